"""How the one patient fared: values that moved, findings, and what the patient does without.

`C-reactive protein fell to 21 mg/L at week 6`, `blood cultures were negative on day 5`,
`she no longer needs oxygen`: each is a result of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.plain_text import plain
from summarizer.finding.vocabulary_files import load
from summarizer.grounding.context import Context, stated
from summarizer.grounding.guard import Force, force_of
from summarizer.grounding.reporting import tells_of_safety
from summarizer.grounding.result_categories import achieved, category_result
from summarizer.grounding.result_values import endpoint_code, read_level
from summarizer.grounding.story import person, read_story
from summarizer.grounding.story_subjects import subject_before, thing_after
from summarizer.grounding.story_times import times_of
from summarizer.schemas.result import Result, Timepoint
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import EndpointCode

_VALUE = r"(?P<value>[-+]?\d{1,5}(?:[.,]\d{1,3})*)"
# Units are words or letters behind the number, up to the words that lead on.
_UNIT = (
    r"(?:\s?(?P<unit>%|percent\b|per\scent\b|x\s?10\s?\^?\d{1,2}(?:/\w+)?"
    r"|[a-zA-Zµμ][\w/^µμ]*(?:/[\w.]+)*(?:\s(?:a|per)\s\w+)?))?"
)
_NO_UNIT = re.compile(
    r"^(?:at|on|in|by|after|within|and|or|over|from|to|with|while|but|during|before|for|as|the|this|that|of|he|she|out|times?)$",
    re.IGNORECASE,
)
_ON_BY = re.compile(
    rf"(?:[^;.]|\.\d){{0,110}}?(?:,|\band)\s(?:then\s)?(?:further\s)?by\s{_VALUE}{_UNIT}",
    re.IGNORECASE,
)
_ON_TO = re.compile(
    rf"(?:[^;.]|\.\d){{0,45}}?(?:,|\band)\s(?:then\s)?(?:further\s)?to\s{_VALUE}{_UNIT}",
    re.IGNORECASE,
)
_TO = re.compile(
    rf"(?:[^;.]|\.\d){{0,70}}?\bto\s(?:only\s|just\s|about\s|a\slow\sof\s)?{_VALUE}{_UNIT}",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"(?:\s\w+ly|\sfurther)?\sby\s(?:about\s|approximately\s|nearly\s|some\s)?{_VALUE}{_UNIT}",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"(?:(?:^|\n)\s*[-*•·–▪●]\s|\b(?:corresponding\sto|consistent\swith|(?:meeting|met)\s(?:the\s)?criteria\s(?:for|of)"
    r"|(?:definition|criteria|threshold)\s(?:of|for)|classified\sas|qualif\w+\sas|deepened\s(?:in)?to|confirmed\sas|amounting\sto|assessed\sas|rated\sas)\s)"
    r"(?:an?\s)?(?:confirmed\s|unconfirmed\s)?$",
    re.IGNORECASE,
)
_SHOWED = re.compile(
    r"\b(?:showed|achieved|reached|had|has|confirmed|revealed|demonstrated|attained|in|was|into)\s(?:an?\s|the\s)?"
    r"(?:(?:confirmed|ongoing|deep|durable|first|best)\s)*$",
    re.IGNORECASE,
)
_FELT = re.compile(r"\b(?:he|she)\s(?:has\s|had\s)?(?:also\s|since\s|now\s)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Words:
    moved: tuple[str, ...]
    moves: tuple[str, ...]
    states: tuple[str, ...]
    came_to: tuple[str, ...]
    found_none: tuple[str, ...]
    rid: tuple[str, ...]
    gave_up: tuple[str, ...]
    did_again: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """One outcome in its places."""

    endpoint: Span
    at: Span
    value: Decimal | None = None
    unit: Span | None = None


@cache
def _words() -> _Words:
    return load("outcome_words.json", _Words)


def _any(words: tuple[str, ...]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s") for word in ordered) + ")"


@cache
def _forms() -> dict[str, re.Pattern[str]]:
    words = _words()
    still = r"(?:now|also|all|still|completely|entirely)\s"
    on = r"(?!at\b|on\b|by\b|after\b|and\b|in\sthe\b)[\w-]+"
    patterns = {
        "moved": rf"\b{_any(words.moved)}\b",
        "moves": rf"\b{_VALUE}\s?(?P<unit>%|-?point|-?letter)?\s{_any(words.moves)}\s(?:in|of)\s",
        "state": rf"\b{_any(words.came_to)}\s(?:{still})?(?P<at>{_any(words.states)})\b",
        "none": rf"\b(?P<at>{_any(words.found_none)}(?:\s{on}){{0,4}})",
        "rid": rf"\b{_any(words.came_to)}\s(?:{still})?(?P<at>{_any(words.rid)})\s",
        "gave_up": rf"\b(?P<at>{_any(words.gave_up)})\s",
        "again": rf"\b(?P<at>{_any(words.did_again)}(?:\s{on}){{1,6}})",
    }
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()}


def story_outcomes(context: Context, trial: str | None) -> Iterator[Result]:
    """What the sentences about the one patient give as outcomes, in reading order."""
    story = read_story(context)
    if story is None:
        return
    for sentence in story.later:
        section = context.document.section_at(sentence.start)
        if section in (Section.QUOTE, Section.HEADLINE) or tells_of_safety(context, sentence):
            continue
        for outcome in _outcomes(context, sentence):
            for time in times_of(context, sentence, outcome.endpoint, outcome.at):
                yield _result(outcome, sentence, context, trial, time)
        yield from _answers(context, sentence, trial)


def _answers(context: Context, sentence: Span, trial: str | None) -> Iterator[Result]:
    """Response categories: one entry for each time, as in `at month 6 and again at month 12`."""
    text = plain(context.document.text)
    for term in context.of(Kind.RESPONSE_TERM, sentence):
        if term.attributes.get("role") != "category":
            continue
        led = _ANSWERED.search(text, max(0, sentence.start - 4), term.span.start)
        affirmed = force_of(context.document, term.span).force is Force.AFFIRMED
        shown = _SHOWED.search(text, sentence.start, term.span.start)
        if affirmed and (led or shown or achieved(term, context)):
            result = category_result(term, context, trial)
            times = times_of(context, sentence, term.span, term.span, early=led is not None)
            for time in times:
                yield result.model_copy(update={"timepoint": time})


def is_rate_or_told(result: Result, told: list[Result]) -> bool:
    """Whether a result is a rate, which one patient does not make, or is told already."""
    if result.unit is not None and result.unit.value == "%" and not is_change(result):
        return True
    if any(_of_one_thing(result, one) for one in told):
        return True
    places = [stated.evidence[0] for stated in (result.value, result.category) if stated]
    taken = [stated.evidence[0] for one in told for stated in (one.value, one.category) if stated]
    return any(p.start < t.end and t.start < p.end for p in places for t in taken)


def _of_one_thing(one: Result, other: Result) -> bool:
    """Whether a sentence gives both for one thing: what it was before is no outcome."""
    names = {result.endpoint_text.value.casefold() for result in (one, other)}
    return len(names) == 1 and one.evidence[0].start == other.evidence[0].start


def is_change(result: Result) -> bool:
    """Whether a percentage is how far a value of one patient moved."""
    coded = result.endpoint_code.value is not EndpointCode.OTHER
    return not coded and says_change(result.evidence[0].text)


def says_change(words: str) -> bool:
    """Whether words tell of a change: a percentage is then no rate of patients."""
    forms = (_any(_words().moved), _any(_words().moves))
    return any(re.search(rf"\b{form}s?\b", words, re.IGNORECASE) for form in forms)


def _outcomes(context: Context, sentence: Span) -> Iterator[_Outcome]:
    text = plain(context.document.text)
    for found in (
        *_moved(context, text, sentence),
        *_states(context, text, sentence),
    ):
        affirmed = force_of(context.document, found.at).force is not Force.HEDGED
        if affirmed and not context.of(Kind.SAFETY_TERM, found.endpoint):
            yield found
    yield from _personal(text, sentence)


def _moved(context: Context, text: str, sentence: Span) -> Iterator[_Outcome]:
    """`X fell from 18 to 2`, `X shrank by 71%`, `an 84% reduction in X`."""
    for verb in _forms()["moved"].finditer(text, sentence.start, sentence.end):
        subject = subject_before(context, text, sentence.start, verb.start())
        if subject is None:
            continue
        first, further = (_BY, _ON_BY), (_TO, _ON_TO)
        for form, on in (first, further):
            value = form.match(text, verb.end(), sentence.end)
            while value is not None:
                yield _valued(subject, value)
                value = on.match(text, _end_of(value), sentence.end)
            if form.match(text, verb.end(), sentence.end):
                break
    for noun in _forms()["moves"].finditer(text, sentence.start, sentence.end):
        thing = thing_after(text, noun.end(), sentence.end)
        if thing is not None:
            yield _valued(thing, noun)


def _valued(endpoint: Span, match: re.Match[str]) -> _Outcome:
    unit = match["unit"]
    named = unit is not None and not _NO_UNIT.match(unit)
    place = Span(*match.span("unit")) if named else None
    at = Span(match.start("value"), place.end if place else match.end("value"))
    return _Outcome(endpoint, at, Decimal(match["value"].replace(",", "")), place)


def _end_of(match: re.Match[str]) -> int:
    unit = match["unit"]
    return match.end("value") if unit is None or _NO_UNIT.match(unit) else match.end("unit")


def _states(context: Context, text: str, sentence: Span) -> Iterator[_Outcome]:
    """`blood cultures were negative`, `a biopsy grew no fungus`."""
    for name in ("state", "none"):
        for match in _forms()[name].finditer(text, sentence.start, sentence.end):
            subject = subject_before(context, text, sentence.start, match.start())
            if subject is not None:
                yield _Outcome(subject, Span(*match.span("at")))


def _personal(text: str, sentence: Span) -> Iterator[_Outcome]:
    """`he is off dialysis`, `she no longer needs oxygen`, `he walked without a cane`."""
    for name in ("rid", "gave_up"):
        for match in _forms()[name].finditer(text, sentence.start, sentence.end):
            thing = thing_after(text, match.end(), sentence.end)
            if thing is not None and _of_the_patient(text, sentence.start, match.start()):
                yield _Outcome(_bare(text, thing), Span(match.start("at"), thing.end))
    for match in _forms()["again"].finditer(text, sentence.start, sentence.end):
        if _of_the_patient(text, sentence.start, match.start()):
            at = Span(*match.span("at"))
            yield _Outcome(at, at)


def _bare(text: str, thing: Span) -> Span:
    lead = re.match(r"(?:all|any|the|his|her|its|a|an)\s", text[thing.start : thing.end])
    return Span(thing.start + lead.end(), thing.end) if lead else thing


def _of_the_patient(text: str, start: int, end: int) -> bool:
    """Whether the words before a verb end in the patient, or name one and go on."""
    before = text[start:end]
    return (
        _FELT.search(before) is not None
        or re.search(rf"\b{person()}[^.;]*$", before, re.IGNORECASE) is not None
        or re.search(r"\b(?:he|she)\b[^.;]*\band\s(?:has\s|had\s)?$", before, re.IGNORECASE)
        is not None
    )


def _result(
    outcome: _Outcome,
    sentence: Span,
    context: Context,
    trial: str | None,
    time: Stated[Timepoint] | None,
) -> Result:
    place, at = context.evidence(outcome.endpoint), context.evidence(outcome.at)
    terms = context.of(Kind.RESPONSE_TERM, outcome.endpoint)
    unit = context.evidence(outcome.unit) if outcome.unit else None
    return Result(
        trial=trial,
        endpoint_text=stated(place.text, place),
        endpoint_code=endpoint_code(terms[0] if terms else None, place),
        value=stated(outcome.value, at) if outcome.value is not None else None,
        unit=stated(_unit_of(unit.text), unit) if unit else None,
        category=stated(at.text, at) if outcome.value is None else None,
        timepoint=time,
        evidence_level=read_level(context, sentence),
        evidence=(context.evidence(sentence),),
    )


def _unit_of(words: str) -> str:
    return "%" if words.lower() in ("percent", "per cent") else words.lstrip("-")
