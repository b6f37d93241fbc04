"""What we publish of our accuracy stays true: scored on the published gold, from recordings."""

from __future__ import annotations

from pathlib import Path

import pytest

import summarizer
from summarizer.evaluation.gold import load_folder
from summarizer.evaluation.report import Report
from summarizer.evaluation.scoring import score

FLOOR = 0.82
"""Macro F1 over the scored fields, cut to two digits. Raise it when the figure rises."""


@pytest.fixture(scope="module")
def report() -> Report:
    golds = load_folder(Path("tests/gold/published"))
    with summarizer.replay("cassettes"):
        answers = {gold.name: summarizer.summarize(gold.document) for gold in golds}
    return score(golds, answers)


def test_every_published_document_is_recorded_and_answered(report: Report) -> None:
    assert report.unanswered == ()


def test_the_published_accuracy_does_not_fall(report: Report) -> None:
    assert report.macro_f1 >= FLOOR


def test_no_published_value_is_invented(report: Report) -> None:
    assert report.invented == ()
