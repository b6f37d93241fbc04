"""What a clause does to the words in it: affirm, deny, or leave them open.

A quote is judged with the document's own clause around it, so that cutting the denial off a
sentence does not turn it round.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.grounding.clauses import clause_at


class Force(StrEnum):
    AFFIRMED = "affirmed"
    NEGATED = "negated"
    HEDGED = "hedged"


@dataclass(frozen=True, slots=True)
class Judgement:
    """How words are meant, and the words that make them so."""

    force: Force
    cue: Span | None = None


# Not a denial of what follows: a way of speaking, or a description of who was treated.
_NOT_A_DENIAL = (
    r"(?!\s+(?:only|limited\s+to|necessarily|later\s+than|longer\s+than|until|just|merely|alone"
    r"|previously|yet\s+received|eligible|suitable|candidates?|amenable|responded\s+to\s+prior"
    r"|received\s+prior|doubt|less\s+than|more\s+than|fewer\s+than))"
)
_BEFORE = re.compile(
    rf"\b(?:not{_NOT_A_DENIAL}|cannot|no(?=\s){_NOT_A_DENIAL}|never|none|neither|nor"
    r"|without|absence\s+of|lack(?:ed|s|ing)?(?:\s+of)?|free\s+(?:of|from)|fail(?:ed|s|ure|ing)?\s+to"
    r"|miss(?:ed|es|ing)|zero|fell\s+short\s+of|den(?:ied|ies)|declined\s+to|refus(?:ed|es)(?:\s+to)?"
    r"|withdr(?:ew|awn|aws)|vot(?:ed|es)\s+against|unable\s+to|rather\s+than|instead\s+of|excluding|devoid\s+of|rul(?:ed|es)\s+out)\b"
    rf"|n['’]t\b{_NOT_A_DENIAL}",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\b(?:not{_NOT_A_DENIAL}|never|none(?!\s+of\s+(?:them|these|those|which|whom))"
    r"|(?:was|were|is|are|been)\s+(?:denied|absent|missed|rejected|refused|ruled\s+out|unmet"
    r"|revoked|rescinded|withdrawn|0\s+of|zero)|absent|in\s+(?:no|none\s+of\s+the)\s+(?:patients?|subjects?)"
    r"|in\s+any\s+(?:patient|subject|participant)|failed|fell\s+short)\b|n['’]t\b"
    r"|\b(?:was|were|is)\s+0(?:\.0+)?\s?%",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:may|might|could|would|will|should|can|(?<!as\s)expect(?:s|ed|ing)?|anticipat(?:es?|ed)"
    r"|designed\s+to|intend(?:s|ed)?\s+(?:to|for)|aims?\s+to|aim(?:ed|ing)\s+to|plans?\s+to|planned"
    r"|potential\s+(?:to|for|of)|potential(?=\s+(?:new|treatment|benefit|approval|grant|designation))"
    r"|hop(?:es?|ed|ing)\s+to|goal\s+(?:of|is)|seek(?:s|ing)?\s+to|if\b|whether|possibl[ey]|pursu(?:es?|ing)"
    r"|(?<!who\swere\s)(?<!who\sare\s)(?<!who\swere\snot\s)(?<!who\sare\snot\s)eligib(?:le|ility)"
    r"|believ(?:es?|ed)|(?:to|will)\s+(?:evaluate|assess|determine|investigate|explore|prevent"
    r"|reduce|minimi[sz]e|mitigate|avoid|eliminate|lower)|mitigat(?:es?|ing)|prevent(?:s|ing)?"
    r"|(?:reduc|minimi[sz]|avoid|eliminat|lower)(?:es?|ing)|risks?\s+of|risk\s+for|subject\s+to"
    r"|endpoints?\s+(?:is|are|includes?)|objectives?\s+(?:is|are|includes?))\b",
    re.IGNORECASE,
)

# After its subject a hedge follows at once: `pneumonia may occur`.
_OPEN_AFTER = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:may|might|could|would|will|should|can"
    r"|(?:is|are|remains?)\s+(?:expected|anticipated|planned|possible|hoped|uncertain|unclear))\b",
    re.IGNORECASE,
)


def force_of(document: Document, span: Span) -> Judgement:
    """How the document means the words of a span.

    A denial before the span reaches it anywhere in its clause; one after it must be of the kind
    that follows its subject (`was not met`). A denial weighs more than a hedge. A cue inside the
    span is part of what is quoted and counts as well.
    """
    clause = clause_at(document, span)
    denial = _last(_BEFORE, document.text, clause.start, span.end) or _first(
        _AFTER, document.text, span.end, clause.end
    )
    if denial is not None:
        return Judgement(Force.NEGATED, denial)
    hedge = _last(_OPEN, document.text, clause.start, span.end)
    if hedge is None and (after := _OPEN_AFTER.match(document.text, span.end, clause.end)):
        hedge = Span(*after.span())
    if hedge is not None:
        return Judgement(Force.HEDGED, hedge)
    return Judgement(Force.AFFIRMED)


def _first(cue: re.Pattern[str], text: str, start: int, end: int) -> Span | None:
    match = cue.search(text, start, end)
    return Span(*match.span()) if match else None


def _last(cue: re.Pattern[str], text: str, start: int, end: int) -> Span | None:
    last = None
    for match in cue.finditer(text, start, end):
        last = Span(*match.span())
    return last
