"""`summarizer audit`: refused, missed, conflicting, suspicious, and not stated."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from summarizer.cli.each import add_files, show_each

if TYPE_CHECKING:
    # The type has no public name.
    from argparse import _SubParsersAction  # pyright: ignore[reportPrivateUsage]

    from summarizer.schemas.summary import Summary


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    add_files(
        subparsers.add_parser(
            "audit",
            help="what was refused, missed, contradictory or not stated",
            description="What did not become part of the summary, and why.",
            allow_abbrev=False,
        )
    )


def run(given: argparse.Namespace) -> int:
    """Prints; the exit code."""
    from summarizer.views.terminal import SummaryView, View

    return show_each(
        given, lambda summary, page: SummaryView(summary, View.AUDIT).lines(page), _as_json
    )


def _as_json(summary: Summary) -> object:
    return {
        "source": summary.document.source,
        "sha256": summary.document.sha256,
        "audit": summary.audit.model_dump(mode="json"),
        "completeness": summary.completeness.model_dump(mode="json"),
    }
