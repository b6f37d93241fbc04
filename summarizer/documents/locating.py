"""Where a text says the words of a quote: letter for letter or after the fold, never nearly."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from summarizer.documents.evidence import Match
from summarizer.documents.folding import WRAP, Folded, fold
from summarizer.documents.spans import Span
from summarizer.documents.words import is_whole

# What is shorter after the fold is found everywhere and says nothing.
_SHORTEST = 2
_PUT_AROUND = re.compile(r"(?:[\s\"'“”„‟«»‹›‘’‚‛…]|\.{3,}+)*+")
_HYPHEN_IN_WORD = re.compile(rf"(?<=\w)[-{WRAP}](?=\w)")
_BETWEEN_WORDS = re.compile(r"\W")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where the words of a quote stand, from word border to word border."""

    span: Span
    match: Match


@dataclass(frozen=True)
class Locator:
    """Finds quotes in one text; the text is folded once, when a quote is first not found exactly.

    A search takes time linear in the length of the text.
    """

    text: str

    def find(self, quote: str) -> tuple[Occurrence, ...]:
        """Every occurrence of `quote`, exact ones first, each group in the order of the text.

        Quotation marks and ellipses around the quote are not searched for. One inside it must
        stand in the text: two places are never joined.
        """
        bare = _without_marks_around(quote)
        needle = fold(bare).text.strip()
        if not _says_something(needle):
            return ()
        exact = self._exact(quote.strip()) or self._exact(bare)
        taken = [span.start for span in exact]
        folded = [
            span for span in self._folded_occurrences(needle) if not _meets(span, exact, taken)
        ]
        return (
            *(Occurrence(span, Match.EXACT) for span in exact),
            *(Occurrence(span, Match.FOLDED) for span in folded),
        )

    @cached_property
    def _folded(self) -> Folded:
        return fold(self.text)

    @cached_property
    def _unhyphenated(self) -> tuple[str, list[int]]:
        """The folded text without hyphens in words, and where each was, for the way back."""
        text = self._folded.text
        places = [found.start() for found in _HYPHEN_IN_WORD.finditer(text)]
        return _HYPHEN_IN_WORD.sub("", text), [at - rank for rank, at in enumerate(places)]

    def _exact(self, quote: str) -> list[Span]:
        places = _scan(self.text, quote, partial(is_whole, self.text))
        return [Span(start, end) for start, end in places]

    def _folded_occurrences(self, needle: str) -> list[Span]:
        places = _scan(self._folded.text, needle, self._stands_alone)
        if WRAP in self._folded.text:
            places = self._across_line_ends(needle)
        return [self._folded.source(start, end) for start, end in places]

    def _stands_alone(self, start: int, end: int) -> bool:
        if self._folded.parts_a_word(start) or self._folded.parts_a_word(end):
            return False
        span = self._folded.source(start, end)
        return is_whole(self.text, span.start, span.end)

    def _across_line_ends(self, needle: str) -> Iterator[tuple[int, int]]:
        """Occurrences where a hyphen at the end of a line may be the word's own or not."""
        text, places = self._unhyphenated

        def folded(start: int, end: int) -> tuple[int, int]:
            last = end - 1
            return start + bisect_right(places, start), last + bisect_right(places, last) + 1

        def says_so(start: int, end: int) -> bool:
            first, last = folded(start, end)
            is_said = _agrees(self._folded.text[first:last], needle)
            return is_said and self._stands_alone(first, last)

        for start, end in _scan(text, _HYPHEN_IN_WORD.sub("", needle), says_so):
            yield folded(start, end)


def _scan(text: str, needle: str, stands: Callable[[int, int], bool]) -> Iterator[tuple[int, int]]:
    """The occurrences that stand, without overlaps; after one that does not, the next word."""
    at = text.find(needle)
    while at >= 0:
        end = at + len(needle)
        if stands(at, end):
            yield at, end
        elif needle[0].isalnum():
            border = _BETWEEN_WORDS.search(text, at)
            end = border.end() if border else len(text)
        else:
            end = at + 1
        at = text.find(needle, end)


def _agrees(found: str, needle: str) -> bool:
    """Whether both are the same where a hyphen at the end of a line may be left out."""
    at = 0
    for character in found:
        if needle[at : at + 1] == character or (character == WRAP and needle[at : at + 1] == "-"):
            at += 1
        elif character != WRAP:
            return False
    return at == len(needle)


def _without_marks_around(quote: str) -> str:
    start = _PUT_AROUND.match(quote)
    end = _PUT_AROUND.match(quote[::-1])
    first, last = start.end() if start else 0, len(quote) - (end.end() if end else 0)
    return quote[first:last]


def _says_something(needle: str) -> bool:
    return len(needle) >= _SHORTEST and any(character.isalnum() for character in needle)


def _meets(span: Span, others: list[Span], starts: list[int]) -> bool:
    """Whether `span` overlaps one of `others`, which are in order and do not overlap."""
    before = bisect_right(starts, span.end - 1) - 1
    return before >= 0 and others[before].overlaps(span)
