"""Who is appointed, by the sentences that say so: no quotation is needed beside the name.

Who leaves, and whom somebody succeeds, is not appointed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.attributions import (
    Attribution,
    name_pattern,
    read_attribution,
    read_posts,
)
from summarizer.finding.plain_text import plain
from summarizer.finding.speech_words import speech

_PLACES = (Section.LEAD, Section.BODY, Section.HEADLINE)
_VERB = (
    r"(?:appoint(?:ed|s|ing)|nam(?:ed|es|ing)|hir(?:ed|es|ing)|promot(?:ed|es|ing)|elect(?:ed|s|ing)"
    r"|welcom(?:ed|es|ing)|recruit(?:ed|s)|nominat(?:ed|es)|re-?elected|add(?:ed|s)|engaged)"
)
_NOUN = r"(?:appointment|election|promotion|hiring|nomination|addition|arrival|recruitment)s?"
_DONE = (
    r"(?:appointed|named|hired|promoted|elected|nominated|recruited|re-?elected|selected|chosen)"
)
_BE = r"(?:has\s+been|have\s+been|had\s+been|was|were|is|are|will\s+be|to\s+be|is\s+being)"
_ADVERB = r"(?:(?:today|also|recently|now|formally|unanimously|officially|newly)\s+)*"
_DESCRIBED = r"(?:(?!(?:as|to|of|by|in|at|for|and)\b)(?:[a-z][\w-]*|[A-Z]{2,4}),?\s+){0,6}(?=[A-Z])"
# Before the name: `has appointed`, `the appointment of industry veteran`.
_BEFORE = re.compile(
    rf"\b(?:(?i:{_VERB})\s+(?!by\b|as\b|to\b|in\b|a\b|an\b){_DESCRIBED}|(?i:{_NOUN})\s+of\s+(?:{_DESCRIBED}|[^:.;]{{3,50}}:\s+))"
)
# Behind the name and its credentials: `has been named`, `joins Oravell as`, `will succeed`.
_BEHIND = re.compile(
    rf",?\s+(?:{_BE}\s+{_ADVERB}{_DONE}\b|{_ADVERB}(?:appointed|named|elected|promoted)\s+(?:as|to)\b"
    rf"|(?:has\s+|have\s+|will\s+|recently\s+|also\s+)*join(?:s|ed|ing)?\b(?!\s+us\b)"
    rf"|(?:has\s+|have\s+|will\s+)(?:now\s+)?(?:assumed?|become|taken?\s+(?:over|on|up)|take\s+(?:over|on|up)"
    r"|succeed|serve|act)\b|becomes\b|assumes\b|takes\s+(?:over|up)\b|steps\s+up\b)"
)
# What leads to the post: `as its new`, `to the position of`, or nothing but articles.
_TO_THE_POST = re.compile(
    r"(?:\b(?:as|to\s+(?:the\s+)?(?:position|post|role|office)\s+of|the\s+roles?\s+of|to\s+serve\s+as"
    r"|to\s+become|becomes?|to(?!\s+(?:lead|head|chair)\b)|named|appointed|elected)\s+|^\s*,?\s*)"
    r"(?:(?:its|the|their|our|his|her|an?|new|next|first|newly\s+created|[A-Z][\w.]*['’]s?)\s+)*"
)
_REACH = 110  # characters between a name and its post
_BOARD = re.compile(r"(?:[A-Z][\w.]*['’]s\s+)?(?:Board|board)\b(?!\s+(?:member|chair))")
_BESIDE = re.compile(
    r"(?:,?\s+(?:of|from|at)\s+(?:[A-Z][\w&.-]*\s*){1,5})?(?:,\s+[^,;.]{3,90},)?(?=,?\s)"
)
_POST_ENDS = re.compile(
    r",?\s+(?:effective|with\s+(?:immediate\s+)?effect|succeeding|replacing|following|reporting|where|who"
    r"|which|from|starting|beginning|bringing|in\s+succession|on\s+an?\s+interim|subject\s+to|as\s+of"
    r"|based\s+in|and\s+(?:will|has|is|was)|to\s+(?:lead|drive|oversee|support|strengthen)|after|on"
    r"|in\s+(?:addition|connection)|responsible|ahead\s+of|he|she|filling)\b.*|[.;:](?=\s|$).*",
    re.DOTALL | re.IGNORECASE,
)
_AND_ANOTHER = re.compile(r"\s*,?\s+and\s+" + _DESCRIBED)
_LEAVES = re.compile(
    r"\b(?:succe(?:ss|ed)\w*|replac\w+|predecessor|retire\w*|resign\w*|depart\w*|step\w*\s+down|former"
    r"|outgoing|tak\w+\s+over\s+from)\s+(?:of\s+|by\s+)?$",
    re.IGNORECASE,
)
_CAREER = re.compile(
    r"\b(?:previously|prior\s+to|before|most\s+recently|earlier|formerly|from\s+(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"\b(?:Inc|Ltd|plc|LLC|GmbH|AG|Corp|Bio\w*|Therapeutics|Pharma\w*|Medic\w*|Sciences|Capital|Ventures"
    r"|University|Hospital|Institute|Fund|Partners|Group|Company|Board|Committee|Phase|Street|Award"
    r"|Index|Registry|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Officer|Director|President|FDA|EMA)\b"
)
_ITEM = re.compile(r"\s*[•*·▪‣–—-]\s+")
_MEMBERS = re.compile(
    r"\b(?:appoint|join|member|advisory\s+board|new\s+directors?|elected|team)\w*[^.\n]*:\s*$",
    re.IGNORECASE,
)
_LONGEST = 300


def read_appointments(document: Document) -> tuple[Attribution, ...]:
    """Everybody said to be appointed, elected, promoted or to join, with the new post."""
    found: list[Attribution] = []
    for section in _PLACES:
        for sentence in document.sentences_in(section):
            found += _in_sentence(document, Span(sentence.start, sentence.end))
    return (*found, *_in_lists(document))


def _in_sentence(document: Document, sentence: Span) -> Iterator[Attribution]:
    text = plain(document.text)
    taken = sentence.start
    for match in _BEFORE.finditer(text, sentence.start, sentence.end):
        if match.start() < taken or _is_career(text, sentence, match.start()):
            continue
        for one in _named_at(document, match.end(), sentence.end):
            taken = one.span.end
            yield one
    for match in _names().finditer(text, taken, sentence.end):
        person = _person(document, match.start(), sentence.end)
        if (
            person is None
            or match.start() < taken
            or _LEAVES.search(text, sentence.start, match.start())
        ):
            continue
        behind = _verb_behind(text, person.span.end, sentence.end)
        if behind is None or _is_career(text, sentence, match.start()):
            continue
        told = _with_post(document, person, behind.end(), sentence.end, beside=behind.start())
        if told is not None:
            taken = told.span.end
            yield told


def _verb_behind(text: str, start: int, end: int) -> re.Match[str] | None:
    """The verb of an appointment behind a name, an employer or an apposition between them."""
    beside = _BESIDE.match(text, start, end)
    return _BEHIND.match(text, start, end) or (
        _BEHIND.match(text, beside.end(), end) if beside and beside.end() > start else None
    )


def _is_career(text: str, sentence: Span, at: int) -> bool:
    return _CAREER.search(text, sentence.start, at) is not None


def _named_at(document: Document, start: int, end: int) -> Iterator[Attribution]:
    """`Ada Example as Chief Medical Officer and Bo Example as General Counsel`."""
    text = plain(document.text)
    waiting: list[Attribution] = []
    while (person := _person(document, start, end)) is not None:
        one = _with_post(document, person, person.span.end, end)
        another = _AND_ANOTHER.match(text, person.span.end, end)
        if one is None or (another and _person(document, another.end(), end) is not None):
            if another is None:
                return
            waiting.append(person)
            start = another.end()
            continue
        yield from (
            replace(first, roles=one.roles, organisation=one.organisation) for first in waiting
        )
        yield one
        waiting = []
        joined = _AND_ANOTHER.match(text, one.span.end, end)
        if joined is None:
            return
        start = joined.end()


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-]){name_pattern().pattern}")


def _person(document: Document, start: int, end: int) -> Attribution | None:
    """A name of two words or more with its credentials, that can be no company's."""
    words = document.text[start : min(end, start + _LONGEST)]
    match = name_pattern().match(words)
    if match is None or _NO_PERSON.search(match["name"]):
        return None
    named = read_attribution(document, Span(start, start + match.end()))
    if named is None or " " not in named.name.value or _is_a_post(named.name.value):
        return None
    behind = _credentials().match(document.text, start + match.end(), end)
    whole = read_attribution(document, Span(start, behind.end())) if behind else None
    return whole or named


def _is_a_post(name: str) -> bool:
    return any(word.lower().strip(".,") in speech().role_words for word in name.split())


@cache
def _credentials() -> re.Pattern[str]:
    letters = "|".join(
        r"\.?".join(re.escape(letter) for letter in word) + r"\.?"
        for word in sorted(speech().credentials, key=len, reverse=True)
    )
    return re.compile(rf"(?:,?\s+(?:{letters})(?![\w]))+")


def _with_post(
    document: Document, person: Attribution, start: int, end: int, *, beside: int = 0
) -> Attribution | None:
    """The person with the post that the words from `start` on give; None where they give none.

    Who joins a board keeps the post that the name has beside it, up to `beside`.
    """
    text = plain(document.text)
    window = text[start : min(end, start + _REACH)]
    board: Attribution | None = None
    for match in _TO_THE_POST.finditer(window):
        begin = start + match.end()
        if _BOARD.match(text, begin, end):
            board = (
                read_attribution(document, Span(person.span.start, max(beside, person.span.end)))
                or person
            )
            continue
        ends = _POST_ENDS.search(text, begin, end)
        stop = min(ends.start() if ends else end, _another_person(document, begin, end))
        roles, organisation = read_posts(document, Span(begin, stop))
        if roles and _begins_with_post(roles[0].value):
            last = max(role.span.end for role in roles)
            span = Span(person.span.start, max(last, person.span.end))
            return replace(person, roles=roles, organisation=organisation, span=span)
    return board


def _begins_with_post(role: str) -> bool:
    return role.split()[0].lower().strip(".,") in speech().role_words


def _another_person(document: Document, start: int, end: int) -> int:
    """Where `and Bo Example as ...` begins, else the end."""
    for match in re.finditer(r",?\s+and\s+", document.text[start:end]):
        named = _person(document, start + match.end(), end)
        if named is not None and _BEHIND_AS.match(document.text, named.span.end):
            return start + match.start()
    return end


_BEHIND_AS = re.compile(r",?\s+(?:as|to)\s")


def _in_lists(document: Document) -> Iterator[Attribution]:
    """`Members are:`, and a line for each: name, credentials, post."""
    open_list = False
    for section in _PLACES[:2]:
        for sentence in document.sentences_in(section):
            line = document.text[sentence.start : sentence.end]
            item = _ITEM.match(line)
            if _MEMBERS.search(line.rstrip("*_ ")):
                open_list = True
            elif item is None:
                open_list = False
            elif open_list:
                start = sentence.start + item.end()
                person = _person(document, start, sentence.end)
                named = read_attribution(document, Span(start, sentence.end)) if person else None
                if named is not None and named.roles:
                    yield named
