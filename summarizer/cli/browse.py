"""`summarizer browse`: the summary on one side, the source on the other."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.cli.asking import Asking, add_asking, asking_of
from summarizer.cli.codes import DONE
from summarizer.config_file import config_path
from summarizer.errors import BadInput

if TYPE_CHECKING:
    # The type has no public name.
    from argparse import _SubParsersAction  # pyright: ignore[reportPrivateUsage]

    from summarizer.browse.asker import OpenTool, Tool

_DESCRIPTION = """\
Shows summaries beside their sources: each value is one key away from its words.
Releases can be asked about, and values accepted or corrected, there.
"""
_EPILOG = """\
Without a word, the folder you are in is browsed. `?` lists the keys; the table
[browse.keys] of the config file gives an action others, [browse] `theme` a
Textual theme and `who` the name on corrections, which are added to
NAME.corrections.jsonl and never change a summary. NO_COLOR is honoured.
"""


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "browse",
        help="check summaries beside their sources, on the whole screen",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="a release, a saved summary, an array or lines of them, a folder, or a pattern",
    )
    parser.add_argument(
        "--linear", action="store_true", help="a dialogue in plain lines, for screen readers"
    )
    add_asking(parser)
    parser.set_defaults(parser=parser)


def run(args: argparse.Namespace) -> int:
    """Shows the screen, or holds the dialogue; the exit code.

    Raises:
        BadInput: There is no terminal to draw on.
    """
    from summarizer.cli.sources import GARBAGE_AFTER

    asking = asking_of(args, args.parser)
    gc.set_threshold(GARBAGE_AFTER)
    if args.linear:
        from summarizer.browse.linear import Dialogue

        Dialogue(input, print, opening(asking), at_once=asking.replay is not None).run(
            names_of(args.files)
        )
        return DONE
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise BadInput("browse draws on a terminal and reads its keys; --linear needs neither")
    from summarizer.browse.app import BrowseApp
    from summarizer.browse.preferences import load_preferences

    preferences = load_preferences(config_path(os.environ)[0])
    app = BrowseApp(
        lambda: names_of(args.files),
        opening(asking),
        preferences,
        at_once=asking.replay is not None,
    )
    app.run()
    return app.return_code or DONE


def names_of(words: list[str]) -> list[tuple[str, str]]:
    """What is browsed, each with its problem; of the folder one is in, only what it holds."""
    from summarizer.cli.inputs import STANDARD_INPUT, expand

    found = expand(words or ["."], saved=True)
    if not words:
        found = [one for one in found if not one.problem]
    unusable = "browse reads its keys from standard input; save the release to a file first"
    return [(one.name, unusable if one.name == STANDARD_INPUT else one.problem) for one in found]


def opening(asking: Asking) -> OpenTool:
    """Opens what was asked for on the command line, or another model in its place."""

    @contextmanager
    def open_tool(model: str | None, tell: Callable[[str], None]) -> Generator[Tool]:
        from summarizer.cli.asking import open_summarizer

        chosen = asking if model is None else replace(asking, model=model)
        with open_summarizer(chosen, Teller(tell)) as tool:
            yield tool

    return open_tool


class Teller:
    """Talk that goes to the screen's first line."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell

    def tell(self, message: str) -> None:
        self._tell(message)

    def note(self, message: str) -> None:
        self._tell(message)

    def count(self, done: int, total: int, note: str = "") -> None:
        if note:
            self._tell(note)
        elif total:
            self._tell(f"fetching, {done * 100 // total} %")
