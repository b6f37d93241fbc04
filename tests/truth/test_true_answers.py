"""True answers pass the checks: what gold says, answered as a model would, mostly stands.

The other tests of this folder hold lies out. These hold the price of that down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.perfect_answers import GOLD, perfect, summaries
from summarizer.evaluation.gold import Gold, load_folder
from summarizer.evaluation.scoring import score

if TYPE_CHECKING:
    from summarizer.evaluation.report import Report

# Recall with perfect answers, cut to two digits. Raise it when the figure rises.
FLOORS = {
    "results": 0.83,
    "result_population": 0.73,
    "primary_endpoints": 0.86,
    "safety": 0.88,
    "safety_management": 0.76,
}


@pytest.fixture(scope="module")
def golds() -> list[Gold]:
    return [gold for gold in load_folder(GOLD) if gold.summary.results or gold.summary.safety]


@pytest.fixture(scope="module")
def reports(golds: list[Gold]) -> tuple[Report, Report]:
    """With no model, and with perfect answers."""
    none, answered = (summaries(golds, answered=whether) for whether in (False, True))
    return score(golds, none), score(golds, answered)


@pytest.mark.parametrize("field", FLOORS)
def test_most_of_what_a_perfect_model_says_stands(
    reports: tuple[Report, Report], field: str
) -> None:
    _, answered = reports

    assert answered.fields[field].counts.recall >= FLOORS[field]


def test_perfect_answers_add_to_what_rules_read(reports: tuple[Report, Report]) -> None:
    none, answered = reports

    assert answered.macro_f1 > none.macro_f1


def test_no_value_that_perfect_answers_bring_is_invented(
    reports: tuple[Report, Report],
) -> None:
    _, answered = reports

    assert answered.invented == ()


def test_the_answers_hold_gold_in_its_own_words(golds: list[Gold]) -> None:
    for gold in golds:
        answer = perfect(gold)
        text = " ".join(gold.document.text.split())
        assert len(answer.results) == min(len(gold.summary.results), 24)
        quotes = [one.quote for one in answer.results] + [one.quote for one in answer.safety]
        assert all(quote in text for quote in quotes)
