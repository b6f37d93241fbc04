"""Stock-exchange symbols in the bracketed forms releases give them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.plain_text import plain
from summarizer.finding.vocabulary_files import load

_SYMBOL = r"(?P<symbol>[A-Z0-9]{1,8}(?:[.-][A-Z]{1,3})?)"
_EXCHANGE_AND_SYMBOL = re.compile(
    rf"(?<=[(\[;,/`·|])[`*_]{{0,2}}\s?(?P<span>(?P<exchange>[A-Za-z][A-Za-z .-]{{1,36}}?)\s?:\s?"
    rf"[\"'`*_]{{0,3}}{_SYMBOL}[\"'`*_]{{0,3}})"
    r"(?=\s?(?:[)\];,/·|]|\n|\Z)|\s(?:and|or|[–-])\s|\s[A-Z]{2,4}\s?:|[`*_]{1,3}[)\];,/])"
)
_STOCK_CODE = re.compile(
    rf"(?P<span>\b(?:(?:[Ss]tock|[Ss]ecurit(?:y|ies)|[Tt]rading|TSE|[Tt]icker)\s(?:[Cc]ode|[Ss]ymbol|[Nn]umber)(?:\s[Nn]o\.?)?|Ticker|TICKER|(?<=\()Code(?=\s?:\s?\d{{4}}\b)|Code\s[Nn]umber|Bloomberg|Mnemonic)\s?:?\s?{_SYMBOL})(?![\w.])"
)
# `(Euronext Paris - FR0010000001 - ORVL)`
_WITH_ISIN = re.compile(
    rf"(?<=\()\s?(?P<span>(?P<exchange>[A-Za-z][A-Za-z. ]{{1,28}}?)\s?[-–—:,;]\s?(?:ISIN\s?:?\s?)?"
    rf"[A-Z]{{2}}[A-Z0-9]{{9}}\d\s?[-–—,;/]\s?(?:[A-Z]?[a-z]+\s?:\s?)?{_SYMBOL})(?=\s?[),;])"
)
_LINE = re.compile(
    rf"^[\s*_]{{0,4}}(?P<span>(?P<exchange>[A-Za-z][A-Za-z. -]{{1,28}}?)\s?:\s?{_SYMBOL})[ \t*_]*$",
    re.MULTILINE,
)
# `(Code: 4918, TSE Growth)`
_CODE_AND_MARKET = re.compile(
    r"(?P<span>\b[Cc]ode\s?(?:[Nn]o\.?\s?)?:\s?(?P<symbol>\d{3}[0-9A-Z]\d?))(?=,\s(?P<exchange>TSE|Tokyo)\b)"
)
_BARE_CODE = re.compile(r"(?<=\()(?P<span>(?P<symbol>\d{4,6}\.[A-Z]{1,2}))(?=\))")


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return load("exchanges.json", dict[str, dict[str, str]])


def find_tickers(document: Document) -> tuple[Mention, ...]:
    """Kind TICKER, in reading order; `value` is the symbol as written.

    Attributes: `exchange` (canonical name) where it is written, or follows from the symbol's
    suffix (`2171.HK`); in the latter case also `rule`: `ticker_suffix`.
    """
    text = plain(document.text)
    found: dict[int, Mention] = {}
    for pattern in (
        _EXCHANGE_AND_SYMBOL,
        _WITH_ISIN,
        _LINE,
        _CODE_AND_MARKET,
        _STOCK_CODE,
        _BARE_CODE,
    ):
        for match in pattern.finditer(text):
            attributes = _exchange(match)
            if attributes is not None:
                span = Span(*match.span("span"))
                words = document.text[span.start : span.end]
                mention = Mention(Kind.TICKER, span, words, match["symbol"], attributes)
                found.setdefault(span.end, mention)
    return tuple(sorted(found.values(), key=lambda mention: mention.span))


def _exchange(match: re.Match[str]) -> dict[str, str] | None:
    """None where a name before the colon is no exchange: `(Arm: B)`."""
    symbol, written = match["symbol"], match.groupdict().get("exchange")
    if written is None:
        name = _table()["suffixes"].get(symbol.rpartition(".")[2]) if "." in symbol else None
        return {"exchange": name, "rule": "ticker_suffix"} if name else {}
    name = _table()["names"].get(" ".join(written.replace("-", " ").split()).upper())
    return {"exchange": name} if name else None
