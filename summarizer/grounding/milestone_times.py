"""The times of a sentence that an announced event may have, each with the year that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from summarizer.documents.spans import Span
from summarizer.finding.calendar_words import calendar_words
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.numerals import DIGITS, WORD, canonical_of
from summarizer.finding.plain_text import plain
from summarizer.finding.time_windows import resolve
from summarizer.grounding.context import Context

_MONTH = calendar_words().month_pattern
_MONTH_ALONE = re.compile(
    rf"\b(?:in|(?P<by>by|before)|during)\s+(?:the\s+end\s+of\s+)?(?P<month>{_MONTH})(?![\w.]*\s*\d|\w|,?\s+(?:19|20)\d\d"
    r"|\s+(?:of\s+)?(?:this|last|next)\s+year)"
)
_QUARTER_ALONE = re.compile(
    r"\b(?:in|by|during)\s+(?P<quarter>Q(?P<index>[1-4]))\b(?!\W{0,3}(?:20)?\d\d)"
)
# `within 30 days`, from the day of the release; not of something else.
_WITHIN = re.compile(
    rf"\bwithin\s+(?:about\s+|approximately\s+)?(?P<count>{DIGITS}|{WORD})\s+"
    r"(?P<unit>day|week|month)s?\b(?!\s+(?:of|after|from|following|prior|before|to)\b)",
    re.IGNORECASE,
)
# `fiscal year 2026 (April 2026 to March 2027)`
_FISCAL_MONTHS = re.compile(
    rf"\s?\(\s?(?P<first>{_MONTH})\s(?P<year>20\d\d)\s?(?:to|through|-|–)\s?"
    rf"(?P<last>{_MONTH})\s(?P<year2>20\d\d)\s?\)"
)
# A finite verb of the past: what happened in a month without a year is not to come.
_PAST = re.compile(
    r"(?<!\bbe\s)(?<!\bbeen\s)(?<!\bbeing\s)(?<!\bhave\s)\b(?:was|were|received|opened|began|started|submitted"
    r"|granted|met|obtained|announced|filed|gave|completed|dosed|reported|presented)\b"
    r"(?!\s+(?:for|as)\s+(?:[\w-]+\s+){0,4}presentation)",
    re.IGNORECASE,
)
_MONTHS_OF_QUARTER = 3


def times_in(sentence: Span, context: Context) -> list[Mention]:
    """Its times in reading order; one without a year has that of its next turn."""
    released = anchor_day(context)
    fiscal = list(_fiscal_years(sentence, context))
    said = (
        *(_with_year(time, released) for time in context.of(Kind.TIME_EXPRESSION, sentence)),
        *context.of(Kind.DATE, sentence),
        *_without_year(sentence, context, released),
        *_counted(sentence, context),
    )
    free = (time for time in said if not any(time.span.overlaps(one.span) for one in fiscal))
    return sorted((*free, *fiscal), key=lambda mention: mention.span)


def is_to_come(time: Mention, released: date | None) -> bool:
    """Whether a time may be that of an event to come: it does not end before the release."""
    if released is None:
        return True
    window = resolve(time, released)
    if window is None:
        return "fiscal" in time.attributes
    last = window.end or window.start
    if last is None or (last <= released and time.kind is Kind.DATE):
        return False
    is_a_day_told = time.attributes.get("unit") == "day" and "count" not in time.attributes
    return not is_a_day_told and last >= released


def anchor_day(context: Context) -> date | None:
    """The day that relative times count from: the release's own."""
    read = context.release.release_date
    return date.fromisoformat(read.value[:10]) if read and len(read.value) >= 10 else None


def _without_year(sentence: Span, context: Context, released: date | None) -> Iterator[Mention]:
    """`in July`, `in Q3`: the next one after the release, unless the words before it are past."""
    if released is None:
        return
    text = plain(context.document.text)
    for match in _MONTH_ALONE.finditer(text, sentence.start, sentence.end):
        number = calendar_words().month_number(match["month"])
        said = {"unit": "month", "index": str(number)}
        said["year"] = str(released.year + (number < released.month))
        said |= {"relation": "by"} if match["by"] else {}
        place = Span(*match.span("month"))
        if not _PAST.search(text, sentence.start, match.start()):
            yield Mention(Kind.TIME_EXPRESSION, place, context.words(place), match["month"], said)
    for match in _QUARTER_ALONE.finditer(text, sentence.start, sentence.end):
        place = Span(*match.span("quarter"))
        said = {"unit": "quarter", "index": match["index"]}
        alone = Mention(Kind.TIME_EXPRESSION, place, match["quarter"], match["quarter"], said)
        if not _PAST.search(text, sentence.start, match.start()):
            yield _with_year(alone, released)


def _with_year(time: Mention, released: date | None) -> Mention:
    """`in the fourth quarter`: the next one that has not ended on the day of the release."""
    said = time.attributes
    months = {"quarter": _MONTHS_OF_QUARTER, "half": 2 * _MONTHS_OF_QUARTER}.get(
        said.get("unit", "")
    )
    if released is None or months is None or "index" not in said:
        return time
    if any(known in said for known in ("year", "offset", "fiscal", "count")):
        return time
    year = released.year + (int(said["index"]) * months < released.month)
    return replace(time, attributes={**said, "year": str(year)})


def _counted(sentence: Span, context: Context) -> Iterator[Mention]:
    text = plain(context.document.text)
    for match in _WITHIN.finditer(text, sentence.start, sentence.end):
        count = canonical_of(match["count"])
        said = {"unit": match["unit"].lower(), "offset": "0", "modifier": "coming", "count": count}
        place = Span(*match.span())
        known = context.of(Kind.TIME_EXPRESSION, sentence)
        if count.isdigit() and not any(place.overlaps(one.span) for one in known):
            words = context.words(place)
            yield Mention(
                Kind.TIME_EXPRESSION, place, words, f"+{count}", {**said, "relation": "by"}
            )


def _fiscal_years(sentence: Span, context: Context) -> Iterator[Mention]:
    """A company's own year whose months are written behind it."""
    text = plain(context.document.text)
    for time in context.of(Kind.TIME_EXPRESSION, sentence):
        months = _FISCAL_MONTHS.match(text, time.span.end)
        if "fiscal" not in time.attributes or months is None:
            continue
        first = date(int(months["year"]), calendar_words().month_number(months["first"]), 1)
        last = int(months["year2"]), calendar_words().month_number(months["last"])
        end = date(last[0] + last[1] // 12, last[1] % 12 + 1, 1).toordinal() - 1
        said = {"precision": "day", "end": date.fromordinal(end).isoformat()}
        place = Span(time.span.start, months.end())
        yield Mention(Kind.DATE, place, context.words(place), first.isoformat(), said)
