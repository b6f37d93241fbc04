"""What was given for a side effect, how it was graded and how it ended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.numerals import WORD
from summarizer.finding.vocabulary_files import load
from summarizer.grounding.context import Context, stated
from summarizer.grounding.safety_distinct import is_generic
from summarizer.grounding.safety_holds import holds
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
    r"(?:They|Both|All|It|These|She|He|Each|The\s+(?:events?|patients?|participants?|subjects?|cases?|child|infant|boy|girl|man|woman)"
    r"|[A-Z][\w-]+\s+(?:(?:eye\s+)?drops\s+)?(?:patients|participants|were|was|of\s+them|received))\b"
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


# `tocilizumab was given in both cases`
_WAS_GIVEN = re.compile(
    r"\b(?P<care>(?:(?:oral|intravenous|topical|systemic|inhaled|high-dose|low-dose)\s)?[A-Za-z][\w-]{3,}(?:\s(?:fluids|drops|infusions|cream|ointment))?)"
    r"\s(?:was|were)\s(?:given|administered|started|prescribed)\b(?!\s(?:at\s\d|as\sa|once|twice|every|on\sday|over|by\sintravenous))",
    re.IGNORECASE,
)
_NO_REMEDY = re.compile(
    rf"\b(?:{WORD}|doses?|dosing|drug|treatment|therapy|placebo|patients?|participants?|subjects?|they|both|which|trial|study|infusions?|injections?|vaccines?"
    r"|cells|medicine|medication|product|that|these|those|none|people|children|adults|approval|designation)\b",
    re.IGNORECASE,
)
# Side effects in a row of which the same is said: `one of colitis and one of rash, both treated`.
_ROW = re.compile(
    r"(?:\s\([^()]*\))?(?:,\s(?:and\s)?|\sand\s)(?:(?:an?|one|two|three|the)\s)?(?:(?:cases?|episodes?)\s)?(?:of\s)?(?:grade\s\d\s)?",
    re.IGNORECASE,
)
_OF_BOTH = re.compile(
    r"(?:\s\([^()]*\))?[,;]?\s(?:(?:both|all)\b|(?:which|that)\swere\b|were\b|resolved\b)",
    re.IGNORECASE,
)
_NONE_BEFORE = re.compile(r"\b(?:no|none|nobody|without)\b[^.;,]{0,40}$", re.IGNORECASE)
_ALL = re.compile(r"(?:Both|All|These|They|Each)\b")
_DRUG = re.compile(
    r"(?:and\s)?(?:the\s|study\s)*(?:dose|dosing|drug|treatment|therapy|infusions?)\s(?:was|were)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"and\s[^,]*\b(?:was|were|has|had|have)\b|(?:and\s)?grades?\s\d", re.IGNORECASE
)
_ASIDE = re.compile(r"(?:and\s)?(?:in|at|on|as|for|if|when|where)\b", re.IGNORECASE)
_SENTENCES = 2
_OFTEN = 3

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


@cache
def _care_words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load("care_words.json", _Words).care)), re.IGNORECASE)


def scale(sentence: Span, context: Context) -> Stated[GradingScale] | None:
    for name, words in _SCALES.items():
        match = words.search(context.document.text, sentence.start, sentence.end)
        if match:
            return stated(name, context.evidence(Span(*match.span())))
    return None


def management(
    span: Span, sentence: Span, context: Context, terms: tuple[Mention, ...]
) -> tuple[Stated[str], ...]:
    """What was given for a side effect, and what was done with the drug, where the text says so."""
    text = context.document.text
    zones = _zones(span, sentence, context, terms)
    first = max((t.span.end for t in terms if t.span.end <= span.start), default=sentence.start)
    before = Span(max(first, sentence.start), span.start + 1)
    given = next(filter(None, (_managed(zone, context, terms) for zone in zones)), [])
    given = given or next(filter(None, (_remedies(zone, context) for zone in zones)), [])
    given += [place for place in holds(text, span, before, zones) if _apart(place, given)]
    given.sort()
    return tuple(stated(context.words(place), context.evidence(place)) for place in given)


def _zones(span: Span, sentence: Span, context: Context, terms: tuple[Mention, ...]) -> list[Span]:
    """The words behind a side effect that are about it, and sentences that go on about it."""
    text = context.document.text
    row = [
        t.span
        for t in terms
        if t.span == span or (span.start < t.span.start < sentence.end and not is_generic(t.text))
    ]
    last = span
    for other in row[1:]:
        if not _ROW.fullmatch(text, last.end, max(other.start, last.end)):
            break
        last = other
    whole = len(row) > 1 and last == row[-1]
    if not _OF_BOTH.match(text, last.end, sentence.end):
        last = span
    behind = [one for one in row if one.start >= last.end]
    end = min((one.start for one in behind), default=sentence.end)
    zones = [Span(last.end, max(end, last.end + 1))]
    if any(not _NONE_BEFORE.search(text, sentence.start, one.start) for one in behind):
        following = context.sentence(Span(min(sentence.end + 2, len(text) - 1), len(text)))
        alone = not any(t.span in following for t in terms)
        return (
            [*zones, following] if whole and alone and _ALL.match(text, following.start) else zones
        )
    here = sentence
    name = text[span.start : span.end].lower()
    for _ in range(_SENTENCES):
        following = context.sentence(Span(min(here.end + 2, len(text) - 1), len(text)))
        if following.start < here.end or "\n\n" in text[here.end - 1 : following.start + 1]:
            break
        others = [t for t in terms if t.span in following and t.text.lower() != name]
        if any(not is_generic(t.text) for t in others):
            break
        if _GOES_ON.match(text, following.start) or any(t.span in following for t in terms):
            zones.append(following)
        here = following
    return zones


def _managed(zone: Span, context: Context, terms: tuple[Mention, ...]) -> list[Span]:
    """The things after `managed with`."""
    found = _MANAGEMENT.finditer(context.document.text, zone.start, zone.end)
    match = next(
        (one for one in found if not _OF_PEOPLE.search(one.string, zone.start, one.start())), None
    )
    if match is None:
        return []
    given = []
    for part in re.finditer(r"(?:(?!\s+and\s+|,).)+", match.group(1)):
        words = re.sub(r"(?:^|\s)and$", "", part.group().strip())
        if _ASIDE.match(words):
            continue
        if _CLAUSE.match(words):
            break
        if _VERB_OF_ANOTHER_CLAUSE.match(re.sub(r"^and\s+", "", words)):
            break
        start = match.start(1) + part.start() + len(part.group()) - len(part.group().lstrip())
        place = _without_and(Span(start, start + len(words)), context)
        if any(term.span.overlaps(place) for term in terms):
            break
        if _DRUG.match(words):
            continue
        place = _up_to_a_verb(place, context)
        if words and words.lower() != "and" and not _COUNTED.match(words):
            given.append(place)
    return given


def _up_to_a_verb(place: Span, context: Context) -> Span:
    """The thing without what it did: `antibiotics and recovered`, `steroids in two days`."""
    tail = _TAIL.search(context.words(place))
    return Span(place.start, place.start + tail.start()) if tail and tail.start() > 2 else place


def _remedies(zone: Span, context: Context) -> list[Span]:
    """Known remedies, and whatever else is said to have been given."""
    text = context.document.text
    found = [Span(*match.span("care")) for match in _given().finditer(text, zone.start, zone.end)]
    for match in _WAS_GIVEN.finditer(text, zone.start, zone.end):
        place = Span(*match.span("care"))
        own = _is_own(place, context)
        if not own and not _NO_REMEDY.search(match["care"]) and _apart(place, found):
            found.append(place)
    return found


def _is_own(place: Span, context: Context) -> bool:
    """Whether the words are a product that the release speaks of again and again."""
    words = context.words(place).lower()
    if _care_words().search(words) or not context.of(Kind.PRODUCT_NAME, place):
        return False
    return context.document.text.lower().count(words) >= _OFTEN


def _apart(place: Span, found: list[Span]) -> bool:
    return not any(place.overlaps(one) for one in found)


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
    lead = re.match(
        r"(?:and\s+)?(?:an?\s+|the\s+)?(?:(?:additional|further|temporary|short|brief|longer)\s+)*"
        r"(?:(?:tapering\s+|short\s+)*course\s+of\s+)?",
        context.words(span),
    )
    return Span(span.start + lead.end(), span.end) if lead else span
