"""Web and mail addresses: where they stand, and which of them are one and the same page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.reading import Reading
from summarizer.finding.vocabulary_files import load

_WEB = re.compile(r"https?://[^\s<>\"“”|]{1,2000}|\bwww\.[^\s<>\"“”|]{1,2000}", re.IGNORECASE)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_NOT_AT_THE_END = ".,;:!?'’*_>"
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|ico|bmp)$", re.IGNORECASE)
_TRACKING_QUERY = re.compile(r"^(?:utm_\w{1,40}|feedref|src|ref|sn|sd)=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """One page, however often and in however many spellings the document gives it.

    Attributes:
        canonical: As written, in its best spelling: https before http, then the first one.
        variants: Every other spelling, in reading order.
    """

    canonical: Reading
    variants: tuple[str, ...]


@cache
def _noise_hosts() -> frozenset[str]:
    return frozenset(load("noise_hosts.json", tuple[str, ...]))


def find_addresses(document: Document) -> tuple[Mention, ...]:
    """Web addresses, images and pixels included; `value` is the page they name, by `page_key`."""
    return tuple(
        Mention(Kind.URL, span, document.text[span.start : span.end], page_key(address))
        for span in _web_spans(document.text)
        for address in (document.text[span.start : span.end],)
    )


def address_spans(text: str) -> tuple[Span, ...]:
    """Web and mail addresses: places whose digits are no dates, numbers or ids."""
    mails = (Span(*match.span()) for match in _MAIL.finditer(text))
    return (*_web_spans(text), *mails)


def read_addresses(document: Document) -> tuple[Address, ...]:
    """Pages in the order of their first mention; images, pixels and media hosts left out."""
    spellings: dict[str, list[Mention]] = {}
    for mention in find_addresses(document):
        if not _is_noise(mention.text):
            spellings.setdefault(mention.value, []).append(mention)
    return tuple(_one_address(mentions) for mentions in spellings.values())


def page_key(address: str) -> str:
    """Scheme, `www.`, trailing slash, fragment and tracking do not make another page."""
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
    except ValueError:  # a host that no browser would take, such as an open IPv6 bracket
        return address
    query = "&".join(
        piece for piece in parts.query.split("&") if piece and not _TRACKING_QUERY.match(piece)
    )
    host = parts.netloc.lower().removeprefix("www.")
    return f"https://{host}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")


def host_of(address: str) -> str:
    return page_key(address).removeprefix("https://").split("/")[0].split("?")[0]


def _one_address(mentions: list[Mention]) -> Address:
    best = min(mentions, key=lambda mention: not mention.text.lower().startswith("https"))
    others = dict.fromkeys(mention.text for mention in mentions if mention.text != best.text)
    return Address(Reading(best.text, best.span), tuple(others))


def _is_noise(address: str) -> bool:
    path = page_key(address).split("?")[0]
    return bool(_IMAGE.search(path)) or host_of(address) in _noise_hosts()


def _web_spans(text: str) -> tuple[Span, ...]:
    return tuple(
        Span(match.start(), match.start() + len(_without_tail(match.group())))
        for match in _WEB.finditer(text)
    )


def _without_tail(address: str) -> str:
    """Drops closing punctuation, and what follows a bracket the address did not open."""
    depth = 0
    for index, character in enumerate(address):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(character, 0)
        if depth < 0:
            address = address[:index]
            break
    return address.rstrip(_NOT_AT_THE_END)
