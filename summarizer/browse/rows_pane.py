"""The summary as a tree of lines: blocks, their entries, their fields."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.events import Click, Resize
from textual.message import Message

from summarizer.browse.lines_view import (
    BAD,
    BOLD,
    DIM,
    DOUBTFUL,
    GOOD,
    PLAIN,
    LinesView,
    under_cursor,
)
from summarizer.browse.row import BLOCK, ENTRY, Only, Row, Tone, passing

TONES = {Tone.QUIET: DIM, Tone.NEW: GOOD, Tone.BAD: BAD, Tone.DOUBTFUL: DOUBTFUL}
SPACIOUS_FROM = 16
"""Lines of height from which blocks stand apart by an empty one."""


WIDEST_NAMES = 24
"""Columns of an indent and a name before a value."""


def fitted(text: str, width: int) -> str:
    """Cut to a width, with an ellipsis where something is lost."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 1, 0)).rstrip() + "…" if width > 0 else ""


def edges(rows: list[Row]) -> dict[int, int]:
    """Where the values of each block begin, indents included, by the rows' identities.

    The longest name of a block decides, so that none is cut without need.
    """
    found: dict[int, int] = {}
    block: list[Row] = []
    for row in [*rows, None]:
        if row is None or row.depth == BLOCK:
            valued = [one for one in block if one.value or one.other is not None]
            widths = (2 * one.depth + cell_len(one.label) for one in valued)
            edge = min(max(widths, default=0), WIDEST_NAMES)
            found |= {id(one): edge for one in valued}
            block = []
        if row is not None:
            block.append(row)
    return found


def shortened(text: str, width: int) -> str:
    """As many whole words as there is room for; a single one is cut."""
    if cell_len(text) <= width:
        return text
    kept = ""
    for word in text.split():
        longer = f"{kept} {word}".lstrip()
        if cell_len(longer) >= width:
            break
        kept = longer
    return f"{kept}…" if kept else fitted(text, width)


class RowsPane(LinesView):
    """A list of rows with a cursor; blocks and entries fold."""

    BINDINGS = [
        Binding("left,h", "fold", "fold", show=False, id="fold"),
        Binding("right,l", "unfold", "unfold", show=False, id="unfold"),
        Binding("space", "toggle_fold", "fold or unfold", show=False, id="toggle_fold"),
        Binding(
            "right_curly_bracket,ctrl+down", "entry(1)", "next entry", show=False, id="next_entry"
        ),
        Binding(
            "left_curly_bracket,ctrl+up", "entry(-1)", "entry before", show=False, id="entry_before"
        ),
    ]

    class Chosen(Message):
        """The cursor came to stand on another row, or on none."""

        def __init__(self, pane: RowsPane, row: Row | None) -> None:
            super().__init__()
            self.pane, self.row = pane, row

        @property
        def control(self) -> RowsPane:
            return self.pane

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._rows: list[Row] = []
        self._seen: list[Row | None] = []
        self._edges: dict[int, int] = {}
        self._folded: set[str] = set()
        self._cursor = 0
        self.only = Only.ALL
        self.message: tuple[str, ...] = ()

    @property
    def row(self) -> Row | None:
        """The chosen one."""
        return self._seen[self._cursor] if self._cursor < len(self._seen) else None

    def show(self, rows: list[Row], *, message: tuple[str, ...] = ()) -> None:
        """Other rows; the cursor stays where the same row is still there.

        Args:
            rows: In order.
            message: Lines to show where no row is left.
        """
        key = self.row.key if self.row else ""
        self._rows, self.message = rows, message
        self._edges = edges(rows)
        self._lay_out(key)

    def filter(self, only: Only) -> None:
        key = self.row.key if self.row else ""
        self.only = only
        self._lay_out(key)

    def choose(self, key: str) -> bool:
        """Move the cursor to a row, unfolding what hides it; whether there is such a row."""
        if not any(row.key == key for row in self._rows):
            return False
        if not any(row and row.key == key for row in self._seen):
            self._folded.clear()
            self.only = Only.ALL
            self._lay_out(key)
        self._move(next(at for at, row in enumerate(self._seen) if row and row.key == key))
        return True

    def count_of(self, wanted: Callable[[Row], bool]) -> int:
        return sum(map(wanted, self._rows))

    def find(self, words: str, step: int, *, here: bool = False) -> tuple[int, int]:
        """Go to the next row that says the words, folded or not.

        Args:
            words: In any case.
            step: 1 for the next, -1 for the one before.
            here: Whether the chosen row counts.

        Returns:
            The number of the row among those that say it, from 1, and how many there are.
        """
        hits = [row for row in passing(self._rows, self.only) if row.says(words.lower())]
        if not hits:
            return 0, 0
        order = {id(row): at for at, row in enumerate(self._rows)}
        now = order.get(id(self.row), -1)
        at = next(
            (n for n, row in enumerate(hits) if order[id(row)] >= now + (0 if here else 1)), 0
        )
        if step < 0:
            at = next((n for n in reversed(range(len(hits))) if order[id(hits[n])] < now), -1)
        at %= len(hits)
        self.choose(hits[at].key)
        return at + 1, len(hits)

    def at_offset(self, offset: int) -> Row | None:
        """The row that rests on the fewest words around a place of the text."""
        covering = [
            (span.end - span.start, -row.depth, at)
            for at, row in enumerate(self._rows)
            for span in row.spans
            if span.start <= offset < span.end
        ]
        return self._rows[min(covering)[2]] if covering else None

    def line_count(self) -> int:
        return len(self._seen) or len(self.message)

    def draw(self, index: int, width: int) -> list[Segment]:
        if not self._seen:
            return [Segment(f"  {self.message[index]}", DIM if index else PLAIN)]
        row = self._seen[index]
        if row is None:
            return []
        chosen = index == self._cursor
        pieces = self._drawn(row, width, "›" if chosen and not self.has_focus else " ")
        if chosen and self.has_focus:
            return under_cursor(pieces, width)
        return pieces

    def _drawn(self, row: Row, width: int, edge: str) -> list[Segment]:
        indent = "  " * row.depth
        room = width - len(indent) - 2
        if row.value == "" and row.other is None:
            shut = " +" if row.key in self._folded else ""
            label = fitted(row.label + shut, room)
            note = fitted(row.note, room - cell_len(label) - 2)
            return [
                Segment(f"{edge}{indent}", BOLD),
                Segment(label, PLAIN if row.prose else BOLD),
                Segment(f"  {note}", TONES[row.tone]),
            ]
        column = min(self._edges[id(row)], width * 45 // 100) - len(indent)
        label = set_cell_size(shortened(row.label, column), column)
        start = [Segment(f"{edge}{indent}", BOLD), Segment(f"{label}  ", DIM)]
        room = width - cell_len(edge + indent + label) - 3
        if row.other is not None:
            return start + _two(row, room)
        note = f"  {row.note}" if row.note else ""
        least = min(cell_len(row.value), room // 2)
        note = fitted(note, room - least - len(row.mark))
        value = fitted(row.value, room - cell_len(note) - len(row.mark))
        return [
            *start,
            Segment(value, PLAIN if row.depth or not row.note else BOLD),
            Segment(row.mark, DIM),
            Segment(note, TONES[row.tone]),
        ]

    def action_step(self, by: int) -> None:
        self._step(by)

    def action_page(self, by: int) -> None:
        self._step(by * max(self.size.height - 1, 1))

    def action_ends(self, side: int) -> None:
        self._move(0 if side < 0 else len(self._seen) - 1)

    def action_entry(self, by: int) -> None:
        at = self._cursor + by
        while 0 <= at < len(self._seen):
            row = self._seen[at]
            if row is not None and row.depth <= ENTRY:
                self._move(at)
                return
            at += by

    def action_fold(self) -> None:
        row = self.row
        if row is None:
            return
        if row.key in self._folded or not self._holds(row):
            self._to_parent(row)
            return
        self._folded.add(row.key)
        self._lay_out(row.key)

    def action_unfold(self) -> None:
        row = self.row
        if row is not None and row.key in self._folded:
            self._folded.discard(row.key)
            self._lay_out(row.key)
        else:
            self._step(1)

    def action_toggle_fold(self) -> None:
        row = self.row
        if row is None or not self._holds(row):
            return
        self._folded ^= {row.key}
        self._lay_out(row.key)

    def on_click(self, event: Click) -> None:
        index = event.y + self.scroll_offset.y
        if index < len(self._seen) and self._seen[index] is not None:
            again = index == self._cursor
            self._move(index)
            if again:
                self.action_toggle_fold()

    def on_resize(self, _: Resize) -> None:
        self._lay_out(self.row.key if self.row else "")

    def _holds(self, row: Row) -> bool:
        at = self._rows.index(row) + 1
        return at < len(self._rows) and self._rows[at].depth > row.depth

    def _to_parent(self, row: Row) -> None:
        for at in range(self._cursor - 1, -1, -1):
            above = self._seen[at]
            if above is not None and above.depth < row.depth:
                self._move(at)
                return

    def _lay_out(self, key: str) -> None:
        spacious = self.size.height >= SPACIOUS_FROM
        self._seen = []
        hidden_below: int | None = None
        for row in passing(self._rows, self.only):
            if hidden_below is not None and row.depth > hidden_below:
                continue
            hidden_below = row.depth if row.key in self._folded else None
            if spacious and row.depth == BLOCK and self._seen:
                self._seen.append(None)
            self._seen.append(row)
        self.lines_changed()
        same = (at for at, row in enumerate(self._seen) if row is not None and row.key == key)
        first = (at for at, row in enumerate(self._seen) if row is not None and row.depth)
        self._move(next(same, next(first, 0)))

    def _step(self, by: int) -> None:
        at = max(0, min(self._cursor + by, len(self._seen) - 1))
        if self._seen and self._seen[at] is None:
            at += 1 if by > 0 else -1
        self._move(at)

    def _move(self, at: int) -> None:
        self._cursor = max(0, min(at, len(self._seen) - 1))
        if self._seen and self._seen[self._cursor] is None:
            self._cursor += 1
        if self._seen:
            # The heading above the first row stays in sight.
            self.reveal(0 if self._cursor <= 1 else self._cursor, self._cursor)
        self.refresh()
        self.post_message(self.Chosen(self, self.row))


def _two(row: Row, room: int) -> list[Segment]:
    """Both sides of a comparison, each in half of the room."""
    half = max(room // 2 - 2, 4)
    style = BOLD if row.differs else Style()
    left = set_cell_size(fitted(row.value or "not stated", half), half)
    right = fitted((row.other or "not stated"), half)
    return [
        Segment(left, style if row.value else DIM),
        Segment(" ≠ " if row.differs else "   ", DOUBTFUL),
        Segment(right, style if row.other else DIM),
    ]
