"""What was given for a side effect, how it was graded and how it ended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Mention
from summarizer.finding.vocabulary_files import load
from summarizer.grounding.context import Context, stated
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import GradingScale

_SCALES = {
    GradingScale.ASTCT: re.compile(r"\bASTCT\b"),
    GradingScale.CTCAE: re.compile(r"\bCTCAE\b"),
    GradingScale.LEE2014: re.compile(r"\bLee\s+(?:et\s+al\.?,?\s+)?(?:criteria\s+)?2014\b"),
}
_MANAGEMENT = re.compile(
    r"\b(?:(?:managed|treated|resolved|controlled|settled|subsided|recovered|relieved|alleviated|improved|abated|passed|addressed|mitigated"
    r"|brought\s+under\s+control|cleared)\s+(?:\w+ly\s+)?(?:with|after|by|following|on|through|using)"
    r"|(?:responded|responsive)\s+to)\s+(?!(?:\w+\s+){0,2}(?:days?|weeks?|hours?|months?)\b|(?:[\w-]+ly\b|its\b|the\s+end\b|day\b|week\b|follow|discharge|no\b|any\b|sequelae"
    r"|treatment\b|intervention|grade\b|infusion))"
    r"([^.;]{3,120}?)(?=,\s+and\s+(?:a|an|the)\b|,\s+(?:but|while|with)\b|[.;]|$)",
    re.IGNORECASE,
)
# `participants treated with 4 mg` were given the drug that is studied.
_OF_PEOPLE = re.compile(
    r"(?:\b(?:patients|participants|subjects|those|people|adults|children|women|men|volunteers|eyes|groups?|arms?|cohorts?|recipients|%)(?:\s\([^()]*\))?)\s$",
    re.IGNORECASE,
)
# The next sentence goes on about the same patients: `Both were given tocilizumab.`
_GOES_ON = re.compile(
    r"(?:They|Both|All|It|These|She|He|Each|The\s+(?:events?|patients?)"
    r"|[A-Z][a-z]+\s+(?:patients|were|was|of\s+them|received))\b"
)
_VERB_OF_ANOTHER_CLAUSE = re.compile(
    r"^(?:did|do|does|was|were|has|have|had|is|are|resolved|recovered|improved|continued"
    r"|returned|remained?|completed|[a-z]{3,}ed|went|took|subsequently|later|all|both|none|no)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:and\s+)?\d+\s+(?:of|patients|participants|subjects)\b", re.IGNORECASE)
_OUTCOME = re.compile(
    r"\b((?:all\s+|fully\s+|completely\s+)?resolved|(?:was\s+|were\s+)?(?:effectively|successfully|well)\s+(?:managed|controlled)|recovered"
    r"|reversible|fatal)\b",
    re.IGNORECASE,
)


_TAIL = re.compile(
    r"\s+(?:in|within|at|on|after|for|without|during|before|over|until|while|who|which|that|when|by)\b|\s+(?:was|were|has|had)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Words:
    care: tuple[str, ...]
    manner: tuple[str, ...]


@cache
def _given() -> re.Pattern[str]:
    words = load("care_words.json", _Words)
    care, manner = (
        "|".join(sorted(map(re.escape, one), key=len, reverse=True))
        for one in (words.care, words.manner)
    )
    return re.compile(
        rf"\b(?:with|needed|needing|required|requiring|received|receiving|took|given|on|after|by|despite|and)\s+(?:an?\s+)?"
        rf"(?P<care>(?:(?:{manner}|\d\s+doses?\s+of)\s+)*(?:{care}))\b",
        re.IGNORECASE,
    )


def scale(sentence: Span, context: Context) -> Stated[GradingScale] | None:
    for name, words in _SCALES.items():
        match = words.search(context.document.text, sentence.start, sentence.end)
        if match:
            return stated(name, context.evidence(Span(*match.span())))
    return None


def management(
    span: Span, sentence: Span, context: Context, terms: tuple[Mention, ...]
) -> tuple[Stated[str], ...]:
    """The things after `managed with`, where no other term stands between, and known remedies."""
    found = _MANAGEMENT.finditer(context.document.text, span.end, sentence.end)
    match = next(
        (one for one in found if not _OF_PEOPLE.search(one.string, span.end, one.start())), None
    )
    if match is None or _another(terms, span, match.start()):
        return _remedies(span, sentence, context, terms)
    given = []
    for part in re.finditer(r"(?:(?!\s+and\s+|,).)+", match.group(1)):
        words = part.group().strip()
        if _VERB_OF_ANOTHER_CLAUSE.match(re.sub(r"^and\s+", "", words)):
            break
        start = match.start(1) + part.start() + len(part.group()) - len(part.group().lstrip())
        place = _without_and(Span(start, start + len(words)), context)
        if any(term.span.overlaps(place) for term in terms):
            break
        place = _up_to_a_verb(place, context)
        if words and words.lower() != "and" and not _COUNTED.match(words):
            evidence = context.evidence(place)
            given.append(stated(evidence.text, evidence))
    return tuple(given)


def _up_to_a_verb(place: Span, context: Context) -> Span:
    """The thing without what it did: `antibiotics and recovered`, `steroids in two days`."""
    tail = _TAIL.search(context.words(place))
    return Span(place.start, place.start + tail.start()) if tail and tail.start() > 2 else place


def _remedies(
    span: Span, sentence: Span, context: Context, terms: tuple[Mention, ...]
) -> tuple[Stated[str], ...]:
    """Known remedies that were given behind the term, in its sentence or the next one."""
    text = context.document.text
    behind = [t.span.start for t in terms if span.end <= t.span.start < sentence.end]
    zones = [Span(span.end, max(min(behind, default=sentence.end), span.end + 1))]
    following = context.sentence(Span(min(sentence.end + 2, len(text) - 1), len(text)))
    goes_on = following.start >= sentence.end and _GOES_ON.match(text, following.start)
    if goes_on and not behind and not any(term.span in following for term in terms):
        zones.append(following)
    for zone in zones:
        given = _given().finditer(text, zone.start, zone.end)
        found = [Span(*match.span("care")) for match in given]
        if found:
            return tuple(stated(context.words(place), context.evidence(place)) for place in found)
    return ()


def outcome(
    span: Span, sentence: Span, context: Context, terms: tuple[Mention, ...]
) -> Stated[str] | None:
    match = _OUTCOME.search(context.document.text, span.end, sentence.end)
    if match is None or _another(terms, span, match.start()):
        return None
    evidence = context.evidence(Span(*match.span()))
    return stated(evidence.text, evidence)


def _another(terms: tuple[Mention, ...], span: Span, end: int) -> bool:
    """Whether another side effect stands between a term and the words said of one."""
    return any(
        span.start <= term.span.start and term.span.end <= end and not term.span.overlaps(span)
        for term in terms
    )


def _without_and(span: Span, context: Context) -> Span:
    lead = re.match(r"(?:and\s+)?(?:an?\s+|the\s+)?", context.words(span))
    return Span(span.start + lead.end(), span.end) if lead else span
