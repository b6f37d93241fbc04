"""The sentence and the clause around a place, as plain text to judge by."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.plain_text import plain

_REACH = 600  # characters looked at to either side; longer sentences are lists or tables
_BREAK_BEFORE = re.compile(
    r";\s|(?<!designations)(?<!following):\s|\s[—–]\s|\s--\s|\b(?:that|which|who|whose|while|whereas|although|though|but|because)\b"
    r"|,\s+and\s+(?=(?:the|it|we|they|that)\s)|\s+and\s+(?=(?:it|we|they|that)\s)"
    r"|\s+and\s+(?=the\s+(?:company|agency|request|application|sponsor|FDA|EMA|MHRA|NMPA|PMDA)\b)",
    re.IGNORECASE,
)
_BREAK_BEHIND = re.compile(
    r"[;:]\s|\s[—–]\s|\s--\s|\b(?:which|who|whose|while|whereas|although|though|but|because)\b"
    r"|,\s+(?:and|or|with)\s|\s+and\s+(?=(?:the|its|a|an|our|has|have|is|will|plans?|intends?)\s)",
    re.IGNORECASE,
)

_RELATIVE = re.compile(r",\s+(?:which|who|whose)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentence around one place, in plain typography; offsets count from its first character.

    Attributes:
        start: Where the passage begins in the document.
        left: The words of the sentence before the place.
        place: The words of the place itself.
        right: The words of the sentence behind it.
        clause_left: The end of `left` that belongs to the same clause.
        clause_right: The beginning of `right` that does.
        in_relative: The clause is a relative one: `, which received ...`.
    """

    section: Section
    start: int
    left: str
    place: str
    right: str
    clause_left: str
    clause_right: str
    in_relative: bool

    @property
    def behind(self) -> int:
        """The offset at which `right` begins."""
        return len(self.left) + len(self.place)

    @property
    def clause(self) -> int:
        """The offset at which `clause_left` begins."""
        return len(self.left) - len(self.clause_left)

    @property
    def text(self) -> str:
        return self.left + self.place + self.right

    def span(self, start: int, end: int) -> Span:
        """Characters of the document that `[start, end)` of the passage stands for."""
        return Span(self.start + start, self.start + end)


def passage_around(document: Document, place: Span) -> Passage:
    """The sentence of a place, cut to what is near enough to matter."""
    sentence = document.sentence_at(place.start)
    start = min(max(sentence.start, place.start - _REACH), place.start)
    end = max(min(sentence.end, place.end + _REACH), place.end)
    left = plain(document.text[start : place.start])
    right = plain(document.text[place.end : end])
    break_before = clause_start(left)
    in_relative = _RELATIVE.search(left[:break_before]) is not None
    is_closed = "," in left[break_before:]
    return Passage(
        section=document.section_at(place.start),
        start=start,
        left=left,
        place=plain(document.text[place.start : place.end]),
        right=right,
        clause_left=left[break_before:],
        clause_right=right[: _first_break(right, in_relative=in_relative)],
        in_relative=in_relative and not is_closed,
    )


def moved(place: tuple[int, int], by: int) -> tuple[int, int]:
    """A place in a stretch of text as a place in the passage the stretch begins at `by`."""
    return place[0] + by, place[1] + by


def clause_start(text: str) -> int:
    """Where the last clause of a text begins."""
    return max((match.end() for match in _BREAK_BEFORE.finditer(text)), default=0)


def _first_break(text: str, *, in_relative: bool) -> int:
    """A comma closes a clause that a relative pronoun has opened."""
    match = _BREAK_BEHIND.search(text)
    end = match.start() if match else len(text)
    comma = text.find(",", 0, end)
    return comma if in_relative and comma >= 0 else end
