"""`summarizer eval` for fact tables: the share of their rows that a summary has right."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from summarizer.cli.codes import DONE, SOME_FAILED
from summarizer.cli.evaluate import answer, is_under
from summarizer.cli.showing import console_of, print_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.evaluation.seed_rows import RowScore, RowTable


def run_rows(given: argparse.Namespace, tables: Sequence[RowTable]) -> int:
    """Scores and prints; the exit code. `--fail-under` holds for each table by itself.

    Raises:
        As `answer`.
    """
    from summarizer.evaluation.seed_rows import score_rows

    for option in ("against", "save", "html"):
        if getattr(given, option) is not None:
            given.parser.error(f"--{option}: fact tables have no such report; leave it out")
    answered = answer(given, tables)
    scores = [score_rows(table, answered.summaries.get(table.name)) for table in tables]
    _show(given, scores)
    under = [is_under(given, one.share, f"the share of rows of `{one.name}`") for one in scores]
    return SOME_FAILED if answered.failed or any(under) else DONE


def _show(given: argparse.Namespace, scores: Sequence[RowScore]) -> None:
    if given.json:
        print_json({one.name: one.to_json() for one in scores})
        return
    from summarizer.views.scores import rows

    console = console_of(given)
    for line in rows(scores):
        console.print(line)
