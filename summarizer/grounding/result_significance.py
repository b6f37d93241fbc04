"""A p value that a later sentence gives: `The difference was significant (p=0.002)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.plain_text import plain
from summarizer.grounding.arms import Arms
from summarizer.grounding.context import Context
from summarizer.grounding.result_values import p_value
from summarizer.schemas.result import Result

_SPEAKS_OF_IT = re.compile(
    r"^\W*(?:The|This|That|These|Those|Both|All)\s(?:[\w-]+\s){0,3}?(?:differences?|reductions?|improvements?"
    r"|comparisons?|results?|effects?|changes?|increases?|decreases?|separation)\b",
    re.IGNORECASE,
)
_COMPARES = frozenset({"hazard_ratio", "odds_ratio", "rate_ratio", "percentage_points"})


def with_later_p(
    context: Context, arms: Arms, sentence: Span, told: Sequence[Result]
) -> list[Result]:
    """The results of the sentence before, with the p value that this one gives them.

    Args:
        context: The document.
        arms: Its arms.
        sentence: A sentence without an outcome of its own.
        told: The results of the sentence before.
    """
    found = list(told)
    text = plain(context.document.text)
    values = [
        m for m in context.of(Kind.QUANTITY, sentence) if m.attributes.get("quantity") == "p_value"
    ]
    if len(values) != 1 or not _SPEAKS_OF_IT.search(text[sentence.start : sentence.end]):
        return found
    if any(one.p for one in found):
        return found
    named = {text[arm.start : arm.end].lower() for arm in arms.listed(sentence)}
    for index in _treated(arms, found, named):
        found[index] = found[index].model_copy(update={"p": p_value(values[0], context)})
    return found


def _treated(arms: Arms, told: Sequence[Result], named: set[str]) -> list[int]:
    """What compares the arms, else the arms that the sentence names, else the only treated one."""
    compared = [i for i, one in enumerate(told) if one.unit and one.unit.value in _COMPARES]
    if compared:
        return compared[:1]
    given = {i: one.population for i, one in enumerate(told) if one.value and one.population}
    treated = [
        i
        for i, who in given.items()
        if not arms.is_control(Span(who.evidence[0].start, who.evidence[0].end))
    ]
    mine = [i for i in treated if given[i].value.lower() in named]
    return mine or (treated if len(treated) == 1 else [])
