"""What a clause does to the words in it: affirm, deny, or leave them open.

A quote is judged with the document's own clause around it, so that cutting the denial off a
sentence does not turn it round.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.grounding.clauses import clause_at
from summarizer.grounding.force_cues import (
    AFTER,
    BEFORE,
    FRONTED,
    ITS_OWN_VERBS,
    MAIN_VERB,
    OPEN,
    OPEN_AFTER,
    RELATIVE,
)


class Force(StrEnum):
    AFFIRMED = "affirmed"
    NEGATED = "negated"
    HEDGED = "hedged"


@dataclass(frozen=True, slots=True)
class Judgement:
    """How words are meant, and the words that make them so."""

    force: Force
    cue: Span | None = None


def force_of(document: Document, span: Span) -> Judgement:
    """How the document means the words of a span.

    A denial before the span reaches it anywhere in its clause; one after it must be of the kind
    that follows its subject (`was not met`). One that only says whom the sentence is about does
    not. A denial weighs more than a hedge. A cue inside the span is part of what is quoted and
    counts as well.
    """
    clause = clause_at(document, span)
    text = document.text
    denial = _denial_before(text, clause, span) or _denial_after(text, clause, span)
    if denial is not None:
        return Judgement(Force.NEGATED, denial)
    hedge = None
    for match in OPEN.finditer(text, clause.start, span.end):
        hedge = Span(*match.span())
    if hedge is None and (after := OPEN_AFTER.match(text, span.end, clause.end)):
        hedge = Span(*after.span())
    if hedge is not None:
        return Judgement(Force.HEDGED, hedge)
    return Judgement(Force.AFFIRMED)


def _denial_before(text: str, clause: Span, span: Span) -> Span | None:
    """The last denial in front of a span or inside it."""
    fronted = FRONTED.match(text, clause.start, span.start)
    last = None
    for match in BEFORE.finditer(text, fronted.end() if fronted else clause.start, span.end):
        between = text[match.end() : span.start]
        if RELATIVE.search(text, clause.start, match.start()) and _goes_on(between):
            continue
        last = Span(*match.span())
    return last


def _goes_on(between: str) -> bool:
    """Whether the sentence has a verb of its own after a relative clause that denies something.

    In `adults who had never taken statins showed a reduction` the reduction is not denied.
    """
    own = ITS_OWN_VERBS.match(between)
    return MAIN_VERB.match(between[own.end() if own else 0 :]) is not None


def _denial_after(text: str, clause: Span, span: Span) -> Span | None:
    for match in AFTER.finditer(text, span.end, clause.end):
        if not RELATIVE.search(text, span.end, match.start()):
            return Span(*match.span())
    return None
