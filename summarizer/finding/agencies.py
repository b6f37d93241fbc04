"""Regulators named in a text, and the words that tell whose jurisdiction is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.phrases import Phrases, Words
from summarizer.finding.sentence_words import SentenceWords
from summarizer.vocabulary.agencies import AgencyName, agencies, jurisdictions

_OPEN = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that name a regulator, or only the place where its word counts.

    Attributes:
        agency: Agency code, or None where the words name a place.
        unit: The committee or centre named in the agency's place.
        adjective: The place is named by its adjective (`Japanese`).
        first: Index of the first word.
        last: Index after the last word.
        span: The words, with a bracketed abbreviation that follows the name.
    """

    agency: str | None
    jurisdiction: str
    unit: str | None
    adjective: bool
    first: int
    last: int
    span: Span


def find_agencies(document: Document) -> tuple[Mention, ...]:
    """Every regulator, in reading order; a name and its bracketed abbreviation are one mention.

    Attributes of a mention: `jurisdiction`, `name`, and `unit` where a committee or centre stands
    in the agency's place. Short names that mean other things too need a word of their own beside
    them in the sentence, or a definition in the document.
    """
    return tuple(
        Mention(Kind.AGENCY, cue.span, document.slice(cue.span), cue.agency, _attributes(cue))
        for cue in find_cues(document, Words(document.text))
        if cue.agency is not None
    )


def _attributes(cue: Cue) -> dict[str, str]:
    assert cue.agency is not None
    attributes = {"jurisdiction": cue.jurisdiction, "name": agencies()[cue.agency].name}
    return attributes | ({"unit": cue.unit} if cue.unit else {})


def find_cues(document: Document, words: Words) -> tuple[Cue, ...]:
    """Every agency and place, in reading order, none inside another."""
    return tuple(_scan(words, SentenceWords(document, words), _defined(words)))


def _scan(
    words: Words, sentences: SentenceWords, defined: frozenset[tuple[str, str]]
) -> Iterator[Cue]:
    index = 0
    while index < len(words):
        cue = _agency_at(words, index, sentences, defined) or _place_at(words, index)
        if cue is not None:
            yield cue
        index = cue.last if cue is not None else index + 1


def _agency_at(
    words: Words, index: int, sentences: SentenceWords, defined: frozenset[tuple[str, str]]
) -> Cue | None:
    for end, (code, name) in _agency_phrases().at(words, index):
        wanted = {word.casefold() for word in name.context}
        if (
            not wanted
            or (code, name.text) in defined
            or not wanted.isdisjoint(sentences.keys(index))
        ):
            last = _after_abbreviation(words, end, code)[0]
            span = Span(words[index].start, words[last - 1].end)
            jurisdiction = agencies()[code].jurisdiction
            return Cue(code, jurisdiction, name.unit, False, index, last, span)
    return None


def _after_abbreviation(words: Words, end: int, code: str) -> tuple[int, str | None]:
    """The index after a bracketed short name of the same agency, and that short name."""
    opening = end + 1 if words.key(end) == "s" else end
    closing = _OPEN.get(words.key(opening))
    if closing is not None:
        for inner, (other, name) in _agency_phrases().at(words, opening + 1):
            if other == code and words.key(inner) == closing:
                return inner + 1, name.text
    return end, None


def _defined(words: Words) -> frozenset[tuple[str, str]]:
    """Short names that the text sets in brackets after a full name."""
    found: set[tuple[str, str]] = set()
    for index in range(len(words)):
        for end, (code, name) in _agency_phrases().at(words, index):
            short = None if name.context else _after_abbreviation(words, end, code)[1]
            if short is not None:
                found.add((code, short))
    return frozenset(found)


def _place_at(words: Words, index: int) -> Cue | None:
    for end, (jurisdiction, adjective) in _place_phrases().at(words, index):
        span = Span(words[index].start, words[end - 1].end)
        return Cue(None, jurisdiction, None, adjective, index, end, span)
    return None


@cache
def _agency_phrases() -> Phrases[tuple[str, AgencyName]]:
    return Phrases(
        (name.text, name.case_sensitive, (agency.code, name))
        for agency in agencies().values()
        for name in agency.variants
    )


@cache
def _place_phrases() -> Phrases[tuple[str, bool]]:
    return Phrases(
        (
            text,
            " " not in text and text.upper() == text and "." not in text,
            (place.code, adjective),
        )
        for place in jurisdictions().values()
        for adjective, texts in ((False, place.places), (True, place.adjectives))
        for text in texts
    )
