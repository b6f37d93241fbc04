"""Results of lists: a head that names the measure, and items that name arm, time or part."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.documents.spans import Span
from summarizer.grounding.context import Context
from summarizer.grounding.result_groups import group_of
from summarizer.grounding.result_reading import ResultReader
from summarizer.schemas.result import Result

Examine = Callable[[str], Context]


def _told(result: Result) -> tuple[str, str | None, str | None, str | None]:
    return (
        result.endpoint_text.value,
        str(result.value.value) if result.value else None,
        result.population.value if result.population else None,
        str(result.timepoint.value.value) if result.timepoint else None,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "\n\nObjective response rate by dose level:\n- 10 mg: 23% (3/13)\n- 30 mg: 41% (7/17)",
            [
                ("Objective response rate", "23", "10 mg", None),
                ("Objective response rate", "41", "30 mg", None),
            ],
        ),
        (
            "\n\nMean change in liver fat from baseline:\n\n* Week 12: -31%\n* Week 24: -48%",
            [("liver fat", "-31", None, "12"), ("liver fat", "-48", None, "24")],
        ),
        (
            "\n\nSeroconversion rate at Day 29:\n  A/H1N1: 58.3%\n  B/Victoria: 44.9%",
            [
                ("Seroconversion rate, A/H1N1", "58.3", None, "29"),
                ("Seroconversion rate, B/Victoria", "44.9", None, "29"),
            ],
        ),
    ],
)
def test_items_are_outcomes_of_what_the_head_names(
    examine: Examine, text: str, expected: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    assert [_told(result) for result in ResultReader(examine(text), None).read()] == expected


@pytest.mark.parametrize(
    "text",
    [
        "\n\nHighlights of the quarter:\n- Cash: 45.2 million dollars\n- Headcount: 112",
        "\n\nSurvival was studied in two parts:\n- Part 1: 20 patients\n- Part 2: 40 patients",
    ],
)
def test_lists_of_other_things_are_no_results(examine: Examine, text: str) -> None:
    assert ResultReader(examine(text), None).read() == []


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (
            "In the 236 patients with an EGFR mutation, PFS improved (HR 0.58)",
            "patients with an EGFR mutation",
        ),
        (
            "Among participants aged 75 years and older, the titre ratio was 1.9",
            "participants aged 75 years and older",
        ),
        ("In all randomized patients the hazard ratio was 0.83", "all randomized patients"),
        ("For biologic-naive patients, remission was 40%", "biologic-naive patients"),
        ("In patients with atopic dermatitis, EASI fell by 33%", None),
        ("In the 34 evaluable patients, ORR was 31%", None),
    ],
)
def test_only_a_part_of_the_patients_is_a_population(text: str, group: str | None) -> None:
    found = group_of(text, Span(0, len(text)), len(text) - 2)

    assert (text[found.start : found.end] if found else None) == group


def test_a_number_takes_the_time_at_which_its_endpoint_is_defined_to_be_read(
    examine: Examine,
) -> None:
    context = examine(
        "The primary endpoint was the change in EASI score at Week 16.\n\nThe EASI score fell by"
        " 72% on 300 mg and by 34% on placebo."
    )

    assert [_told(result) for result in ResultReader(context, None).read()] == [
        ("EASI score", "72", "300 mg", "16"),
        ("EASI score", "34", "placebo", "16"),
    ]


def test_a_sentence_that_names_no_measure_goes_on_about_the_primary_endpoint(
    examine: Examine,
) -> None:
    context = examine(
        "The primary endpoint was the seroresponse rate on Day 57. It was reached.\n\n"
        "The rate amounted to 88% in the 100 µg group and to 4% in the placebo group."
    )

    assert [_told(result)[:3] for result in ResultReader(context, None).read()] == [
        ("seroresponse rate", "88", "100 µg group"),
        ("seroresponse rate", "4", "placebo group"),
    ]


def test_an_unknown_measure_gets_its_own_name_and_not_the_one_before(examine: Examine) -> None:
    context = examine("LDL cholesterol fell. The mean pure-tone average was 76 dB in Cohort 1.")

    assert [_told(result)[0] for result in ResultReader(context, None).read()] == [
        "pure-tone average"
    ]


def test_a_verdict_in_a_relative_clause_is_of_the_number_before_it(examine: Examine) -> None:
    context = examine(
        "The rate ratio of relapses was 0.67 for 400 µg (p=0.002), meeting the primary endpoint,"
        " and 0.79 for 200 µg (p=0.06), which was not statistically significant."
    )

    high, low = ResultReader(context, None).read()

    assert high.met is not None
    assert high.met.value is True
    assert low.met is not None
    assert low.met.value is False
