"""Standard output: finished summaries as a page, as JSON or as JSON lines."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from summarizer.views.json_text import json_text

if TYPE_CHECKING:
    from summarizer.cli.options import Options
    from summarizer.schemas.summary import Summary

Print = Callable[["Summary"], None]


@contextmanager
def printer(options: Options, out: TextIO, *, several: bool) -> Generator[Print]:
    """Yields what prints one finished summary.

    An array is closed on the way out whatever happened, so that what was finished is valid JSON.

    Args:
        options: What to print, and how.
        out: Where to.
        several: Whether more than one document was asked for.
    """
    match options.format:
        case "json":
            yield from (_array if several else _object)(options, out)
        case "jsonl":
            yield from _lines(options, out)
        case "view":
            yield from _pages(options, out, paged=options.pager and not several)


def _object(options: Options, out: TextIO) -> Iterator[Print]:
    def show(summary: Summary) -> None:
        out.write(json_text(summary, keep_text=options.keep_text) + "\n")
        out.flush()

    yield show


def _array(options: Options, out: TextIO) -> Iterator[Print]:
    before = "[\n"

    def show(summary: Summary) -> None:
        nonlocal before
        out.write(before + json_text(summary, keep_text=options.keep_text))
        out.flush()
        before = ",\n"

    try:
        yield show
    finally:
        out.write("[]\n" if before == "[\n" else "\n]\n")
        out.flush()


def _lines(options: Options, out: TextIO) -> Iterator[Print]:
    def show(summary: Summary) -> None:
        out.write(json_text(summary, keep_text=options.keep_text, indent=None) + "\n")
        out.flush()

    yield show


def _pages(options: Options, out: TextIO, *, paged: bool) -> Iterator[Print]:
    before = ""

    def show(summary: Summary) -> None:
        from summarizer.cli.paging import print_lines
        from summarizer.views.console import make_console
        from summarizer.views.layout import Page
        from summarizer.views.terminal import SummaryView, View

        nonlocal before
        out.write(before)
        console = make_console(out, colour=options.colour)
        view = SummaryView(summary, View(options.view), options.evidence)
        lines = list(view.lines(Page(console, console.width)))
        print_lines(lines, console, out, page=paged)
        out.flush()
        before = "\n\n"

    yield show
