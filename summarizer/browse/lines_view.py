"""A pane of lines of which only the visible ones are ever drawn."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.events import Blur, Focus
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

PLAIN = Style()
DIM = Style(dim=True)
BOLD = Style(bold=True)
GOOD = Style(color="green", bold=True)
BAD = Style(color="red")
DOUBTFUL = Style(color="yellow")


def under_cursor(pieces: list[Segment], width: int) -> list[Segment]:
    """The line reversed to its whole width, weight kept, colour and dimness left out."""
    used = sum(cell_len(text) for text, *_ in pieces)
    pieces = [*pieces, Segment(" " * max(width - used, 0))]
    return [
        Segment(text, Style(reverse=True, bold=bool(style and style.bold)))
        for text, style, _ in pieces
    ]


class LinesView(ScrollView, can_focus=True):
    """Subclasses say how many lines there are and draw one of them."""

    DEFAULT_CSS = """
    LinesView { scrollbar-size: 0 0; height: 1fr; }
    """

    BINDINGS = [
        Binding("up,k", "step(-1)", "up", show=False, id="up"),
        Binding("down,j", "step(1)", "down", show=False, id="down"),
        Binding("pageup,b", "page(-1)", "page up", show=False, id="page_up"),
        Binding("pagedown", "page(1)", "page down", show=False, id="page_down"),
        Binding("home", "ends(-1)", "first", show=False, id="first"),
        Binding("end,G", "ends(1)", "last", show=False, id="last"),
    ]

    def line_count(self) -> int:
        raise NotImplementedError

    def draw(self, index: int, width: int) -> list[Segment]:
        """The segments of one line, of any length."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        index, width = y + self.scroll_offset.y, self.size.width
        base = self.rich_style
        if not 0 <= index < self.line_count():
            return Strip.blank(width, base)
        strip = Strip(self.draw(index, width)).apply_style(base)
        return strip.adjust_cell_length(width, base)

    def lines_changed(self) -> None:
        """To be called whenever there are other lines than before."""
        self.virtual_size = Size(self.size.width, self.line_count())
        self.refresh()

    def reveal(self, first: int, last: int | None = None) -> None:
        """Scroll as little as is needed; what is far away comes to stand a third down."""
        last = first if last is None else last
        top, height = self.scroll_offset.y, self.size.height
        if top <= first and last < top + height:
            return
        if first == top - 1 or (first == last == top + height):
            self.scroll_to(y=first if first < top else top + 1, animate=False)
            return
        self.scroll_to(y=max(first - height // 3, 0), animate=False)

    def on_focus(self, _: Focus) -> None:
        self.refresh()

    def on_blur(self, _: Blur) -> None:
        self.refresh()

    def action_step(self, by: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + by, animate=False)

    def action_page(self, by: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + by * max(self.size.height - 1, 1), animate=False)

    def action_ends(self, side: int) -> None:
        self.scroll_to(y=0 if side < 0 else self.line_count(), animate=False)
