"""The source: the document's own words, with those of the chosen fact marked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, Resize
from textual.message import Message

from summarizer.browse.lines_view import DIM, PLAIN, LinesView
from summarizer.browse.wrapping import Line, Lines, wrap
from summarizer.views.safe_text import visible

if TYPE_CHECKING:
    from summarizer.documents.evidence import Evidence

MAX_COLUMNS = 96
"""Longer lines are hard to read."""

MARGIN = 2
CHOSEN = Style(color="black", bgcolor="yellow", bold=True)
CHOSEN_WITHOUT_COLOUR = Style(reverse=True, bold=True)
RELATED = Style(underline=True)
FOUND = Style(reverse=True)
_STYLES = {1: RELATED, 2: FOUND}

Mark = tuple[int, int, int]
"""Start, end and strength; where marks overlap, the strongest is seen."""


class SourcePane(LinesView):
    """Shows a text; offsets count its characters."""

    class Pointed(Message):
        """A place of the text was clicked."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._text = ""
        self._titles: Sequence[tuple[int, str]] = ()
        self._lines = Lines([])
        self._width = 0
        self._marks: list[Mark] = []
        self._chosen: tuple[Evidence, ...] = ()
        self._found: list[tuple[int, int]] = []
        self._at = 0

    def show(self, text: str, titles: Sequence[tuple[int, str]] = ()) -> None:
        """Another text, from its top."""
        self._text, self._titles = text, titles
        self._marks, self._chosen, self._found = [], (), []
        self._wrap()
        self.scroll_to(y=0, animate=False)

    def mark(self, chosen: tuple[Evidence, ...], related: tuple[Evidence, ...] = ()) -> None:
        """Mark words, and bring the first of the chosen ones into view."""
        self._chosen = tuple(one for one in chosen if one.end <= len(self._text))
        self._marks = sorted(
            [(one.start, one.end, 1) for one in related]
            + [(one.start, one.end, 3) for one in self._chosen]
        )
        if self._chosen and self._lines:
            first = self._chosen[0]
            self.reveal(self._lines.at(first.start), self._lines.at(first.end - 1))
        self.refresh()

    def marked(self) -> list[str]:
        """The words of the chosen row."""
        return [self._text[one.start : one.end] for one in self._chosen]

    def find(self, words: str) -> int:
        """Mark every place of the words, whatever their case; how many there are."""
        self._found = []
        if words:
            pattern = re.compile(re.escape(words), re.IGNORECASE)
            self._found = [found.span() for found in pattern.finditer(self._text)]
        self.refresh()
        return len(self._found)

    @property
    def found(self) -> int:
        """Places that were found."""
        return len(self._found)

    def first_found(self) -> int:
        """Show the first place at or below what is seen, else the first of all; its number."""
        self._at = bisect_left(self._found, (self.offset_seen(),))
        return self.go(0)

    def go(self, step: int) -> int:
        """Show the place so many further on; its number from 1, or 0 where none was found."""
        if not self._found:
            return 0
        self._at = (self._at + step) % len(self._found)
        line = self._lines.at(self._found[self._at][0])
        self.reveal(line)
        return self._at + 1

    def offset_seen(self) -> int:
        """The first character in view."""
        return (
            self._lines[min(self.scroll_offset.y, len(self._lines) - 1)].start if self._lines else 0
        )

    def line_count(self) -> int:
        return len(self._lines)

    def draw(self, index: int, width: int) -> list[Segment]:
        line: Line = self._lines[index]
        if line.title:
            rule = "─" * max(min(width, MAX_COLUMNS) - MARGIN - len(line.title) - 1, 0)
            return [Segment(f"{' ' * MARGIN}{line.title} {rule}", DIM)]
        marks = self._marks_of(line)
        chosen = any(strength == 3 for *_, strength in marks)
        gutter = Segment("▌" if chosen else " ", Style(color="yellow") if chosen else PLAIN)
        return [gutter, Segment(" " * (MARGIN - 1)), *self._pieces(line, marks)]

    def _pieces(self, line: Line, marks: list[Mark]) -> list[Segment]:
        edges = {line.start, line.end}
        for start, end, _ in marks:
            edges |= {max(start, line.start), min(end, line.end)}
        cuts = sorted(edges)
        pieces = []
        for start, end in pairwise(cuts):
            strength = max((s for a, b, s in marks if a <= start and end <= b), default=0)
            pieces.append(Segment(visible(self._text[start:end]), self._style(strength)))
        return pieces

    def _style(self, strength: int) -> Style:
        if strength == 3:
            return CHOSEN_WITHOUT_COLOUR if self.app.no_color else CHOSEN
        return _STYLES.get(strength, PLAIN)

    def _marks_of(self, line: Line) -> list[Mark]:
        marks = [one for one in self._marks if one[0] < line.end and line.start < one[1]]
        first = bisect_right(self._found, (line.start,)) - 1
        for start, end in self._found[max(first, 0) :]:
            if start >= line.end:
                break
            if end > line.start:
                marks.append((start, end, 2))
        return marks

    def on_resize(self, _: Resize) -> None:
        if self.size.width != self._width:
            seen = self.offset_seen()
            self._wrap()
            self.scroll_to(y=self._lines.at(seen), animate=False)
            if self._chosen:
                self.mark(self._chosen, ())

    def on_click(self, event: Click) -> None:
        index = event.y + self.scroll_offset.y
        if index < len(self._lines) and not self._lines[index].title:
            line: Line = self._lines[index]
            offset = line.start + event.x - MARGIN
            if line.start <= offset < line.end:
                self.post_message(self.Pointed(offset))

    def _wrap(self) -> None:
        self._width = self.size.width
        width = min(self._width, MAX_COLUMNS) - MARGIN
        self._lines = (
            wrap(self._text, width, self._titles) if self._width and self._text else Lines([])
        )
        self.lines_changed()
