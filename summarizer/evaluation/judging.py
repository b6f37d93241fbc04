"""Whether a document holds a value at all, right or wrong."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from summarizer.documents.document import Document
from summarizer.documents.evidence import Evidence
from summarizer.evaluation.comparisons import Comparison
from summarizer.evaluation.fields import Item
from summarizer.evaluation.wording import stands_in, without_brackets, words_of

_REMEMBERED = 256
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_NUMERALS = (
    ("0", "zero", "no", "none"),
    ("1", "one", "a", "an", "first", "single", "once"),
    ("2", "two", "second", "both", "twice"),
    *(
        (str(number), word)
        for number, word in enumerate(
            ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 3
        )
    ),
)
_SPELLED = {digits: words for digits, *words in _NUMERALS}


def judged(item: Item, comparison: Comparison, document: Document) -> bool:
    """Whether the document's own words hold an answer's value.

    Text and numbers have to stand in the document themselves: a text in one piece, with or without
    what stands in brackets, or in pieces that commas part (`adults over 75, placebo`); a number in
    digits anywhere, however many places it is written with, or as a word in the evidence. Of a
    coded value, a date or a window, whose letters a document need not hold, the evidence has to be
    the document's own words.
    """
    words = comparison.words(item.value)
    if not words:
        return bool(item.evidence) and all(_is_own(one, document) for one in item.evidence)
    return all(_holds(document, word, item.evidence) for word in words)


def _is_own(evidence: Evidence, document: Document) -> bool:
    return document.text[evidence.start : evidence.end] == evidence.text


def _holds(document: Document, words: str, evidence: tuple[Evidence, ...]) -> bool:
    text = document.text
    if _NUMBER.fullmatch(words):
        if Decimal(words.replace(",", "")) in _numbers(text):
            return True
    elif all(_stands_in(text, piece) for piece in words.split(", ")):
        return True
    if words not in _SPELLED:
        return False
    said = {word for one in evidence if _is_own(one, document) for word in words_of(one.text)}
    return not said.isdisjoint(_SPELLED[words])


def _stands_in(text: str, words: str) -> bool:
    return (
        stands_in(text, words)
        or stands_in(text, without_brackets(words))
        or stands_in(without_brackets(text), words)
    )


@lru_cache(maxsize=_REMEMBERED)
def _numbers(text: str) -> frozenset[Decimal]:
    """The numbers of a text, without the commas between thousands."""
    return frozenset(Decimal(word.replace(",", "")) for word in _NUMBER.findall(text))
