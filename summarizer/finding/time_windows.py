"""What a time phrase means in days, by a fixed list of rules, each with its id.

Rules marked as house conventions stand for no calendar; they are this project's reading of words
that have no exact one.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from summarizer.finding.mentions import Kind, Mention

RULES: Mapping[str, str] = {
    "explicit_date": "a written date is itself; a month or a year is all of its days",
    "half_year": "H1 is 1 January to 30 June, H2 is 1 July to 31 December",
    "quarter": "Q1 begins on 1 January; each quarter has three months",
    "month": "all days of the month",
    "mid_year": "1 May to 31 August (house convention)",
    "early_year": "the first quarter (house convention)",
    "late_year": "the fourth quarter (house convention); the end of a year likewise",
    "by_year_end": "from the anchor to 31 December",
    "by_end_of_period": "open start, to the last day of the period",
    "by_day": "from the anchor to the day that is written",
    "until_period": "open start, to the last day of the period",
    "after_period": "from the day after the period, open end",
    "from_period": "from the first day of the period, open end",
    "this_period": "the anchor's own year, quarter, month or week, or the one before or after it",
    "later_this_year": "from the anchor to the last day of the period",
    "coming_period": "from the anchor, open end",
    "coming_count": "from the anchor, for as many units as are written",
    "today": "the anchor's day, or the day before it",
}
"""Rule ids and what each does."""

_MID = ((5, 1), (8, 31))


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """A stretch of days, both ends included.

    Attributes:
        start: First day; None where the words give none.
        end: Last day; None where the words give none.
        precision: What the words speak of: year, half, quarter, month or day.
        rule: A key of `RULES`.
        needs_anchor: Whether the days were counted from the anchor.
    """

    start: date | None
    end: date | None
    precision: str
    rule: str
    needs_anchor: bool


def resolve(mention: Mention, anchor: date | None) -> TimeWindow | None:
    """The window of a TIME_EXPRESSION or DATE mention.

    None where no rule converts it: fiscal calendars, conferences, a half or quarter without a
    year, and relative words without an anchor.

    Args:
        mention: From `find_time_expressions` or `find_dates`.
        anchor: The day the words are counted from, normally that of the dateline.
    """
    if mention.kind is Kind.DATE:
        return _of_date(mention)
    said = mention.attributes
    if mention.kind is not Kind.TIME_EXPRESSION or "fiscal" in said or "conference" in said:
        return None
    if ("offset" in said or "count" in said) and anchor is None:
        return None
    try:
        window = _window(said, anchor)
    except (ValueError, OverflowError):  # beyond the calendar of `datetime`
        return None
    return window and _related(window, said, anchor)


def _of_date(mention: Mention) -> TimeWindow | None:
    precision = mention.attributes["precision"]
    start = date.fromisoformat((mention.value[:10] + "-01-01")[:10])
    if precision == "year":
        end = date(start.year, 12, 31)
    elif precision == "month":
        end = _month(start.year, start.month)[1]
    else:
        end = date.fromisoformat(mention.attributes.get("end", mention.value[:10]))
        precision = "day"
    return TimeWindow(start, end, precision, "explicit_date", needs_anchor=False)


def _window(said: Mapping[str, str], anchor: date | None) -> TimeWindow | None:
    unit = said["unit"]
    if said.get("modifier") == "coming" and anchor is not None:
        return _coming(unit, int(said.get("count", "0")), anchor)
    if unit in ("quarter", "month", "week", "day") and "offset" in said and "index" not in said:
        return _counted(unit, int(said["offset"]), anchor)
    year = _year(said, anchor)
    if year is None:
        return None
    anchored = "year" not in said
    if unit == "year":
        return _part_of_year(said, year, anchored=anchored)
    start, end = _period(unit, int(said["index"]), year)
    rule = {"half": "half_year"}.get(unit, unit)
    return TimeWindow(start, end, unit, rule, needs_anchor=anchored)


def _year(said: Mapping[str, str], anchor: date | None) -> int | None:
    if "year" in said:
        return int(said["year"])
    return anchor.year + int(said["offset"]) if anchor and "offset" in said else None


def _part_of_year(said: Mapping[str, str], year: int, *, anchored: bool) -> TimeWindow:
    first, last = said.get("modifier", ""), said.get("modifier_to") or said.get("modifier", "")
    parts = {
        "early": (date(year, 1, 1), date(year, 3, 31), "early_year", "quarter"),
        "mid": (date(year, *_MID[0]), date(year, *_MID[1]), "mid_year", "month"),
        "late": (date(year, 10, 1), date(year, 12, 31), "late_year", "quarter"),
        "end": (date(year, 10, 1), date(year, 12, 31), "late_year", "quarter"),
    }
    whole = (date(year, 1, 1), date(year, 12, 31), "this_period", "year")
    start, _, rule, precision = parts.get(first, whole)
    _, end, _, _ = parts.get(last, whole)
    return TimeWindow(start, end, precision, rule, needs_anchor=anchored)


def _period(unit: str, index: int, year: int) -> tuple[date, date]:
    months = {"half": 6, "quarter": 3, "month": 1}[unit]
    return date(year, months * (index - 1) + 1, 1), _month(year, months * index)[1]


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _counted(unit: str, offset: int, anchor: date | None) -> TimeWindow | None:
    if anchor is None:
        return None
    if unit == "day":
        day = anchor + timedelta(days=offset)
        return TimeWindow(day, day, "day", "today", needs_anchor=True)
    if unit == "week":
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=offset)
        return TimeWindow(monday, monday + timedelta(days=6), "day", "this_period", True)
    per_year = {"quarter": 4, "month": 12}[unit]
    index = anchor.year * per_year + (anchor.month - 1) * per_year // 12 + offset
    start, end = _period(unit, index % per_year + 1, index // per_year)
    return TimeWindow(start, end, unit, "this_period", needs_anchor=True)


def _coming(unit: str, count: int, anchor: date) -> TimeWindow:
    if count == 0:
        return TimeWindow(anchor, None, _precision(unit), "coming_period", needs_anchor=True)
    if unit in ("day", "week"):
        end = anchor + timedelta(days=count * (7 if unit == "week" else 1))
    else:
        months = anchor.month - 1 + count * {"month": 1, "quarter": 3, "year": 12}[unit]
        year, month = anchor.year + months // 12, months % 12 + 1
        end = date(year, month, min(anchor.day, monthrange(year, month)[1]))
    return TimeWindow(anchor, end, _precision(unit), "coming_count", needs_anchor=True)


def _precision(unit: str) -> str:
    return "day" if unit == "week" else unit


def _related(window: TimeWindow, said: Mapping[str, str], anchor: date | None) -> TimeWindow | None:
    """Moves the ends by what stands before the period: by, until, after, later in, rest of."""
    relation, modifier = said.get("relation"), said.get("modifier")
    if modifier in ("later", "remainder"):
        later = replace(window, rule="later_this_year", needs_anchor=True)
        return replace(later, start=anchor) if _precedes_end(window, anchor) else None
    if relation == "by" and said["unit"] == "year" and modifier == "end":
        ending = replace(window, precision="year", rule="by_year_end", needs_anchor=True)
        return replace(ending, start=anchor if _precedes_end(window, anchor) else None)
    if relation == "by":
        return replace(window, start=None, rule="by_end_of_period")
    if relation == "until":
        return replace(window, start=None, rule="until_period")
    if relation == "from":
        return replace(window, end=None, rule="from_period")
    if relation == "after" and window.end is not None:
        return replace(window, start=window.end + timedelta(days=1), end=None, rule="after_period")
    return window


def _precedes_end(window: TimeWindow, anchor: date | None) -> bool:
    return anchor is not None and window.end is not None and anchor <= window.end
