"""The issuer of a release whose opening begins with something else than its name.

A labelled line, the company that is defined as `the Company`, the one with the stock-exchange
symbol, or the first company of the opening whose first word the headline holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.company_names import COMPANY_NAME
from summarizer.finding.plain_text import plain
from summarizer.finding.reading import Reading, literal
from summarizer.finding.tickers import find_tickers

_LABELLED = re.compile(
    r"^[ *_|]{0,4}(?:(?:company|issuer|name\sof\s(?:the\s)?(?:company|issuer"
    r"|(?:listed\s)?corporation)|listed\scompany)"
    r"(?:\sname)?)[*_ ]{0,3}[:|][*_ ]{0,3}(?P<name>[^\n|;(]{3,80})",
    re.IGNORECASE | re.MULTILINE,
)
_DEFINED = re.compile(
    r"\s?\([^()\n]{0,90}?(?:\"|\b)(?:[Tt]he\s)?\"?(?:Company|Group)\b|,?\s\((?:hereinafter|hereafter)\b"
)
_OPENING = (Section.HEADLINE, Section.LEAD, Section.QUOTE, Section.BODY)
_FIRST = 1500  # characters of title, summary points and first paragraphs
# Behind these a company is no subject of the news: a partner, a buyer, an investor, a place.
_NO_SUBJECT = re.compile(r"\b(?:with|from|to|by|at|of|for|and|led\sby|than)\s(?:the\s)?$")


def named_issuer(document: Document) -> Reading | None:
    """Who the opening shows to be the issuer; None where it names no company."""
    text = plain(document.text)
    start = min((part.start for part in document.sections if part.section in _OPENING), default=0)
    opening = Span(start, min(len(text), start + _FIRST))
    labelled = _LABELLED.search(text, 0, opening.end)
    if labelled is not None:
        return literal(document, *labelled.span("name"))
    names = list(_names(document, text, opening))
    tickers = [mention.span for mention in find_tickers(document)]
    for reading in names:
        if any(0 <= ticker.start - reading.span.end <= len(" (the ") for ticker in tickers):
            return reading
    for reading in names:
        if _DEFINED.match(text, reading.span.end):
            return reading
    return _subject(text, names, opening)


def _subject(text: str, names: list[Reading], opening: Span) -> Reading | None:
    """The first company that is no partner, those whose first word begins a headline ahead."""
    headline = text[opening.start : opening.start + 200].lower()
    acting = [
        one
        for one in names
        if _NO_SUBJECT.search(text[max(0, one.span.start - 30) : one.span.start]) is None
    ]
    told = [one for one in acting if headline.startswith(_first_word(one))]
    alone = [
        one
        for one in acting
        if not text[text.rfind("\n", 0, one.span.start) + 1 : one.span.start].strip()
    ]
    return next(iter((*told, *alone, *acting)), None)


def _first_word(name: Reading) -> str:
    return name.value.split()[0].strip(",.").lower()


def _names(document: Document, text: str, opening: Span) -> Iterator[Reading]:
    for match in COMPANY_NAME.finditer(text, opening.start, opening.end):
        reading = literal(document, *match.span("name"))
        if not reading.value.isupper():
            yield reading
