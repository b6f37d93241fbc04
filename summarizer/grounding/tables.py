"""Tables as a release writes them: lines of cells, parted by bars, tabs or wide spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.documents.spans import Span
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context
from summarizer.grounding.reporting import SECTIONS

_BAR = re.compile(r"[^|\n]+")
_TAB = re.compile(r"[^\t\n]+")
_WIDE = re.compile(r"\S+(?: \S+)*")
_ITEM = re.compile(r"\s*(?:[-•–·◦|]|\*\s)")
_CELL = re.compile(r"[|\t%]|\S {2,}\S|--")
_RULE = re.compile(r"[\s|:=_+-]+")
_DIGIT = re.compile(r"\d|^\s*(?:NR|NE|—|–|-)\s*$")


@dataclass(frozen=True, slots=True)
class Table:
    """Cells by row, the header first; every row is as long as the header.

    Attributes:
        span: From the first cell to the last.
        caption: The line above, where there is one.
        header: The cells that name the columns.
        rows: The others; the first cell of each names it.
    """

    span: Span
    caption: Span | None
    header: tuple[Span, ...]
    rows: tuple[tuple[Span, ...], ...]


def tables(context: Context) -> Iterator[Table]:
    """The tables of the news, in reading order."""
    text = context.document.text
    block: list[tuple[Span, ...]] = []
    caption: Span | None = None
    last: Span | None = None
    position = 0
    for line in [*text.split("\n"), ""]:
        here = Span(position, position + len(line) + 1)
        position = here.end
        cells = _cells(text, Span(here.start, here.end - 1))
        if block and len(cells) == len(block[0]):
            block.append(cells)
            continue
        if line and block and _RULE.fullmatch(line):
            continue
        if found := _table(context, block, caption):
            yield found
        block, caption = ([cells], last) if len(cells) > 1 else ([], None)
        if line.strip():
            last = Span(here.start, here.end - 1)


def _cells(text: str, line: Span) -> tuple[Span, ...]:
    words = text[line.start : line.end]
    if _RULE.fullmatch(words):
        return ()
    pattern = _BAR if "|" in words else _TAB if "\t" in words else None
    if pattern is None:
        pattern = _WIDE if re.search(r"\S {2,}\S", words) else None
    if pattern is None:
        return ()
    found = []
    for match in pattern.finditer(text, line.start, line.end):
        cell = match.group()
        start = match.start() + len(cell) - len(cell.lstrip(" *_"))
        end = match.end() - (len(cell) - len(cell.rstrip(" *_")))
        if start < end:
            found.append(Span(start, end))
        elif not found and pattern is _BAR and match.start() > line.start:
            found.append(Span(match.start(), match.start() + 1))
    return tuple(found)


def _table(context: Context, block: list[tuple[Span, ...]], caption: Span | None) -> Table | None:
    if len(block) < 2 or len(block[0]) < 2:
        return None
    text = plain(context.document.text)
    span = Span(block[0][0].start, block[-1][-1].end)
    if context.document.section_at(span.start) not in SECTIONS or context.is_instruction(span):
        return None
    filled = [cell for row in block[1:] for cell in row[1:]]
    numbers = [cell for cell in filled if _DIGIT.search(text[cell.start : cell.end])]
    if len(numbers) * 3 < len(filled) * 2:
        return None
    return Table(span, caption, block[0], tuple(block[1:]))


def heading_above(context: Context, place: Span) -> Span | None:
    """The last short line above a place that is no sentence and no item of a list."""
    text = context.document.text
    end = text.rfind("\n", 0, place.start)
    for _ in range(30):
        if end <= 0:
            return None
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        words = line.strip(" *#_:")
        if (
            words
            and len(words) < 80
            and not line.endswith((".", ";", ",", "!", "?"))
            and not _ITEM.match(line)
            and not _CELL.search(line)
        ):
            return Span(start, end)
        end = start - 1
    return None
