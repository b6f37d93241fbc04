"""`/`: a line to type in, and what it finds in the pane it was called from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input, Static

from summarizer.browse.documents_pane import DocumentsPane
from summarizer.browse.rows_pane import RowsPane
from summarizer.browse.source_pane import SourcePane

if TYPE_CHECKING:
    from summarizer.browse.app import BrowseApp
    from summarizer.browse.lines_view import LinesView

_PLACES = {"documents": "in names", "source": "in the text"}


class Search:
    """The words looked for last, and where."""

    def __init__(self) -> None:
        self.words = ""
        self._pane: LinesView | None = None
        self._open = False

    @property
    def pane(self) -> LinesView | None:
        """Where is searched, while the line is open."""
        return self._pane if self._open else None

    def open(self, app: BrowseApp) -> None:
        self._pane, self._open = app.pane(), True
        app.screen.add_class("-searching")
        self._say(app, "")
        line = app.query_one("#search", Input)
        line.value = ""
        line.focus()

    def typed(self, app: BrowseApp, words: str) -> None:
        """Find while it is being typed."""
        self.words = words
        self._say(app, self._found(1, here=True))

    def close(self, app: BrowseApp) -> None:
        """Back to the pane; what was found stays marked."""
        if not self._open:
            return
        self._open = False
        app.screen.remove_class("-searching")
        if self._pane is not None:
            self._pane.focus()

    def leave(self, app: BrowseApp) -> None:
        """Forget what was looked for."""
        self.words = ""
        self._found(1, here=True)
        self.close(app)

    def again(self, app: BrowseApp, step: int) -> None:
        if self.words:
            app.notify(self._found(step) or "nothing found", timeout=2, markup=False)

    def _found(self, step: int, *, here: bool = False) -> str:
        pane = self._pane
        if isinstance(pane, DocumentsPane):
            return f"{pane.find(self.words)} of {len(pane.items)}"
        if isinstance(pane, SourcePane):
            if here:
                count = pane.find(self.words)
                number = pane.first_found()
            else:
                number, count = pane.go(step), pane.found
            return _counted(number, count) if self.words else ""
        if isinstance(pane, RowsPane) and self.words:
            return _counted(*pane.find(self.words, step, here=here))
        return ""

    def _say(self, app: BrowseApp, result: str) -> None:
        name = self._pane.id if self._pane is not None and self._pane.id else ""
        place = _PLACES.get(name, f"in {name}")
        app.query_one("#search-label", Static).update(f"/ {place}  {result}")


def _counted(number: int, count: int) -> str:
    return f"{number} of {count}" if count else "nothing found"
