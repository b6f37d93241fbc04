"""Response categories that rules alone may believe: affirmed news, after an outcome verb."""

from __future__ import annotations

import re

from summarizer.finding.mentions import Kind, Mention
from summarizer.grounding.context import NEWS, Context, stated
from summarizer.grounding.guard import Force, force_of
from summarizer.grounding.result_values import endpoint_code, read_level, timepoint
from summarizer.schemas.result import Result

# Categories that a bare mention does not make a result: they are spoken of as history, too.
_NO_SUCCESS = frozenset({"SD", "PD"})
_OUTCOME_VERB = re.compile(
    r"\b(?:achiev(?:ed|es|ing)|reached|attained|had|showed|demonstrated|experienced|obtained"
    r"|remain(?:s|ed)?"
    r"|reported|observed|was|were|maintained|resulted|met|confirmed)\b",
    re.IGNORECASE,
)


def achieved(term: Mention, context: Context) -> bool:
    """Whether rules alone may believe a category: affirmed, in the news, after an outcome verb."""
    if term.attributes.get("role") != "category" or term.attributes.get("term") in _NO_SUCCESS:
        return False
    if context.document.section_at(term.span.start) not in NEWS:
        return False
    if force_of(context.document, term.span).force is not Force.AFFIRMED:
        return False
    sentence = context.sentence(term.span)
    rates = [
        m
        for m in context.of(Kind.QUANTITY, sentence)
        if m.attributes.get("quantity") in ("percentage", "ratio")
    ]
    verb = _OUTCOME_VERB.search(context.document.text, sentence.start, term.span.start)
    return not rates and verb is not None


def category_result(term: Mention, context: Context, trial: str | None) -> Result:
    place = context.evidence(term.span)
    sentence = context.sentence(term.span)
    times = [
        m
        for m in context.of(Kind.QUANTITY, sentence)
        if m.attributes.get("quantity") == "timepoint"
    ]
    return Result(
        trial=trial,
        endpoint_text=stated(place.text, place),
        endpoint_code=endpoint_code(term, place),
        category=stated(place.text, place),
        timepoint=timepoint(times[0], context) if len(times) == 1 else None,
        evidence_level=read_level(context, sentence),
        evidence=(context.evidence(sentence),),
    )
