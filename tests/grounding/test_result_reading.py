"""Results that are read without a model, in wordings of many kinds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.grounding.context import Context
from summarizer.grounding.result_reading import ResultReader
from summarizer.schemas.result import Result

Examine = Callable[[str], Context]


def _told(result: Result) -> tuple[str, str | None, str | None]:
    value = str(result.value.value) if result.value else None
    arm = result.population.value if result.population else None
    return result.endpoint_text.value, value, arm


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At week 24, 47% of patients treated with placebo achieved ACR50.",
            [("ACR50", "47", "placebo")],
        ),
        (
            "LDL cholesterol was reduced by 52% at week 12 in the 80 mg group versus 4% in the"
            " placebo group.",
            [
                ("LDL cholesterol", "52", "80 mg group"),
                ("LDL cholesterol", "4", "placebo group"),
            ],
        ),
        (
            "Mean change from baseline in 6MWD at week 48 was 31.2 meters for 200 mg and 4.5 meters"
            " for placebo (p=0.012).",
            [("6MWD", "31.2", "200 mg"), ("6MWD", "4.5", "placebo")],
        ),
        (
            "Median PFS was 11.2 months in the active arm compared to 6.4 months in the control"
            " arm (hazard ratio [HR]: 0.54; 95% CI: 0.41, 0.71; p<0.0001).",
            [
                ("PFS", "11.2", "active arm"),
                ("PFS", "6.4", "control arm"),
                ("PFS", "0.54", None),
            ],
        ),
        (
            "Serum urate was 4.1 mg/dL on 50 mg, 4.9 mg/dL on 25 mg and 7.2 mg/dL on placebo.",
            [
                ("Serum urate", "4.1", "50 mg"),
                ("Serum urate", "4.9", "25 mg"),
                ("Serum urate", "7.2", "placebo"),
            ],
        ),
        (
            "On the QMG score, patients on tavolimab improved by 4.2 points and those on placebo"
            " by 1.9 points.",
            [("QMG score", "4.2", "tavolimab"), ("QMG score", "1.9", "placebo")],
        ),
        (
            "In patients with an ESR1 mutation, the disease control rate was 61% with dovacestrant"
            " and 44% with fulvestrant.",
            [
                ("disease control rate", "61", "ESR1 mutation, dovacestrant"),
                ("disease control rate", "44", "ESR1 mutation, fulvestrant"),
            ],
        ),
        (
            "A 50 percent or greater reduction in monthly migraine days was achieved by 53% on"
            " 140 mg and 27% on placebo.",
            [
                ("50 percent or greater reduction in monthly migraine days", "53", "140 mg"),
                ("50 percent or greater reduction in monthly migraine days", "27", "placebo"),
            ],
        ),
        (
            "The confirmed ORR was 29 percent in microsatellite-stable tumours and 47 percent in"
            " MSI-high tumours.",
            [
                ("confirmed ORR", "29", "microsatellite-stable tumours"),
                ("confirmed ORR", "47", "MSI-high tumours"),
            ],
        ),
        (
            "SF-36 physical component scores improved by 6.3 points against 2.2 points on placebo.",
            [
                ("SF-36 physical component scores", "6.3", None),
                ("SF-36 physical component scores", "2.2", "placebo"),
            ],
        ),
        (
            "ACR50 at Week 12: 44% (placebo: 17%; p<0.001)",
            [("ACR50", "44", None), ("ACR50", "17", "placebo")],
        ),
        (
            "Forty-one percent of patients on tavolimab were in clinical remission, as against 22"
            " percent on placebo.",
            [("clinical remission", "41", "tavolimab"), ("clinical remission", "22", "placebo")],
        ),
        (
            "The clinical cure rate was 61% with tavolimab and 40% with placebo. Mucosal healing"
            " was seen in 35% versus 12% of patients.",
            [
                ("clinical cure rate", "61", "tavolimab"),
                ("clinical cure rate", "40", "placebo"),
                ("Mucosal healing", "35", "tavolimab"),
                ("Mucosal healing", "12", "placebo"),
            ],
        ),
    ],
)
def test_each_arm_of_an_endpoint_is_an_entry(
    examine: Examine, text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert [_told(result) for result in ResultReader(examine(text), None).read()] == expected


def test_counts_and_interval_in_brackets_belong_to_the_number_before(examine: Examine) -> None:
    context = examine("The overall response rate was 68% (17/25; 95% CI, 46-85) in patients.")

    (result,) = ResultReader(context, None).read()

    assert result.n is not None
    assert result.N is not None
    assert result.ci is not None
    assert (result.n.value, result.N.value, str(result.ci.value.lo)) == (17, 25, "46")


def test_a_count_behind_an_arm_is_the_size_of_the_arm(examine: Examine) -> None:
    context = examine("Dystrophin expression was 48.3% in the low-dose cohort (n=4) at week 12.")

    (result,) = ResultReader(context, None).read()

    assert result.n is None
    assert result.N is not None
    assert result.N.value == 4


def test_a_time_that_opens_the_next_clause_is_not_the_number_before(examine: Examine) -> None:
    context = examine(
        "MRD negativity was seen in 71% of patients (22/31), and at 18 months the survival rate"
        " was 84%."
    )

    negative, survival = ResultReader(context, None).read()

    assert negative.timepoint is None
    assert survival.timepoint is not None


def test_p_and_interval_may_share_the_brackets_of_a_ratio(examine: Examine) -> None:
    context = examine("Overall survival was longer (HR 0.68 [95% CI 0.45-0.93]; nominal p=0.02).")

    (result,) = ResultReader(context, None).read()

    assert result.p is not None
    assert result.ci is not None


def test_a_missed_endpoint_keeps_its_number(examine: Examine) -> None:
    context = examine(
        "The study did not meet its primary endpoint of change in 6-minute walk distance"
        " (placebo-corrected difference of 11.2 meters; p=0.21)."
    )

    (result,) = ResultReader(context, None).read()

    assert result.value is not None
    assert result.met is not None
    assert result.met.value is False


def test_what_the_last_part_tells_of_the_trial_is_read(examine: Examine) -> None:
    context = examine(
        "It filed an application.\n\nAbout the ORPHEUS trial\n\nAs reported in March, the remission"
        " rate was 61% for tavolimab.\n\nAbout Oravell Bio\n\nOur platform has a success rate of"
        " 90% in trials."
    )

    assert [_told(result)[1] for result in ResultReader(context, None).read()] == ["61"]


def test_counts_behind_a_colon_are_those_of_the_share(examine: Examine) -> None:
    context = examine("At 240 mg the ORR was 43%: three of seven patients had a partial response.")

    rate = ResultReader(context, None).read()[0]

    assert rate.n is not None
    assert rate.N is not None
    assert (rate.n.value, rate.N.value) == (3, 7)


def test_a_name_with_a_full_stop_in_it_stays_whole(examine: Examine) -> None:
    context = examine("The GI.1 seroresponse rate was 94% with 100 µg.")

    assert [_told(r)[0] for r in ResultReader(context, None).read()] == ["GI.1 seroresponse rate"]


def test_a_share_of_cells_is_no_outcome(examine: Examine) -> None:
    context = examine("In blood from donors, it removed 98% of B cells within 48 hours.")

    assert ResultReader(context, None).read() == []


def test_a_denominator_in_words_is_read(examine: Examine) -> None:
    context = examine("Freedom from relapse was seen in none of 9 participants on placebo.")

    (result,) = ResultReader(context, None).read()

    assert result.n is not None
    assert result.N is not None
    assert (result.n.value, result.N.value) == (0, 9)


def test_what_is_included_is_not_what_a_share_is_of(examine: Examine) -> None:
    context = examine("The remission rate was 52%, with a mucosal healing rate of 18%.")

    read = [_told(result)[:2] for result in ResultReader(context, None).read()]

    assert read == [("remission rate", "52"), ("mucosal healing rate", "18")]


def test_the_time_in_the_name_of_a_rate_is_no_time_of_its_ratio(examine: Examine) -> None:
    context = examine(
        "The 18-month overall survival rate was 68% with omburtinib and 56% with docetaxel"
        " (HR=0.71; 95% CI: 0.55-0.92; P=0.009)."
    )

    times = [result.timepoint is not None for result in ResultReader(context, None).read()]

    assert times == [True, True, False]


def test_a_p_value_of_the_difference_stays_with_it(examine: Examine) -> None:
    context = examine(
        "The score on the mFARS worsened by 0.6 points on 20 mg (difference from placebo 2.1"
        " points; p=0.0008)."
    )

    read = {str(r.value.value): r.p for r in ResultReader(context, None).read() if r.value}

    assert read["0.6"] is None
    assert read["2.1"] is not None


def test_a_p_value_after_the_control_compares_the_treatment_with_it(examine: Examine) -> None:
    context = examine("PASI 90 was reached by 38% on 30 mg, compared with 2% on placebo (p<0.001).")

    treated, control = ResultReader(context, None).read()

    assert treated.p is not None
    assert control.p is None


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("The study did not meet its primary endpoint of change in CDR-SB.", False),
        ("The trial met its primary endpoint of clinical remission.", True),
    ],
)
def test_a_verdict_without_numbers_is_a_result(examine: Examine, text: str, met: bool) -> None:
    (result,) = ResultReader(examine(text), None).read()

    assert result.met is not None
    assert result.met.value is met


@pytest.mark.parametrize(
    "text",
    [
        "We expect an ORR of 50% in this population.",
        "Historically, chemotherapy has an ORR of 12% in this setting.",
        "In mice, tumor volume fell by 80% within 14 days.",
        "Net product sales increased by 32% to $48 million.",
        "The trial is designed to detect a 30% reduction in exacerbations.",
        "At baseline, mean HbA1c was 8.3% and 45% of patients had hypertension.",
        "About 62% of patients had received prior immunotherapy.",
        "The study has 90% power to show a difference in response rate of 15%.",
        "Another company reported a response rate of 44% for its antibody.",
        "Enrollment is 80% complete.",
        "The mean baseline FEV1 was 1.9 litres.",
    ],
)
def test_plans_history_animals_and_money_are_no_results(examine: Examine, text: str) -> None:
    assert ResultReader(examine(text), None).read() == []
