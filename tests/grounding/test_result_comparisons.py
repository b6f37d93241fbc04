"""Numbers of two arms in one sentence, their difference, and bounds that are no outcomes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.grounding.context import Context
from summarizer.grounding.result_reading import ResultReader
from summarizer.grounding.result_tables import tabled_results
from summarizer.schemas.result import Result

Examine = Callable[[str], Context]


def _told(result: Result) -> tuple[str, str | None, str | None]:
    unit = result.unit.value if result.unit else None
    return result.endpoint_text.value, str(result.value.value) if result.value else None, unit


def _time(result: Result) -> tuple[str, str] | None:
    time = result.timepoint
    return (str(time.value.value), time.value.unit) if time else None


def _read(examine: Examine, text: str) -> list[Result]:
    return ResultReader(examine(text), None).read()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The primary endpoint was the change from baseline to Week 8 in itch NRS score."
            " Participants treated with the cream had a mean decrease from baseline of 3.9 points,"
            " compared with 2.2 points for participants treated with vehicle.",
            [("itch NRS score", "3.9", "points"), ("itch NRS score", "2.2", "points")],
        ),
        (
            "Over 36 weeks, the annualized exacerbation rate was 0.51 exacerbations per year with"
            " 40 mg versus 1.22 exacerbations per year with placebo, a 58% reduction (p<0.001).",
            [
                ("annualized exacerbation rate", "0.51", "exacerbations per year"),
                ("annualized exacerbation rate", "1.22", "exacerbations per year"),
                ("annualized exacerbation rate", "58", "%"),
            ],
        ),
        (
            "Overall response was achieved in 71.2% of patients in the cefadrine arm (210/295)"
            " compared with 69.0% in the meropenem arm (205/297).",
            [("Overall response", "71.2", "%"), ("Overall response", "69", "%")],
        ),
        (
            "IGA score ≤1 was achieved by 38% of patients (n=49/129) at Week 16.",
            [("IGA score ≤1", "38", "%")],
        ),
    ],
)
def test_both_arms_are_of_the_measure_that_leads(
    examine: Examine, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert [_told(result) for result in _read(examine, text)] == expected


def test_the_bound_inside_a_name_is_no_outcome_of_its_own(examine: Examine) -> None:
    text = (
        "At Week 12, 44% of patients in the 20 mg group achieved at least a 30% reduction in pain,"
        " compared with 29% in the placebo group (p=0.01)."
    )
    assert [_told(result)[1] for result in _read(examine, text)] == ["44", "29"]


def test_a_value_at_baseline_stays_no_outcome(examine: Examine) -> None:
    text = "The NPRS score at entry, with a mean baseline of 6.4 points, was well matched."
    assert not _read(examine, text)


def test_the_time_of_an_earlier_number_is_not_that_of_the_list(examine: Examine) -> None:
    text = (
        "\n\nKey findings at Week 52:\n\n"
        "• 66% of patients (n=88/133) had an IGA score of 0 or 1, compared with 41% at Week 16\n"
    )
    assert [_time(result) for result in _read(examine, text)] == [("52", "weeks"), ("16", "weeks")]


def test_a_column_of_differences_gives_points_of_per_cent_with_their_interval(
    examine: Examine,
) -> None:
    text = (
        "\n\nResults at the test-of-cure (TOC) visit on Day 14 were as follows:\n\n"
        "| Endpoint | Cefadrine (N=295) | Meropenem (N=297) | Difference (95% CI) |\n"
        "|---|---|---|---|\n"
        "| Clinical cure at TOC | 90.2% (266/295) | 91.2% (271/297) | -1.1% (-5.8, 3.6) |\n"
        "| Overall response at end of treatment | 95.9% (283/295) | 94.6% (281/297) |"
        " 1.3% (-2.1, 4.7) |\n"
    )
    found = list(tabled_results(examine(text), None))
    assert [_told(result) for result in found] == [
        ("Clinical cure", "90.2", "%"),
        ("Clinical cure", "91.2", "%"),
        ("Clinical cure", "-1.1", "percentage_points"),
        ("Overall response", "95.9", "%"),
        ("Overall response", "94.6", "%"),
        ("Overall response", "1.3", "percentage_points"),
    ]
    assert [_time(result) for result in found] == [("14", "days")] * 3 + [None] * 3
    assert found[2].ci is not None
    assert str(found[2].ci.value.lo) == "-5.8"
    assert found[2].population is None


def test_a_row_of_differences_is_of_the_row_above_and_the_corner_gives_the_time(
    examine: Examine,
) -> None:
    text = (
        "\n\nBoth doses were better.\n\n"
        "Week 48, all patients | 10 mg, N=90 | 20 mg, N=88 | Placebo, N=91\n"
        "Clinical remission | 40 (44.4%) | 36 (40.9%) | 18 (19.8%)\n"
        "Difference from placebo in clinical remission, percentage points (95% CI) |"
        " 24.6 (11.5–37.8) | 21.1 (8.0–34.3) | –\n"
    )
    found = list(tabled_results(examine(text), None))
    assert [_told(result) for result in found][3:] == [
        ("Clinical remission", "24.6", "percentage_points"),
        ("Clinical remission", "21.1", "percentage_points"),
    ]
    assert {_time(result) for result in found} == {("48", "weeks")}


def test_the_items_of_a_list_are_of_the_patients_of_its_head_and_not_of_another_item(
    examine: Examine,
) -> None:
    text = (
        "\n\nAmong the 50 infused patients:\n\n"
        "- Complete response (CR) was achieved by 30 patients (60.0%).\n"
        "- Of 40 patients evaluable for minimal residual disease (MRD), 36 (90.0%) were"
        " MRD-negative.\n"
        "- The 12-month overall survival (OS) rate was 90.0%.\n"
    )
    found = _read(examine, text)
    assert [result.N.value if result.N else None for result in found] == [50, 40, None]


def test_relapse_or_death_is_one_event(examine: Examine) -> None:
    text = (
        "Relapse or death had occurred in 22% of patients in the treatment arm (9/41) and in 41%"
        " of patients in the observation arm (9/22)."
    )
    assert [_told(result)[0] for result in _read(examine, text)] == ["Relapse or death"] * 2
