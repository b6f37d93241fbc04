"""Which sentences tell of one patient, and whether the release tells of nobody else.

A release is about one patient where somebody is introduced (`a 47-year-old woman`, `the first
patient`) and no outcome of a group is reported. Plans, eligibility and other studies count as
neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.numerals import WORD
from summarizer.finding.plain_text import plain
from summarizer.finding.vocabulary_files import load
from summarizer.grounding.context import NEWS, Context

_ORDINAL = r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|index|initial"
_AGED = rf"(?:\d{{1,3}}|{WORD})[-\s](?:year|month|week|day)s?[-\s]old"
_PLAN = re.compile(
    r"\b(?:will|would|could(?!\snot\sbe)|might|(?-i:may)|should|shall|expect\w*|plan(?:s|ned|ning)?|intend\w*|aims?|hopes?\sto"
    r"|anticipat\w+|eligib\w+|(?:is|are|was|were)\s(?:being\s)?designed|(?:is|are)\sto\b|up\sto\s\w+\s(?:[\w-]+\s){0,3}"
    r"(?:patients|adults|participants|subjects|children|people)|(?:is|are)\s(?:currently\s|now\s|still\s|actively\s)?(?:enrol|recruit)\w+"
    r"|inclusion\scriteria|target\w*\senrol\w+|if\s(?:approved|successful))\b",
    re.IGNORECASE,
)
# What a sentence says of other times, other products or the disease at large.
_BACKGROUND = re.compile(
    r"\b(?:worldwide|globally|(?:each|every|per)\syear|annually|estimated|prevalence|incidence\sof|millions?\s(?:of\s)?(?:people|patients|Americans|adults|children)|liv(?:e|es|ing)\swith"
    r"|affect(?:s|ing)|published|literature|academic|natural\shistory|historical\w*|pre-?clinical|animals?|mice|other\sproducts"
    r"|on\saverage|typically|(?:previous|earlier|prior|separate|preceding|another|completed)\s(?:[\w/-]+\s){0,3}(?:trials?|study|studies))\b",
    re.IGNORECASE,
)
_PAST = (
    r"(?:were|was|had|have|has|did|saw|fell|rose|showed|met|went|felt|grew|got|took|became|remain(?:s|ed)?|are|stayed"
    r"|[a-z]{2,}ed)"
)
# How many a study is or was to have says nothing of how they fared.
_SIZE = re.compile(
    r"\b(?:trials?|study|studies|cohorts?|programme|program)\s(?:in|of|with|among|for)\s(?:a\stotal\sof\s|about\s|some"
    r"\s|approximately\s|roughly\s|healthy\s)?$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she|his|her|him|herself|himself)\b", re.IGNORECASE)
_SPEAKER = re.compile(
    r"\b(?:he|she)\s(?:has\s)?(?:said|says|added|adds|noted|continued|commented|explained|concluded|stated|remarked|wrote)\b",
    re.IGNORECASE,
)
# A patient who speaks, or of whom nothing is said but that: `said Mary Lane, a patient`.
_HEARD = re.compile(r"^\W*(?:said|says|added|according\sto|stated)\b|\bI(?:\s(?:was|am)\b|'m\b)")
_LABEL = re.compile(r"^[\W_]*[A-Z][\w/ -]{2,32}\s?[:|]\s")
_OF_THE_COMPANY = re.compile(
    r"[$€£]\s?\d|\b(?:company|revenues?|shares?|cash|enrolment|enrollment|sites|trial|study|studies)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*[-*•·–▪●o]\s")
_TREATED = re.compile(
    r"\b(?:treat(?:ed|ment)|receiv(?:ed|ing)|infus(?:ed|ion)|given|dosed|inject(?:ed|ion)|therapy|took|taken|administered|enrolled"
    r"|implanted|transplanted|dose|doses)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Words:
    persons: tuple[str, ...]
    groups: tuple[str, ...]
    sexes: tuple[str, ...]
    no_person_before: tuple[str, ...]
    spoken_of_as_lines: tuple[str, ...]
    exposures: tuple[str, ...]


@cache
def patient_words() -> _Words:
    """The word lists of `vocabulary/patient_words.json`."""
    return load("patient_words.json", _Words)


@cache
def person() -> str:
    """A pattern of one person, by a noun that heads no compound (`patient population`)."""
    words = patient_words()
    nouns, compounds = "|".join(words.persons), "|".join(words.no_person_before)
    return rf"(?:{nouns})\b(?!-|\s(?:{compounds})\b)"


@cache
def _mention() -> re.Pattern[str]:
    adjectives = rf"(?:(?:{_AGED}|(?!of\b|in\b|for\b|with\b|to\b|and\b)[\w/'.-]+),?\s+){{0,4}}?"
    return re.compile(
        rf"(?<!\bher\s)(?<!\bhis\s)(?<!\btheir\s)\b(?:(?:the|its|our|this|a|an|one)\s+)?(?:very\s+)?(?P<ordinal>{_ORDINAL})(?:-ever)?\s+(?:[\w-]+\s+){{0,2}}?{person()}"
        rf"|\b(?:a\s+single|an?|one|the|this|that|our|my)\s+{adjectives}{person()}"
        rf"|\b(?:an?|the|this)\s+(?:[\w-]+,?\s+){{0,2}}?{_AGED}\b",
        re.IGNORECASE,
    )


@cache
def _group() -> re.Pattern[str]:
    people = "|".join(patient_words().groups)
    several = (
        rf"(?:(?!one\b){WORD}|(?!1\b)\d{{1,4}}|all|both|most|several|few|many|half|none|no\sother"
        r"|\d[\d.]*\s?%|majority|other|more)"
    )
    return re.compile(
        rf"(?<![\w.-]){several}\s(?:of\s)?(?:the\s|these\s|our\s|its\s)?(?:(?!in\b|of\b|for\b|with\b)[\w/-]+\s){{0,3}}?(?:{people})\b"
        rf"|\b(?:two|three|four)\s(?:other\s)?patients\b|\bout\sof\s(?:\d+|{WORD})\b|\b\d{{1,3}}\s(?:of|/)\s\d{{1,3}}\b",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class Story:
    """What the document tells of one patient.

    Attributes:
        first: The mention that the case rests on.
        ordinal: The word that counts the patient, if any.
        sentences: Those that speak of the patient, in reading order.
        later: Those and all others of the news that follow the first mention.
        mentions: How many places name the patient.
    """

    first: Span
    ordinal: Span | None
    sentences: tuple[Span, ...]
    later: tuple[Span, ...]
    mentions: int


def read_story(context: Context) -> Story | None:
    """The story of the document's one patient; None where it reports on several, or on nobody."""
    mentions = [found for place in _news(context) for found in _mentions(context, place)]
    told = [found for found in mentions if _introduces(context, found)]
    if not told or _tells_of_others(context, told):
        return None
    counted = next((found for found in told if found["ordinal"]), None)
    first = counted or told[0]
    sentences = tuple(_telling(context, told[0].start()))
    if not any(_TREATED.search(context.words(place)) for place in sentences):
        return None
    ordinal = Span(*first.span("ordinal")) if first["ordinal"] else None
    later = tuple(
        place
        for place in _news(context)
        if place.start > told[0].start() and not _OF_THE_COMPANY.search(context.words(place))
    )
    every = tuple(sorted({*sentences, *later}))
    return Story(Span(*first.span()), ordinal, sentences, every, len(mentions))


def _news(context: Context) -> Iterator[Span]:
    """Sentences that neither plan nor speak of other studies."""
    for place in context.sentences(NEWS):
        words = plain(context.words(place))
        if not any(form.search(words) for form in (_PLAN, _BACKGROUND, _HEARD)):
            yield place


def _mentions(context: Context, place: Span) -> Iterator[re.Match[str]]:
    yield from _mention().finditer(plain(context.document.text), place.start, place.end)


def _in_quotes(context: Context, place: Span) -> bool:
    return context.document.section_at(place.start) is Section.QUOTE


def _introduces(context: Context, found: re.Match[str]) -> bool:
    """Whether a mention is of somebody: outside quotes, and not what `a patient must` do."""
    place = Span(*found.span())
    if _in_quotes(context, place):
        return False
    anybody = re.match(r"an?\s", found.group(), re.IGNORECASE) and not found["ordinal"]
    if not anybody or _introduced_age(found.group()):
        return True
    rest = plain(context.document.text)[place.end : context.sentence(place).end]
    return re.search(rf"\b{_PAST}\b", rest, re.IGNORECASE) is not None


def _tells_of_others(context: Context, told: list[re.Match[str]]) -> bool:
    """Whether a group is reported on, or a second patient beside the first."""
    opening = any(
        context.document.section_at(found.start()) in (Section.HEADLINE, Section.LEAD)
        for found in told
    )
    ages = {age.group().lower() for found in told if (age := _introduced_age(found.group()))}
    if len(ages) > 1:
        return True
    return any(_of_group(context, place, spare_exposure=opening) for place in _news(context))


def _introduced_age(words: str) -> re.Match[str] | None:
    return re.search(_AGED, words, re.IGNORECASE) if words[:2].lower() in ("a ", "an") else None


def _of_group(context: Context, place: Span, *, spare_exposure: bool) -> bool:
    if _in_quotes(context, place):
        return False
    words = plain(context.words(place))
    for group in _group().finditer(words):
        if _SIZE.search(words[: group.start()]) or "volunteers" in group.group():
            continue
        verb = re.compile(rf"\b{_PAST}\b", re.IGNORECASE).search(words)
        if verb is None:
            continue
        exposed = "|".join(patient_words().exposures)
        only = re.match(
            rf"\s(?:(?:have|has|had|were|was|been|now|already|so|far|also)\s)+(?:{exposed})\b|\s(?:{exposed})\b",
            words[group.end() :],
            re.IGNORECASE,
        )
        if not (spare_exposure and only):
            return True
    return False


def _telling(context: Context, first: int) -> Iterator[Span]:
    """Sentences with the patient or a pronoun, those that follow in the paragraph, and labels."""
    text = context.document.text
    told = -1
    for place in context.sentences(NEWS):
        words = plain(context.words(place))
        start = text.rfind("\n", 0, place.start) + 1
        mentions = list(_mentions(context, place))
        named = bool(mentions)
        if _in_quotes(context, place) and any(_introduced_age(one.group()) for one in mentions):
            continue  # whoever speaks may speak of a child of their own
        spoken = place.start >= first and _PRONOUN.search(words) and not _SPEAKER.search(words)
        listed = _BULLET.match(text, start) and text.rfind("\n", 0, start - 1) + 1 == told
        follows = (start == told or listed) and not _in_quotes(context, place)
        left_out = any(form.search(words) for form in (_PLAN, _BACKGROUND, _HEARD))
        if _LABEL.match(words) or ((named or spoken or follows) and not left_out):
            yield place
            if named or spoken or listed:
                told = start
