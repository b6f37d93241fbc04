"""Values and entries on one line, for lists of what was missed and what was wrong."""

from __future__ import annotations

from decimal import Decimal
from functools import singledispatch

from pydantic import BaseModel

from summarizer.schemas.indication import Indication
from summarizer.schemas.milestone import Milestone
from summarizer.schemas.product import Product
from summarizer.schemas.regulatory import RegulatoryEvent
from summarizer.schemas.result import ConfidenceInterval, PValue, Result, Timepoint
from summarizer.schemas.safety import SafetyFinding
from summarizer.schemas.stated import Interval, PartialDate, Stated


@singledispatch
def shown(value: object) -> str:
    """The value's words; nothing for null."""
    return "" if value is None else str(value)


@shown.register
def _(value: bool) -> str:  # dispatched on its type
    return "yes" if value else "no"


@shown.register
def _(value: Decimal) -> str:
    return f"{value:f}"


@shown.register
def _(value: PartialDate) -> str:
    return value.value


@shown.register
def _(value: Interval) -> str:
    return f"{value.start or ''}..{value.end or ''}"


@shown.register
def _(value: Timepoint) -> str:
    return f"{value.value:f} {value.unit}"


@shown.register
def _(value: ConfidenceInterval) -> str:
    return f"{value.level:f}%: {value.lo:f} to {value.hi:f}"


@shown.register
def _(value: PValue) -> str:
    return f"{value.op} {value.value:f}"


@shown.register
def _(value: Stated) -> str:  # type: ignore[type-arg]  # dispatched on the bare class
    return shown(value.value)


@shown.register
def _(entry: BaseModel) -> str:
    return shown(getattr(entry, "name", None))


@shown.register
def _(entry: RegulatoryEvent) -> str:
    return _joined(entry.designation or entry.event_type, entry.authority)


@shown.register
def _(entry: Result) -> str:
    met = "" if entry.met is None else ("met" if entry.met.value else "not met")
    parts = (entry.endpoint_text, entry.category, entry.value, entry.unit)
    return _joined(*parts, _share(entry), entry.timepoint, met)


@shown.register
def _(entry: SafetyFinding) -> str:
    grade = "-".join(filter(None, (shown(entry.grade_min), shown(entry.grade_max))))
    rate = f"{shown(entry.rate)}%" if entry.rate else ""
    return _joined(entry.term, entry.presence, grade, _share(entry), rate)


@shown.register
def _(entry: Milestone) -> str:
    return _joined(entry.what, entry.window)


@shown.register
def _(entry: Product) -> str:
    return shown(entry.preferred_name or entry.descriptor)


@shown.register
def _(entry: Indication) -> str:
    return shown(entry.disease_text)


def _joined(*parts: object) -> str:
    return " ".join(filter(None, map(shown, parts)))


def _share(entry: Result | SafetyFinding) -> str:
    if not (entry.n or entry.N):
        return ""
    return f"{shown(entry.n) or '?'}/{shown(entry.N) or '?'}"
