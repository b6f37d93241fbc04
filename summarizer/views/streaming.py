"""What a person sees while work goes on: the entries so far, bytes fetched, and a status line.

It is drawn on a terminal, over itself, and gone when the work ends; the finished view is
`views.terminal`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Self

from rich.console import Console, ConsoleOptions, RenderResult
from rich.live import Live
from rich.spinner import Spinner
from rich.text import Text

from summarizer.schemas.summary import Summary
from summarizer.views.layout import Page
from summarizer.views.progress import bytes_line, clock
from summarizer.views.safe_text import one_line
from summarizer.views.terminal import SummaryView, View

_REFRESHES_PER_S = 8  # smooth to the eye, under 1 % of a core


class Display:
    """A region of the terminal that follows the work on one document.

    Its methods may be called from any thread.
    """

    def __init__(
        self, console: Console, name: str, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        """Shows nothing before the `with` block is entered.

        Args:
            console: A terminal.
            name: The document's name, as given.
            now: Seconds of a clock that never goes back.
        """
        self._console = console
        self._name = one_line(name)
        self._now = now
        self._began = now()
        self._status = ""
        self._partial: Summary | None = None
        self._drawn: tuple[Summary | None, int, list[Text]] = (None, 0, [])
        self._bytes: tuple[int, int] | None = None
        self._from = (0.0, 0)
        self._spinner = Spinner("line" if console.options.ascii_only else "dots")
        self._live = Live(
            self,
            console=console,
            refresh_per_second=_REFRESHES_PER_S,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
            vertical_overflow="crop",
        )

    def __enter__(self) -> Self:
        self._live.start(refresh=True)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._live.stop()

    def show(self, partial: Summary) -> None:
        """Show the entries of a partial summary in place of those before."""
        self._partial = partial

    def note(self, message: str) -> None:
        """Say what is being done or waited for; the next note replaces it."""
        self._status, self._bytes = one_line(message), None

    def count(self, done: int, total: int) -> None:
        """Show how many bytes have come; `total` is 0 where it is not known."""
        if self._bytes is None:
            # A resumed download begins with bytes that were not fetched just now.
            self._from = (self._now(), done)
        self._bytes = (done, total)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The last lines of the entries, as many as fit above the status."""
        status = list(self._status_lines(options.max_width))
        room = max(0, console.size.height - len(status) - 2)
        entries = self._entries(options.max_width)[-room:] if room else []
        yield from entries
        if entries:
            yield Text()
        yield from status

    def _entries(self, width: int) -> list[Text]:
        partial = self._partial
        if partial is None:
            return []
        shown, shown_width, lines = self._drawn
        if shown is not partial or shown_width != width:
            page = Page(self._console, width)
            lines = list(SummaryView(partial, View.PARTIAL).lines(page))
            self._drawn = (partial, width, lines)
        return lines

    def _status_lines(self, width: int) -> Iterator[Text]:
        now = self._now()
        frame = self._spinner.render(now)
        turning = frame if isinstance(frame, Text) else Text()
        line = Text.assemble(turning, f" {clock(now - self._began)}  {self._name}")
        if self._status:
            line.append(f"  {self._status}", "dim")
        line.truncate(width, overflow="ellipsis")
        yield line
        if self._bytes is not None:
            (done, total), (since, had) = self._bytes, self._from
            rate = (done - had) / (now - since) if now > since else 0.0
            progress = bytes_line(done, total, rate)
            progress.truncate(width)
            yield progress
