"""Lines of a table as cells: parted by bars, tabs or wide spaces."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.documents.spans import Span

_TAB = re.compile(r"[^\t\n]+")
_WIDE = re.compile(r"\S+(?: \S+)*")
_RULE = re.compile(r"[\s|:=_+-]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document.

    Attributes:
        span: The whole line, without its break.
        cells: What stands between its marks; an empty cell is an empty span.
        kind: bar, tab, wide or text.
    """

    span: Span
    cells: tuple[Span, ...]
    kind: str

    @property
    def indent(self) -> int:
        """How far its first word is moved in."""
        return self.cells[0].start - self.span.start if self.cells else 0


def lines_of(text: str) -> list[Line]:
    """Every line of a text, in order."""
    found = []
    position = 0
    for words in text.split("\n"):
        found.append(_line(text, Span(position, position + len(words))))
        position += len(words) + 1
    return found


def is_rule(text: str, line: Line) -> bool:
    """Whether a line only draws: `|---|---|`."""
    return _RULE.fullmatch(text, line.span.start, line.span.end) is not None


def _line(text: str, span: Span) -> Line:
    words = text[span.start : span.end]
    if not words.strip() or _RULE.fullmatch(words):
        return Line(span, (), "text")
    if "|" in words:
        return Line(span, _barred(text, span), "bar")
    for kind, pattern, mark in (("tab", _TAB, r"\t"), ("wide", _WIDE, r"\S {2,}\S")):
        if re.search(mark, words.strip()):
            cells = tuple(
                _stripped(text, Span(*m.span()))
                for m in pattern.finditer(text, span.start, span.end)
            )
            return Line(span, tuple(c for c in cells if c.start < c.end), kind)
    return Line(span, (_stripped(text, span),), "text")


def _barred(text: str, span: Span) -> tuple[Span, ...]:
    inside = Span(span.start, span.end)
    words = text[span.start : span.end]
    if words.lstrip().startswith("|"):
        inside = Span(span.start + words.index("|") + 1, inside.end)
    if words.rstrip().endswith("|"):
        inside = Span(inside.start, span.start + words.rindex("|"))
    bars = [m.start() for m in re.compile(r"\|").finditer(text, inside.start, inside.end)]
    cells, start = [], inside.start
    for place in [*bars, inside.end]:
        cells.append(_stripped(text, Span(start, max(start, place))))
        start = place + 1
    return tuple(cells)


def _stripped(text: str, span: Span) -> Span:
    """Without white space and marks of emphasis; an empty cell keeps its place."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(" *_\t"))
    end = span.end - (len(words) - len(words.rstrip(" *_\t")))
    return Span(start, end) if start < end else Span(span.start, span.start)
