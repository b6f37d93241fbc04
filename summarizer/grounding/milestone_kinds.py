"""What kind of event is announced, and how sure it is, by words; and what is no event at all.

The words, the orders in which they tell of a kind, and what makes no event are data
(`vocabulary/milestone_events.json`); the first kind that is told counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarizer.finding.vocabulary_files import load
from summarizer.finding.word_orders import any_of, order_of, without_points
from summarizer.schemas.terms import Certainty, MilestoneKind


@dataclass(frozen=True)
class _KindSource:
    kind: MilestoneKind
    say: list[str]
    unless: list[str]


@dataclass(frozen=True)
class _Source:
    words: dict[str, list[str]]
    kinds: list[_KindSource]
    background: list[str]
    no_event: list[str]


@dataclass(frozen=True, slots=True)
class _Kind:
    kind: MilestoneKind
    say: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]

    def is_told(self, words: str) -> bool:
        return any(order.search(words) for order in self.say) and not any(
            order.search(words) for order in self.unless
        )


@dataclass(frozen=True, slots=True)
class _Grammar:
    kinds: tuple[_Kind, ...]
    background: re.Pattern[str]
    no_event: re.Pattern[str]


CERTAINTY_WORDS = (
    (
        Certainty.CONDITIONAL,
        re.compile(r"\b(?:if|subject\s+to|pending|assuming|contingent)\b", re.I),
    ),
    (
        Certainty.SCHEDULED,
        re.compile(
            r"\b(?:scheduled|set\s+(?:down\s+)?for|is\s+set|on\s+the\s+calendar|booked|will\s+be\s+(?:presented|held)|is\s+to\s+be\s+presented|is\s+due"
            r"|will\s+take\s+part|goal\s+date|action\s+date|PDUFA|slated)\b",
            re.I,
        ),
    ),
    (Certainty.TARGET, re.compile(r"\b(?:target(?:s|ed|ing)?|aims?\s+to|on\s+track)\b", re.I)),
    (
        Certainty.EXPECTED,
        re.compile(
            r"\b(?:expect|anticipat|plan|intend|intention|will|shall|upcoming|project|envisag|foresee"
            r"|look(?:s|ed|ing)?\s+(?:for|forward)|hope|guid|is\s+to\b)",
            re.I,
        ),
    ),
)
# What must come before the event: `subject to clearance of the IND, ...`.
_CONDITION = re.compile(
    r"^\W*(?:and\s+|but\s+)?(?:subject\s+to|pending|following|assuming|after|upon|once|if|provided|based\s+on"
    r"|contingent\s+(?:up)?on|depending\s+on)\b[^,;]{3,120},\s",
    re.IGNORECASE,
)


def is_no_event(text: str) -> bool:
    """Whether the words speak of calls, cash and the like, which are no events of a product."""
    return _grammar().no_event.search(text) is not None


def kind_of(text: str, said: MilestoneKind | None = None) -> MilestoneKind | None:
    """The model's kind where the text tells it, else the first kind that it tells.

    A condition before the event and a purpose behind it (`to support a BLA`) count only where
    nothing else is told.
    """
    text = without_points(text)
    event = _CONDITION.sub("", text)
    purpose = _grammar().background.search(event)
    for words in (event[: purpose.start()] if purpose else event, event):
        told = [kind.kind for kind in _grammar().kinds if kind.is_told(words)]
        if told:
            return said if said in told else told[0]
    return None


@cache
def _grammar() -> _Grammar:
    source = load("milestone_events.json", _Source)
    classes = {name: any_of(words) for name, words in source.words.items()}
    return _Grammar(
        kinds=tuple(
            _Kind(
                kind=one.kind,
                say=tuple(order_of(say, classes) for say in one.say),
                unless=tuple(order_of(say, classes) for say in one.unless),
            )
            for one in source.kinds
        ),
        background=re.compile(any_of(source.background), re.IGNORECASE),
        no_event=re.compile(any_of(source.no_event), re.IGNORECASE),
    )
