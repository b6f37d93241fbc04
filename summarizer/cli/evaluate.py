"""`summarizer eval GOLD`: how right a model's summaries are."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from summarizer.cli.asking import add_asking, asking_of, open_summarizer
from summarizer.cli.codes import DONE, SOME_FAILED
from summarizer.cli.showing import add_showing, console_of, print_json, talk_of
from summarizer.cli.talk import PATIENCE_S
from summarizer.errors import ModelUnavailable, SummarizerError

if TYPE_CHECKING:
    # The type has no public name.
    from argparse import _SubParsersAction  # pyright: ignore[reportPrivateUsage]
    from collections.abc import Mapping, Sequence

    from summarizer.evaluation.answers import Named
    from summarizer.evaluation.contrast import Contrast
    from summarizer.evaluation.report import Report
    from summarizer.schemas.summary import Summary


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "eval",
        help="score a model's summaries against gold",
        description="Scores summaries against gold, field by field: precision, recall and F1 with "
        "intervals, what was missed, misread and invented. docs/accuracy.md says how.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "gold",
        type=Path,
        metavar="GOLD",
        help="a folder of NAME.gold.json files or of NAME.rows.json fact tables, or one such file",
    )
    group = parser.add_argument_group("scoring")
    group.add_argument(
        "--answers", type=Path, metavar="DIR", help="score the saved summaries of this folder"
    )
    group.add_argument(
        "--against", type=Path, metavar="FILE", help="set beside an evaluation saved earlier"
    )
    group.add_argument(
        "--fail-under", type=_share, metavar="X", help="exit with 1 where macro F1 is below X (0-1)"
    )
    group.add_argument("--save", type=Path, metavar="FILE", help="save the evaluation as JSON")
    group.add_argument("--html", type=Path, metavar="FILE", help="write it as a page")
    group.add_argument("--values", action="store_true", help="list every missed and wrong value")
    add_showing(parser)
    add_asking(parser)
    parser.set_defaults(parser=parser)


def run(given: argparse.Namespace) -> int:
    """Scores and prints; the exit code.

    Raises:
        BadInput: The gold, the answers or the earlier evaluation cannot be used.
        ModelUnavailable: No model can be asked.
    """
    from summarizer.evaluation.contrast import contrast
    from summarizer.evaluation.gold import load_folder
    from summarizer.evaluation.saved_reports import read_report, save_report
    from summarizer.evaluation.scoring import score
    from summarizer.evaluation.seed_rows import load_tables

    if tables := load_tables(given.gold):
        from summarizer.cli.evaluate_rows import run_rows

        return run_rows(given, tables)
    golds = load_folder(given.gold)
    earlier = None if given.against is None else read_report(given.against)
    answered = answer(given, golds)
    report = score(golds, answered.summaries, wall_s=answered.seconds)
    against = None if earlier is None else contrast(earlier, report)
    if given.save is not None:
        save_report(report, given.save)
    if given.html is not None:
        _write_page(given.html, report, against)
    _show(given, report, against)
    under = is_under(given, report.macro_f1, "macro F1")
    return SOME_FAILED if answered.failed or under else DONE


@dataclass(frozen=True, slots=True)
class Answered:
    """Attributes.

    Attributes:
        summaries: By the name of what they answer.
        seconds: Wall time, where a model was really asked.
        failed: Whether some were not answered, or not wholly.
    """

    summaries: Mapping[str, Summary]
    seconds: float | None = None
    failed: bool = False


def answer(given: argparse.Namespace, golds: Sequence[Named]) -> Answered:
    """The saved answers that the options name, or those of a model.

    Raises:
        BadInput: There are no answers there, or a setting makes no sense.
        ModelUnavailable: No model can be asked.
    """
    asking, talk = asking_of(given, given.parser), talk_of(given)
    if given.answers is not None:
        from summarizer.evaluation.answers import load_answers

        return Answered(load_answers(given.answers, golds))
    found: dict[str, Summary] = {}
    failed = False
    started = monotonic()
    with open_summarizer(asking, talk) as tool:
        for gold in golds:
            try:
                with talk.working(gold.name, after_s=PATIENCE_S):
                    found[gold.name] = tool.summarize(gold.document)
                failed |= bool(found[gold.name].audit.unanswered)
            except ModelUnavailable:
                raise
            except SummarizerError as error:
                failed = True
                talk.complain(f"{gold.name}: {error}")
    return Answered(found, None if asking.replay else monotonic() - started, failed)


def is_under(given: argparse.Namespace, share: float, what: str) -> bool:
    """Whether the share is below `--fail-under`; says so."""
    if given.fail_under is None or share >= given.fail_under:
        return False
    talk_of(given).complain(f"{what} is {share:.4f}, under {given.fail_under:g}")
    return True


def _show(given: argparse.Namespace, report: Report, against: Contrast | None) -> None:
    if given.json:
        told = report.to_json()
        print_json(told if against is None else {**told, "against": against.to_json()})
        return
    from summarizer.views.scores import contrasted, scores

    console = console_of(given)
    for part in scores(report, values=given.values):
        console.print(part)
    if against is not None:
        console.print(contrasted(against))


def _write_page(path: Path, report: Report, against: Contrast | None) -> None:
    from summarizer.evaluation.saved_reports import write_text
    from summarizer.views.scores_page import scores_page

    write_text(path, scores_page(report, against))


def _share(word: str) -> float:
    number = float(word)
    if not (isfinite(number) and 0 <= number <= 1):
        raise ValueError(word)
    return number
