"""The list of documents, each with its state. Ten thousand cost no more than ten."""

from __future__ import annotations

from pathlib import PurePath

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.events import Click
from textual.message import Message

from summarizer.browse.item import Item, State
from summarizer.browse.lines_view import BAD, DIM, DOUBTFUL, GOOD, PLAIN, LinesView, under_cursor
from summarizer.browse.rows_pane import fitted
from summarizer.views.safe_text import one_line

_STYLES = {State.FAILED: BAD, State.LACKS_ANSWERS: DOUBTFUL, State.ASKING: GOOD}


class DocumentsPane(LinesView):
    """Items with a cursor, and one of them open."""

    class Opened(Message):
        """An item is to be shown."""

        def __init__(self, item: Item) -> None:
            super().__init__()
            self.item = item

    BINDINGS = []

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self.items: list[Item] = []
        self._seen: list[Item] = []
        self._cursor = 0
        self._words = ""
        self.opened: Item | None = None
        self.always_marked = False

    @property
    def item(self) -> Item | None:
        """The one under the cursor."""
        return self._seen[self._cursor] if self._seen else None

    def show(self, items: list[Item]) -> None:
        self.items = items
        self.find(self._words)

    def find(self, words: str) -> int:
        """Show only items whose name or title holds the words; how many there are."""
        chosen = self.item
        self._words = words
        lower = words.lower()
        self._seen = [
            item for item in self.items if lower in item.name.lower() or lower in item.title.lower()
        ]
        self._cursor = self._seen.index(chosen) if chosen in self._seen else 0
        self.lines_changed()
        return len(self._seen)

    def neighbour(self, step: int) -> Item | None:
        """The item after or before the open one, among those seen."""
        if not self._seen:
            return None
        if self.opened not in self._seen:
            return self._seen[0]
        at = self._seen.index(self.opened) + step
        return self._seen[at] if 0 <= at < len(self._seen) else None

    def open(self, item: Item) -> None:
        """Mark it as the open one."""
        self.opened = item
        if item in self._seen:
            self._move(self._seen.index(item))
        self.refresh()

    def line_count(self) -> int:
        return len(self._seen)

    def draw(self, index: int, width: int) -> list[Segment]:
        item = self._seen[index]
        state = item.note if item.state is State.DONE and item.note else str(item.state)
        name = one_line(item.title or PurePath(item.name).name or item.name)
        room = width - cell_len(state) - 3
        style = GOOD if item.state is State.DONE and "new" in state else DIM
        pieces = [
            Segment("›" if item is self.opened else " ", PLAIN),
            Segment(set_cell_size(fitted(name, room), room), PLAIN),
            Segment(" "),
            Segment(state, _STYLES.get(item.state, style)),
            Segment(" "),
        ]
        if index == self._cursor and (self.has_focus or self.always_marked):
            return under_cursor(pieces, width)
        return pieces

    def action_step(self, by: int) -> None:
        self._move(self._cursor + by)

    def action_page(self, by: int) -> None:
        self._move(self._cursor + by * max(self.size.height - 1, 1))

    def action_ends(self, side: int) -> None:
        self._move(0 if side < 0 else len(self._seen) - 1)

    def action_open(self) -> None:
        if self.item is not None:
            self.post_message(self.Opened(self.item))

    def on_click(self, event: Click) -> None:
        index = event.y + self.scroll_offset.y
        if index < len(self._seen):
            self._move(index)
            self.action_open()

    def _move(self, at: int) -> None:
        self._cursor = max(0, min(at, len(self._seen) - 1))
        if self._seen:
            self.reveal(self._cursor)
        self.refresh()
