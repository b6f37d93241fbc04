"""Events announced without a time, by verbs that leave no doubt of what shall happen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import FACTUAL, Context
from summarizer.grounding.milestone_cues import is_denied
from summarizer.grounding.milestone_kinds import is_no_event, kind_of
from summarizer.schemas.terms import MilestoneKind

_MEANS_TO = (
    r"(?:intends?|plans?|aims?|expects?|prepares?|(?:is|are)\s+preparing)\s+to\s+(?:also\s+)?"
)
_REST = r"\b[^.;,]{3,140}"
_ANNOUNCED = re.compile(
    rf"\b{_MEANS_TO}(?:initiate|start|begin|launch|(?:re)?submit|file|request|seek|apply"
    rf"|advance|move|progress|discuss|meet|consult){_REST}"
    rf"|\b(?:{_MEANS_TO}|looks?\s+forward\s+to\s+)(?:present|shar|report|publish|submit)\w*\b"
    r"[^.;]{3,90}\b(?:congress|conference|meeting|journal|publication)\b"
    rf"|\b{_MEANS_TO}(?:dose|treat|enrol+)\s+(?:the\s+|its\s+|a\s+)?first{_REST}"
    r"|\b(?:is|are)\s+(?:now\s+|also\s+|currently\s+)?planning\s+(?:an?|its|the|further)\s"
    r"[^.;,]{0,80}\b(?:trial|study|studies|trials)\b[^.;,]{0,60}"
    r"|\bto\s+(?:initiate|start|begin)\s+(?:a|the|its)\s+[^.;,]{3,60}\b(?:trial|study)\s+thereafter\b"
    r"|\b(?:an?|the|its)\s+[^.;,]{3,80}\b(?:trial|study)\s+(?:[^.;,]{0,60}\s)?(?:is|are)\s+planned\b"
    r"(?!\s+to\s+enrol)"
    r"|\b(?:results?|data|findings|analyses)\b[^.;]{0,40}\bwill\s+be\s+"
    r"(?:presented|submitted|published)\b[^.;]{3,100}"
    r"|\b(?:started|begun)\s+(?:the\s+)?prepar\w+\s+(?:for|of)\s+[^.;]{3,100}",
    re.IGNORECASE,
)
# What is told of an authority alone: `will consult the agency in parallel`.
_OF_AUTHORITY = re.compile(
    rf"\b(?:will|shall)\s+(?:also\s+|now\s+|then\s+)?(?:consult|request|seek|meet|discuss){_REST}",
    re.IGNORECASE,
)


def untimed_events(place: Span, context: Context) -> Iterator[tuple[Span, MilestoneKind]]:
    """The words and the kind of each in a sentence or what is left of one."""
    if context.document.section_at(place.start) not in FACTUAL:
        return
    text = plain(context.document.text)
    for pattern in (_ANNOUNCED, _OF_AUTHORITY):
        for match in pattern.finditer(text, place.start, place.end):
            words, span = match.group(), Span(*match.span())
            kind = kind_of(words)
            if kind is None or (pattern is _OF_AUTHORITY and kind is not MilestoneKind.OTHER):
                continue
            timed = context.of(Kind.TIME_EXPRESSION, span)
            if not (timed or is_no_event(words) or is_denied(text[place.start : span.end])):
                yield span, kind
