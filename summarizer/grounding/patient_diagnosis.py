"""What the one patient has, in the fullest words of the sentences that tell of the patient."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context, stated
from summarizer.grounding.disease_phrases import disease_phrases, is_disease_word
from summarizer.grounding.disease_reading import is_wording
from summarizer.grounding.story import Story, person
from summarizer.schemas.stated import Stated

_SUFFERS = (
    r"(?:with|suffering\sfrom|suffers\sfrom|suffered\sfrom|(?:who\s|and\s|,\s)*(?:has|had|have)(?:\slived\swith|\sbeen\sliving\swith"
    r"|\ssuffered\sfrom|\slong-standing)?|living\swith|lives\swith|battling|affected\sby|afflicted\s(?:by|with)|born\swith"
    r"|presenting\swith|presented\swith|admitted\s(?:with|for)|being\streated\sfor|treated\sfor|hospitali[sz]ed\s(?:with|for))"
)
_ARTICLE = r"(?:an?\s|the\s|severe\s(?!combined)|very\s|a\scase\sof\s)*"
_LABEL = re.compile(
    r"(?:^|\n)[\W_]*(?:diagnosis|disease|condition|indication)\s?[:|]\s?", re.IGNORECASE
)
_DIAGNOSED = re.compile(
    rf"\b(?:diagnosed\s(?:in\s\w+\s?\d*\s)?(?:with|as(?:\shaving)?)|diagnosis\s(?:of|was|is)|suffer(?:s|ed|ing)\sfrom|present(?:ed|ing)\swith|(?:he|she)\s(?:has|had|developed))\s{_ARTICLE}",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:whose|her|his|the\spatient's|the\s(?:boy|girl|man|woman|child)'s)\s", re.IGNORECASE
)
_TRIAL = re.compile(r"\b(?:trial|study|program|programme|protocol)\b", re.IGNORECASE)
_OF_IT = re.compile(
    r"\b(?:in|for|of|with)\s(?:(?:adults?|p(?:a)?ediatric|patients|people|participants|children|and"
    r"|the|treatment|of|with|in)\s)*",
    re.IGNORECASE,
)
_VERB = re.compile(r"\s(?:is|was|had|has|[a-z]{4,}ed)\b")
_FIRST_WORDS = re.compile(
    r"^(?:(?:an?|the|had|has|severe|advanced|metastatic|relapsed(?:/refractory|\sor\srefractory|\sand\srefractory)?|refractory|R/R|recurrent"
    r"|newly\sdiagnosed|end-stage|stage\s(?:IV|I{1,3}|[0-4])[ABC]?|longstanding|long-standing|heavily\spretreated|previously\streated)\s)+",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[,.;:()\n]|\s(?:is|was|has|had|who|whom|whose|that|which|and|after|before|since|received|treated|achieved|reached|in|at|for"
    r"|from|by|following|despite|to|were|are|on|under|when|while|experienced|showed|with)\b"
)
_ENDS = re.compile(r"(?:\s(?:type|class|grade)\s(?:[IVX]+|\d{1,2})[a-cA-C]?|\s[A-C])(?![\w-])")
_MARKED = re.compile(
    r"(?:[\w-]+-(?:positive|negative|mutant|mutated|driven|associated|related)\s)+$"
)
_RANK = re.compile(r"class\s(?:[IVX]+|\d)\s", re.IGNORECASE)
# `infection of an artificial knee`: where the disease sits belongs to its name.
_WHERE = re.compile(
    r"\sof\s(?:an?|the|his|her)\s[a-z-]+(?:\s(?!is\b|was\b|has\b|had\b|and\b|who\b|in\b|that\b|after\b|[a-z]+ed\b)[a-z-]+)?(?![\w-])"
)
_NOT_HAD = re.compile(
    r"\b(?:had|no|not|never|without|previously|been|received|undergone|already|only|further)\b"
)
_LONGEST_WORDS = 9


@dataclass(frozen=True, slots=True)
class _Name:
    words: str
    span: Span


def read_diagnosis(context: Context, story: Story) -> Stated[str] | None:
    """The disease, without the stage and the state that stand before its name."""
    text = plain(context.document.text)
    found = [name for start, limit in _starts(text, story) for name in _named(text, start, limit)]
    found = found or list(_of_the_trial(context, text, story))
    if not found:
        return None
    found = [one for one in found if not _is_heading(context, one)] or found
    chosen = max(
        (one for one in found if _is_fuller(one, found[0])), key=lambda one: len(one.words)
    )
    evidence = context.evidence(chosen.span)
    return stated(evidence.text, evidence)


def _is_heading(context: Context, one: _Name) -> bool:
    """Headlines shorten, and write every word with a capital."""
    return context.document.section_at(one.span.start) is Section.HEADLINE


def _is_fuller(one: _Name, first: _Name) -> bool:
    return one == first or (
        is_wording(first.words, one.words) and not one.words.lower().startswith(("a ", "the "))
    )


@cache
def _introduced() -> re.Pattern[str]:
    aside = (
        r"(?:\s?\([^()]{1,40}\)|,\s(?:aged\s)?\w+(?:\syears\s(?:old|of\sage))?,"
        r"|\sin\s(?:his|her|their)\s\w+|\saged\s(?:\w+\s){1,4}?|,\s(?:an?|the)\s[^,.;()]{3,50},)?"
    )
    return re.compile(
        rf"\b{person()}{aside},?\s(?:who\s(?:is\s\w+\sand\s|was\s)?)?{_SUFFERS}\s{_ARTICLE}",
        re.IGNORECASE,
    )


def _starts(text: str, story: Story) -> Iterator[tuple[int, int]]:
    """Where the name of the patient's disease may begin, the surest places first."""
    for match in _LABEL.finditer(text):
        if any(place.start <= match.end() <= place.end for place in story.sentences):
            yield match.end(), _line_end(text, match.end())
    for pattern in (_introduced(), _former(), _DIAGNOSED, _OWN):
        for place in story.sentences:
            for match in pattern.finditer(text, place.start, place.end):
                yield match.end(), _end(text, place)


@cache
def _former() -> re.Pattern[str]:
    """`a 58-year-old former teacher with X`, `has had X for twenty years`."""
    return re.compile(
        rf"\b[\w-]+-old\s(?:[\w-]+\s){{1,5}}?{_SUFFERS}\s{_ARTICLE}|\b(?:patient|who)\b[^.;]{{0,40}}?\b(?:has|had)\shad\s{_ARTICLE}",
        re.IGNORECASE,
    )


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end != -1 else len(text)


def _end(text: str, place: Span) -> int:
    """Where a sentence ends; one that was cut behind an initial (`S. aureus`) goes on."""
    cut = re.search(r"\s[A-Z]\.\s*$", text[place.start : place.end])
    return min(place.end + 80, len(text)) if cut else place.end


def _named(text: str, start: int, limit: int) -> Iterator[_Name]:
    """The first disease at a place, with the type that follows its name."""
    phrase = next(disease_phrases(text, start, limit), None)
    span = _without_verb(text, phrase.span) if phrase is not None and phrase.literal else None
    if span is not None and not _NOT_HAD.search(text, span.start, span.end):
        kind = _ENDS.match(text, span.end, limit) or _WHERE.match(text, span.end, limit)
        rank = _RANK.match(text, span.start, span.end)
        marked = _MARKED.search(text[start : span.start])
        first = start + marked.start() if marked else span.start
        span = Span(rank.end() if rank else first, kind.end() if kind else span.end)
        yield _Name(text[span.start : span.end], span)
        return
    lead = _FIRST_WORDS.match(text[start:limit])
    start += lead.end() if lead else 0
    stop = _STOP.search(text, start, limit)
    end = stop.start() if stop else limit
    bracket = re.match(
        r"\s\((?P<short>[A-Z][\w-]{1,9})\)(?P<rest>\s[\w\s-]{3,40}?)(?=[,.;]|\s(?:has|had|is|was|who)\b)",
        text[end:limit],
    )
    words = text[start:end]
    if bracket and any(is_disease_word(word) for word in bracket["rest"].split()):
        end += bracket.end()
        words = text[start:end]
    listed = words.split()
    if (
        0 < len(listed) <= _LONGEST_WORDS
        and not _NOT_HAD.search(words)
        and _names_one(text, listed)
    ):
        yield _Name(words, Span(start, end))


def _without_verb(text: str, span: Span) -> Span:
    """Up to a verb that follows the disease: `infection of the hip received`."""
    verb = _VERB.search(text, span.start, span.end)
    if verb and any(is_disease_word(word) for word in text[span.start : verb.start()].split()):
        return Span(span.start, verb.start())
    return span


def _names_one(text: str, words: list[str]) -> bool:
    """Whether a word of them is a disease's, or they are letters that the text explains as one."""
    if any(is_disease_word(word.strip(",")) for word in words):
        return True
    if len(words) > 2 or not re.fullmatch(r"[A-Z][A-Z0-9-]{2,9}", words[-1]):
        return False
    told = re.search(rf"([\w-]+)\s\({re.escape(words[-1])}\)", text)
    return told is not None and is_disease_word(told.group(1))


def _of_the_trial(context: Context, text: str, story: Story) -> Iterator[_Name]:
    """The one disease of the trial in which the patient is said to have been treated."""
    for place in story.sentences:
        if context.document.section_at(place.start) not in (Section.HEADLINE, Section.LEAD):
            continue
        trial = _TRIAL.search(text, place.start, place.end)
        for match in _OF_IT.finditer(text, trial.end(), place.end) if trial else ():
            found = list(disease_phrases(text, match.end(), place.end))
            if len(found) == 1 and found[0].literal:
                yield _Name(found[0].name, found[0].span)
