"""What a release says of endpoints met or missed, and which numbers it says it of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.grounding.context import Context
from summarizer.grounding.result_reading import ResultReader
from summarizer.schemas.result import Result

Examine = Callable[[str], Context]


def _marked(results: list[Result]) -> list[tuple[str | None, bool]]:
    return [
        (str(one.value.value) if one.value else None, one.met.value) for one in results if one.met
    ]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (
            "Mean grip strength rose by 2.4 kg with the 20 mg dose and by 0.9 kg with placebo;"
            " this endpoint was met.",
            [("2.4", True)],
        ),
        (
            "Wound area fell by 44% with the 5 mg dose and by 29% with placebo. The trial"
            " therefore met its primary endpoint.",
            [("44", True)],
        ),
        (
            "The first, EASI-90 at Week 16, was met, with 31% on 50 mg versus 9% on placebo.",
            [("31", True)],
        ),
        (
            "Did the trial meet its primary endpoint? No. Wound area fell by 31% with the 5 mg"
            " dose and by 30% with placebo.",
            [("31", False)],
        ),
        (
            "An ACR70 response was recorded for 47% of those on 150 mg, 39% of those on 75 mg and"
            " 14% of those on placebo. The primary endpoint was met at 150 mg but not at 75 mg.",
            [("47", True), ("39", False)],
        ),
        (
            "Wound area, also ranked, was reduced by 44% with 5 mg and by 29% with placebo. Both"
            " groups were followed. The endpoint was not met.",
            [("44", False)],
        ),
        (
            "Joint pain score did not differ between the groups (4.2 points on 10 mg versus 4.4"
            " points on placebo).",
            [("4.2", False)],
        ),
    ],
)
def test_a_verdict_marks_the_numbers_of_its_endpoint(
    examine: Examine, text: str, marked: list[tuple[str, bool]]
) -> None:
    assert _marked(ResultReader(examine(text), None).read()) == marked


def test_all_secondary_endpoints_are_marked_where_all_are_said_to_be_met(examine: Examine) -> None:
    context = examine(
        "The trial met its primary and all key secondary endpoints.\n\n"
        "The primary endpoint was overall survival. The hazard ratio for overall survival was"
        " 0.71.\n\n"
        "Among the key secondary endpoints, urinary protein fell by 51% with 40 mg and by 17%"
        " with placebo."
    )

    results = ResultReader(context, None).read()

    assert ("51", True) in _marked(results)
    assert ("17", True) not in _marked(results)


@pytest.mark.parametrize(
    "text",
    [
        "EASI-90 was achieved by 31% of patients on 50 mg and by 9% on placebo.",
        "It is not known whether this endpoint was met.",
        "Wound area fell by 31% with the 5 mg dose. The company met with the agency in May.",
        "If the primary endpoint is met, the company will apply for approval.",
    ],
)
def test_other_sentences_are_no_verdicts(examine: Examine, text: str) -> None:
    assert _marked(ResultReader(examine(text), None).read()) == []


def test_neither_trial_that_met_its_endpoint_is_a_miss(examine: Examine) -> None:
    results = ResultReader(examine("Neither trial met its primary endpoint."), None).read()

    assert _marked(results) == [(None, False)]


def test_a_verdict_of_a_past_year_is_not_of_the_numbers_told_now(examine: Examine) -> None:
    context = examine(
        "The trial met its primary endpoint in 2023. Joint pain score fell by 4.2 points on 10 mg."
    )

    assert _marked(ResultReader(context, None).read()) == [(None, True)]


def test_a_missed_endpoint_that_is_conceded_is_not_that_of_the_numbers_beside_it(
    examine: Examine,
) -> None:
    context = examine(
        "Although the primary endpoint was missed, joint pain score fell by 4.2 points on 10 mg."
    )

    assert _marked(ResultReader(context, None).read()) == [(None, False)]


def test_each_of_several_endpoints_that_were_met_is_marked(examine: Examine) -> None:
    context = examine(
        "Both primary endpoints were met. Percent predicted FEV1 increased by 7.4 percentage"
        " points, and sweat chloride level fell by 31%."
    )

    assert [marked for _, marked in _marked(ResultReader(context, None).read())] == [True, True]
