"""Explicit dates, in every form releases use, as ISO values with the precision that is written.

Relative and vague time phrases are in `time_expressions`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.finding.addresses import address_spans
from summarizer.finding.calendar_words import CalendarWords, calendar_words
from summarizer.finding.claimed import Claimed
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.plain_text import plain

_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_CLOCK = (
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{1,6})?)?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?"
)
_LONGEST_CLOCK = 48  # characters of "12:00 midnight Eastern Standard Time on Wednesday, "


@dataclass(frozen=True, slots=True)
class _Written:
    """What a pattern read: ISO value to the day at most, and how precise it is."""

    value: str
    precision: str
    attributes: Mapping[str, str] = field(default_factory=dict[str, str])


_Reader = Callable[[re.Match[str]], "_Written | None"]


def find_dates(document: Document) -> tuple[Mention, ...]:
    """Dates in reading order.

    `value`: `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`; `precision` says which (year,
    month, day, minute). Further attributes where written: `zone` (as written, nothing converted),
    `second`, `weekday`, `end` (last day of a range of days), `rule` (how all-digit forms were
    read). `03/04/2026` outside a wire stamp could be two days and is no mention.
    """
    text = plain(document.text)
    claimed = Claimed(len(text), address_spans(document.text))
    found: list[Mention] = []
    for pattern, read in _patterns():
        for match in pattern.finditer(text):
            start, end = match.span("date")
            written = read(match)
            if written is None or not claimed.free(start, end):
                continue
            found.append(_mention(document, text, written, start, end))
            claimed.take(found[-1].span.start, found[-1].span.end)
    return tuple(sorted(found, key=lambda mention: mention.span))


def _mention(document: Document, text: str, written: _Written, start: int, end: int) -> Mention:
    value, precision, attributes = written.value, written.precision, dict(written.attributes)
    clock = _clock_beside(text, start, end) if precision == "day" else None
    if clock is not None and "end" not in attributes:
        start, end = min(start, clock.span.start), max(end, clock.span.end)
        value, precision = f"{value}T{clock.value}", "minute"
        attributes |= clock.attributes
    return Mention(
        kind=Kind.DATE,
        span=Span(start, end),
        text=document.text[start:end],
        value=value,
        attributes={"precision": precision, **attributes},
    )


@dataclass(frozen=True, slots=True)
class _Clock:
    span: Span
    value: str
    attributes: Mapping[str, str]


def _clock_beside(text: str, start: int, end: int) -> _Clock | None:
    """A time of day directly after the date, else directly before it."""
    after, before = _clock_patterns()
    match = after.match(text, end, end + _LONGEST_CLOCK)
    if match is None:
        match = before.search(text, max(0, start - _LONGEST_CLOCK), start)
    return _read_clock(match) if match else None


def _read_clock(match: re.Match[str]) -> _Clock | None:
    if match["minute"] is None and match["half"] is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"] is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    try:
        value = time(hour, minute).isoformat(timespec="minutes")
    except ValueError:
        return None
    parts = {"second": match["second"], "zone": match["zone"]}
    attributes = {name: part for name, part in parts.items() if part}
    return _Clock(Span(*match.span("clock")), value, attributes)


@cache
def _clock_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = calendar_words()
    clock = rf"(?P<clock>{_CLOCK}(?:\s?\(?(?P<zone>{words.zone_pattern})\)?)?)"
    after = re.compile(rf"(?:T|,?\s(?:at\s)?|\s[/|]\s){clock}(?!\w)", re.IGNORECASE)
    before = re.compile(rf"(?<![\w:.]){clock},?\s(?:on\s)?$", re.IGNORECASE)
    return after, before


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    """Most specific first: a later form never reads inside an earlier one."""
    words = calendar_words()
    month, weekday = words.month_pattern, rf"(?:(?P<weekday>{words.weekday_pattern}),?\s)?"
    day, second_day = rf"(?P<day>\d{{1,2}}){_ORDINAL}", rf"(?P<day2>\d{{1,2}}){_ORDINAL}"
    to = r"\s?(?:-|to|and|through)\s?"
    month_first = (
        rf"(?P<date>{weekday}\b(?P<month>{month})\s?{day}"
        rf"(?:{to}(?:(?P<month2>{month})\s)?{second_day})?(?:,\s{{0,2}}|\s{{1,2}}){_YEAR})"
    )
    day_first = (
        rf"(?P<date>{weekday}(?<![\w/.-]){day}(?:(?:\s(?P<month>{month}))?{to}{second_day})?"
        rf"(?:\sof)?[\s-](?P<month2>{month})[\s,-]{{1,2}}{_YEAR})"
    )
    iso = (
        r"(?<![\w/.-])(?P<date>(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>\d\d)(?P=mark)"
        r"(?P<day>\d\d))(?![\d/]|[-.]\d)"
    )
    digits = (
        r"(?P<stamp>\b(?:PUB|DISC):\s?)?(?<![\w/.-])(?P<date>(?P<a>\d{1,2})(?P<mark>[/.])"
        rf"(?P<b>\d{{1,2}})(?P=mark){_YEAR})(?P<german>\s/\s\d\d:\d\d\sC)?"
    )
    month_year = rf"\b(?P<date>(?P<month>{month}),?\s(?:of\s)?{_YEAR})"
    year = (
        r"\b(?:in|since|during|by|until|through|into|from|before|after"
        rf"|(?:planned|expected|foreseen|scheduled|targeted|slated|envisaged)\sfor)\s(?P<date>{_YEAR})"
        r"(?![%\w]|[.,/]\d|-\d|\s(?:patients|subjects|participants|people))"
    )
    readers: tuple[tuple[str, _Reader], ...] = (
        (month_first, lambda match: _read_named(match, words)),
        (day_first, lambda match: _read_named(match, words)),
        (iso, lambda match: _read_iso(match)),
        (digits, lambda match: _read_digits(match)),
        (month_year, lambda match: _read_month(match, words)),
        (year, lambda match: _Written(match["year"], "year")),
    )
    return tuple((re.compile(source, re.IGNORECASE), read) for source, read in readers)


def _read_named(match: re.Match[str], words: CalendarWords) -> _Written | None:
    year, day, last_day = int(match["year"]), int(match["day"]), match["day2"]
    month = words.month_number(match["month"] or match["month2"])
    last_month = words.month_number(match["month2"] or match["month"])
    first = _iso(year, month, day)
    attributes = dict(_weekday(match))
    if last_day is not None:
        last = _iso(year, last_month, int(last_day))
        if first is None or last is None or last < first:
            return None
        attributes["end"] = last
    return _Written(first, "day", attributes) if first else None


def _weekday(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    if match["weekday"]:
        yield "weekday", match["weekday"].capitalize()


def _read_iso(match: re.Match[str]) -> _Written | None:
    value = _iso(int(match["year"]), int(match["month"]), int(match["day"]))
    return _Written(value, "day") if value else None


def _read_digits(match: re.Match[str]) -> _Written | None:
    """`DD.MM.YYYY` of a German wire, `MM/DD/YYYY` of a US wire stamp, else what can be one day."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    month_first, day_first = _iso(year, a, b), _iso(year, b, a)
    if match["stamp"]:
        value, rule = month_first, "wire_stamp_month_first"
    elif match["german"]:
        value, rule = day_first, "german_wire_day_first"
    elif month_first and day_first and month_first != day_first:
        return None
    else:
        value, rule = month_first or day_first, "one_reading_possible"
    return _Written(value, "day", {"rule": rule}) if value else None


def _read_month(match: re.Match[str], words: CalendarWords) -> _Written:
    return _Written(f"{match['year']}-{words.month_number(match['month']):02}", "month")


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
