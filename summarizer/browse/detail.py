"""The strip under the facts: the chosen value in full, its basis, its words and their place."""

from __future__ import annotations

from rich.segment import Segment
from textual.events import Resize

from summarizer.browse.lines_view import BOLD, DIM, PLAIN, LinesView
from summarizer.browse.wrapping import wrap


class Detail(LinesView, can_focus=False):
    """Lines of words, each followed by what they are."""

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._detail: tuple[tuple[str, str], ...] = ()
        self._lines: list[list[Segment]] = []

    def show(self, detail: tuple[tuple[str, str], ...]) -> None:
        self._detail = detail
        self._lay_out()
        self.scroll_to(y=0, animate=False)

    def line_count(self) -> int:
        return len(self._lines)

    def draw(self, index: int, width: int) -> list[Segment]:  # noqa: ARG002  # laid out before
        return self._lines[index]

    def on_resize(self, _: Resize) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.size.width - 3
        self._lines = []
        for number, (label, words) in enumerate(self._detail):
            text = f"{words}  {label}" if label else words
            for line in wrap(text, width):
                if line.start == line.end:
                    continue
                edge = min(max(len(words), line.start), line.end)
                self._lines.append(
                    [
                        Segment("  "),
                        Segment(text[line.start : edge], PLAIN if number else BOLD),
                        Segment(text[edge : line.end], DIM),
                    ]
                )
        self.lines_changed()
