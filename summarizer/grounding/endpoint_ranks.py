"""The words that rank an endpoint: `co-primary endpoints`, `its key secondary objective`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.documents.spans import Span

_KIND = (
    r"(?:(?:efficacy|safety|composite|clinical|study|regulatory|immunogenicity|registrational|combined|outcome)"
    r"\s+){0,2}"
)
_NOUN = (
    r"(?P<noun>endpoints?|end\s?-?points?|objectives?|outcomes?(?:\s+(?:measures?|variables?))?"
    r"|measures?(?:\s+of\s+(?:efficacy|outcome))?|(?:evaluation|outcome|assessment)\s+items?"
    r"|evaluation\s+criteri(?:on|a)|variables?|aims?)"
)
_RANKED = re.compile(
    rf"\b(?:(?:both|two|three|dual|all|multiple)\s+(?:of\s+)?)?(?:(?:the|its|their|our)\s+)?(?:(?:two|three|dual|multiple)\s+)?"
    rf"(?P<rank>co-?\s?primary|(?:key\s+)?secondary|primary|principal|main|exploratory)\s+{_KIND}"
    rf"(?P<inside>(?:[\w/%+-]+\s+){{1,5}}?)??{_NOUN}\b",
    re.IGNORECASE,
)
# `the primary endpoint analysis`: what is spoken of is something else.
_MODIFIES = re.compile(
    r"\s+(?:analys[ei]s|data|results?|readouts?|events?|timepoints?|assessments?|criteri\w+|population|visits?"
    r"|success|significance|achievement|definition)\b",
    re.IGNORECASE,
)
_WITH_OTHERS = re.compile(
    r"\s+(?:and|as\s+well\s+as)\s+(?:(?:all|both|its|the|several|key|most|multiple|two|three|four|of|certain|other)\s+)*secondary\b",
    re.I,
)
# `of the Phase 3 X trial`, `for Part 2`, `in both studies`: no verb and no preposition inside.
_WHOSE = re.compile(
    r"\s+(?:of|for|in|from|to)\s+"
    r"(?:(?:(?!(?:is|was|are|were|will|has|had|of|in|for|with|at|on|by|to)\s)[\w/().'-]+\s+){0,7}"
    r"(?:trials?|stud(?:y|ies)|portion|program(?:me)?|part(?:\s+(?:[\dIVX]+|[A-D]))?|cohort|population|extension"
    r"|Phase\s+[\dIV]+[ab]?)(?![\w-])|(?:each|both|either)\b)(?:\s*\([^()]{0,60}\))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rank:
    """One place where an endpoint is ranked.

    Attributes:
        span: The rank and its noun, with the trial they are said to be of.
        type: `primary`, `secondary` or `exploratory`.
        several: Whether the noun is a plural.
        inside: What stands between rank and noun: `primary overall survival endpoint`.
        alone: Whether the words rank the endpoint itself, and no other rank beside it.
    """

    span: Span
    type: str
    several: bool
    inside: Span | None
    alone: bool


def ranks(text: str, region: Span, name: str = "") -> Iterator[Rank]:
    """Every ranking in a stretch of text on the trial of this name, in reading order."""
    called = re.compile(rf"\s+(?:of|for|in|from)\s+{re.escape(name)}(?![\w-])") if name else None
    for match in _RANKED.finditer(text, region.start, region.end):
        whose = _WHOSE.match(text, match.end(), region.end) or (
            called.match(text, match.end(), region.end) if called else None
        )
        end = whose.end() if whose else match.end()
        inside = Span(*match.span("inside")) if match["inside"] else None
        others = _WITH_OTHERS.match(text, end, region.end) is not None
        yield Rank(
            Span(match.start(), end),
            _type(match["rank"]),
            match["noun"].lower().rstrip().endswith(("s", "criteria")),
            inside,
            not others and _MODIFIES.match(text, match.end(), region.end) is None,
        )


def _type(words: str) -> str:
    lower = words.lower()
    if "secondary" in lower:
        return "secondary"
    return "exploratory" if "exploratory" in lower else "primary"
