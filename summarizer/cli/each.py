"""Commands that show something of each summary, one after the other."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from summarizer.cli.asking import add_asking, asking_of
from summarizer.cli.codes import DONE, SOME_FAILED
from summarizer.cli.showing import add_showing, console_of, print_json, talk_of
from summarizer.cli.sources import taking

if TYPE_CHECKING:
    from rich.text import Text

    from summarizer.schemas.summary import Summary
    from summarizer.views.layout import Page


def add_files(parser: argparse.ArgumentParser) -> None:
    """Adds the files, and the options for showing and asking."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a release, a saved summary, a folder, or -"
    )
    add_showing(parser)
    add_asking(parser)
    parser.set_defaults(parser=parser)


def show_each(
    given: argparse.Namespace,
    lines: Callable[[Summary, Page], Iterator[Text]],
    as_json: Callable[[Summary], object],
) -> int:
    """Prints what each summary gives, as it is done; the exit code.

    Args:
        given: The options that `add_files` added.
        lines: What a person sees of one summary.
        as_json: What `--json` prints of it, in an array of all.
    """
    from summarizer.views.layout import Page

    talk, failed = talk_of(given), False
    console = None if given.json else console_of(given)
    found: list[object] = []
    with taking(given.files, asking_of(given, given.parser), talk) as taken:
        for one in taken:
            failed |= bool(one.problem)
            if one.summary is None:
                continue
            if console is None:
                found.append(as_json(one.summary))
                continue
            if found:
                console.print()
            found.append(one.name)
            for line in lines(one.summary, Page(console, console.width)):
                console.print(line)
    if console is None:
        print_json(found)
    return SOME_FAILED if failed else DONE
