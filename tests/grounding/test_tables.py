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


def _results(context: Context) -> list[tuple[object, ...]]:
    return [
        (
            result.endpoint_text.value,
            result.population.value if result.population else None,
            str(result.value.value) if result.value else None,
            result.unit.value if result.unit else None,
            result.ci is not None,
            result.p is not None,
        )
        for result in tabled_results(context, None)
    ]


def test_a_difference_and_a_p_value_in_rows_below_are_of_the_endpoint_above(
    examine: Examine,
) -> None:
    text = (
        "\n\nEfficacy at Week 24\n\nEndpoint | Orlenib (n=112) | Placebo (n=110)\n"
        "ACR20 response, % | 62.5 | 31.8\nDifference (95% CI) | 30.7 (18.2, 43.2) | \n"
        "p-value | <0.001 | \n"
    )

    assert _results(examine(text)) == [
        ("ACR20 response", "Orlenib", "62.5", "%", False, False),
        ("ACR20 response", "Placebo", "31.8", "%", False, False),
        ("ACR20 response", "Orlenib", "30.7", "percentage_points", True, True),
    ]


def test_a_ratio_stands_in_the_column_it_is_nearest_to(examine: Examine) -> None:
    text = (
        "\n\nSurvival without progression\n\n"
        "                        Orlenib (N=150)   Placebo (N=148)\n"
        "Median PFS, months      11.2              6.8\n"
        "Hazard ratio (95% CI)   0.61 (0.46, 0.80)\n"
        "p-value                 0.0004\n"
    )

    assert _results(examine(text)) == [
        ("PFS", "Orlenib", "11.2", "months", False, False),
        ("PFS", "Placebo", "6.8", "months", False, False),
        ("PFS", "Orlenib", "0.61", "hazard_ratio", True, True),
    ]


def test_an_interval_in_a_label_makes_no_number_a_share(examine: Examine) -> None:
    text = (
        "\n\n| | Orlenib arm (n=201) | Placebo (n=199) |\n|---|---|---|\n"
        "| Median OS, months (95% CI) | 18.4 (15.1, 21.0) | 13.9 (12.2, 15.8) |\n"
    )

    assert [result[3] for result in _results(examine(text))] == ["months", "months"]


def test_arms_down_and_times_across_are_of_what_is_named_above(examine: Examine) -> None:
    text = (
        "\n\nHemoglobin, mean change from baseline (g/dL)\n\n| Group | Week 4 | Week 12 |\n"
        "|---|---|---|\n| 10 mg | 1.1 | 2.3 |\n| Placebo | 0.1 | 0.0 |\n"
    )

    assert [result[:4] for result in _results(examine(text))] == [
        ("Hemoglobin", "10 mg", "1.1", "g/dL"),
        ("Hemoglobin", "10 mg", "2.3", "g/dL"),
        ("Hemoglobin", "Placebo", "0.1", "g/dL"),
        ("Hemoglobin", "Placebo", "0.0", "g/dL"),
    ]


def _findings(context: Context) -> list[tuple[object, ...]]:
    return [
        (
            finding.term.value,
            finding.grade_min.value if finding.grade_min else None,
            str(finding.rate.value) if finding.rate else None,
            finding.N.value if finding.N else None,
        )
        for finding in tabled_findings(context, None)
    ]


def test_columns_of_grades_give_each_side_effect_its_bands(examine: Examine) -> None:
    text = (
        "\n\nTreatment-related adverse events (n=40)\n\n"
        "Event\tAny grade, n (%)\tGrade ≥3, n (%)\nNausea\t12 (30%)\t1 (3%)\n"
        "Neutropenia\t8 (20%)\t4 (10%)\n"
    )

    context = examine(text)
    assert _findings(context) == [
        ("Nausea", None, "30", 40),
        ("Nausea", 3, "3", 40),
        ("Neutropenia", None, "20", 40),
        ("Neutropenia", 3, "10", 40),
    ]
    assert not _results(context)


def test_a_row_of_side_effects_among_results_is_a_finding(examine: Examine) -> None:
    text = (
        "\n\n| | 10 mg (n=20) | Placebo (n=19) |\n|---|---|---|\n"
        "| Responders, n (%) | 8 (40%) | 4 (21%) |\n| Remission | 5 (25%) | 2 (11%) |\n"
        "| Serious adverse events | 1 (5%) | 2 (11%) |\n"
    )

    context = examine(text)
    assert {result[0] for result in _results(context)} == {"Responders", "Remission"}
    assert [finding[2] for finding in _findings(context)] == ["5", "11"]
