"""What speaks of trials in general, of other trials or of animals is no trial's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.trials import ground_trials
from summarizer.schemas.terms import OverallStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]


@pytest.mark.parametrize(
    "sentence",
    [
        "A sponsor has to seek advice before a pivotal trial begins.",
        "The data were all that a Phase 2 trial should deliver.",
        "A Phase 3 trial of that size we cannot pay for alone.",
        "A separate dose-ranging study in cynomolgus monkeys is under way.",
    ],
)
def test_what_holds_of_any_trial_or_of_animals_names_none(examine: Examine, sentence: str) -> None:
    assert not ground_trials([], examine(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Oravell has started a pivotal Phase 3 trial of ORV-118.",
        "A Phase 3 trial of ORV-118 will begin in 2026.",
        "Oravell will meet the agency before the Phase 3 trial of ORV-118 begins.",
    ],
)
def test_a_trial_of_the_company_is_still_read(examine: Examine, sentence: str) -> None:
    (trial,) = ground_trials([], examine(sentence))

    assert [phase.value for phase in trial.phases] == ["PHASE3"]


def test_the_short_form_of_a_target_names_no_trial(examine: Examine) -> None:
    (trial,) = ground_trials(
        [], examine("A Phase 1 study of ORV-118, an inhibitor of glutaminyl cyclase (QPCT), began.")
    )

    assert trial.acronym is None


def test_a_phase_2a_trial_is_not_the_phase_2b_trial(examine: Examine) -> None:
    named, other = ground_trials(
        [],
        examine(
            "The Phase 2b trial HERONBECK is recruiting. "
            "It follows the completed open-label Phase 2a trial of ORV-118."
        ),
    )

    assert named.status is not None
    assert named.status.value is OverallStatus.RECRUITING
    assert other.status is not None
    assert other.status.value is OverallStatus.COMPLETED


def test_a_name_in_brackets_behind_its_phase_is_a_trial(examine: Examine) -> None:
    (trial,) = ground_trials(
        [],
        examine(
            "Phase 3 (HERONBECK-2) is planned to start in 2026 and will take about 640 patients."
        ),
    )

    assert trial.acronym is not None
    assert trial.acronym.value == "HERONBECK-2"
    assert [phase.value for phase in trial.phases] == ["PHASE3"]
    assert trial.enrolment is not None
    assert trial.enrolment.value.value == 640


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The Phase 3 trial HERONBECK is due to dose its first patient in May.", "PLANNED"),
        ("The Phase 1 trial, which had been expected to start in May, is delayed.", "PLANNED"),
        ("The Phase 3 trial HERONBECK has recruited 120 of a planned 400 patients.", "RECRUITING"),
    ],
)
def test_a_plan_and_how_far_it_has_come_tell_the_state(
    examine: Examine, sentence: str, status: str
) -> None:
    (trial,) = ground_trials([], examine(sentence))

    assert trial.status is not None
    assert trial.status.value.value == status


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("The Phase 3 trial HERONBECK is recruiting; it plans to enroll 540.", 540),
        ("The Phase 3 trial HERONBECK is recruiting, with a target of 1,200 patients.", 1200),
        ("In the Phase 2 trial HERONBECK 41 of a planned 90 had been randomised.", 41),
        ("The Phase 1 trial HERONBECK has dosed nine healthy volunteers.", 9),
    ],
)
def test_people_of_a_trial_are_read_in_further_forms(
    examine: Examine, sentence: str, number: int
) -> None:
    (trial,) = ground_trials([], examine(sentence))

    assert trial.enrolment is not None
    assert trial.enrolment.value.value == number


@pytest.mark.parametrize(
    "sentence",
    [
        "The Phase 1 trial HERONBECK is ongoing. Four patients have been dosed at 30 mg.",
        "The Phase 2 trial HERONBECK is ongoing. Two patients who had a rash were withdrawn.",
    ],
)
def test_a_few_of_the_people_are_not_all(examine: Examine, sentence: str) -> None:
    (trial,) = ground_trials([], examine(sentence))

    assert trial.enrolment is None
