"""Adverse events by the terms of `vocabulary/safety_terms.json`, and "other ... adverse events".

Whether an event happened, did not, or was only a risk is for those who read the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.finding.claimed import Claimed
from summarizer.finding.lexicon import Lexicon, build_lexicon, forms_of, scan
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.plain_text import plain
from summarizer.finding.vocabulary_files import load

_OTHER = re.compile(
    r"\bother\s(?:[\w/()-]{1,30}\s){0,6}?(?:adverse\s(?:events?|reactions?|effects?)|toxicit(?:y"
    r"|ies)"
    r"|side\seffects?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SafetyTerm:
    """One row of the vocabulary.

    Attributes:
        code: The term's code; None for words that only look alike.
        checklist: Item of the fixed checklist of cell therapies it counts under; None for none.
    """

    code: str | None
    names: tuple[str, ...]
    abbreviations: tuple[str, ...]
    checklist: str | None = None


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    rows: Mapping[str, SafetyTerm]
    lexicon: Lexicon


@cache
def _vocabulary() -> _Vocabulary:
    rows = {row.code or "": row for row in load("safety_terms.json", tuple[SafetyTerm, ...])}
    forms = (
        form for key, row in rows.items() for form in forms_of(key, row.names, row.abbreviations)
    )
    return _Vocabulary(rows, build_lexicon(forms))


def find_safety_terms(document: Document) -> tuple[Mention, ...]:
    """Kind SAFETY_TERM, in reading order, none inside another; `full name (ABBR)` is one mention.

    `value` is the term's code, `OTHER` for "other ... adverse events". Attributes: `name` (first
    name of the vocabulary) and, where the term counts under one, `checklist` (CRS, ICANS, GVHD,
    INFECTION, CYTOPENIA, DLT, SAE or DEATH).
    """
    text, vocabulary = plain(document.text), _vocabulary()
    found = [
        _mention(document, Span(*match.span()), "OTHER", {"name": match.group().lower()})
        for match in _OTHER.finditer(text)
    ]
    claimed = Claimed(len(text), (mention.span for mention in found))
    for hit in scan(text, vocabulary.lexicon):
        row = vocabulary.rows[hit.form.key]
        if row.code is not None and claimed.free(hit.start, hit.end):
            attributes = {"name": row.names[0]}
            if row.checklist:
                attributes["checklist"] = row.checklist
            found.append(_mention(document, Span(hit.start, hit.end), row.code, attributes))
    return tuple(sorted(found, key=lambda mention: mention.span))


def _mention(document: Document, span: Span, value: str, attributes: Mapping[str, str]) -> Mention:
    words = document.text[span.start : span.end]
    return Mention(Kind.SAFETY_TERM, span, words, value, attributes)
