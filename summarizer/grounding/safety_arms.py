"""The share of another arm that a sentence gives of a side effect beside the first."""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import Context, stated_at
from summarizer.grounding.figures import Figures
from summarizer.schemas.safety import SafetyFinding, SafetyFindingDraft
from summarizer.schemas.terms import Presence

_ANOTHER_MATTER = re.compile(
    r"\b(?:led\sto|leading\sto|discontinu\w+|withdr\w+|resolv\w+|recover\w+|reduc\w+)\b|;",
    re.IGNORECASE,
)
_GRADE_CHARS = 25  # how near to a number a grade stands that is its own


def of_another_arm(
    draft: SafetyFindingDraft,
    finding: SafetyFinding,
    findings: list[SafetyFinding],
    context: Context,
) -> SafetyFinding | None:
    """A finding for the share that a draft gives, where its sentence gives it of the same term.

    Args:
        draft: The model's entry, with a rate in percent and no grade.
        finding: What is read of the term, with another rate and no grade.
        findings: All that is read; a number that one of them has is none of another arm.
        context: The document.
    """
    said = re.search(r"\d+(?:\.\d+)?", draft.rate or "")
    if said is None or finding.rate is None or draft.presence is not Presence.PRESENT:
        return None
    if draft.grade is not None or finding.grade_min is not None:
        return None
    term = finding.term.evidence[0]
    taken = {one.rate.evidence[0].start for one in findings if one.rate is not None}
    for figure in Figures(context).within(context.sentence(term)):
        place = figure.parts.get("value")
        if place is None or place.start < term.end or place.start in taken or figure.unit != "%":
            continue
        if figure.value != Decimal(said.group()):
            continue
        if _speaks_of_another(Span(term.end, place.start), place, context):
            return None
        parts = {
            "n": stated_at(figure.n, figure.parts.get("n"), context),
            "N": stated_at(figure.total, figure.parts.get("N"), context),
            "rate": stated_at(figure.value, place, context),
        }
        return finding.model_copy(update=parts)
    return None


def _speaks_of_another(between: Span, number: Span, context: Context) -> bool:
    """Whether another side effect, matter or grade stands between a term and a number."""
    near = Span(max(between.start, number.start - _GRADE_CHARS), number.end + _GRADE_CHARS)
    graded = any(
        mention.attributes.get("quantity") == "grade" for mention in context.of(Kind.QUANTITY, near)
    )
    return (
        graded
        or bool(context.of(Kind.SAFETY_TERM, between))
        or _ANOTHER_MATTER.search(context.words(between)) is not None
    )
