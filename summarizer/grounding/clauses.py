"""The clause that a span stands in, so that a cue is only read where it reaches."""

from __future__ import annotations

import re

from summarizer.documents.document import Document
from summarizer.documents.spans import Span

# A new clause whatever stands on its sides.
_HARD = re.compile(
    r";|:(?=\s)|—|\s–\s|\s--\s"
    r"|\b(?:but|however|whereas|while|although|though|despite|except|nevertheless)\b"
    r"|(?<=[,;]\s)yet\b"
    r"|,\s+(?:which|who|whose|where|when|resulting|demonstrating|suggesting|indicating|showing"
    r"|including|with|thereby|supporting|underscoring|representing|reflecting|confirming)\b",
    re.IGNORECASE,
)
# A new clause only between two stretches that each have a verb of their own: in
# "no CRS, ICANS and GvHD were observed" the commas part a list, not clauses.
_SOFT = re.compile(r",\s+(?:and|or|nor|so)\b|,|\s(?:and|or)\s", re.IGNORECASE)
_LEAD_IN = re.compile(r"[\s,;:—–-]*(?:(?:and|or|but|nor|so)\b\s*)?", re.IGNORECASE)
_VERB = re.compile(
    r"(?<![\w-])(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|may|might|can|could|should"
    r"|met|meets?|saw|showed|shown|shows?|rose|fell|grew|led|made|gave|held|took|became|remains?"
    r"|demonstrates?|experiences?|reports?|plans?|expects?|intends?|believes?|aims?|announces?"
    r"|(?!related|need|speed|indeed|feed|unmet)[a-z]{2,}ed)\b",
    re.IGNORECASE,
)


def clause_at(document: Document, span: Span) -> Span:
    """The clause around a span, inside its sentence; never smaller than the span.

    Args:
        document: The document.
        span: A span inside one sentence; of a longer one, its first sentence counts.
    """
    sentence = document.sentence_at(span.start)
    text = document.text[sentence.start : sentence.end]
    inside = Span(span.start - sentence.start, max(span.end - sentence.start, 1))
    start, end = _between(_HARD, text, inside, Span(0, len(text)))
    start, end = _narrow(text, inside, Span(start, end))
    lead = _LEAD_IN.match(text, start, inside.start)
    start = lead.end() if lead else start
    return Span(sentence.start + start, sentence.start + end)


def _between(border: re.Pattern[str], text: str, inside: Span, limits: Span) -> tuple[int, int]:
    start, end = limits.start, limits.end
    for match in border.finditer(text, limits.start, limits.end):
        if match.end() <= inside.start:
            start = match.start()
        elif match.start() >= inside.end:
            end = match.start()
            break
    return start, end


def _narrow(text: str, inside: Span, limits: Span) -> tuple[int, int]:
    """Cut at the soft borders next to the span that have a verb on both sides."""
    borders = list(_SOFT.finditer(text, limits.start, limits.end))
    start, end = limits.start, limits.end
    for match in reversed([b for b in borders if b.end() <= inside.start]):
        if _has_verb(text, start, match.start()) and _has_verb(text, match.end(), end):
            start = match.start()
            break
    for match in (b for b in borders if b.start() >= inside.end):
        if _has_verb(text, start, match.start()) and _has_verb(text, match.end(), end):
            end = match.start()
            break
    return start, end


def _has_verb(text: str, start: int, end: int) -> bool:
    return _VERB.search(text, start, end) is not None
