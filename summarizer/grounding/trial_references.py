"""Every phrase that speaks of a trial, with what it says and what it can point back to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.trials import NO_HEAD, PRECLINICAL, phrase_start
from summarizer.grounding.context import Context
from summarizer.grounding.trial_names import LISTS, readable, trial_names
from summarizer.grounding.trial_owners import is_anothers
from summarizer.grounding.trial_pivotal import says_pivotal
from summarizer.grounding.trial_standing import is_told

_HEAD = re.compile(
    r"\b(?:(?:clinical|registrational|extension|expansion)\s+)?(?:trials?|study|studies)\b"
    r"|\b(?:open-label|long-term)\s+extension\b(?!\s+(?:trial|study|of\s+the\s+\w+\s+period))",
    re.IGNORECASE,
)
_PART = re.compile(r"\s+(?:[\w-]+\s+)?(?:part|portion|stage)\b", re.IGNORECASE)
_OF_A_TRIAL = re.compile(r"\s*(?:of|in|from)\s+(?:the\s+|its\s+)?$", re.IGNORECASE)
_VERB = re.compile(r"\b(?:to|will|we|may|can|would|further)\s+$", re.IGNORECASE)
_NO_TRIAL = re.compile(
    r"\b(?:natural\s+history|observational|retrospective|registry|real-world|cohort|literature"
    r"|animal"
    r"|mouse|rat|primate|laboratory|toxicology|feasibility|field|such|IND-enabling"
    r"|epidemiolog\w+)\s+$",
    re.IGNORECASE,
)
_IN_ANIMALS = re.compile(
    r"\s+in\s+(?:[\w-]+\s+){0,2}(?:monkeys|macaques|primates|mice|rats|dogs|(?:mini)?pigs|rabbits|animals)\b",
    re.IGNORECASE,
)
_REGISTER = re.compile(
    r"\s+(?:Regist\w+|Information|Portal|Applications?|Notifications?|Authori[sz]ations?|Agreement"
    r"|Protocol|numbers?|identifiers?|drugs?|medication|plans?|teams?|staff|days?)\b",
    re.IGNORECASE,
)
_PHASE_FURTHER_ON = re.compile(
    r"\bPhase\s+[\dIViab/-]+,?\s+(?:(?!(?:of|in|and|or|is|was|are|were|data|results?|with|for"
    r"|from|at|to|an?|the|may|can|will|has|had|have|trial|study|that|which)\s)"
    r"[\w/-]+,?\s+){1,4}$",
    re.IGNORECASE,
)
_VERB_INSIDE = re.compile(
    r"(?:completed|planned|initial)\s+(?=(?:the|its|our|this)\s)", re.IGNORECASE
)
_NEW = re.compile(
    r"\b(?:an?|another|own|separate|second|third|further|additional|new|future|two|three)\s+"
    r"(?:[^\s,.;]+\s+){0,2}$",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"\b(?:the|this|that|same|its|our|whose)\s+(?:[^\s,.;]+\s+){0,2}$", re.IGNORECASE
)
_DISTINCT = re.compile(
    r"\b(?:first-in-human|bridging|open-label|placebo-controlled|(?:single|double"
    r"|triple)-blind(?:ed)?"
    r"|randomi[sz]ed|pivotal|registrational|proof-of-concept|dose-(?:escalation|finding|ranging)"
    r"|extension|single-arm|confirmatory)\b",
    re.IGNORECASE,
)
_IS = r"(?:is|was|are|were|will\s+be|became|remains)"
_APPOSED_BEFORE = re.compile(
    rf"^(?:\s*\([^()]{{0,90}}\))?(?:,\s+(?:which\s+{_IS}\s+)?|\s+(?:trial|study|itself)?\s*{_IS}\s+"
    r"|\s*[:—-]\s+)"
    r"(?:(?:an?|the|its|our|now)\s+)?(?:(?!(?:of|in|for|with|to|and|from|by)\s)[^\s,.;]+,?\s+){0,4}$",
    re.IGNORECASE,
)
_APPOSED_BEHIND = re.compile(
    r"^(?:\s+(?:(?:named|called|dubbed|designated|known\s+as)\s+)?\"?"
    r"|\s*\([^()]{0,40}\b(?:name|title|acronym|called|named)\s*:?\s*\"?"
    r"|\s*\(\s*(?:the\s+)?\"?|[^.;()]{0,90},\s+(?:(?:named|called|dubbed|known\s+as)\s+)?\"?"
    r"|[^.;()]{0,120}\(\s*)$",
    re.IGNORECASE,
)
_NAME_OF_PHASE = re.compile(r"\bPhase\s+[\dIViab/]+\s*\(\s*$", re.IGNORECASE)
_PREDICATE = re.compile(
    rf"(?:\s*\([^()]{{0,90}}\))?(?:,?\s+{_IS}\s+(?:an?\s+)?(?:[^\s,.;]+\s+){{0,2}}"
    r"|,\s+(?:an?\s+(?:\S+\s+)?)?)$"
)
_PROGRAMME = re.compile(r"\s+(?:clinical\s+|development\s+)*program(?:me)?\b", re.IGNORECASE)
_CLOSED = re.compile(r"(?:\s*\([^()]{0,90}\))?\s*[,.]")
_ENTRY = re.compile(
    r"^(?:\s*\([^()]{0,90}\))?(?:\s*[:,(|–—-]|\s+(?:is|was|in))\s*(?:in\s+)?(?:an?\s+)?(?:[\w-]+,?\s+){0,4}$"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """One phrase that speaks of a trial.

    Attributes:
        span: The phrase with its determiners and design words.
        name: The trial's short name, where the phrase has it or stands in apposition to it.
        phases: ClinicalTrials.gov terms that the phrase says.
        phase_place: The words of the phase.
        is_new: Whether the phrase introduces its trial (`a`, `another`, `its own`).
        is_known: Whether it takes up a trial (`the`, `this`).
        is_distinct: Whether it has design words by which a trial without a name is one.
        is_part: Whether it names a part of a trial and not the whole.
        same_as_before: Whether it is the predicate of the phrase before it.
        is_others: Whether its trial is not the issuer's.
        is_told: Whether it speaks of a trial that is, was or is planned.
    """

    span: Span
    name: str = ""
    phases: tuple[str, ...] = ()
    phase_place: Span | None = None
    is_pivotal: bool = False
    is_extension: bool = False
    is_new: bool = False
    is_known: bool = False
    is_distinct: bool = False
    is_part: bool = False
    is_plural: bool = False
    same_as_before: bool = False
    is_others: bool = False
    is_told: bool = True


def references(context: Context) -> tuple[Reference, ...]:
    """In reading order, also to trials of others and to such as only might be."""
    text = readable(context.document.text)
    names = trial_names(context)
    places = sorted((place, name) for name, found in names.items() for place in found)
    found: list[Reference] = []
    for sentence in context.sentences():
        inside = [(place, name) for place, name in places if place in sentence]
        phrases = [
            phrase
            for head in _HEAD.finditer(text, sentence.start, sentence.end)
            if (phrase := _phrase(text, sentence, head)) is not None
        ]
        found += [
            _judged(context, text, sentence, reference)
            for reference in _in_sentence(context, text, sentence, phrases, inside)
        ]
    return tuple(sorted(found, key=lambda reference: reference.span))


def _judged(context: Context, text: str, sentence: Span, one: Reference) -> Reference:
    return replace(
        one,
        is_others=is_anothers(context, text, sentence, one.span, is_named=bool(one.name)),
        is_told=bool(one.name or one.is_part) or is_told(context, text, sentence, one.span),
    )


def _phrase(text: str, sentence: Span, head: re.Match[str]) -> Span | None:
    if _REGISTER.match(text, head.end()) or text[head.start() - 1 : head.start()] in {"/", "-"}:
        return None
    start = _start(text, sentence, head.start())
    before = text[max(sentence.start, start - 40) : start]
    if PRECLINICAL.search(before) or NO_HEAD.match(text[head.end() : head.end() + 20]):
        return None
    if _NO_TRIAL.search(text[sentence.start : head.start()]) or _IN_ANIMALS.match(text, head.end()):
        return None
    if start == head.start() and _VERB.search(before):
        return None
    return Span(start, head.end())


def _start(text: str, sentence: Span, head: int) -> int:
    """Where the noun phrase begins; words between its phase and its head may be any adjective."""
    start = phrase_start(text, sentence.start, head)
    if "phase" not in text[start:head].lower() and (
        phase := _PHASE_FURTHER_ON.search(text, max(sentence.start, start - 90), start)
    ):
        start = phrase_start(text, sentence.start, phase.start())
    if verb := _VERB_INSIDE.match(text, start, head):
        start = verb.end()
    return start


def _in_sentence(
    context: Context,
    text: str,
    sentence: Span,
    phrases: list[Span],
    names: list[tuple[Span, str]],
) -> list[Reference]:
    found: list[Reference] = []
    taken: set[Span] = set()
    listed = _listed(text, sentence, names)
    for phrase in phrases:
        if group := _group_of(phrase, listed, text):
            one = _described(context, text, sentence, phrase)
            if one.is_plural:
                one = _with_phase_of_programme(context, text, sentence, one)
                found += [replace(one, name=name) for _, name in group]
                taken |= {place for place, _ in group}
                continue
        inside = [(place, name) for place, name in names if place in phrase]
        taken |= {place for place, _ in inside}
        one = _described(context, text, sentence, phrase)
        if inside:
            found += [replace(one, name=name) for _, name in inside]
        elif name := _apposed(text, phrase, names):
            found.append(replace(one, name=name))
        else:
            found.append(replace(one, same_as_before=_is_predicate(text, found, phrase)))
    for place, name in names:
        if place not in taken:
            start = phrase_start(text, sentence.start, place.start)
            if any(other != place and other in Span(start, place.end) for other, _ in names):
                start = place.start
            if phase := _NAME_OF_PHASE.search(text, sentence.start, place.start):
                start = phase.start()
            one = replace(_described(context, text, sentence, Span(start, place.end)), name=name)
            found.append(_with_phase_behind(context, text, sentence, one, phrases))
    found += _parts(context, text, sentence, found)
    return found


def _listed(
    text: str, sentence: Span, names: list[tuple[Span, str]]
) -> list[tuple[Span, list[tuple[Span, str]]]]:
    """Each list of names with a plural head, and the words from one to the other."""
    found = []
    for pattern in LISTS:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            inside = [pair for pair in names if pair[0] in Span(*match.span("list"))]
            if len(inside) > 1:
                found.append((Span(*match.span()), inside))
    return found


def _group_of(
    phrase: Span, listed: list[tuple[Span, list[tuple[Span, str]]]], text: str
) -> list[tuple[Span, str]]:
    """The names that a phrase such as `two Phase 3 trials` has in apposition or as subjects."""
    for whole, group in listed:
        first, last = group[0][0], group[-1][0]
        behind = phrase.end <= first.start and whole.start >= phrase.start
        before = phrase.start >= last.end and phrase.end <= whole.end
        if any(place in phrase for place, _ in group):
            return group
        if (behind or before) and phrase.overlaps(whole) and not _other_head(text, phrase, whole):
            return group
    return []


def _with_phase_of_programme(
    context: Context, text: str, sentence: Span, one: Reference
) -> Reference:
    """`The Phase 3 program consists of two studies, A-1 and A-2`."""
    for mention in context.of(Kind.PHASE, Span(sentence.start, one.span.start)):
        if mention.value and not one.phases and _PROGRAMME.match(text, mention.span.end):
            phases = tuple(mention.value.split(","))
            return replace(one, phases=phases, phase_place=mention.span)
    return one


def _other_head(text: str, phrase: Span, whole: Span) -> bool:
    """Whether another plural stands between the phrase and its list."""
    return (
        len(re.findall(r"\b(?:trials|studies)\b", text[min(phrase.start, whole.start) : whole.end]))
        > 1
    )


def _with_phase_behind(
    context: Context, text: str, sentence: Span, one: Reference, phrases: list[Span]
) -> Reference:
    """`JARRAH (ACTRN...): Phase 2, single-arm`: the phase of an entry in a list."""
    for mention in context.of(Kind.PHASE, sentence):
        behind = text[one.span.end : mention.span.start]
        if not mention.value or mention.span.start < one.span.end or one.phases:
            continue
        if _ENTRY.match(behind) and not any(mention.span in phrase for phrase in phrases):
            return replace(one, phases=tuple(mention.value.split(",")), phase_place=mention.span)
        break
    return one


def _described(context: Context, text: str, sentence: Span, phrase: Span) -> Reference:
    words = text[phrase.start : phrase.end]
    left = text[max(sentence.start, phrase.start - 60) : phrase.start]
    lead = left + words
    head_at = len(left) + max(words.rfind(" "), 0)
    before_head = lead[: head_at + 1] if " " in words else left
    stated = [m for m in context.of(Kind.PHASE) if m.span.overlaps(phrase)]
    numbered = next((m for m in stated if m.value), None)
    is_new = bool(_NEW.search(left) or re.match(r"(?:an?|another|second|separate)\s", words, re.I))
    is_known = bool(
        not is_new
        and (_KNOWN.search(left) or re.match(r"(?:the|this|that|its|our)\s", words, re.I))
    )
    near = lead[max(0, len(lead) - len(words) - 16) :]
    return Reference(
        span=phrase,
        phases=tuple(numbered.value.split(",")) if numbered else (),
        phase_place=numbered.span if numbered else None,
        is_pivotal=says_pivotal(words, left),
        is_extension=bool(re.search(r"\bextension\b", words, re.I)),
        is_new=is_new or (not is_known and bool(_NEW.search(before_head))),
        is_known=is_known,
        is_distinct=bool(_DISTINCT.search(near)),
        is_plural=bool(re.search(r"(?:trials|studies)$", words, re.I)),
    )


def _apposed(text: str, phrase: Span, names: list[tuple[Span, str]]) -> str:
    """The name that the phrase explains, or that explains it."""
    for place, name in names:
        if place.end <= phrase.start and _APPOSED_BEFORE.match(text[place.end : phrase.start]):
            return name
    for place, name in names:
        if place.start < phrase.end:
            continue
        between = text[phrase.end : place.start]
        closed = text[place.end : place.end + 1] in {",", ")", ";", ".", " "}
        if closed and _APPOSED_BEHIND.match(between):
            if between.rstrip().endswith(",") and not _CLOSED.match(text, place.end):
                continue
            return name
    return ""


def _is_predicate(text: str, found: list[Reference], phrase: Span) -> bool:
    if not found or found[-1].span.end > phrase.start:
        return False
    between = text[found[-1].span.end : phrase.start]
    return _PREDICATE.match(between) is not None


def _parts(context: Context, text: str, sentence: Span, known: list[Reference]) -> list[Reference]:
    """`the Phase 1b part of the X study`, `the Phase 2 portion`."""
    found = []
    for mention in context.of(Kind.PHASE, sentence):
        behind = _PART.match(text, mention.span.end)
        if behind is None or not mention.value or any(mention.span in one.span for one in known):
            continue
        span = Span(mention.span.start, behind.end())
        name = next(
            (
                one.name
                for one in known
                if one.span.start >= span.end and _OF_A_TRIAL.match(text[span.end : one.span.start])
            ),
            "",
        )
        phases = tuple(mention.value.split(","))
        found.append(Reference(span, name, phases, mention.span, is_known=True, is_part=True))
    return found


def is_top(context: Context, reference: Reference) -> bool:
    """Whether it stands in the headline, where articles are left out."""
    return context.document.section_at(reference.span.start) is Section.HEADLINE


def is_lead(context: Context, reference: Reference) -> bool:
    """Whether it stands in the opening paragraph, whose trial may be named further on."""
    return context.document.section_at(reference.span.start) is Section.LEAD
