"""The last line of the screen: the most useful keys, as many as there is room for."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len
from rich.segment import Segment
from textual.events import Click
from textual.strip import Strip
from textual.widget import Widget

from summarizer.browse.keys import KEYS
from summarizer.browse.lines_view import BOLD, DIM

_ORDER = (
    *("keys", "documents", "problems", "search", "ask", "accept", "correct", "quit"),
    *("only", "copy", "compare", "source", "original", "save"),
)


class KeyLine(Widget):
    """Keys and what they do; a click does the same."""

    DEFAULT_CSS = "KeyLine { height: 1; }"

    def __init__(self, keymap: Mapping[str, str], *, id: str) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        known = {str(binding.id): binding for binding in KEYS}
        self._keys = [
            (
                keymap.get(name, known[name].key_display or known[name].key).split(",")[0],
                known[name].description,
                known[name].action,
            )
            for name in _ORDER
        ]
        self._places: list[tuple[int, int, str]] = []

    def render_line(self, y: int) -> Strip:  # noqa: ARG002  # there is one line alone
        width, used = self.size.width, 1
        pieces = [Segment(" ")]
        self._places = []
        for key, words, action in self._keys:
            taken = cell_len(key) + cell_len(words) + 1
            if used + taken > width:
                break
            pieces += [Segment(key, BOLD), Segment(f" {words}  ", DIM)]
            self._places.append((used, used + taken, action))
            used += taken + 2
        base = self.rich_style
        return Strip(pieces).apply_style(base).adjust_cell_length(width, base)

    async def on_click(self, event: Click) -> None:
        for start, end, action in self._places:
            if start <= event.x < end:
                await self.app.run_action(action)
