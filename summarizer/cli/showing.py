"""The options that every command which shows something shares, and where it is shown."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, TextIO

from summarizer.cli.talk import Talk

if TYPE_CHECKING:
    from rich.console import Console


def add_showing(parser: argparse.ArgumentParser) -> None:
    """Adds `--json`, `--no-color` and `--quiet`."""
    group = parser.add_argument_group("showing")
    group.add_argument("--json", action="store_true", help="print JSON")
    group.add_argument(
        "--no-color", dest="colour", action="store_false", help="no colour, bold or dim"
    )
    group.add_argument("--quiet", action="store_true", help="say nothing but what went wrong")


def talk_of(given: argparse.Namespace) -> Talk:
    """Talk on standard error, as the options have it."""
    terminal = terminal_of(sys.stdout, sys.stderr)
    return Talk(sys.stderr, terminal=terminal, quiet=given.quiet, colour=given.colour)


def terminal_of(out: TextIO, err: TextIO) -> TextIO | None:
    """Where to draw what goes away again: beside the results if it can be."""
    return next((stream for stream in (err, out) if stream.isatty()), None)


def console_of(given: argparse.Namespace) -> Console:
    """Standard output, as the options have it."""
    from summarizer.views.console import make_console

    return make_console(sys.stdout, colour=given.colour)


def print_json(value: object) -> None:
    """Indented, with every character a terminal could mistake for a command escaped."""
    from summarizer.views.json_text import safe_json

    sys.stdout.write(safe_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n")
    sys.stdout.flush()
