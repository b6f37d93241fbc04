"""Response categories and endpoints, by the terms of `vocabulary/response_terms.json`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.finding.lexicon import Hit, Lexicon, build_lexicon, forms_of, scan
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.plain_text import plain
from summarizer.finding.vocabulary_files import load


@dataclass(frozen=True, slots=True)
class ResponseTerm:
    """One row of the vocabulary.

    Attributes:
        code: Endpoint code of the schema, `OTHER` among them; None for words that only look alike.
        term: The term's own code, distinct within `OTHER` too.
        role: category (a patient is in it), rate, time_to_event or measure.
        ambiguous: Abbreviations that mean other things elsewhere (`PR`, `OS`).
        families: Diseases whose response criteria know the category; empty where it is no category.
    """

    code: str | None
    term: str
    role: str
    names: tuple[str, ...]
    abbreviations: tuple[str, ...]
    ambiguous: tuple[str, ...] = ()
    families: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    rows: dict[str, ResponseTerm]
    lexicon: Lexicon


@cache
def _vocabulary() -> _Vocabulary:
    rows = {row.term: row for row in load("response_terms.json", tuple[ResponseTerm, ...])}
    forms = (
        form
        for row in rows.values()
        for form in forms_of(row.term, row.names, (*row.abbreviations, *row.ambiguous))
    )
    return _Vocabulary(rows, build_lexicon(forms))


def response_families(term: str) -> tuple[str, ...]:
    """Disease families whose criteria know a category, by its `term`; empty for other terms."""
    row = _vocabulary().rows.get(term)
    return row.families if row else ()


def terms_in(words: str) -> frozenset[str]:
    """The `term` of every endpoint or category that some words name."""
    vocabulary = _vocabulary()
    return frozenset(hit.form.key for hit in scan(plain(words), vocabulary.lexicon))


def find_response_terms(document: Document) -> tuple[Mention, ...]:
    """Kind RESPONSE_TERM, in reading order; `full name (ABBR)` is one mention.

    `value` is the endpoint code of the schema. Attributes: `term` (distinct where the code is
    `OTHER`) and `role`. An ambiguous abbreviation (`PR`) counts where the document spells it out
    once, or the same sentence holds another response term.
    """
    vocabulary = _vocabulary()
    hits = list(scan(plain(document.text), vocabulary.lexicon))
    return tuple(
        _mention(document, hit, vocabulary.rows[hit.form.key])
        for hit in _meant(document, hits)
        if vocabulary.rows[hit.form.key].code is not None
    )


def _meant(document: Document, hits: list[Hit]) -> Iterator[Hit]:
    spelled_out = {hit.form.key for hit in hits if "(" in document.text[hit.start : hit.end]}
    terms_of_sentence: dict[int, set[str]] = {}
    for hit in hits:
        sentence = document.sentence_at(hit.start).index
        if _vocabulary().rows[hit.form.key].code is not None:
            terms_of_sentence.setdefault(sentence, set()).add(hit.form.key)
    for hit in hits:
        neighbours = terms_of_sentence.get(document.sentence_at(hit.start).index, set())
        if not _is_ambiguous(hit) or hit.form.key in spelled_out or len(neighbours) > 1:
            yield hit


def _is_ambiguous(hit: Hit) -> bool:
    row = _vocabulary().rows[hit.form.key]
    return hit.form.exact and " ".join(hit.form.words).rstrip("s") in row.ambiguous


def _mention(document: Document, hit: Hit, row: ResponseTerm) -> Mention:
    return Mention(
        kind=Kind.RESPONSE_TERM,
        span=Span(hit.start, hit.end),
        text=document.text[hit.start : hit.end],
        value=row.code or "",
        attributes={"term": row.term, "role": row.role},
    )
