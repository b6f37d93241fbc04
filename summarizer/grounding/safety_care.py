"""What was given for a side effect, how it was graded and how it ended."""

from __future__ import annotations

import re

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Mention
from summarizer.grounding.context import Context, stated
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import GradingScale

_SCALES = {
    GradingScale.ASTCT: re.compile(r"\bASTCT\b"),
    GradingScale.CTCAE: re.compile(r"\bCTCAE\b"),
    GradingScale.LEE2014: re.compile(r"\bLee\s+(?:et\s+al\.?,?\s+)?(?:criteria\s+)?2014\b"),
}
_MANAGEMENT = re.compile(
    r"\b(?:(?:managed|treated|resolved|controlled|settled|subsided|recovered)\s+(?:\w+ly\s+)?(?:with|after|by|following)"
    r"|(?:responded|responsive)\s+to)\s+(?!(?:\w+\s+){0,2}(?:days?|weeks?|hours?|months?)\b)([^.;]{3,120}?)"
    r"(?=,\s+and\s+(?:a|an|the)\b|,\s+(?:but|while|with)\b|[.;]|$)",
    re.IGNORECASE,
)
_VERB_OF_ANOTHER_CLAUSE = re.compile(
    r"^(?:did|do|does|was|were|has|have|had|is|are|resolved|recovered|improved|continued"
    r"|returned|remained?|completed|subsequently|later|all|both|none|no)\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b((?:all\s+|fully\s+|completely\s+)?resolved|(?:was\s+|were\s+)?(?:effectively|successfully|well)\s+(?:managed|controlled)|recovered"
    r"|reversible|fatal)\b",
    re.IGNORECASE,
)


def scale(sentence: Span, context: Context) -> Stated[GradingScale] | None:
    for name, words in _SCALES.items():
        match = words.search(context.document.text, sentence.start, sentence.end)
        if match:
            return stated(name, context.evidence(Span(*match.span())))
    return None


def management(
    span: Span, sentence: Span, context: Context, terms: tuple[Mention, ...]
) -> tuple[Stated[str], ...]:
    """The things after `managed with`, where no other term stands between."""
    match = _MANAGEMENT.search(context.document.text, span.end, sentence.end)
    if match is None or _another(terms, span, match.start()):
        return ()
    given = []
    for part in re.finditer(r"(?:(?!\s+and\s+|,).)+", match.group(1)):
        words = part.group().strip()
        if _VERB_OF_ANOTHER_CLAUSE.match(re.sub(r"^and\s+", "", words)):
            break
        start = match.start(1) + part.start() + len(part.group()) - len(part.group().lstrip())
        if words and words.lower() != "and":
            evidence = context.evidence(_without_and(Span(start, start + len(words)), context))
            given.append(stated(evidence.text, evidence))
    return tuple(given)


def outcome(
    span: Span, sentence: Span, context: Context, terms: tuple[Mention, ...]
) -> Stated[str] | None:
    match = _OUTCOME.search(context.document.text, span.end, sentence.end)
    if match is None or _another(terms, span, match.start()):
        return None
    evidence = context.evidence(Span(*match.span()))
    return stated(evidence.text, evidence)


def _another(terms: tuple[Mention, ...], span: Span, end: int) -> bool:
    """Whether another side effect stands between a term and the words said of one."""
    return any(
        span.start <= term.span.start and term.span.end <= end and not term.span.overlaps(span)
        for term in terms
    )


def _without_and(span: Span, context: Context) -> Span:
    lead = re.match(r"and\s+", context.words(span))
    return Span(span.start + lead.end(), span.end) if lead else span
