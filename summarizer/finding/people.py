"""Quotations and who is quoted with them; and who is appointed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.paragraphs import paragraphs
from summarizer.documents.spans import Span
from summarizer.finding.appointments import read_appointments
from summarizer.finding.attributions import Attribution, read_attribution
from summarizer.finding.full_names import in_full
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.reading import Reading
from summarizer.finding.speech_words import speech

_SKIPPED = (Section.FRONT_MATTER, Section.PAGE_CHROME, Section.FORWARD_LOOKING, Section.CONTACT)
_QUOTED = re.compile(r"“[^“”]{2,8000}(?:”|\Z)|\"[^\"]{2,8000}(?:\"|\Z)|«[^«»]{2,8000}(?:»|\Z)")
_FEWEST_WORDS = 6
_LONGEST_ATTRIBUTION = 400
# `Commenting on the results, Professor Ada Example said: ...`
_OPENING_CLAUSE = re.compile(
    r"(?!According)(?:[A-Z][a-z]+ing\s[^,“\"]{2,90}|On\s[^,“\"]{4,60}),\s+(?=[A-Z])|According\sto\s(?=[A-Z])"
)
_ENDS = re.compile(r"[.:;](?=[\s\"“”*]|\Z)|[“\"]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Prof|Mr|Ms|Mrs|St|Jr|Sr|Inc|Ltd|Co|Corp|U\.S|M\.D|Ph\.D|M\.B\.A|M\.P\.H|Pharm\.D"
    r"|M\.Sc|B\.Sc"
    r"|D\.Phil|D\.V\.M|D\.O|J\.D|M\.S|M\.A|B\.A|Sc\.D|Dr\.P\.H|M\.B\.B\.S|F\.A\.C\.P|R\.N|hab)"
    r"|\b[A-Z])$"
)


@dataclass(frozen=True, slots=True)
class Person:
    """One person who is quoted or appointed, however often.

    Attributes:
        roles: Each in the document's words, from the fullest attribution.
        span: Where the person is first named beside a quotation, else where appointed.
    """

    name: Reading
    honorific: Reading | None
    credentials: tuple[Reading, ...]
    roles: tuple[Reading, ...]
    organisation: Reading | None
    span: Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """What one speaker says in one go; interrupted by its attribution, it has several spans.

    Attributes:
        spans: With their quotation marks, in reading order.
        speaker: Index into `People.persons`; None where the document names nobody beside it.
    """

    spans: tuple[Span, ...]
    speaker: int | None


@dataclass(frozen=True, slots=True)
class People:
    persons: tuple[Person, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """One stretch in quotation marks, with the name beside it, or a pronoun for the last one."""

    span: Span
    said_by: Attribution | None
    closed: bool = True
    said_by_the_same: bool = False


def read_people(document: Document) -> People:
    """Quotations of at least six words, and shorter ones with a speaker, with all who speak.

    A quotation whose attribution stands in its middle is one with several spans, and so is one
    that runs over paragraphs which each begin with a quotation mark.
    """
    persons: list[Person] = []
    quotations: list[Quotation] = []
    last: _Piece | None = None
    for piece in _pieces(document):
        if last is not None and piece.said_by is None and _goes_on(document, last, piece):
            before = quotations[-1]
            quotations[-1] = replace(before, spans=(*before.spans, piece.span))
            last = replace(piece, said_by=last.said_by)
            continue
        if piece.said_by is not None and last is not None and not last.closed:
            spans = (*quotations[-1].spans, piece.span)
            quotations[-1] = Quotation(spans, _person(persons, piece.said_by))
        elif piece.said_by_the_same and quotations:
            quotations.append(Quotation((piece.span,), quotations[-1].speaker))
        elif piece.said_by is not None or _is_long(document, piece.span):
            speaker = None if piece.said_by is None else _person(persons, piece.said_by)
            quotations.append(Quotation((piece.span,), speaker))
        else:
            continue
        last = piece
    for appointed in read_appointments(document):
        _person(persons, appointed)
    whole = (replace(person, name=in_full(person.name, document)) for person in persons)
    return People(tuple(whole), tuple(quotations))


def find_people(document: Document) -> tuple[Mention, ...]:
    """Kind PERSON: who is quoted or appointed, at the place of the name; `value` is the name."""
    return tuple(
        Mention(
            kind=Kind.PERSON,
            span=person.name.span,
            text=document.text[person.name.span.start : person.name.span.end],
            value=person.name.value,
            attributes={"roles": "; ".join(role.value for role in person.roles)},
        )
        for person in sorted(read_people(document).persons, key=lambda person: person.name.span)
    )


def _pieces(document: Document) -> Iterator[_Piece]:
    before = Span(0, 0)
    for paragraph in (found.span for found in paragraphs(document.text)):
        if document.section_at(paragraph.start) not in _SKIPPED:
            yield from _pieces_of(document, paragraph, before)
        before = paragraph


def _pieces_of(document: Document, paragraph: Span, before: Span) -> Iterator[_Piece]:
    text = document.text
    for match in _QUOTED.finditer(text, paragraph.start, paragraph.end):
        span = Span(*match.span())
        closed = match.group()[-1] in '”"»'
        introduction = Span(paragraph.start, span.start)
        if not text[introduction.start : introduction.end].strip("*_> "):
            introduction = before
        said_by = _after(document, span.end, paragraph.end) if closed else None
        said_by = said_by or _before(document, introduction)
        same = said_by is None and _is_pronoun(text, introduction, span.end, paragraph.end)
        yield _Piece(span, said_by, closed, same)


def _is_pronoun(text: str, introduction: Span, start: int, limit: int) -> bool:
    """`She added: “...` or `...,” he said`."""
    verbs, pronoun = speech().verb_pattern, r"(?:he|she|they)"
    before = text[max(introduction.start, introduction.end - 60) : introduction.end]
    after = text[start : min(limit, start + 40)]
    return bool(
        re.search(rf"\b{pronoun}\s(?:also\s)?{verbs}[:,]\s*\Z", before, re.IGNORECASE)
        or re.match(
            rf"\s?(?:{pronoun}\s(?:also\s)?{verbs}|{verbs}\s{pronoun})\b", after, re.IGNORECASE
        )
    )


def _goes_on(document: Document, last: _Piece, piece: _Piece) -> bool:
    """The same paragraph, straight after an attribution; or the paragraph after an open end."""
    between_start = last.said_by.span.end if last.said_by else last.span.end
    between = document.text[max(between_start, last.span.end) : piece.span.start]
    if not last.closed:
        return not between.strip(" \n\r*_>")
    return last.said_by is not None and not between.strip(" .,:;*_\r") and "\n\n" not in between


def _is_long(document: Document, span: Span) -> bool:
    return len(document.text[span.start : span.end].split()) >= _FEWEST_WORDS


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = speech()
    adverb = r"(?:(?:also|further|has)\s)?"
    verb_first = re.compile(
        rf"[\s*_—–-]{{0,4}},?\s?{adverb}{words.verb_pattern}\s[*_]{{0,3}}", re.IGNORECASE
    )
    verb_last = re.compile(rf"\s*,?\s{adverb}{words.verb_pattern}\b[^.\"“”]{{0,60}}\Z")
    name_first = re.compile(r"[\s*_—–-]{0,4}")
    return verb_first, verb_last, name_first


def _after(document: Document, start: int, limit: int) -> Attribution | None:
    """Reads `...,” said NAME, roles.` and `...,” NAME, roles, said.` after a quotation."""
    text = document.text
    verb_first, verb_last, name_first = _patterns()
    verb = verb_first.match(text, start, limit)
    start = verb.end() if verb else start
    end = _end_of_attribution(text, start, limit)
    if verb is not None:
        return read_attribution(document, Span(start, end))
    opening = name_first.match(text, start)
    said = verb_last.search(text, start, end)
    if opening is None or said is None:
        return None
    return read_attribution(document, Span(opening.end(), said.start()))


def _before(document: Document, introduction: Span) -> Attribution | None:
    """`NAME, roles, said: “...` or `Commented NAME, roles: “...`: the sentence before the mark."""
    start = max(introduction.start, introduction.end - _LONGEST_ATTRIBUTION)
    head = document.text[start : introduction.end].rstrip(" \n*_")
    if not head.endswith((":", ",")):
        return None
    sentence = 0
    for stop in _ENDS.finditer(head[:-1]):
        if not _ABBREVIATION.search(head[: stop.start()]):
            sentence = stop.end()
    sentence += len(head[sentence:]) - len(head[sentence:].lstrip(' \n”"»*_>'))
    end = start + len(head) - 1
    opened = _OPENING_CLAUSE.match(document.text, start + sentence, end)
    if opened is not None:
        sentence = opened.end() - start
        if opened.group().startswith("According"):
            return read_attribution(document, Span(start + sentence, end))
    verb_first, verb_last, _ = _patterns()
    opening = verb_first.match(document.text, start + sentence, end)
    if opening is not None:
        return read_attribution(document, Span(opening.end(), end))
    said = verb_last.search(document.text, start + sentence, end)
    if said is not None:
        return read_attribution(document, Span(start + sentence, said.start()))
    if not head.endswith(":"):
        return None
    named = read_attribution(document, Span(start + sentence, end))
    return named if named is not None and named.roles else None


def _end_of_attribution(text: str, start: int, limit: int) -> int:
    """The full stop, colon or quotation mark that ends it, abbreviations apart."""
    limit = min(limit, start + _LONGEST_ATTRIBUTION)
    for match in _ENDS.finditer(text, start, limit):
        before = text[max(start, match.start() - 12) : match.start()]
        is_abbreviation = match.group() == "." and _ABBREVIATION.search(before)
        if not is_abbreviation or not text[match.end() : limit].strip():
            return match.start()
    return limit


def _person(persons: list[Person], said_by: Attribution) -> int:
    """The index of the person, who joins the list at the first attribution."""
    for index, person in enumerate(persons):
        if _is_fuller(person.name.value, said_by.name.value):
            fields = (said_by.name, said_by.honorific, said_by.credentials, said_by.roles)
            persons[index] = Person(*fields, said_by.organisation, said_by.span)
            return index
        if _same(person.name.value, said_by.name.value):
            if len(said_by.roles) > len(person.roles):
                persons[index] = replace(
                    person, roles=said_by.roles, organisation=said_by.organisation
                )
            return index
    fields = (said_by.name, said_by.honorific, said_by.credentials, said_by.roles)
    persons.append(Person(*fields, said_by.organisation, said_by.span))
    return len(persons) - 1


def _is_fuller(known: str, said: str) -> bool:
    """`Dr. Example added`, and the whole name only further on."""
    return " " not in known and " " in said and said.split()[-1] == known


def _same(known: str, said: str) -> bool:
    """The same name, or its last word alone: `Dr. Example added`."""
    return known == said or (" " not in said and known.split()[-1] == said)
