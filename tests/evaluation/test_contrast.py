from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import BadInput
from summarizer.evaluation.contrast import contrast
from summarizer.evaluation.gold import Gold, load_gold
from summarizer.evaluation.report import Report
from summarizer.evaluation.scoring import score
from summarizer.schemas.summary import Summary

Write = Callable[..., Path]
Changed = Callable[..., dict[str, Any]]


@pytest.fixture
def golds(write: Write) -> list[Gold]:
    return [load_gold(write(name=f"gold-{number}")) for number in range(8)]


@pytest.fixture
def poor(write: Write, changed: Changed) -> Summary:
    return load_gold(write(changed("trials", 0, "acronym", to=None), "poor")).summary


@pytest.fixture
def run(golds: list[Gold], poor: Summary) -> Callable[[int], Report]:
    """A run in which so many documents lack the acronym."""
    return lambda lacking: score(
        golds,
        {gold.name: poor if at < lacking else gold.summary for at, gold in enumerate(golds)},
    )


def test_a_run_against_itself_differs_by_nothing(run: Callable[[int], Report]) -> None:
    found = contrast(run(3), run(3))

    assert found.documents == 8
    assert found.macro.difference == 0
    assert found.macro.interval == (0, 0)
    assert not any(gap.beyond_chance for gap in found.fields)


def test_a_gap_in_every_document_is_beyond_chance(run: Callable[[int], Report]) -> None:
    found = contrast(run(8), run(0))

    gaps = {gap.name: gap for gap in found.fields}
    assert gaps["acronym"].difference == 1
    assert gaps["acronym"].beyond_chance
    assert gaps["phases"].difference == 0
    assert found.macro.beyond_chance


def test_a_gap_in_one_document_may_be_chance(run: Callable[[int], Report]) -> None:
    gaps = {gap.name: gap for gap in contrast(run(1), run(0)).fields}

    assert gaps["acronym"].difference > 0
    assert not gaps["acronym"].beyond_chance


def test_only_documents_of_both_runs_are_compared(
    golds: list[Gold], poor: Summary, run: Callable[[int], Report]
) -> None:
    fewer = score(golds[:2], {gold.name: poor for gold in golds})

    found = contrast(fewer, run(0))

    assert found.documents == 2
    assert contrast(score(golds[:1], {}), run(0)).macro.interval is None


def test_runs_without_a_common_document_are_refused(golds: list[Gold]) -> None:
    with pytest.raises(BadInput, match="no document in common"):
        contrast(score(golds[:1], {}), score(golds[1:], {}))
