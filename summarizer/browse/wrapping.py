"""A text as lines of a width: offsets alone, so that a megabyte takes no time and little room."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from summarizer.views.safe_text import visible


class Line(NamedTuple):
    """The characters `[start, end)` of the text; or, with a title, a rule above a section."""

    start: int
    end: int
    title: str = ""


class Lines(Sequence[Line]):
    """The lines of a text, top to bottom."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._starts = [line.start for line in lines]

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # both overloads of a sequence
        return self._lines[index]

    def at(self, offset: int) -> int:
        """The line that shows the character."""
        return max(bisect_right(self._starts, offset) - 1, 0)


def wrap(text: str, width: int, titles: Sequence[tuple[int, str]] = ()) -> Lines:
    """Breaks between words where there are any.

    A long line stands apart from its neighbours by an empty one: releases seldom part their
    paragraphs.

    Args:
        text: Any text; characters that act or hide take the room of their escapes.
        width: Columns, 1 or more.
        titles: Where sections begin, in order, and what they are called. One that begins inside
            a line gets no rule.
    """
    width = max(width, 1)
    found: list[Line] = []
    named = dict(titles)
    long_before = False
    position = 0
    while position <= len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        stop = end - 1 if end > position and text[end - 1] == "\r" else end
        pieces = list(_broken(text, position, stop, width))
        long = len(pieces) > 1
        if title := named.get(position):
            if found and found[-1].start != found[-1].end:
                found.append(Line(position, position))
            found.append(Line(position, position, title))
        elif found and (long or long_before) and stop > position:
            found.append(Line(position, position))
        found.extend(pieces)
        long_before = long
        position = end + 1
    return Lines(found)


def _broken(text: str, start: int, end: int, width: int) -> Iterator[Line]:
    if end - start <= width and text.isascii() and text[start:end].isprintable():
        yield Line(start, end)
        return
    paragraph = text[start:end]
    if cell_len(paragraph) == len(paragraph) and visible(paragraph) == paragraph:
        yield from _by_characters(text, start, end, width)
    else:
        yield from _by_cells(text, start, end, width)


def _by_characters(text: str, start: int, end: int, width: int) -> Iterator[Line]:
    while end - start > width:
        space = text.rfind(" ", start, start + width + 1)
        cut, following = (space, space + 1) if space > start else (start + width, start + width)
        yield Line(start, cut)
        start = following
    yield Line(start, end)


def _by_cells(text: str, start: int, end: int, width: int) -> Iterator[Line]:
    """For escapes and for letters of another width than one."""
    used, space = 0, -1
    position = start
    while position < end:
        cells = cell_len(visible(text[position]))
        if used + cells > width and position > start:
            cut, following = (space, space + 1) if space > start else (position, position)
            yield Line(start, cut)
            start, space = following, -1
            used = cell_len(visible(text[start:position]))
            continue
        if text[position] == " ":
            space = position
        used += cells
        position += 1
    yield Line(start, end)
