"""Side effects that stand in tables, one entry an arm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import Context, stated
from summarizer.grounding.result_tables import is_side_effect
from summarizer.grounding.table_reading import Outcome, TableReader
from summarizer.schemas.safety import SafetyFinding
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import Presence

_SIZE = re.compile(r"\b[Nn]\s?=\s?(?P<N>\d{1,5})\b")
_GRADES = re.compile(r",?\s*[(\[]?\s*(?:grades?\s|(?<=\s)[≥>]\s?\d|[≥>]\s?grade).*$", re.IGNORECASE)


def tabled_findings(context: Context, trial: str | None) -> Iterator[SafetyFinding]:
    for outcome in TableReader(context).outcomes():
        cell = outcome.cell
        told = cell.unit == "%" or cell.n is not None
        if told and outcome.compared is None and is_side_effect(context, outcome):
            yield _finding(context, trial, outcome)


def _finding(context: Context, trial: str | None, outcome: Outcome) -> SafetyFinding:
    cell, label = outcome.cell, outcome.label[-1]
    known = context.of(Kind.SAFETY_TERM, label)
    term = known[0].span if known else _without_grades(context, label)
    place = context.evidence(term)
    none = cell.n == 0 or (cell.n is None and cell.value == 0)
    low, high = _grades(context, outcome.grades or label)
    value = cell.parts.get("value")
    return SafetyFinding(
        term=stated(place.text, place),
        code=known[0].attributes.get("checklist") if known else None,
        presence=stated(
            Presence.EXPLICITLY_ABSENT if none else Presence.PRESENT,
            context.evidence(outcome.place),
        ),
        grade_min=low,
        grade_max=high,
        n=stated(cell.n, context.evidence(cell.parts["n"])) if cell.n else None,
        N=_total(context, outcome),
        rate=stated(cell.value, context.evidence(value))
        if value and cell.value is not None and not none
        else None,
        trial=trial,
        evidence=(context.evidence(outcome.place),),
    )


def _without_grades(context: Context, label: Span) -> Span:
    match = _GRADES.search(context.words(label))
    return Span(label.start, label.start + match.start()) if match and match.start() else label


def _grades(context: Context, label: Span) -> tuple[Stated[int] | None, Stated[int] | None]:
    for mention in context.of(Kind.QUANTITY, label):
        if mention.attributes.get("quantity") == "grade":
            bounds = (mention.attributes.get("low"), mention.attributes.get("high"))
            place = context.evidence(mention.span)
            low, high = (
                stated(int(g), place) if g and g.isdigit() and 1 <= int(g) <= 5 else None
                for g in bounds
            )
            return low, high
    return None, None


def _total(context: Context, outcome: Outcome) -> Stated[int] | None:
    cell = outcome.cell
    if cell.total is not None:
        return stated(cell.total, context.evidence(cell.parts["N"]))
    if outcome.total is None and outcome.arm is None:
        return _of_corner(context, outcome)
    if outcome.total is None or (cell.n is not None and cell.n > outcome.total[0]):
        return None
    return stated(outcome.total[0], context.evidence(outcome.total[1]))


def _of_corner(context: Context, outcome: Outcome) -> Stated[int] | None:
    """Those whom the first cell of the table says that all its rows count: `Event (N=88)`."""
    corner = outcome.table.header[0]
    match = _SIZE.search(context.document.text, corner.start, corner.end)
    if match is None or (outcome.cell.n or 0) > int(match["N"]):
        return None
    return stated(int(match["N"]), context.evidence(Span(*match.span("N"))))
