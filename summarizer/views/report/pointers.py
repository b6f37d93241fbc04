"""What on the page rests on words of the document, so that pointing at one lights the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from summarizer.documents.evidence import Evidence, Match
from summarizer.schemas.stated import Basis, Stated
from summarizer.views.values import MARKS, plain

T = TypeVar("T")

_MEANINGS = {
    Basis.DERIVED: "follows from the document’s words by a rule",
    Basis.INFERRED: "is a judgement, not the document’s words",
}


class Kind(StrEnum):
    """What rests on the words; it decides how they are marked while nothing is pointed at."""

    VALUE = "value"
    ENTRY = "entry"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Pointer:
    """Something shown and the words it rests on.

    Attributes:
        id: Unique on the page.
        label: What it is, such as `status`.
        text: As it is shown.
        mark: Sign of its basis; empty where the document states it.
        meaning: What the mark means, with the rule; empty without a mark.
        spans: Its words, in the order of the evidence.
    """

    id: str
    label: str
    text: str
    kind: Kind
    spans: tuple[Evidence, ...]
    mark: str = ""
    meaning: str = ""

    @property
    def places(self) -> str:
        """Where its words stand: `lead 1173-1185`."""
        return "; ".join(dict.fromkeys(map(_place, self.spans)))

    @property
    def length(self) -> int:
        """Characters it rests on: the fewer, the more exactly it is tied to them."""
        return sum(span.end - span.start for span in self.spans)


class Pointers:
    """Makes the pointers of one document; iterating gives all of them."""

    def __init__(self, prefix: str, text: str | None) -> None:
        """Of a document.

        Args:
            prefix: Begins every id.
            text: The document's text; None where the summary was saved without it.
        """
        self._prefix = prefix
        self._text = text
        self._made: list[Pointer] = []
        self.misplaced = 0
        """Spans that the text does not hold where the summary says it does."""

    def __iter__(self) -> Iterator[Pointer]:
        return iter(self._made)

    def value(self, label: str, text: str, stated: Stated[T]) -> Pointer:
        basis, rule = stated.basis, stated.rule
        meaning = _MEANINGS.get(basis, "")
        if rule:
            meaning = f"{basis.value} by {plain(rule)}: {meaning}"
        mark = MARKS[basis].strip()
        return self._add(label, text, Kind.VALUE, stated.evidence, (mark, meaning))

    def entry(self, label: str, text: str, spans: Iterable[Evidence]) -> Pointer:
        return self._add(label, text, Kind.ENTRY, spans)

    def check(self, label: str, text: str, spans: Iterable[Evidence]) -> Pointer:
        return self._add(label, text, Kind.CHECK, spans)

    def _add(
        self,
        label: str,
        text: str,
        kind: Kind,
        spans: Iterable[Evidence],
        basis: tuple[str, str] = ("", ""),
    ) -> Pointer:
        kept = tuple(span for span in spans if self._holds(span))
        name = f"{self._prefix}-f{len(self._made) + 1}"
        pointer = Pointer(name, label, text, kind, kept, *basis)
        self._made.append(pointer)
        return pointer

    def _holds(self, span: Evidence) -> bool:
        if self._text is None or self._text[span.start : span.end] == span.text:
            return True
        self.misplaced += 1
        return False


def _place(span: Evidence) -> str:
    folded = ", typography folded" if span.match is Match.FOLDED else ""
    return f"{span.section.value.replace('_', ' ')} {span.start}–{span.end}{folded}"
