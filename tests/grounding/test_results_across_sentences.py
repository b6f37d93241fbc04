"""Results whose endpoint, time, number of patients or verdict another sentence tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.grounding.context import Context
from summarizer.grounding.result_reading import ResultReader
from summarizer.schemas.result import Result

Examine = Callable[[str], Context]


def _read(context: Context) -> list[Result]:
    return ResultReader(context, None).read()


def _outcomes(results: list[Result]) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            one.endpoint_text.value,
            str(one.value.value) if one.value else None,
            one.population.value if one.population else None,
        )
        for one in results
    ]


def test_a_sentence_goes_on_about_the_endpoint_before_it(examine: Examine) -> None:
    context = examine(
        "Serum urate was lowered by 41% at month 3 with the 20 mg dose. The corresponding"
        " reduction with placebo was 3%."
    )

    results = _read(context)

    assert _outcomes(results) == [
        ("Serum urate", "41", "20 mg dose"),
        ("Serum urate", "3", "placebo"),
    ]
    assert all(one.timepoint and one.timepoint.value.unit == "months" for one in results)


@pytest.mark.parametrize(("verb", "met"), [("met", True), ("did not meet", False)])
def test_a_verdict_is_marked_on_the_treated_arm_of_its_endpoint(
    examine: Examine, verb: str, met: bool
) -> None:
    context = examine(
        f"The trial {verb} its primary endpoint. Clinical remission at week 10 was seen in 38% of"
        " patients on 60 mg and in 14% of those on placebo."
    )

    treated, control = _read(context)

    assert treated.met is not None
    assert treated.met.value is met
    assert control.met is None


def test_who_says_that_an_endpoint_was_met_and_missed_marks_no_number(examine: Examine) -> None:
    context = examine(
        "The trial met its primary endpoint of grip strength. The trial did not meet its primary"
        " endpoint of grip strength. Grip strength improved by 4.2 points on 60 mg."
    )

    assert all(one.met is None for one in _read(context) if one.value)


def test_the_number_of_patients_at_the_head_is_that_of_their_share(examine: Examine) -> None:
    context = examine(
        "Of 40 evaluable patients, 18 achieved a partial response. The disease control rate was"
        " 85%."
    )

    results = _read(context)

    assert [(one.n and one.n.value, one.N and one.N.value) for one in results] == [
        (18, 40),
        (None, 40),
    ]


def test_a_share_that_no_such_number_of_patients_gives_has_none(examine: Examine) -> None:
    context = examine("Twelve patients were treated. The disease control rate was 85.3%.")

    assert [one.N for one in _read(context)] == [None]


def test_respectively_gives_each_endpoint_its_number(examine: Examine) -> None:
    context = examine(
        "ACR20 and ACR50 at week 12 were achieved by 61% and 37% of patients on 15 mg,"
        " respectively."
    )

    assert _outcomes(_read(context)) == [("ACR20", "61", "15 mg"), ("ACR50", "37", "15 mg")]


def test_respectively_gives_each_dose_its_number(examine: Examine) -> None:
    context = examine(
        "The 5 mg and 20 mg doses reduced plasma oxalate by 22% and 49%, respectively."
    )

    assert [outcome[1:] for outcome in _outcomes(_read(context))] == [
        ("22", "5 mg"),
        ("49", "20 mg"),
    ]


def test_best_responses_are_counts(examine: Examine) -> None:
    context = examine(
        "Of the eleven patients dosed, two achieved a complete response, four had a partial"
        " response and three had stable disease."
    )

    assert [(one.n and one.n.value, one.N and one.N.value) for one in _read(context)] == [
        (2, 11),
        (4, 11),
        (3, 11),
    ]


def test_a_fall_beside_its_ratio_is_the_ratio(examine: Examine) -> None:
    context = examine(
        "The rate of hospitalization was reduced by 27% (rate ratio 0.73; 95% CI, 0.6 to 0.9)."
    )

    assert [outcome[1] for outcome in _outcomes(_read(context))] == ["0.73"]


@pytest.mark.parametrize(
    "text",
    [
        "Median age was 61 years and 44% of patients were women.",
        "Overall survival in this disease is about 11 months.",
        "Patients must have had an HbA1c of 7.5% to 10.5%.",
        "Among patients with PD-L1 expression of at least 1%, enrollment continues.",
        "Dose reductions occurred in 14% of patients.",
    ],
)
def test_who_took_part_and_what_the_disease_does_is_no_result(examine: Examine, text: str) -> None:
    assert _read(examine(text)) == []


def test_marks_in_a_table_stand_for_the_p_values_of_its_note(examine: Examine) -> None:
    context = examine(
        "These are the results.\n\n"
        "| | Placebo (n=40) | 30 mg (n=41) |\n|---|---|---|\n| EASI-75 | 12.5% | 48.8%** |\n\n"
        "*p<0.05, **p<0.01 versus placebo."
    )

    results = _read(context)

    assert [str(one.p.value.value) if one.p else None for one in results] == [None, "0.01"]


def test_what_was_measured_before_treatment_is_no_result(examine: Examine) -> None:
    context = examine("Serum oxalate was 61 mg/dL before treatment and 22 mg/dL at week 8.")

    assert "61" not in [str(one.value.value) for one in _read(context) if one.value]


def test_patients_of_an_arm_go_on_about_the_endpoint_before(examine: Examine) -> None:
    context = examine(
        "The study missed its primary endpoint, the change in PANSS total score at week 6."
        " Patients receiving 60 mg improved by 17.2 points and those receiving placebo by 14.8"
        " points."
    )

    read = [
        (r.endpoint_text.value, str(r.value.value), r.population.value)
        for r in ResultReader(context, None).read()
        if r.value and r.population
    ]

    assert read == [
        ("PANSS total score", "17.2", "60 mg"),
        ("PANSS total score", "14.8", "placebo"),
    ]


def test_a_rate_without_a_name_is_of_the_measure_before_it(examine: Examine) -> None:
    context = examine(
        "Median event-free survival had not been reached; the estimated 24-month rate was 71.5%"
        " (95% CI 62.0 to 79.1)."
    )

    (result,) = [one for one in ResultReader(context, None).read() if one.value]

    assert result.endpoint_text.value == "event-free survival"


def test_p_values_of_a_list_go_to_the_arms_in_their_order(examine: Examine) -> None:
    context = examine(
        "At week 16, 54% on 80 mg and 48% on 40 mg reached HiSCR50, against 31% on placebo"
        " (p<0.001 and p=0.004, respectively)."
    )

    values = [r.p.value.value if r.p else None for r in ResultReader(context, None).read()]

    assert [str(value) for value in values] == ["0.001", "0.004", "None"]
