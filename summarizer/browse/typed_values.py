"""What a person typed, as a value of the kind that the field holds."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING

from summarizer.errors import BadInput
from summarizer.schemas.stated import Interval, PartialDate
from summarizer.views.designation_names import designation_code
from summarizer.views.labels import label

if TYPE_CHECKING:
    from pydantic import JsonValue

_PRECISIONS = {4: "year", 7: "month", 10: "day", 16: "minute"}
_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\s+to\s+(\d{4}-\d{2}-\d{2}))?")
_TRUTH = {"yes": True, "true": True, "no": False, "false": False}


def typed_value(old: object, typed: str) -> JsonValue:
    """The JSON of a new value; null where nothing was typed.

    Args:
        old: The value it replaces; its kind decides what may be typed.
        typed: Words in the form in which values are shown.

    Raises:
        BadInput: This is no value of that kind; the message says what would be.
    """
    typed = typed.strip()
    if not typed:
        return None
    match old:
        case StrEnum():
            return _term(type(old), typed)
        case bool():
            return _truth(typed)
        case int():
            return _number(typed)
        case Decimal():
            return _decimal(typed)
        case PartialDate():
            return _date(old, typed)
        case Interval():
            return _interval(old, typed)
        case str():
            return typed
        case _:
            raise BadInput(
                "a value of several parts cannot be typed here; leave it empty to deny it"
            )


def typed_code(old: object, typed: str) -> JsonValue:  # noqa: ARG001  # called as `typed_value` is
    """A designation by its name or its code; null where nothing was typed.

    Raises:
        BadInput: The vocabulary has neither.
    """
    code = designation_code(typed)
    if code is None and typed.strip():
        raise BadInput("a designation by its full name, or a code such as FDA_BTD")
    return code


def _term(kind: type[StrEnum], typed: str) -> JsonValue:
    for term in kind:
        if typed.lower() in (term.value.lower(), label(term).lower()):
            return term.value
    raise BadInput(f"one of: {', '.join(label(term) for term in kind)}")


def _truth(typed: str) -> JsonValue:
    if typed.lower() not in _TRUTH:
        raise BadInput("yes or no")
    return _TRUTH[typed.lower()]


def _number(typed: str) -> JsonValue:
    try:
        return int(typed.replace(",", ""))
    except ValueError as error:
        raise BadInput("a whole number") from error


def _decimal(typed: str) -> JsonValue:
    try:
        return str(Decimal(typed))
    except InvalidOperation as error:
        raise BadInput("a number, with a point before its decimals") from error


def _date(old: PartialDate, typed: str) -> JsonValue:
    value = typed.replace(" ", "T")
    precision = _PRECISIONS.get(len(value))
    if precision is None or not re.fullmatch(r"[\d\-T:]+", value):
        raise BadInput("a date such as 2031, 2031-03 or 2031-03-04")
    return {**old.model_dump(mode="json"), "value": value, "precision": precision}


def _interval(old: Interval, typed: str) -> JsonValue:
    found = _DAYS.fullmatch(typed)
    try:
        days = [date.fromisoformat(day) for day in found.groups() if day] if found else []
    except ValueError:
        days = []  # a thirteenth month
    if not days:
        raise BadInput("a day or two such as 2031-07-01 to 2031-12-31")
    ends = {"start": days[0].isoformat(), "end": days[-1].isoformat()}
    return {**old.model_dump(mode="json"), **ends}
