"""Results and side effects that stand in tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.grounding.context import Context
from summarizer.grounding.result_tables import tabled_results
from summarizer.grounding.safety_tables import tabled_findings

Examine = Callable[[str], Context]

ENDPOINTS_DOWN = """

Efficacy at week 24

| Endpoint | Orlenib 200 mg (n=112) | Placebo (n=110) | p-value |
| --- | --- | --- | --- |
| ACR20 | 62.5% | 31.8% | <0.001 |
"""
ARMS_DOWN = """

Dose     N     Complete response
6 mg     18    9 (50%)
54 mg    19    10 (53%)
"""
SIDE_EFFECTS = """

Adverse events in 20% or more of patients

Event | Orlenib 200 mg (n=61) | Placebo (n=60)
Rash | 28% | 0%
Neutropenia, Grade 3 or 4 | 15% | 38%
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ENDPOINTS_DOWN,
            [
                ("ACR20", "62.5", None, 112, "Orlenib 200 mg", True),
                ("ACR20", "31.8", None, 110, "Placebo", False),
            ],
        ),
        (
            ARMS_DOWN,
            [
                ("Complete response", "50", 9, 18, "6 mg", False),
                ("Complete response", "53", 10, 19, "54 mg", False),
            ],
        ),
    ],
)
def test_each_cell_is_the_outcome_of_its_row_and_column(
    examine: Examine, text: str, expected: list[tuple[object, ...]]
) -> None:
    read = [
        (
            result.endpoint_text.value,
            str(result.value.value) if result.value else None,
            result.n.value if result.n else None,
            result.N.value if result.N else None,
            result.population.value if result.population else None,
            result.p is not None,
        )
        for result in tabled_results(examine(text), None)
    ]
    assert read == expected


@pytest.mark.parametrize(
    "text",
    [
        "\n\nItem | 2025 | 2024\nNet loss | 12.1 | 13.4\n",
        "\n\nBaseline characteristics\n\n"
        "Trait | Orlenib 5 mg (n=9) | Placebo (n=8)\nFemale | 45% | 50%\n",
        "\n\nMedian age | Orlenib 5 mg (n=9) | Placebo (n=8)\nAge, years | 61 | 63\n",
    ],
)
def test_money_and_baseline_in_a_table_are_no_results(examine: Examine, text: str) -> None:
    assert not list(tabled_results(examine(text), None))


def test_a_table_of_side_effects_gives_findings_and_no_results(examine: Examine) -> None:
    context = examine(SIDE_EFFECTS)
    read = [
        (f.term.value, str(f.presence.value), f.grade_min.value if f.grade_min else None)
        for f in tabled_findings(context, None)
    ]
    assert read == [
        ("Rash", "present", None),
        ("Rash", "explicitly_absent", None),
        ("Neutropenia", "present", 3),
        ("Neutropenia", "present", 3),
    ]
    assert not list(tabled_results(context, None))
