"""Outcomes in words: measures that did not change or differ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context, derived, stated
from summarizer.grounding.result_values import read_level
from summarizer.schemas.result import Result
from summarizer.schemas.terms import EndpointCode

_UNCHANGED = re.compile(
    r"(?P<name>(?!also\b)[A-Za-z][\w -]{3,60}?)(?:,(?=\salso\s)|,\s(?:the|a|an"
    r"|another)\s[^,.;]{0,40}endpoint,)?\s(?:also\s)?"
    r"(?P<category>(?:also\s)?(?:did\snot|do\snot)\s(?:change\ssignificantly"
    r"|significantly\schange|separate\sfrom\s[a-z]+"
    r"|differ\s(?:significantly\s)?from\s[a-z]+|significantly\sdiffer\sfrom\s[a-z]+"
    r"|improve\ssignificantly))",
    re.IGNORECASE,
)
_MISSES = re.compile(r"\b(?:separate|differ)", re.IGNORECASE)
_RANKED = re.compile(
    r"\b(?:primary|secondary)\s(?:efficacy\s)?(?:endpoint|objective)", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"^.*(?:,\s|;\s|\band\s)|^(?:the|a|an|its|in\sthe)\s|\b(?:the\schange|change|changes"
    r"|difference)\b.*",
    re.IGNORECASE,
)


def unchanged(context: Context, sentence: Span) -> Iterator[Result]:
    """`Alkaline phosphatase, a secondary endpoint, did not change significantly`."""
    text = plain(context.document.text)
    for match in _UNCHANGED.finditer(text, sentence.start, sentence.end):
        start, end = match.span("name")
        lead = _SUBJECT.match(text[start:end])
        start += lead.end() if lead else 0
        if end - start < 4 or context.of(Kind.SAFETY_TERM, Span(start, end)):
            continue
        place, said = (
            context.evidence(Span(start, end)),
            context.evidence(Span(*match.span("category"))),
        )
        yield Result(
            endpoint_text=stated(place.text, place),
            endpoint_code=derived(EndpointCode.OTHER, "endpoint-vocabulary", place),
            category=stated(said.text, said),
            met=stated(False, said)
            if _MISSES.search(said.text) and _RANKED.search(text, sentence.start, sentence.end)
            else None,
            evidence_level=read_level(context, sentence),
            evidence=(context.evidence(sentence),),
        )
