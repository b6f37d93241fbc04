"""Outcomes that are told in words, and numbers of patients with what they did."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.grounding.context import Context
from summarizer.grounding.result_reading import ResultReader
from summarizer.schemas.result import Result

Examine = Callable[[str], Context]
Told = tuple[str, str | None, int | None, int | None]


def _read(examine: Examine, text: str) -> list[Result]:
    return ResultReader(examine(text), None).read()


def _told(result: Result) -> Told:
    category = result.category.value if result.category else None
    n, total = (part.value if part else None for part in (result.n, result.N))
    return result.endpoint_text.value, category, n, total


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Urinary copper had normalised in three of the five participants by Month 6.",
            ("Urinary copper", "normalised", 3, 5),
        ),
        (
            "Serum ferritin fell within the normal range in six of nine patients.",
            ("Serum ferritin", "within the normal range", 6, 9),
        ),
        (
            "Median overall survival had not been reached.",
            ("overall survival", "had not been reached", None, None),
        ),
        (
            "The median duration of response was not yet reached at the data cut-off.",
            ("duration of response", "not yet reached", None, None),
        ),
        (
            "No severe exacerbations were recorded in the 40 mg group.",
            ("severe exacerbations", "No severe exacerbations", None, None),
        ),
        (
            "Improvements in the FACIT-Fatigue score were maintained through Week 48.",
            ("FACIT-Fatigue score", "maintained", None, None),
        ),
        (
            "Of the seven patients treated, four had stable disease and three progressed.",
            ("stable disease", "stable disease", 4, 7),
        ),
        (
            "Six of eight patients (75%) stopped oral corticosteroids by Month 9.",
            ("stopped oral corticosteroids", None, 6, 8),
        ),
        (
            "Two of the three boys at 4E13 vg/kg have been able to climb stairs.",
            ("able to climb stairs", None, 2, 3),
        ),
    ],
)
def test_an_outcome_in_words_keeps_the_words_and_the_counts_beside_them(
    examine: Examine, text: str, expected: Told
) -> None:
    assert expected in [_told(one) for one in _read(examine, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Four of 60 patients discontinued the study treatment.",
        "Three of 40 participants stopped dosing because of nausea.",
        "Liver enzymes were the most common adverse event and returned to normal by Week 8.",
        "Overall survival is not yet known.",
        "The company expects that no relapses will be seen.",
    ],
)
def test_what_ends_a_trial_or_a_side_effect_is_no_outcome(examine: Examine, text: str) -> None:
    assert _read(examine, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bilirubin fell by 38% at 2x10^13 vg/kg (n=3) and by 64% at 6x10^13 vg/kg (n=5).",
            [("38", 3), ("64", 5)],
        ),
        (
            "NfL levels fell by 42% in pooled treated participants (n=8) at Week 12.",
            [("42", 8)],
        ),
    ],
)
def test_a_number_behind_an_arm_is_its_size(
    examine: Examine, text: str, expected: list[tuple[str, int]]
) -> None:
    found = _read(examine, text)
    assert [(str(r.value.value) if r.value else "", r.N.value if r.N else None) for r in found] == (
        expected
    )
    assert all(result.n is None for result in found)


@pytest.mark.parametrize(
    "text",
    [
        "Clinical remission was seen in 41% of patients on 80 mg and 22% on placebo. The difference"
        " was statistically significant (p=0.004).",
        "Clinical remission was seen in 41% of patients on 80 mg against 22% of those on placebo,"
        " with a nominal p value of 0.004.",
        "Clinical remission did not differ between 80 mg and placebo (41% vs 22%; p=0.004).",
    ],
)
def test_a_p_value_goes_to_the_treated_arm_wherever_it_stands(examine: Examine, text: str) -> None:
    found = _read(examine, text)
    given = {str(r.value.value): r.p.value.value for r in found if r.value and r.p}
    assert {number: str(p) for number, p in given.items()} == {"41": "0.004"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mean terminal half-life was 21.5 hours.", ("terminal half-life", "21.5", "hours")),
        (
            "Mean sleep latency rose by 9.5 minutes from baseline at Week 4.",
            ("sleep latency", "9.5", "minutes"),
        ),
        (
            "Viral load fell by 1.9 log10 copies/mL on Day 7 with 200 mg.",
            ("Viral load", "1.9", "log10 copies/mL"),
        ),
        (
            "Vector copy number at Month 3 was 1.4 copies per cell.",
            ("Vector copy number", "1.4", "copies per cell"),
        ),
        (
            "In a pre-planned interim analysis, UPCR had fallen after 24 weeks by 36%.",
            ("UPCR", "36", "%"),
        ),
        (
            "Monthly headache days fell by 4.1 days with 60 mg at Week 12.",
            ("Monthly headache days", "4.1", "days"),
        ),
    ],
)
def test_units_of_time_and_of_the_laboratory_stay_as_written(
    examine: Examine, text: str, expected: tuple[str, str, str]
) -> None:
    (found,) = _read(examine, text)
    assert found.value is not None
    assert found.unit is not None
    assert (found.endpoint_text.value, str(found.value.value), found.unit.value) == expected


def test_the_length_of_the_treatment_is_no_outcome_of_days(examine: Examine) -> None:
    text = (
        "The primary endpoint was the change in monthly headache days over the 12-week treatment"
        " period. It fell by 3.2 days with 30 mg and 1.4 days with placebo."
    )
    found = _read(examine, text)
    assert [str(r.value.value) for r in found if r.value] == ["3.2", "1.4"]


def test_a_time_before_its_own_number_is_not_of_the_one_before(examine: Examine) -> None:
    text = (
        "Overall, 18 of 40 patients (45%) had an objective response, and progression-free survival"
        " at nine months was 52%."
    )
    times = {r.endpoint_code.value.value: r.timepoint for r in _read(examine, text)}
    assert times["ORR"] is None
    assert times["PFS"] is not None


def test_a_table_of_cohorts_is_read_by_what_its_corner_says(examine: Examine) -> None:
    text = (
        "Values are means.\n\n"
        "| Cohort (dose) | N | Factor X activity, week 12 |\n|---|---|---|\n"
        "| 1 (3E11 vg/kg) | 3 | 5.2% |\n| 2 (9E11 vg/kg) | 4 | 18.0% |\n"
    )
    found = _read(examine, text)
    told = [(str(r.value.value), r.N.value) for r in found if r.value and r.N]
    assert told == [("5.2", 3), ("18.0", 4)]


def test_columns_of_diseases_are_groups_where_the_rows_name_what_is_measured(
    examine: Examine,
) -> None:
    text = (
        "The cut-off was in May.\n\n"
        "| At 40 mg | Gastric cancer | Biliary cancer |\n|---|---|---|\n"
        "| Objective response rate | 31% (5/16) | 20% (2/10) |\n"
        "| Disease control rate | 75% (12/16) | 60% (6/10) |\n"
    )
    found = _read(examine, text)
    assert [r.population.value for r in found if r.population] == [
        "Gastric cancer",
        "Biliary cancer",
        "Gastric cancer",
        "Biliary cancer",
    ]


def test_patients_counted_behind_a_value_are_those_in_whom_it_was_found(examine: Examine) -> None:
    text = (
        "Forced vital capacity fell by 27 mL over 12 weeks among 38 patients on 100 mg and by 91 mL"
        " among 36 patients on placebo."
    )
    told = [(str(r.value.value), r.N.value) for r in _read(examine, text) if r.value and r.N]
    assert told == [("27", 38), ("91", 36)]


def test_the_size_in_an_item_s_label_is_of_the_item_alone(examine: Examine) -> None:
    text = (
        "Best responses by dose:\n\n"
        "- 30 µg/kg (n=6): one partial response and three patients with stable disease\n"
        "- 90 µg/kg (n=9): four partial responses and two patients with stable disease\n"
    )
    found = [_told(one) for one in _read(examine, text)]
    counts = sorted((total, n) for _, _, n, total in found if total and n)
    assert counts == [(6, 1), (6, 3), (9, 2), (9, 4)]
    assert all(category == name for name, category, _, _ in found)


def test_one_measure_at_several_times_has_a_number_at_each(examine: Examine) -> None:
    text = (
        "The clinical remission rate was 48% (24/50) at week 12, 52% (26/50) at week 24 and 55%"
        " (22/40) at week 48."
    )
    found = _read(examine, text)
    times = [
        (str(r.value.value), str(r.timepoint.value.value)) for r in found if r.value and r.timepoint
    ]
    assert times == [("48", "12"), ("52", "24"), ("55", "48")]


def test_what_was_measured_at_entry_is_no_outcome(examine: Examine) -> None:
    assert _read(examine, "Median triglycerides at entry were 7.4 mmol/L.") == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (
            "The clinical cure rate was 84.0% (168/200) with 500 mg and 79.0% (158/200) with the"
            " comparator (difference 5.0%; 95% CI -2.4 to 12.4).",
            "percentage_points",
        ),
        ("HbA1c fell by 1.4% with 15 mg and 0.2% with placebo (difference 1.2%).", "%"),
    ],
)
def test_shares_of_patients_differ_by_percentage_points(
    examine: Examine, text: str, unit: str
) -> None:
    last = _read(examine, text)[-1]
    assert last.unit is not None
    assert last.unit.value == unit
