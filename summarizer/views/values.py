"""Values of the schema as words, with the mark of their basis."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from rich.text import Text

from summarizer.schemas.result import ConfidenceInterval, PValue, Timepoint
from summarizer.schemas.stated import Basis, Interval, PartialDate, Precision, Stated
from summarizer.views.labels import label
from summarizer.views.safe_text import one_line

T = TypeVar("T")

MARKS = {Basis.STATED: "", Basis.DERIVED: "*", Basis.INFERRED: " (inferred)"}
"""Readable without colour; `views.terminal` explains the ones it has shown."""


def plain(value: object) -> str:
    """Any value of the schema on one line, safe to show."""
    return one_line(_in_words(value))


def _in_words(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case StrEnum():
            return label(value)
        case Decimal():
            return f"{value:f}"
        case PartialDate():
            return _date(value)
        case Interval():
            return _interval(value)
        case Timepoint():
            plural = "" if value.value == 1 or value.unit.endswith("s") else "s"
            return f"{value.value:f} {value.unit}{plural}"
        case ConfidenceInterval():
            return f"{value.level:f}% CI {value.lo:f} to {value.hi:f}"
        case PValue():
            return f"p {value.op} {value.value:f}"
        case _:
            return str(value)


def mark(stated: Stated[T]) -> Text:
    return Text(MARKS[stated.basis], "dim")


def shown(stated: Stated[T], style: str = "") -> Text:
    """A value followed by the mark of its basis."""
    return Text().append(plain(stated.value), style).append_text(mark(stated))


def words(text: str, style: str = "") -> Text:
    """Words of a document or a model that have no basis of their own."""
    return Text(one_line(text), style)


def quoted(text: str, style: str = "") -> Text:
    return Text(f"“{one_line(text)}”", style)


def joined(parts: Iterable[Text | None], separator: str = " · ") -> Text:
    """The parts that are there, in order."""
    return Text(separator).join(part for part in parts if part)


def labelled(name: str, value: Text | None) -> Text:
    """The value behind its name; nothing where there is no value."""
    return Text().append(f"{name} ", "dim").append_text(value) if value else Text()


def listed(values: Iterable[Stated[T]]) -> Text:
    return joined((shown(value) for value in values), ", ")


def counted(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def _date(date: PartialDate) -> str:
    if date.precision in (Precision.HALF, Precision.QUARTER):
        return f"{date.value} ({date.raw_text})"
    return f"{date.value.replace('T', ' ')} {date.zone or ''}"


def _interval(interval: Interval) -> str:
    match interval.start, interval.end:
        case None, None:
            return interval.raw_text
        case start, None:
            return f"from {start}"
        case None, end:
            return f"by {end}"
        case start, end:
            return f"{start}" if start == end else f"{start} to {end}"
