"""Sections and entries as lines: one vertical axis down the page, stacked where it is narrow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

MAX_WIDTH = 112
"""Columns used at most: beyond, lines are too long to read."""

STACKED_BELOW = 64
"""Columns under which a head stands above its words instead of beside them."""

_INDENT = 2
_GAP = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a section.

    Attributes:
        head: What it is, in the left column.
        cells: Short facts, aligned with those of the section's other entries where room allows.
        body: Further lines beside the head.
        path: Where the entry stands in the summary, such as `trials[0]`; empty for none.
        more: Entries of its own, shown under it and further in.
        aside: A last cell, left out of the whole section where it does not fit beside the others.
    """

    head: Text
    cells: tuple[Text, ...] = ()
    body: tuple[Text, ...] = ()
    path: str = ""
    more: tuple[Entry, ...] = ()
    aside: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its entries.

    Attributes:
        title: The heading.
        note: What stands beside the heading: counts, or that nothing is stated.
        entries: May be empty; then the note says what that means.
    """

    title: str
    note: str = ""
    entries: tuple[Entry, ...] = ()


def briefly(section: Section) -> Section:
    """The section with one line beside each head."""
    entries = (
        replace(entry, body=() if any(entry.cells) else entry.body[:1]) for entry in section.entries
    )
    return replace(section, entries=tuple(entries))


def with_aside(entry: Entry) -> Entry:
    return replace(entry, cells=(*entry.cells, entry.aside))


class Page:
    """Turns sections into lines of at most `width` columns, without space at their ends."""

    def __init__(self, console: Console, width: int) -> None:
        self._console = console
        self.width = max(1, min(width, MAX_WIDTH))
        self._stacked = self.width < STACKED_BELOW
        self._head = min(30, max(18, self.width * 28 // 100))

    def paragraph(self, text: Text, indent: int = 0) -> Iterator[Text]:
        for line in self._wrap(text, self.width - indent):
            indented = Text(" " * indent).append_text(line)
            indented.rstrip()
            yield indented

    def section(self, section: Section) -> Iterator[Text]:
        title, note = Text(section.title, "bold"), Text(section.note, "dim")
        if self._stacked:
            yield from self.paragraph(Text("  ").join(part for part in (title, note) if part))
        else:
            yield from self._beside(title, (note,), 0)
        widths = self._cell_widths(section.entries)
        wider = self._cell_widths(tuple(with_aside(entry) for entry in section.entries))
        for entry in section.entries:
            shown = _row(with_aside(entry).cells, wider) if wider else _row(entry.cells, widths)
            cells = (shown,) if any(entry.cells) else ()
            yield from self._beside(entry.head, (*cells, *entry.body), _INDENT)
            yield from (line for more in entry.more for line in self._beneath(more))

    def _beneath(self, entry: Entry) -> Iterator[Text]:
        yield from self._beside(entry.head, entry.body, 2 * _INDENT)

    def _beside(self, head: Text, body: tuple[Text, ...], indent: int) -> Iterator[Text]:
        if self._stacked:
            yield from self.paragraph(head, min(indent, self.width - 1))
            for text in body:
                yield from self.paragraph(text, min(indent + _INDENT, self.width - 1))
            return
        column = _INDENT + self._head + _GAP
        left = self._wrap(head, column - _GAP - indent)
        right = [line for text in body for line in self._wrap(text, self.width - column)]
        for head_line, body_line in zip_longest(left, right):
            line = Text(" " * indent).append_text(head_line or Text())
            if body_line:
                line.append(" " * (column - line.cell_len)).append_text(body_line)
            line.rstrip()
            yield line

    def _cell_widths(self, entries: tuple[Entry, ...]) -> tuple[int, ...]:
        """Widths of the section's cells, or nothing where they do not fit beside each other."""
        rows = zip_longest(*(entry.cells for entry in entries), fillvalue=Text())
        widths = tuple(max(cell.cell_len for cell in column) for column in rows)
        room = self.width - _INDENT - self._head - _GAP
        fits = sum(widths) + _GAP * (len(widths) - 1) <= room
        return widths if fits and not self._stacked else ()

    def _wrap(self, text: Text, width: int) -> list[Text]:
        return list(text.wrap(self._console, max(1, width)))


def _row(cells: tuple[Text, ...], widths: tuple[int, ...]) -> Text:
    if not widths:
        return Text(" · ").join(cell for cell in cells if cell)
    row = Text()
    for cell, width in zip(cells, widths, strict=False):
        row.append_text(cell).append(" " * (width - cell.cell_len + _GAP))
    row.rstrip()
    return row
