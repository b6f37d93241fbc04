"""One line above a pane: its name, what it shows, and whether keys go there."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from summarizer.browse.lines_view import BOLD, DIM, PLAIN
from summarizer.browse.rows_pane import fitted
from summarizer.views.safe_text import one_line

_ACTIVE = Style(bold=True, reverse=True)


class Heading(Widget):
    """The name is reversed while its pane has the focus: that can be seen without colour."""

    DEFAULT_CSS = "Heading { height: 1; }"

    def __init__(self, name: str, *, id: str) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._label, self._info, self._active = name, "", False

    def say(self, name: str, info: str = "") -> None:
        self._label, self._info = name, one_line(info)
        self.refresh()

    def activate(self, active: bool) -> None:
        self._active = active
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002  # there is one line alone
        width = self.size.width
        name = f" {self._label} " if self._label else ""
        info = fitted(f" {self._info} ", width - cell_len(name)) if self._info else ""
        rule = "─" * max(width - cell_len(name) - cell_len(info), 0)
        strip = Strip(
            [
                Segment(name, _ACTIVE if self._active else BOLD),
                Segment(info, PLAIN if self._label else DIM),
                Segment(rule, DIM),
            ]
        )
        return strip.apply_style(self.rich_style).adjust_cell_length(width, self.rich_style)


class Banner(Widget):
    """The first line of the screen: which document, and how it stands with it."""

    DEFAULT_CSS = "Banner { height: 1; }"

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._title, self._state, self._style = "", "", DIM

    def say(self, title: str, state: str = "", style: Style = DIM) -> None:
        self._title, self._state, self._style = one_line(title), one_line(state), style
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002  # there is one line alone
        width = self.size.width
        state = fitted(self._state, width // 2)
        room = max(width - cell_len(state) - 3, 0)
        title = set_cell_size(fitted(self._title or "summarizer", room), room)
        strip = Strip([Segment(f" {title} ", BOLD), Segment(state, self._style), Segment(" ")])
        return strip.apply_style(self.rich_style).adjust_cell_length(width, self.rich_style)
