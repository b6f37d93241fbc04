"""Outcomes in words: endpoints met or missed, and measures that did not change or differ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context, derived, stated
from summarizer.grounding.guard import Force, force_of
from summarizer.grounding.result_times import time_of
from summarizer.grounding.result_values import decimal, read_level
from summarizer.schemas.result import PValue, Result
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import EndpointCode

_MET = re.compile(
    r"\b(?P<verb>did\snot\s(?:meet|achieve|reach)|failed\sto\s(?:meet|achieve|reach)|missed"
    r"|fell\sshort\sof"
    r"|failed(?:\son|\sin)?|(?:was|were)\s(?:not\s)?successful\son"
    r"|met|meets|achieved|reached|attained|hit|satisfied)\s(?:its|the|both|all|their|both\sof\sits|all\sof\sits|each\sof\sits)\s"
    r"(?:pre-?specified\s)?"
    r"(?P<name>(?:two\s|three\s)?(?:(?:co-)?primary|(?:key\s)?secondary)\s(?:and\s(?:all\s|key\s)*secondary\s)?"
    r"(?:efficacy\s)?endpoints?)"
    r"(?:\sof\s(?:an?\s|the\s)?(?:change\s(?:from\sbaseline\s)?in\s)?"
    r"(?P<measure>[^\n,.;:()]{3,70}?)(?=[,.;:(]|\sat\s(?:week|month|day|\d)|\swith\s|\sin\s"
    r"|\scompared|\sversus|$))?",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"(?P<name>(?:(?:co-)?primary|(?:key\s)?secondary)\s(?:efficacy\s)?(?:endpoints?|outcomes?))"
    r"(?:,?\s(?:of\s)?(?:an?\s|the\s)?(?:change\s(?:from\sbaseline\s)?in\s)?(?P<measure>[^\n,.;:()]{3,70}?),?)?"
    r"(?:\sof\s(?:the\s)?[\w-]+(?:\s[\w-]+)?\s(?:trial|study))?\s(?:was|were|has\sbeen|have\sbeen)\s(?:both\s|also\s)?"
    r"(?P<verb>(?:not\s)?(?:met|achieved|reached|attained)|missed)\b"
    r"(?!\s(?:by|in)\s\d)",
    re.IGNORECASE,
)
_UNCHANGED = re.compile(
    r"(?P<name>(?!also\b)[A-Za-z][\w -]{3,60}?)(?:,(?=\salso\s)|,\s(?:the|a|an"
    r"|another)\s[^,.;]{0,40}endpoint,)?\s(?:also\s)?"
    r"(?P<category>(?:also\s)?(?:did\snot|do\snot)\s(?:change\ssignificantly"
    r"|significantly\schange|separate\sfrom\s[a-z]+"
    r"|differ\s(?:significantly\s)?from\s[a-z]+|significantly\sdiffer\sfrom\s[a-z]+"
    r"|improve\ssignificantly))",
    re.IGNORECASE,
)
_MISSED = re.compile(r"^(?:did\snot|failed|missed|fell|not\s|w\w+\snot)", re.IGNORECASE)
_SUBJECT = re.compile(
    r"^.*(?:,\s|;\s|\band\s)|^(?:the|a|an|its|in\sthe)\s|\b(?:the\schange|change|changes"
    r"|difference)\b.*",
    re.IGNORECASE,
)


def verdicts(context: Context, sentence: Span) -> Iterator[Result]:
    """What a sentence without numbers of its own says of its endpoints."""
    text = plain(context.document.text)
    matches = [
        *_MET.finditer(text, sentence.start, sentence.end),
        *_PASSIVE.finditer(text, sentence.start, sentence.end),
    ]
    for match in matches:
        missed = _MISSED.match(match["verb"]) is not None
        force = force_of(context.document, Span(*match.span("verb"))).force
        if force is Force.HEDGED or (force is Force.NEGATED and not missed):
            continue
        group = "measure" if match["measure"] else "name"
        place = context.evidence(Span(*match.span(group)))
        yield Result(
            endpoint_text=stated(place.text, place),
            endpoint_code=derived(_code(context, match, group), "endpoint-vocabulary", place),
            met=stated(
                not missed,
                context.evidence(
                    Span(
                        min(match.start("verb"), match.start("name")),
                        max(match.end("verb"), match.end("name")),
                    )
                ),
            ),
            p=_p_value(context, sentence),
            timepoint=time_of(context, sentence, Span(*match.span("name"))),
            evidence_level=read_level(context, sentence),
            evidence=(context.evidence(sentence),),
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
            evidence_level=read_level(context, sentence),
            evidence=(context.evidence(sentence),),
        )


def _code(context: Context, match: re.Match[str], group: str) -> EndpointCode:
    for term in context.of(Kind.RESPONSE_TERM, Span(*match.span(group))):
        if term.value in EndpointCode.__members__:
            return EndpointCode(term.value)
    return EndpointCode.OTHER


def _p_value(context: Context, sentence: Span) -> Stated[PValue] | None:
    found = [
        m for m in context.of(Kind.QUANTITY, sentence) if m.attributes.get("quantity") == "p_value"
    ]
    if len(found) != 1:
        return None
    value, op = decimal(found[0].value), found[0].attributes.get("op", "=")
    if value is None or not 0 <= value <= 1 or op not in ("<", "<=", "=", ">", ">="):
        return None
    return stated(PValue(op=op, value=value), context.evidence(found[0].span))
