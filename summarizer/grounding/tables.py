"""Tables as a release writes them: a header, groups of rows, and rows of cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.documents.spans import Span
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context
from summarizer.grounding.reporting import stands_in_news
from summarizer.grounding.table_lines import Line, is_rule, lines_of

_ITEM = re.compile(r"\s*(?:[-•–·◦|]|\*\s)")
_CELL = re.compile(r"[|\t%]|\S {2,}\S|--")
_DIGIT = re.compile(r"\d|^\s*(?:NR|NE|NC|N/A|—|–|-|not\s(?:yet\s)?reached)\s*$", re.IGNORECASE)
_SIZE = re.compile(r"[(\[]?\s*[Nn]\s?=\s?\d[\d,]*\s*[)\]]?")
_LONGEST_GROUP = 70


@dataclass(frozen=True, slots=True)
class Row:
    """One row of cells, as many as the header has.

    Attributes:
        cells: The first names the row.
        group: The words above that name several rows, where there are such.
    """

    cells: tuple[Span, ...]
    group: Span | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Cells by row, the header first; every row is as long as the header.

    Attributes:
        span: From the first cell to the last.
        caption: The line above, where there is one.
        header: The cells that name the columns; the first may be empty.
        sizes: The numbers of patients that a second header line gives the columns.
        rows: The others.
    """

    span: Span
    caption: Span | None
    header: tuple[Span, ...]
    sizes: tuple[Span | None, ...]
    rows: tuple[Row, ...]


def tables(context: Context) -> Iterator[Table]:
    """The tables of the news, in reading order."""
    text = context.document.text
    block: list[Line] = []
    caption: Span | None = None
    last: Span | None = None
    lines = lines_of(text)
    for index, line in enumerate(lines):
        if block and (is_rule(text, line) and line.span.start < line.span.end):
            continue
        if _goes_on(text, block, line, lines[index + 1 : index + 2]):
            block.append(line)
            continue
        if found := _table(context, block, caption):
            yield found
        block, caption = ([line], last) if len(line.cells) > 1 else ([], None)
        if line.cells:
            last = line.span
    if found := _table(context, block, caption):
        yield found


def _goes_on(text: str, block: list[Line], line: Line, following: list[Line]) -> bool:
    """Whether a line belongs to the table so far: a row, or the name of the rows behind it."""
    if not block or not line.cells:
        return False
    kind = block[0].kind
    if line.kind == kind and len(line.cells) > 1:
        return True
    words = text[line.span.start : line.span.end].strip()
    named = line.kind in ("text", kind) and len(words) < _LONGEST_GROUP and words[-1] not in ".!?"
    return named and any(other.kind == kind and len(other.cells) > 1 for other in following)


def _table(context: Context, block: list[Line], caption: Span | None) -> Table | None:
    if len(block) < 2:
        return None
    text = plain(context.document.text)
    width = _width(block)
    if width < 2:
        return None
    header = _padded(block[0], width)
    rows = list(_rows(text, block, width))
    sizes: tuple[Span | None, ...] = (None,) * width
    if rows and (given := _sizes(text, rows[0].cells)):
        sizes, rows = given, rows[1:]
    if header is None or not rows:
        return None
    span = Span(block[0].cells[0].start, rows[-1].cells[-1].end)
    if not stands_in_news(context, span) or context.supports_nothing(span):
        return None
    filled = [c for row in rows for c in row.cells[1:] if c.start < c.end]
    numbers = [c for c in filled if _DIGIT.search(text[c.start : c.end])]
    if not filled or len(numbers) * 3 < len(filled) * 2:
        return None
    return Table(span, caption, header, sizes, tuple(rows))


def _width(block: list[Line]) -> int:
    """How many cells its widest rows have that agree with the header; else what most have."""
    counts = Counter(len(line.cells) for line in block[1:] if len(line.cells) > 1)
    head = len(block[0].cells)
    agreed = [count for count in counts if count in (head, head + 1) and count > 1]
    if agreed and (block[0].kind == "wide" or head in agreed):
        return max(agreed) if block[0].kind == "wide" else head
    return max(counts, key=lambda count: (counts[count], count), default=0)


def _padded(line: Line, width: int) -> tuple[Span, ...] | None:
    """A line's cells, with an empty one for the corner where it has none."""
    if len(line.cells) == width:
        return line.cells
    if len(line.cells) == width - 1:
        return (Span(line.span.start, line.span.start), *line.cells)
    return None


def _rows(text: str, block: list[Line], width: int) -> Iterator[Row]:
    header, lines = block[0], block[1:]
    group: Line | None = None
    moved_in = False
    for line in lines:
        filled = [c for c in line.cells if c.start < c.end]
        if len(filled) == 1 and filled[0] == line.cells[0]:
            group, moved_in = line, False
            continue
        cells = line.cells if len(line.cells) == width else None
        if cells is None and _sizes(text, line.cells):
            cells = _padded(line, width)
        elif cells is None and line.kind == "wide" and 1 < len(line.cells) < width:
            cells = _placed(line, header, width)
        elif cells is None and 1 < len(line.cells) == width - 1:
            cells = (*line.cells, Span(line.span.end, line.span.end))  # its last bar ended it
        if cells is None:
            continue
        if group is not None and moved_in and line.indent <= group.indent:
            group = None
        moved_in = group is not None and line.indent > group.indent
        yield Row(cells, group.cells[0] if group else None)


def _placed(line: Line, header: Line, width: int) -> tuple[Span, ...] | None:
    """The cells of a line with gaps, each under the column that it stands nearest to."""
    heads = _padded(header, width)
    if heads is None:
        return None
    middles = [(head.start + head.end) / 2 - header.span.start for head in heads]
    placed = [line.cells[0], *(Span(line.span.end, line.span.end) for _ in heads[1:])]
    for cell in line.cells[1:]:
        middle = (cell.start + cell.end) / 2 - line.span.start
        placed[min(range(1, width), key=lambda i: abs(middles[i] - middle))] = cell
    return tuple(placed)


def _sizes(text: str, cells: tuple[Span, ...]) -> tuple[Span | None, ...] | None:
    """The cells of a line that gives each column its number of patients."""
    own = cells[1:] if not _SIZE.fullmatch(text, cells[0].start, cells[0].end) else cells
    if not own or not all(_SIZE.fullmatch(text, c.start, c.end) for c in own):
        return None
    return (None, *own)


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
