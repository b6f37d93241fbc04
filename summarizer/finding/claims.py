"""What the company claims beyond facts, by the cue words of `vocabulary/claim_cues.json`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.sentences import Sentence
from summarizer.documents.spans import Span
from summarizer.finding.lexicon import Hit, Lexicon, build_lexicon, forms_of, scan
from summarizer.finding.people import People, read_people
from summarizer.finding.plain_text import plain
from summarizer.finding.reading import Reading
from summarizer.finding.vocabulary_files import load

_READ = (
    *(Section.HEADLINE, Section.LEAD, Section.BODY, Section.QUOTE),
    Section.BOILERPLATE_ABOUT,
)
_FEWEST_CLAUSE_WORDS = 3
_CLAUSE_ENDS = re.compile(r"[()]|,(?=\s)|[;:—]|\s-\s")


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim in its clause.

    Attributes:
        span: The clause, between punctuation marks, that holds the cue.
        kind: The schema's kind of claim; its span is the cue.
        hedges: The schema's hedges that stand before the cue in the sentence, each with its cue.
        evidence_level: `clinical` or `preclinical` where the sentence names such evidence and not
            both; None where it names none, which is `not_stated`.
        speaker: Index into `People.persons`; None for the company.
    """

    span: Span
    kind: Reading
    hedges: tuple[Reading, ...]
    evidence_level: Reading | None
    speaker: int | None


@dataclass(frozen=True, slots=True)
class _Cue:
    code: str | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _CueFile:
    claims: tuple[_Cue, ...]
    hedges: tuple[_Cue, ...]
    levels: tuple[_Cue, ...]


@dataclass(frozen=True, slots=True)
class _Cues:
    claims: Lexicon
    hedges: Lexicon
    levels: Lexicon


@cache
def _cues() -> _Cues:
    rows = load("claim_cues.json", _CueFile)
    return _Cues(_lexicon(rows.claims), _lexicon(rows.hedges), _lexicon(rows.levels))


def _lexicon(cues: tuple[_Cue, ...]) -> Lexicon:
    return build_lexicon(form for cue in cues for form in forms_of(cue.code or "", cue.names))


def read_claims(document: Document, people: People | None = None) -> tuple[Claim, ...]:
    """Claims in reading order, one for a clause and kind.

    Explanatory and forward-looking text, contacts and the page around are not read.

    Args:
        document: The document.
        people: Who speaks where; read from the document where not given.
    """
    text = plain(document.text)
    people = people or read_people(document)
    found: dict[tuple[Span, str], Claim] = {}
    for sentence in document.sentences_in(*_READ):
        for claim in _claims_of(text, sentence, people):
            found.setdefault((claim.span, claim.kind.value), claim)
    return tuple(sorted(found.values(), key=lambda claim: claim.kind.span))


def _claims_of(text: str, sentence: Sentence, people: People) -> Iterator[Claim]:
    words = text[sentence.start : sentence.end]
    hits = [hit for hit in scan(words, _cues().claims) if hit.form.key]
    if not hits:
        return
    hedges = tuple(scan(words, _cues().hedges))
    level = _evidence_level(words, sentence.start)
    for hit in hits:
        cue = _reading(hit, sentence.start)
        yield Claim(
            span=_clause(text, sentence, cue.span),
            kind=cue,
            hedges=tuple(
                _reading(hedge, sentence.start) for hedge in hedges if hedge.start < hit.start
            ),
            evidence_level=level,
            speaker=_speaker(people, cue.span),
        )


def _reading(hit: Hit, offset: int) -> Reading:
    return Reading(hit.form.key, Span(offset + hit.start, offset + hit.end), "claim_cue")


def _evidence_level(words: str, offset: int) -> Reading | None:
    levels = [_reading(hit, offset) for hit in scan(words, _cues().levels)]
    return levels[0] if len({level.value for level in levels}) == 1 else None


def _clause(text: str, sentence: Sentence, cue: Span) -> Span:
    """From the last punctuation mark before the cue to the first after it, marks left out.

    A few words between two marks are no clause of their own (`enabling scalable, off-the-shelf`).
    """
    start, end, depth = sentence.start, sentence.end, 0
    for mark in _CLAUSE_ENDS.finditer(text, sentence.start, sentence.end):
        depth += {"(": 1, ")": -1}.get(mark.group(), 0)
        if mark.group() in "()" or depth > 0:
            continue  # what stands in brackets does not end a clause
        if mark.end() <= cue.start:
            short = len(text[start : mark.start()].split()) < _FEWEST_CLAUSE_WORDS
            start = start if short else mark.end()
        elif mark.start() >= cue.end:
            end = mark.start()
            break
    words = text[start:end]
    start += len(words) - len(words.lstrip(" \n\r*_\"'(-•"))
    end -= len(words) - len(words.rstrip(" \n\r*_\"',."))
    return Span(min(start, cue.start), max(end, cue.end))


def _speaker(people: People, cue: Span) -> int | None:
    for quotation in people.quotations:
        if any(cue in span for span in quotation.spans):
            return quotation.speaker
    return None
