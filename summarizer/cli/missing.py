"""`summarizer missing`: what a reader would expect of such a release, and it does not state."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.cli.each import add_files, show_each

if TYPE_CHECKING:
    # The type has no public name.
    from argparse import _SubParsersAction  # pyright: ignore[reportPrivateUsage]

    from rich.text import Text

    from summarizer.schemas.summary import Summary
    from summarizer.views.layout import Page


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    add_files(
        subparsers.add_parser(
            "missing",
            help="what is expected of such a release and not stated",
            description="What a reader would expect of this kind of release and it does not state. "
            "Silence is no absence: what the release denies is a finding, and not listed here.",
            allow_abbrev=False,
        )
    )


def run(given: argparse.Namespace) -> int:
    """Prints; the exit code."""
    return show_each(given, _lines, _as_json)


def _lines(summary: Summary, page: Page) -> Iterator[Text]:
    from summarizer.views import headline
    from summarizer.views.not_stated import not_stated

    yield from page.paragraph(headline.title(summary))
    yield from page.section(not_stated(summary, alone=True))


def _as_json(summary: Summary) -> object:
    return {
        "source": summary.document.source,
        "sha256": summary.document.sha256,
        "profile": summary.completeness.profile,
        "not_stated": summary.completeness.not_stated,
    }
