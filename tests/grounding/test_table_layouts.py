"""Tables in the layouts that wires, plain mail and web pages leave of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.grounding.context import Context
from summarizer.grounding.result_tables import tabled_results
from summarizer.schemas.result import Result

Examine = Callable[[str], Context]

SIZES_BELOW_THE_HEADER = """

Results at Week 12 were as follows.

                     VEL 10 mg    VEL 30 mg    Placebo
                     (n=61)       (n=60)       (n=59)
ACR20                52%          61%          33%
"""
TIMES_IN_GROUPS = """

Responders over time

                  Q4W        Placebo
                  (n=46)     (n=42)
EASI-90
  Week 8          13.5%      4.8%
  Week 16         39.1%      7.1%
Mean weight loss  4.1%       0.2%
"""
TIMES_ACROSS = """

Mean change from baseline\tWeek 12\tWeek 24
UPCR\t-31%\t-44%
"""
PARTICIPANTS_DOWN = """

Visual acuity (letters), treated eye | Baseline | Month 3 | Month 6
Patient 1 | 22 | 31 | 38
Patient 2 | 40 | 41 | 47
"""
GROUPED_BY_STRAIN = """

| Endpoint | Vaccine (n=90) | Comparator (n=88) |
| --- | --- | --- |
| Seroconversion rate | | |
| A/H1N1 | 58% | 41% |
"""


def _told(result: Result) -> tuple[object, ...]:
    return (
        result.endpoint_text.value,
        str(result.value.value) if result.value else None,
        result.N.value if result.N else None,
        str(result.timepoint.value.value) if result.timepoint else None,
        result.population.value if result.population else None,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            SIZES_BELOW_THE_HEADER,
            [
                ("ACR20", "52", 61, "12", "VEL 10 mg"),
                ("ACR20", "61", 60, "12", "VEL 30 mg"),
                ("ACR20", "33", 59, "12", "Placebo"),
            ],
        ),
        (
            TIMES_IN_GROUPS,
            [
                ("EASI-90", "13.5", 46, "8", "Q4W"),
                ("EASI-90", "4.8", 42, "8", "Placebo"),
                ("EASI-90", "39.1", 46, "16", "Q4W"),
                ("EASI-90", "7.1", 42, "16", "Placebo"),
                ("weight loss", "4.1", 46, None, "Q4W"),
                ("weight loss", "0.2", 42, None, "Placebo"),
            ],
        ),
        (TIMES_ACROSS, [("UPCR", "-31", None, "12", None), ("UPCR", "-44", None, "24", None)]),
        (
            PARTICIPANTS_DOWN,
            [
                ("Visual acuity", "31", None, "3", "Patient 1"),
                ("Visual acuity", "38", None, "6", "Patient 1"),
                ("Visual acuity", "41", None, "3", "Patient 2"),
                ("Visual acuity", "47", None, "6", "Patient 2"),
            ],
        ),
        (
            GROUPED_BY_STRAIN,
            [
                ("Seroconversion rate, A/H1N1", "58", 90, None, "Vaccine"),
                ("Seroconversion rate, A/H1N1", "41", 88, None, "Comparator"),
            ],
        ),
    ],
)
def test_a_cell_belongs_to_the_row_the_group_and_the_column_it_stands_in(
    examine: Examine, text: str, expected: list[tuple[object, ...]]
) -> None:
    assert [_told(result) for result in tabled_results(examine(text), None)] == expected


def test_the_unit_of_a_cell_may_stand_in_its_label(examine: Examine) -> None:
    results = list(tabled_results(examine(PARTICIPANTS_DOWN), None))

    assert {result.unit.value for result in results if result.unit} == {"letters"}


def test_side_effects_below_endpoints_in_one_table_are_no_results(examine: Examine) -> None:
    text = (
        "\n\n            5 mg (N=6)   9 mg (N=8)\nACR50       20%          41%\n"
        "ACR70       10%          21%\nHeadache    33%          38%\n"
    )
    assert {r.endpoint_text.value for r in tabled_results(examine(text), None)} == {
        "ACR50",
        "ACR70",
    }


@pytest.mark.parametrize(
    "text",
    [
        "\n\nPatient | Starting dose | Cycles\nPatient 1 | 10 mg | 4\nPatient 2 | 30 mg | 6\n",
        "\n\n            2026      2025\nRevenue     12.4      10.1\nNet loss    3.2       4.1\n",
    ],
)
def test_doses_and_years_in_columns_are_no_results(examine: Examine, text: str) -> None:
    assert not list(tabled_results(examine(text), None))
