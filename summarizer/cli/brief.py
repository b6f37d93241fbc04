"""`summarizer brief`: what is new, a few lines a release."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from summarizer.cli.each import add_files, show_each

if TYPE_CHECKING:
    from argparse import _SubParsersAction  # pyright: ignore[reportPrivateUsage]  # it has no other


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    add_files(
        subparsers.add_parser(
            "brief",
            help="what is new, a few lines a release",
            description="What is new, for which product, by whom and when: a few lines a release.",
            allow_abbrev=False,
        )
    )


def run(given: argparse.Namespace) -> int:
    """Prints; the exit code."""
    from summarizer.views.briefs import brief, lines

    return show_each(
        given,
        lambda summary, page: lines(brief(summary), page),
        lambda summary: brief(summary).as_json(),
    )
