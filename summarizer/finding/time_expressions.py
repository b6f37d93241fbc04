"""Phrases that name a stretch of time (`second half of this year`, `3Q25`, `by year-end`).

Explicit dates are in `dates`; what a phrase means in days is in `time_windows`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.finding.addresses import address_spans
from summarizer.finding.calendar_words import calendar_words
from summarizer.finding.claimed import Claimed
from summarizer.finding.conferences import find_conferences
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.numerals import DIGITS, ORDINAL_VALUES, WORD, canonical_of
from summarizer.finding.plain_text import plain

_RELATION = (
    r"(?:\b(?P<relation>no later than|prior to|by|before|until|through|into|after|following|beyond"
    r"|in|during|at|around|from|since|over|within|towards?)\s{1,2}(?:or around\s)?)?(?:the\s{1,2})?"
)
_MODIFIER = (
    r"(?:(?P<modifier>(?:very early|early|mid|later?)(?=[\s-])|(?:end|beginning|start|middle"
    r"|remainder|rest|balance)(?=\sof\s))(?:[\s-]{0,3}to[\s-]{1,3}(?P<modifier_to>mid|late))?"
    r"(?:\s(?:part\s)?of|\sin)?[\s-]{1,2}(?:the\s)?)?"
)
_YEAR_NUMBER = r"(?:20\d\d)(?!\d)"
_CALENDAR = r"(?:calendar\s(?:year\s)?|CY\s?)?"
_FISCAL = r"(?P<fiscal>fiscal(?:\s(?:year))?\s|FY\s?'?)?"
_YEAR = (
    rf"{_FISCAL}{_CALENDAR}(?:(?P<year>{_YEAR_NUMBER})"
    r"|(?P<which>this|next|last|the current|the coming|the)\s(?:calendar\s)?year(?![\w-]))"
)
_OF_YEAR = rf"(?:\s?,?(?:\s(?:of|in))?\s{_YEAR})?"
_SHORT_YEAR = r"(?:[\s,-]{0,2}(?:of\s)?(?P<fiscal>FY\s?)?'?(?P<year>20\d\d|\d\d)(?![\w%]|\.\d))?"
_ORDINAL = r"(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]"
_SPAN_UNIT = r"(?P<unit>days?|weeks?|months?|quarters?|years?)(?!\w)"
_RELATIONS = {
    **dict.fromkeys(("by", "before", "no later than", "prior to"), "by"),
    **dict.fromkeys(("until", "through", "into"), "until"),
    **dict.fromkeys(("after", "following", "beyond", "since"), "after"),
    "from": "from",
}
_MODIFIERS = {
    "very early": "early",
    "beginning": "early",
    "start": "early",
    "middle": "mid",
    "rest": "remainder",
    "balance": "remainder",
}
_ARTICLE = re.compile(r"\s{0,2}(?:the\s{1,2})?", re.IGNORECASE)
_OFFSETS = {
    "this": "0",
    "the": "0",
    "the current": "0",
    "next": "1",
    "the coming": "1",
    "last": "-1",
}

_Attributes = dict[str, str]
_Reader = Callable[[re.Match[str]], "_Attributes | None"]


def find_time_expressions(document: Document) -> tuple[Mention, ...]:
    """Time phrases in reading order, none inside another.

    `value` is a short canonical form such as `2025-H2`, `+0-H2` (years from the anchor's), `ASH`.
    Attributes, each only where the words give it: `unit` (half, quarter, year, month, week, day,
    conference), `index` (which half, quarter or month), `year`, `offset` (years, or units, from
    the anchor's own), `modifier` (early, mid, late, end, later, remainder), `modifier_to`,
    `relation` (by, until, after, from; else the phrase names the time itself), `count` (of units
    from the anchor on), `fiscal` (`true`: the company's own calendar), `conference`.
    """
    text = plain(document.text)
    claimed = Claimed(len(text), address_spans(document.text))
    found = list(find_conferences(document))
    for mention in found:
        claimed.take(mention.span.start, mention.span.end)
    for pattern, read in _patterns():
        for match in pattern.finditer(text):
            attributes = read(match)
            start, end = _named(match)
            if attributes is None or not claimed.free(start, end):
                continue
            attributes |= _relation(match)
            claimed.take(start, end)
            found.append(_mention(document, Span(start, end), attributes))
    return tuple(sorted(found, key=lambda mention: mention.span))


def _mention(document: Document, span: Span, attributes: Mapping[str, str]) -> Mention:
    text = document.text[span.start : span.end]
    return Mention(Kind.TIME_EXPRESSION, span, text, _canonical(attributes), attributes)


def _canonical(attributes: Mapping[str, str]) -> str:
    offset = attributes.get("offset")
    unit = attributes.get("unit", "")
    parts = [
        attributes.get("year") or ("" if offset is None else f"{int(offset):+d}"),
        *(attributes.get(name, "") for name in ("modifier", "modifier_to")),
        "" if unit == "year" else unit[:1].upper() + attributes.get("index", ""),
    ]
    return "-".join(part for part in parts if part)


def _named(match: re.Match[str]) -> tuple[int, int]:
    """The phrase without a preposition that says no more than that it is a time (`in the`)."""
    start = match.start()
    if match.groupdict().get("relation") and not _relation(match):
        start = match.end("relation")
    head = _ARTICLE.match(match.string, start)
    start = head.end() if head else start
    return start, match.end() - len(match.group()) + len(match.group().rstrip(" ,\n"))


def _relation(match: re.Match[str]) -> _Attributes:
    groups = match.groupdict()
    relation = _RELATIONS.get(" ".join((groups.get("relation") or "").lower().split()))
    return {"relation": relation} if relation else {}


def _modifier(match: re.Match[str]) -> _Attributes:
    groups = match.groupdict()
    attributes: _Attributes = {}
    for name in ("modifier", "modifier_to"):
        word = " ".join((groups.get(name) or "").lower().split())
        if word:
            attributes[name] = _MODIFIERS.get(word, word)
    return attributes


def _year(match: re.Match[str]) -> _Attributes:
    """Which year, by number or by its distance from the anchor's."""
    groups = match.groupdict()
    attributes: _Attributes = {"fiscal": "true"} if groups.get("fiscal") else {}
    if groups.get("year"):
        attributes["year"] = groups["year"] if len(groups["year"]) == 4 else f"20{groups['year']}"
    elif groups.get("which"):
        attributes["offset"] = _OFFSETS[" ".join(groups["which"].lower().split())]
    return attributes


def _read_ordinal_period(match: re.Match[str]) -> _Attributes | None:
    unit = match["period"].lower()
    index = ORDINAL_VALUES[match["ordinal"].lower()]
    if unit == "half" and index > 2:
        return None
    attributes = {"unit": unit, "index": str(index)} | _modifier(match) | _year(match)
    if match["fiscal_period"] or match["fiscal_before"]:
        attributes["fiscal"] = "true"
    return attributes


def _read_coded_period(match: re.Match[str]) -> _Attributes | None:
    """`H2 2025`, `2H25`, `Q3'25`, `4Q 2026`; a bare `H1` says nothing of time."""
    index = int(match["before"] or match["after"])
    unit = "half" if (match["code"] or match["code_after"]).upper() == "H" else "quarter"
    if match["year"] is None or (unit == "half" and index > 2):
        return None
    return {"unit": unit, "index": str(index)} | _modifier(match) | _year(match)


def _read_year(match: re.Match[str]) -> _Attributes | None:
    modifier = _modifier(match)
    attributes = {"unit": "year"} | modifier | _year(match)
    is_bare = not modifier and ("year" in attributes or match["which"].lower() == "the")
    return attributes if not is_bare or "fiscal" in attributes else None


def _read_year_end(match: re.Match[str]) -> _Attributes:
    word = "mid" if match["word"].lower().startswith("mid") else "end"
    attributes = {"unit": "year", "modifier": word} | _year(match)
    return attributes if "year" in attributes else attributes | {"offset": "0"}


def _read_month(match: re.Match[str]) -> _Attributes:
    number = calendar_words().month_number(match["month"])
    return {"unit": "month", "index": str(number)} | _modifier(match) | _year(match)


def _read_relative(match: re.Match[str]) -> _Attributes:
    offset = _OFFSETS[" ".join(match["which"].lower().split())]
    return {"unit": match["unit"].lower(), "offset": offset} | _modifier(match)


def _read_coming(match: re.Match[str]) -> _Attributes:
    attributes = {"unit": match["unit"].lower().rstrip("s"), "offset": "0", "modifier": "coming"}
    if match["most"]:
        attributes["count"] = canonical_of(match["most"])
    return attributes


def _read_day(match: re.Match[str]) -> _Attributes:
    return {"unit": "day", "offset": "0" if match["day"].lower() == "today" else "-1"}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    """Most specific first: a later form never reads inside an earlier one."""
    month = calendar_words().month_pattern
    head = rf"{_RELATION}{_MODIFIER}"
    number = rf"(?:{DIGITS}|{WORD})"
    readers: tuple[tuple[str, _Reader], ...] = (
        (
            rf"{head}\b(?P<fiscal_before>fiscal\s)?{_ORDINAL}(?P<fiscal_period>fiscal[\s-])?(?P<period>half|quarter)(?![\w-])"
            rf"(?:\s\((?:[12]H|H[12]|Q[1-4]|[1-4]Q)\))?{_OF_YEAR}",
            _read_ordinal_period,
        ),
        (
            rf"{head}(?<![\w-])(?:(?P<code>[HQ])(?P<after>[1-4])|(?P<before>[1-4])"
            rf"(?P<code_after>[HQ])){_SHORT_YEAR}",
            _read_coded_period,
        ),
        (
            rf"{_RELATION}\b(?P<word>year[\s-]?end|mid-?year|end of (?:the )?year)(?!\w)"
            rf"(?:,?\s(?:of\s)?{_YEAR})?",
            _read_year_end,
        ),
        (
            rf"{_RELATION}\b(?P<month>{month})\s(?:of\s)?(?P<fiscal>(?!))?(?P<year>(?!))?"
            r"(?P<which>this|next|last)\syear(?!\w)",
            _read_month,
        ),
        (rf"{head}\b{_YEAR}", _read_year),
        (
            rf"{_RELATION}(?P<modifier>early|mid|late|end|beginning|middle)(?:\sof)?[\s-]"
            rf"(?P<month>{month})[\s,]{{1,2}}(?P<fiscal>(?!))?(?P<year>{_YEAR_NUMBER})",
            _read_month,
        ),
        (
            rf"{head}\b(?P<which>this|next|last|the current|the coming)\s(?P<unit>quarter|month"
            rf"|week)"
            r"(?![\w-])",
            _read_relative,
        ),
        (
            rf"\b(?:in|over|within|during|for)\sthe\s(?:coming|next|following)\s(?:few\s|several\s"
            rf"|couple\sof\s|(?:{number}(?:\s?-\s?|\sto\s))?(?P<most>{number})\s)?{_SPAN_UNIT}",
            _read_coming,
        ),
        (r"\b(?P<day>today|yesterday)\b", _read_day),
    )
    return tuple((re.compile(source, re.IGNORECASE), read) for source, read in readers)
