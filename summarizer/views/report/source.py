"""The document's text in pieces: cut wherever words begin or cease to carry something."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.views.report.pointers import Kind, Pointer
from summarizer.views.safe_text import visible

_BLANK = re.compile(r"[ \t]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))+")
_LAYOUT = re.compile(r"(\r\n|[\r\n\t])")

_NAMES = {
    Section.QUOTE: "quotation",
    Section.BOILERPLATE_ABOUT: "about",
    Section.EXPLANATORY: "explanation",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that carries one and the same set of pointers.

    Attributes:
        id: Unique on the page; empty where it carries nothing.
        text: Safe to show, with its line ends.
        facts: Ids of the pointers that rest on it, those with the fewest words first.
        kind: The strongest kind of them: a value before an entry before a check.
    """

    text: str
    id: str = ""
    facts: tuple[str, ...] = ()
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive paragraphs of one section of the release."""

    name: str
    section: Section
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The text to show, and for each pointer the pieces that are its words, in order."""

    parts: tuple[Part, ...]
    words: dict[str, tuple[str, ...]]


def source(text: str, pointers: Iterable[Pointer], prefix: str) -> Source:
    """The whole text; every character of it is in exactly one piece, blank lines apart.

    Args:
        text: What the spans of the pointers count in.
        pointers: With spans inside the text.
        prefix: Begins every id.
    """
    cutter = _Cutter(text, tuple(pointers), prefix)
    parts = []
    for section, start, end in _divided(text):
        if paragraphs := tuple(cutter.paragraphs(start, end)):
            name = _NAMES.get(section, section.value.replace("_", " "))
            parts.append(Part(name, section, paragraphs))
    return Source(tuple(parts), {name: tuple(found) for name, found in cutter.words.items()})


def _divided(text: str) -> Iterator[tuple[Section, int, int]]:
    """The sections, but one that begins inside a line belongs to the one before it."""
    spans = Document.from_text(text).sections
    first = [
        span
        for span in spans
        if not text[max(text.rfind("\n", 0, span.start), 0) : span.start].strip()
    ]
    ends = [*(span.start for span in first[1:]), len(text)]
    for span, end in zip(first, ends, strict=True):
        yield span.section, span.start, end


def shown_text(text: str) -> str:
    """The text with its lines and tabs, and with every other hidden character as an escape."""
    pieces = _LAYOUT.split(text)
    return "".join(
        _layout(piece) if index % 2 else visible(piece) for index, piece in enumerate(pieces)
    )


def _layout(character: str) -> str:
    return character if character in "\n\t" else "\n"


class _Run(NamedTuple):
    start: int
    end: int
    pointers: tuple[Pointer, ...]


class _Cutter:
    def __init__(self, text: str, pointers: tuple[Pointer, ...], prefix: str) -> None:
        self._text = text
        self._prefix = prefix
        self._number = 0
        self.words: dict[str, list[str]] = {}
        opening: dict[int, list[Pointer]] = {}
        closing: dict[int, list[Pointer]] = {}
        for pointer in pointers:
            for span in pointer.spans:
                opening.setdefault(span.start, []).append(pointer)
                closing.setdefault(span.end, []).append(pointer)
        self._runs = _runs(opening, closing)

    def paragraphs(self, start: int, end: int) -> Iterator[Paragraph]:
        at = start
        for blank in _BLANK.finditer(self._text, start, end):
            yield from self._paragraph(at, blank.start())
            at = blank.end()
        yield from self._paragraph(at, end)

    def _paragraph(self, start: int, end: int) -> Iterator[Paragraph]:
        if self._text[start:end].strip():
            yield Paragraph(tuple(self._pieces(start, end)))

    def _pieces(self, start: int, end: int) -> Iterator[Piece]:
        at = start
        from_run = bisect_right(self._runs, start, key=lambda run: run.end)
        for run in islice(self._runs, from_run, None):
            first, last = max(run.start, start), min(run.end, end)
            if first >= last:
                break
            if at < first:
                yield Piece(shown_text(self._text[at:first]))
            yield self._carrying(self._text[first:last], run.pointers)
            at = last
        if at < end:
            yield Piece(shown_text(self._text[at:end]))

    def _carrying(self, text: str, pointers: tuple[Pointer, ...]) -> Piece:
        self._number += 1
        name = f"{self._prefix}-w{self._number}"
        for pointer in pointers:
            self.words.setdefault(pointer.id, []).append(name)
        kinds = {pointer.kind for pointer in pointers}
        kind = next(kind for kind in Kind if kind in kinds)
        return Piece(shown_text(text), name, tuple(one.id for one in pointers), kind)


def _runs(opening: dict[int, list[Pointer]], closing: dict[int, list[Pointer]]) -> list[_Run]:
    """Between each two edges of spans, the pointers whose words stand there."""
    open_now: dict[str, tuple[int, Pointer]] = {}
    runs: list[_Run] = []
    edges = sorted({*opening, *closing})
    for edge, following in pairwise(edges):
        for pointer in closing.get(edge, ()):
            count, _ = open_now.pop(pointer.id)
            if count > 1:
                open_now[pointer.id] = (count - 1, pointer)
        for pointer in opening.get(edge, ()):
            count, _ = open_now.get(pointer.id, (0, pointer))
            open_now[pointer.id] = (count + 1, pointer)
        if open_now:
            carried = sorted((one for _, one in open_now.values()), key=lambda one: one.length)
            runs.append(_Run(edge, following, tuple(carried)))
    return runs
