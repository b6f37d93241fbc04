"""Standard error: what is said to a person while work goes on."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING, TextIO

from summarizer.views.safe_text import visible

if TYPE_CHECKING:
    from summarizer.schemas.summary import Summary
    from summarizer.views.streaming import Display

PATIENCE_S = 1.0
"""Work shorter than this shows no progress."""


class Talk:
    """Messages, and a live display where there is a terminal for it."""

    def __init__(
        self, err: TextIO, *, terminal: TextIO | None, quiet: bool = False, colour: bool = True
    ) -> None:
        """Prints nothing yet.

        Args:
            err: Where messages go.
            terminal: Where the live display may be drawn; None for nowhere.
            quiet: Whether only complaints are said.
            colour: Whether the live display may have colour.
        """
        self._err = err
        self._terminal = None if quiet else terminal
        self._quiet = quiet
        self._colour = colour
        self._display: Display | None = None
        self._lock = Lock()

    def complain(self, message: str) -> None:
        """Say what went wrong, under `--quiet` too."""
        self._err.write(f"summarizer: {visible(message)}\n")
        self._err.flush()

    def tell(self, message: str) -> None:
        if not self._quiet:
            self.complain(message)

    def note(self, message: str) -> None:
        """Talk that matters only now: to the display where one is open, else a line."""
        with self._lock:
            display = self._display
        if display is not None:
            display.note(message)
        else:
            self.tell(message)

    def count(self, done: int, total: int, note: str = "") -> None:
        """Bytes of `total` that have come; shown by the display alone, `note` by `note`."""
        if note:
            self.note(note)
        with self._lock:
            display = self._display
        if display is not None:
            display.count(done, total)

    @contextmanager
    def working(self, name: str, *, after_s: float) -> Generator[Callable[[Summary], None]]:
        """Opens the display once the work has taken `after_s`; yields what shows partials."""
        if self._terminal is None:
            yield _unseen
            return
        timer = Timer(after_s, self._open, (name, self._terminal))
        timer.daemon = True
        if after_s:
            timer.start()
        else:
            self._open(name, self._terminal)
        try:
            yield self._show
        finally:
            timer.cancel()
            if after_s:
                timer.join()  # it may be opening the display just now
            self._close()

    def _show(self, partial: Summary) -> None:
        if self._display is not None:
            self._display.show(partial)

    def _open(self, name: str, terminal: TextIO) -> None:
        from summarizer.views.console import make_console
        from summarizer.views.streaming import Display

        with self._lock:
            self._display = Display(make_console(terminal, colour=self._colour), name)
            self._display.__enter__()

    def _close(self) -> None:
        with self._lock:
            display, self._display = self._display, None
        if display is not None:
            display.__exit__(None, None, None)


def _unseen(_: Summary) -> None:
    """Where no one watches, partial summaries go nowhere."""
