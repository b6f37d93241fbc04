"""Words of a result that is no number: what was met, what came out, and in whom."""

from __future__ import annotations

import re

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.grounding.context import NEWS, Context
from summarizer.grounding.guard import Force, Judgement, force_of

MET_WORDS = re.compile(r"(?:was\s+|were\s+)?(?:met|achieved|reached|yes)", re.IGNORECASE)
# Numbers that compare two arms; they are outcomes of no endpoint but the comparison itself.
_EFFECTS = frozenset({"hazard_ratio", "odds_ratio", "risk_ratio", "rate_ratio", "relative_risk"})
# Numbers that belong to a value or to a group, and are no outcome between the two.
_NO_VALUE = frozenset({"timepoint", "duration", "ci", "p_value", "dose", "dose_level", "age"})
_OUTCOME = re.compile(
    r"\b(?:reach|met\b|improv|reduc|increas|decreas|declin|lower|higher|significan|stable|normal"
    r"|remission|respon[sd]|negativ|positiv|undetectable|detectable|resolv|maintain|sustain|durable"
    r"|achiev|cured?\b|clear|halv|doubl|superior|non-?inferior|progress|relapse|recover|free\b"
    r"|expan[ds]|separate\b|differ|chang|grew\b|came\sback|no\b|not\b|without\b|off\b|persist|engraft|complete|partial|no\s+change|unchanged|benefit|slow|delay)",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\b(?:favou?rable|manageable|well[-\s]tolerated|acceptable|promising|encouraging|excellent"
    r"|robust|compelling|impressive|remarkable|unprecedented|strong|meaningful|good)\b",
    re.IGNORECASE,
)
_ENDPOINT_WORD = re.compile(r"\b(?:endpoints?|objectives?|outcomes?)\b", re.IGNORECASE)
_OF_ENDPOINT = re.compile(
    r"\b(?:endpoints?|objectives?)\b[^.;]{0,20}?(?:\bof\b|\bin\b|\bfor\b|\bwas\b|\bwere\b|,|:|\()\W*"
    r"(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
_IS_ENDPOINT = re.compile(
    r"[\s,(]*(?:which\s+(?:was|is)\s+)?(?:the|a|its|our)?\s*(?:[\w-]+\s+){0,2}(?:endpoint|objective)",
    re.IGNORECASE,
)
_SIGNIFICANCE = re.compile(
    r"\W*(?:\w+\s){0,3}?(?:not|n't|without|no)\s(?:\w+\s){0,3}?(?:statistical(?:ly)?\s)?significan"
    r"|(?:\w+\s){0,3}?(?:not|n't)\s(?:\w+\s)?(?:separate|differ)",
    re.IGNORECASE,
)
_VERSUS = re.compile(r"\b(?:versus|vs\.?|compared\s+(?:with|to)|against)(?=\s)", re.IGNORECASE)


def compares(mention: Mention) -> bool:
    """Whether a number compares two arms, as a hazard ratio does."""
    return mention.attributes.get("quantity") in _EFFECTS


def says_outcome(said: str) -> bool:
    """Whether words say what came out, rather than a name, a verb or praise (rule R-SAF-04)."""
    return _OUTCOME.search(said) is not None and _PRAISE.search(said) is None


def outcome_said(said: str | None, endpoint: Evidence, context: Context) -> Evidence | None:
    """Where an endpoint's sentence says an outcome in words.

    A denial that is part of the words is what they report: `did not separate from placebo`.
    """
    if said is None or not says_outcome(said) or re.search(r"\d", said):
        return None
    if MET_WORDS.fullmatch(said.strip()):
        return None
    sentence, own = context.sentence(endpoint), Span(endpoint.start, endpoint.end)
    for found in context.find(said, NEWS):
        span = Span(found.start, found.end)
        if span not in sentence or span.overlaps(own):
            continue
        judged = force_of(context.document, span)
        denied = judged.force is Force.NEGATED and not (judged.cue and judged.cue in span)
        if judged.force is not Force.HEDGED and not denied:
            return found
    return None


def denies_significance(judged: Judgement, context: Context) -> bool:
    """Whether all that is denied is significance, which leaves a number standing."""
    text = context.document.text
    return judged.cue is not None and _SIGNIFICANCE.match(text, judged.cue.start) is not None


def names_endpoint(place: Evidence, term: Mention | None, context: Context) -> bool:
    """Whether words that are said to be met are an endpoint: a known one, or called one here."""
    if term is not None or _ENDPOINT_WORD.search(place.text):
        return True
    sentence, text = context.sentence(place), context.document.text
    return (
        _OF_ENDPOINT.search(text[sentence.start : place.start]) is not None
        or _IS_ENDPOINT.match(text, place.end, sentence.end) is not None
    )


def is_of_arm(place: Evidence, value: Evidence | None, context: Context) -> bool:
    """Whether a population is the one of this value: no other value or arm stands between them."""
    if value is None:
        return True
    start, end = sorted((place.start, value.start))
    between = context.of(Kind.QUANTITY, Span(start, max(end, start + 1)))
    own = Span(value.start, value.end)
    others = [m for m in context.of(Kind.QUANTITY, context.sentence(value)) if m.span.overlaps(own)]
    if any(compares(mention) for mention in others):
        return False
    named = Span(place.start, place.end)
    values = [
        m
        for m in between
        if m.attributes.get("quantity") not in _NO_VALUE and not m.span.overlaps(named)
    ]
    if any(not mention.span.overlaps(own) for mention in values):
        return False
    return place.start > value.start or not _VERSUS.search(
        context.document.text, place.end, value.start
    )
