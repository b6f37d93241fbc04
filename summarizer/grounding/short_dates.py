"""Days and months without their year: `19 May`, `in June`, `yesterday`, `last month`.

Only the day of the release makes dates of them: the last such day or month before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from summarizer.documents.spans import Span
from summarizer.finding.calendar_words import calendar_words
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context, derived
from summarizer.schemas.stated import PartialDate, Precision, Stated

_MONTH = calendar_words().month_pattern
_NO_YEAR = r"(?!\w|\s*[,/-]?\s*(?:of\s+)?(?:19|20)\d\d|\s*[-–]\s*\d)"
_DAY_AND_MONTH = re.compile(
    rf"(?<![\w./-])(?P<words>(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})"
    rf"|(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?))(?![\d:%.]\d|\d){_NO_YEAR}"
    r"(?!,?\s+(?:of\s+)?(?:19|20)\d\d|\s+(?:patients|subjects|participants|adults|people))"
)
_MONTH_ALONE = re.compile(
    rf"\b(?:in|since)\s+(?:early\s+|late\s+|mid-)?(?P<words>(?P<month>{_MONTH})"
    r"(?:\s+(?:of\s+)?(?P<which>this|last)\s+year)?)(?!\s*\d|\w|,?\s+(?:of\s+)?(?:19|20)\d\d)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?P<words>yesterday|(?:earlier\s+)?today|(?:earlier\s+|late\s+|in\s+)?(?:last|this)\s+month"
    r"|earlier\s+this\s+month|(?<!\bof\s)(?<!\bof\sthe\s)(?:in\s+|earlier\s+)?last\s+year|earlier\s+this\s+year)\b",
    re.IGNORECASE,
)


def short_dates(sentence: Span, context: Context) -> Iterator[tuple[Span, Stated[PartialDate]]]:
    """Each with the words it stands for; none where the release has no day of its own."""
    released = released_on(context)
    if released is None:
        return
    text = plain(context.document.text)
    for match in _DAY_AND_MONTH.finditer(text, sentence.start, sentence.end):
        month = match["month"] or match["month2"]
        if month[0].isupper() and (value := _day(month, match["day"] or match["day2"], released)):
            yield _derived(match, value, Precision.DAY, "day-before-release", context)
    for match in _MONTH_ALONE.finditer(text, sentence.start, sentence.end):
        if match["month"].lower() == "may" and match["month"] != "May":
            continue
        value = _month(match["month"], match["which"], released)
        yield _derived(match, value, Precision.MONTH, "month-before-release", context)
    for match in _COUNTED.finditer(text, sentence.start, sentence.end):
        value, precision = _counted(match["words"].lower(), released)
        yield _derived(match, value, precision, "counted-from-release", context)


def released_on(context: Context) -> date | None:
    """The day of the release, where it is known to the day."""
    read = context.release.release_date
    return date.fromisoformat(read.value[:10]) if read and len(read.value) >= 10 else None


def _derived(
    match: re.Match[str], value: str, precision: Precision, rule: str, context: Context
) -> tuple[Span, Stated[PartialDate]]:
    place = Span(*match.span("words"))
    words = context.words(place)
    told = PartialDate(value=value, precision=precision, raw_text=words)
    return place, derived(told, rule, context.evidence(place))


def _day(month: str, day: str, released: date) -> str | None:
    number = calendar_words().month_number(month)
    try:
        told = date(released.year, number, int(day))
        return (told if told <= released else told.replace(year=released.year - 1)).isoformat()
    except ValueError:
        return None


def _month(month: str, which: str | None, released: date) -> str:
    number = calendar_words().month_number(month)
    year = released.year - (number > released.month)
    if which:
        year = released.year - (which.lower() == "last")
    return f"{year:04d}-{number:02d}"


def _counted(words: str, released: date) -> tuple[str, Precision]:
    if "yesterday" in words:
        return (released - timedelta(days=1)).isoformat(), Precision.DAY
    if "today" in words:
        return released.isoformat(), Precision.DAY
    if "month" in words:
        day = released.replace(day=1)
        day = day - timedelta(days=1) if "last" in words else day
        return f"{day.year:04d}-{day.month:02d}", Precision.MONTH
    return f"{released.year - ('last' in words):04d}", Precision.YEAR
