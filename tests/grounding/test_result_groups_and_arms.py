"""Whose numbers they are: arms, doses of cells and vectors, and parts of the patients."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.grounding.context import Context
from summarizer.grounding.result_reading import ResultReader

Examine = Callable[[str], Context]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        (
            "Mean ammonia had decreased by 41% at 2x10^13 vg/kg and by 68% at 5x10^13 vg/kg.",
            ["2x10^13 vg/kg", "5x10^13 vg/kg"],
        ),
        ("Mean hemoglobin rose by 2.2 g/dL at 8 million cells/kg.", ["8 million cells/kg"]),
        ("Among women, clinical remission was achieved by 44%.", ["women"]),
        (
            "Heart rate fell by 9 beats per minute with atriolol and 4 beats per minute with"
            " placebo.",
            ["atriolol", "placebo"],
        ),
    ],
)
def test_a_number_has_the_group_it_is_given_for(
    examine: Examine, text: str, groups: list[str]
) -> None:
    results = ResultReader(examine(text), None).read()

    assert [one.population.value for one in results if one.population] == groups


@pytest.mark.parametrize(
    "text",
    [
        "Mean monthly seizure frequency fell by 41%.",
        "Liver fat, measured in a subset of 64 patients, fell by 37%.",
    ],
)
def test_words_of_the_measure_and_bare_counts_are_no_group(examine: Examine, text: str) -> None:
    results = ResultReader(examine(text), None).read()

    assert [one.population for one in results] == [None]
