"""Whether a product is investigational or approved, by the words that say it of this product."""

from __future__ import annotations

import re

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.grounding.context import Context, derived, stated
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import DevelopmentStatus

_INVESTIGATIONAL = re.compile(
    r"\binvestigational\b(?!\s+(?:new|medicinal|site|medical|device))|\bexperimental\b|\bproduct\s+candidate\b"
    r"|\b(?:under|in)\s+(?:clinical\s+|early\s+|late-stage\s+)?development\b"
    r"|\b(?:not|never)\s+(?:yet\s+)?(?:been\s+)?(?:approved|authori[sz]ed|licensed)\s+(?:for|in|by|anywhere)\b",
    re.I,
)
_SIGN = r"[®™*_]{0,4}(?:\s*\([^()]{0,90}\))?,?"
_WHOSE = (
    r"(?:\s+(?:[\w.-]+\s+){0,6}?(?:FDA|Administration|Commission|EMA|Canada|MHRA|Agency|PMDA|MHLW"
    r"|Ministry|NMPA|authorit\w+|countries|States|Union|Japan|China|Europe|Kingdom)\b)"
)
_APPROVED_AFTER = re.compile(
    rf"{_SIGN}(?:\s[^.;,]{{3,80}},)?\s+(?:[^.;,]{{0,60}}?\s)?(?:(?:is|was|has\s+been|which\s+was|first)\s+)?(?:currently\s+|already\s+|also\s+|first\s+)?"
    rf"(?P<cue>approved|licensed|marketed|authori[sz]ed)\s+(?:in|by|for){_WHOSE}"
)
_INDICATED = re.compile(rf"{_SIGN}\s+(?P<cue>is\s+indicated)\s+(?:for|as|in|to)\b")
_APPROVED_BEFORE = re.compile(
    r"\b(?P<cue>(?:has\s+)?(?:approved|granted\s+(?:full\s+|accelerated\s+)?(?:marketing\s+)?approval\s+(?:to|of|for))|approves)\s+$",
    re.I,
)
_NOT = re.compile(
    r"\b(?:not|never|no|nor|if|until|may|might|could|would|will|potential|expected|yet)\b|n['’]t\b",
    re.I,
)
_REACH = 160


def read_status(
    context: Context, names: list[Evidence], spans: list[Span]
) -> Stated[DevelopmentStatus] | None:
    """Approved where an approval of it is told as a fact, else investigational if so called."""
    for place in names:
        cue = _approval(context, place)
        if cue is not None:
            return derived(DevelopmentStatus.APPROVED, "approval-word", context.evidence(cue))
    for span in spans:
        match = _INVESTIGATIONAL.search(context.document.text, span.start, span.end)
        if match:
            return stated(DevelopmentStatus.INVESTIGATIONAL, context.evidence(Span(*match.span())))
    return None


def _approval(context: Context, place: Evidence) -> Span | None:
    text, sentence = context.document.text, context.sentence(place)
    before = _APPROVED_BEFORE.search(text, max(sentence.start, place.start - 60), place.start)
    if before and not _NOT.search(text, max(sentence.start, before.start() - 60), before.start()):
        return Span(before.start("cue"), place.end)
    end = min(sentence.end, place.end + _REACH)
    for pattern in (_APPROVED_AFTER, _INDICATED):
        after = pattern.match(text, place.end, end)
        left = max(sentence.start, place.start - 40)
        if after and not _NOT.search(text[left : after.start("cue")]):
            return Span(after.start("cue"), after.end())
    return None
