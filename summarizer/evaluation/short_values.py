"""Dates and windows as a gold file writes them, and back."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from summarizer.schemas.result import Timepoint
from summarizer.schemas.stated import Interval, PartialDate, Precision

_RULE = "gold"
_PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY, 16: Precision.MINUTE}
_DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_LONGEST_MONTH, _LONGEST_QUARTER, _LONGEST_HALF = 31, 92, 184


def expanded(kind: Any, given: object, words: str) -> object:
    """The long form of a short value; anything else, and what is no short form, as it is.

    Args:
        kind: The type that the schema wants.
        given: The JSON value.
        words: The document's words for it.
    """
    if kind is PartialDate and isinstance(given, str):
        precision = _PRECISIONS.get(len(given), Precision.DAY)
        return {"value": given, "precision": precision, "raw_text": words}
    if kind is Interval and isinstance(given, dict) and {*given} <= {"start", "end"}:
        long = {**given, "precision": Precision.DAY, "raw_text": words, "rule_id": _RULE}
        return {**long, "precision": _precision(given.get("start"), given.get("end"))}
    if kind is Timepoint and isinstance(given, dict):
        return {**given, **_in_days(given)}
    return given


def shortened(value: object) -> object:
    """The form in which a gold file writes a value of the schema, as JSON."""
    match value:
        case PartialDate():
            return value.value
        case Interval():
            return {"start": _iso(value.start), "end": _iso(value.end)}
        case Timepoint():
            return {"value": f"{value.value:f}", "unit": value.unit}
        case Decimal():
            return f"{value:f}"
    return value


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _precision(start: object, end: object) -> Precision:
    """The unit that a window has the size of; a day where it is open or no calendar unit."""
    try:
        first, last = date.fromisoformat(str(start)), date.fromisoformat(str(end))
    except ValueError:
        return Precision.DAY
    days = (last - first).days + 1
    if first.day != 1 or (last + timedelta(days=1)).day != 1:
        return Precision.DAY
    if days <= _LONGEST_MONTH:
        return Precision.MONTH
    if days <= _LONGEST_QUARTER:
        return Precision.QUARTER
    return Precision.HALF if days <= _LONGEST_HALF else Precision.YEAR


def _in_days(given: dict[str, Any]) -> dict[str, Decimal]:
    days = _DAYS.get(str(given.get("unit")))
    try:
        return {"days": days * Decimal(str(given["value"]))} if days else {}
    except (ArithmeticError, KeyError):
        return {}
