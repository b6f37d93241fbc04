"""`summarizer schema`: the published JSON Schema of a saved summary, on standard output."""

from __future__ import annotations

import argparse
import sys
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The type has no public name.
    from argparse import _SubParsersAction  # pyright: ignore[reportPrivateUsage]

FILE = "summary.schema.json"


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    subparsers.add_parser("schema", help="print the JSON Schema of a saved summary")


def run(_: argparse.Namespace) -> int:
    """Prints the schema; the exit code."""
    text = files("summarizer.schemas").joinpath(FILE).read_text(encoding="utf-8")
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    sys.stdout.flush()
    return 0
