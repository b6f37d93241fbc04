"""Results that stand in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import Context, stated
from summarizer.grounding.result_times import timepoint_in
from summarizer.grounding.result_values import endpoint_code
from summarizer.grounding.table_labels import names_visit
from summarizer.grounding.table_reading import Outcome, TableReader
from summarizer.grounding.tables import Table
from summarizer.schemas.result import ConfidenceInterval, PValue, Result
from summarizer.schemas.stated import Stated

_SAFETY = re.compile(
    r"\b(?:adverse|side\s+effects?|safety|tolerability|TEAEs?|TRAEs?|toxicit(?:y|ies)"
    r"|reactions?)\b",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\b(?:reduction|decrease|improvement|free|freedom|response|responders?|score|scale|index|rate)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"[(\[](?:(?:mean|median|LS\smean|change),?\s)?(?P<unit>days|weeks|months|years|points|letters"
    r"|met(?:er|re)s|seconds|minutes|hours|lines|m|s|mm|cm|kg|g|mL|L|dB(?:\s[A-Za-z]+)?|log10|mmHg"
    r"|mm2|mm²|%|[A-Za-zµ]{1,5}/[A-Za-z0-9µ²./]{1,12})(?:[,;][^()]*)?[)\]]"
    r"|,\s(?P<behind>days|weeks|months|years|points|letters|met(?:er|re)s|seconds)\b"
)


def of_safety(context: Context, table: Table) -> bool:
    """Whether a table is one of side effects, by its caption, its corner or most of its rows."""
    head = context.words(table.header[0])
    above = context.words(table.caption) if table.caption else ""
    if _SAFETY.search(head) or _SAFETY.search(above):
        return True
    named = [row for row in table.rows if _names_side_effect(context, row.cells[0])]
    return len(named) * 2 > len(table.rows)


def tabled_results(context: Context, trial: str | None) -> Iterator[Result]:
    """One entry a cell."""
    for outcome in TableReader(context).outcomes():
        if not is_side_effect(context, outcome):
            yield _result(context, trial, outcome)


def is_side_effect(context: Context, outcome: Outcome) -> bool:
    """Whether a cell is of a side effect, by its table or by the name of its own row."""
    if of_safety(context, outcome.table) or outcome.grades is not None:
        return True
    words = context.words(outcome.label[0])
    return bool(_SAFETY.search(words)) or _names_side_effect(context, outcome.named)


def _names_side_effect(context: Context, label: Span) -> bool:
    """Whether a label names a side effect, and not how much less of it there was."""
    return bool(context.of(Kind.SAFETY_TERM, label)) and not _LESS.search(context.words(label))


def _result(context: Context, trial: str | None, outcome: Outcome) -> Result:
    cell = outcome.cell
    places = tuple(map(context.evidence, outcome.label))
    terms = context.of(Kind.RESPONSE_TERM, outcome.label[0])
    number = cell.parts.get("value")
    unit = outcome.compared or cell.unit or _unit_of(context.words(outcome.named))
    named = outcome.named
    time = timepoint_in(context, outcome.time) if outcome.time else None
    if time is None and outcome.table.caption is not None and not names_visit(context, named):
        time = timepoint_in(context, _end_of(context, outcome.table.caption))
    return Result(
        trial=trial,
        population=_words(context, outcome.arm),
        endpoint_text=stated(", ".join(place.text for place in places), *places),
        endpoint_code=endpoint_code(terms[-1] if terms else None, places[0]),
        value=stated(cell.value, context.evidence(number))
        if number and cell.value is not None
        else None,
        unit=stated(unit, context.evidence(number)) if unit and number else None,
        n=stated(cell.n, context.evidence(cell.parts["n"])) if cell.n is not None else None,
        N=_total(context, outcome),
        ci=_interval(context, outcome),
        p=_p_value(context, outcome),
        timepoint=time,
        evidence=(context.evidence(outcome.place),),
    )


def _end_of(context: Context, caption: Span) -> Span:
    """The last sentence of the line above, which leads to the table."""
    start = context.words(caption).rstrip(" .:").rfind(". ")
    return Span(caption.start + start + 2, caption.end) if start > 0 else caption


def _unit_of(label: str) -> str | None:
    """The unit that a label gives its numbers: `PFS (months)`, `ABR threshold (dB nHL)`."""
    match = _UNIT.search(label)
    return (match["unit"] or match["behind"]).strip() if match else None


def _words(context: Context, span: Span | None) -> Stated[str] | None:
    return stated(context.words(span), context.evidence(span)) if span else None


def _total(context: Context, outcome: Outcome) -> Stated[int] | None:
    cell = outcome.cell
    if cell.total is not None:
        return stated(cell.total, context.evidence(cell.parts["N"]))
    if outcome.total is None or (cell.n is not None and cell.n > outcome.total[0]):
        return None
    return stated(outcome.total[0], context.evidence(outcome.total[1]))


def _interval(context: Context, outcome: Outcome) -> Stated[ConfidenceInterval] | None:
    if outcome.cell.interval is None:
        return None
    level, low, high = outcome.cell.interval
    interval = ConfidenceInterval(level=level, lo=low, hi=high)
    return stated(interval, context.evidence(outcome.cell.parts["ci"]))


def _p_value(context: Context, outcome: Outcome) -> Stated[PValue] | None:
    if outcome.p is None or outcome.p[1] > 1:
        return None
    sign, value, place = outcome.p
    return stated(PValue(op=sign, value=value), context.evidence(place))
