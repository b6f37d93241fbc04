"""Trials read by rule from sentences as releases word them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.trials import ground_trials
from summarizer.schemas.terms import EnrolmentKind, OverallStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context
    from summarizer.schemas.trial import Trial

    Examine = Callable[[str], Context]


def _only(context: Context) -> Trial:
    (trial,) = ground_trials([], context)
    return trial


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("VALOUR-2 (NCT01234567), a randomized Phase 3 trial, is recruiting.", "VALOUR-2"),
        ("The results come from COMPASS-HF, our Phase 2 study.", "COMPASS-HF"),
        ("A Phase 2 trial of ORV-118 in asthma (BREEZE) has begun.", "BREEZE"),
        ("The open-label extension, SUMMIT-OLE, is ongoing.", "SUMMIT-OLE"),
        ("The Phase 1 trial, known as ORBIT, dosed its first participant.", "ORBIT"),
        ("A subject joined a Phase 2 trial (study name: TSUKI-2).", "TSUKI-2"),
        ("JARA (ACTRN12624000733516): Phase 2, single-arm.", "JARA"),
        ("CheckMate 227 was a global, seamless Phase 3 trial.", "CheckMate 227"),
    ],
)
def test_a_trial_is_known_by_its_name(examine: Examine, sentence: str, name: str) -> None:
    trial = _only(examine(sentence))

    assert trial.acronym is not None
    assert trial.acronym.value == name


def test_an_abbreviated_disease_is_no_trial(examine: Examine) -> None:
    trial = _only(
        examine("A Phase 2 study of ORV-118 in alopecia areata totalis (AAT) is ongoing.")
    )

    assert trial.acronym is None


@pytest.mark.parametrize(
    "sentence",
    [
        "In published trials of this class, a Phase 3 study showed a rate of 40%.",
        "Another company's Phase 2 trial failed last year.",
        "Before joining Oravell, she led the Phase 3 NORTHSTAR trial.",
        "Oravell continues to study the mechanism.",
    ],
)
def test_the_trials_of_others_are_none(examine: Examine, sentence: str) -> None:
    assert ground_trials([], examine(sentence)) == ()


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Enrollment in the Phase 2 BRISK trial is complete.", "ACTIVE_NOT_RECRUITING"),
        ("Oravell completed enrollment in the Phase 2 BRISK trial.", "ACTIVE_NOT_RECRUITING"),
        ("The Phase 2 BRISK trial is open for enrollment.", "RECRUITING"),
        ("The Phase 2 BRISK trial was completed in May 2024.", "COMPLETED"),
        ("The Phase 2 BRISK trial was terminated for futility.", "TERMINATED"),
        ("The first patient was dosed in the Phase 2 BRISK trial.", "ONGOING_UNSPECIFIED"),
        ("Oravell plans to initiate the Phase 2 BRISK trial in 2026.", "PLANNED"),
        ("The Phase 2 BRISK trial is expected to begin in 2026.", "PLANNED"),
        ("Dosing of the first patient in the planned Phase 2 BRISK trial is targeted.", "PLANNED"),
    ],
)
def test_a_status_is_told_by_its_words(examine: Examine, sentence: str, status: str) -> None:
    trial = _only(examine(sentence))

    assert trial.status is not None
    assert trial.status.value is OverallStatus[status]


@pytest.mark.parametrize(
    "sentence",
    [
        "Participants who completed the Phase 2 BRISK trial felt better.",
        "Oravell intends to present the Phase 2 BRISK trial in full.",
        "Oravell reported data from the Phase 2 BRISK trial.",
    ],
)
def test_what_is_not_told_of_the_trial_is_no_status(examine: Examine, sentence: str) -> None:
    assert _only(examine(sentence)).status is None


@pytest.mark.parametrize(
    ("sentence", "number", "kind"),
    [
        ("The Phase 2 BRISK trial enrolled 84 adults.", 84, EnrolmentKind.ACTUAL),
        ("BRISK, a Phase 2 trial in 84 patients with asthma, met its goal.", 84, None),
        ("The Phase 2 BRISK trial will enroll approximately 1,200 patients.", 1200, "target"),
        ("In the Phase 2 BRISK trial, 30 of a planned 84 patients have been randomized.", 30, None),
    ],
)
def test_enrolment_is_the_number_of_the_whole_trial(
    examine: Examine, sentence: str, number: int, kind: str | None
) -> None:
    enrolment = _only(examine(sentence)).enrolment

    assert enrolment is not None
    assert enrolment.value.value == number
    assert kind is None or enrolment.kind == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "In the Phase 2 BRISK trial, 12 of 84 patients had a response.",
        "The 44 patients of the Phase 2 BRISK trial with severe disease did best.",
        "In the Phase 2 BRISK trial, nausea occurred in 12 patients (14%).",
    ],
)
def test_a_share_of_the_patients_is_no_enrolment(examine: Examine, sentence: str) -> None:
    assert _only(examine(sentence)).enrolment is None


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The primary endpoint is overall survival at 24 months.", ["overall survival"]),
        ("Its co-primary endpoints are safety and ORR by RECIST.", ["safety", "ORR"]),
        ("Annual exacerbation rate remains the primary endpoint.", ["Annual exacerbation rate"]),
        ("The trial met its primary endpoint.", []),
    ],
)
def test_primary_endpoints_are_named_shortly(
    examine: Examine, sentence: str, names: list[str]
) -> None:
    trial = _only(examine(f"The Phase 2 BRISK trial is ongoing. {sentence}"))

    assert [one.text.value for one in trial.endpoints if one.type == "primary"] == names


def test_two_named_trials_share_the_phase_said_of_both(examine: Examine) -> None:
    trials = ground_trials([], examine("The Phase 3 BRISK-1 and BRISK-2 trials met their goals."))

    assert [[phase.value.value for phase in trial.phases] for trial in trials] == [["PHASE3"]] * 2


def test_the_trial_of_a_new_paragraph_is_the_one_of_the_news(examine: Examine) -> None:
    text = (
        "The first patient was dosed in its Phase 2 trial of ORV-118.\n\n"
        "In a completed Phase 1 study in 72 healthy volunteers, ORV-118 was well tolerated.\n\n"
        "More on the trial is found at clinicaltrials.gov (NCT01234567)."
    )
    trials = ground_trials([], examine(text))
    owner = next(trial for trial in trials if trial.registry_ids)

    assert [phase.value.value for phase in owner.phases] == ["PHASE2"]


def test_an_id_and_a_phase_told_of_a_trial_in_the_next_sentence_are_its_own(
    examine: Examine,
) -> None:
    trial = _only(
        examine("Data come from the HALY trial. An open-label phase I/II trial (NCT01234567).")
    )

    assert [one.id.value for one in trial.registry_ids] == ["NCT01234567"]
    assert len(trial.phases) == 2


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The Phase 2 RIDGE trial is now taking in patients at 54 mg.", "RECRUITING"),
        ("Patient enrolment in the Phase 3 RIDGE study is now complete.", "ACTIVE_NOT_RECRUITING"),
        ("The FDA decided to impose a partial clinical hold on the RIDGE study.", "SUSPENDED"),
        ("In RIDGE, a Phase 1 study, treatment with 40 mg carries on.", "ONGOING_UNSPECIFIED"),
    ],
)
def test_a_state_is_read_in_other_words(examine: Examine, sentence: str, status: str) -> None:
    found = _only(examine(sentence)).status

    assert found is not None
    assert found.value is OverallStatus[status]


def test_a_few_of_the_patients_are_not_its_enrolment(examine: Examine) -> None:
    text = "In the Phase 3 RIDGE study three patients received a second dose."

    assert _only(examine(text)).enrolment is None


def test_a_plural_tells_of_each_trial_of_its_list(examine: Examine) -> None:
    text = (
        "Oravell ran two pivotal, randomized, double-blind Phase 3 trials, VALOUR-1 and VALOUR-2, "
        "which enrolled 264 and 241 patients, respectively."
    )
    first, second = ground_trials([], examine(text))

    assert [trial.acronym and trial.acronym.value for trial in (first, second)] == [
        "VALOUR-1",
        "VALOUR-2",
    ]
    assert [trial.enrolment and trial.enrolment.value.value for trial in (first, second)] == [
        264,
        241,
    ]
    assert all(trial.is_pivotal and trial.allocation and trial.masking for trial in (first, second))


@pytest.mark.parametrize(
    ("sentence", "pivotal"),
    [
        ("VALOUR-2 (NCT01234567), a pivotal, event-driven Phase 3 trial, has begun.", True),
        ("The registration-enabling Phase 2 VALOUR trial has begun.", True),
        ("The VALOUR trial is intended to serve as a registrational study.", True),
        ("The potentially pivotal Phase 2 VALOUR trial has begun.", None),
        ("The Phase 2 VALOUR trial could become pivotal.", None),
        ("The Phase 2 VALOUR trial is not a pivotal study.", None),
    ],
)
def test_only_what_is_called_pivotal_without_a_hedge_is(
    examine: Examine, sentence: str, pivotal: bool | None
) -> None:
    trial = _only(examine(sentence))

    assert (trial.is_pivotal.value if trial.is_pivotal else None) == pivotal


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The VALOUR trial is fully recruited.", OverallStatus.ACTIVE_NOT_RECRUITING),
        ("The VALOUR trial is no longer recruiting.", OverallStatus.ACTIVE_NOT_RECRUITING),
        ("Enrolment in the VALOUR trial is past the halfway mark.", OverallStatus.RECRUITING),
        (
            "Enrolment in the VALOUR trial is expected to be completed in May.",
            OverallStatus.RECRUITING,
        ),
        ("Dosing was stopped in the VALOUR trial on 2 May.", OverallStatus.SUSPENDED),
        ("The board has decided to terminate the VALOUR trial.", OverallStatus.TERMINATED),
        ("The VALOUR trial has completed, and data will follow.", OverallStatus.COMPLETED),
        ("Oravell expects to complete enrollment in the VALOUR trial.", OverallStatus.RECRUITING),
        ("Oravell intends to present the VALOUR trial in full.", None),
        ("The VALOUR trial will be a global Phase 3 trial.", OverallStatus.PLANNED),
        (
            "The board recommended that the VALOUR trial continue.",
            OverallStatus.ONGOING_UNSPECIFIED,
        ),
    ],
)
def test_a_state_is_read_in_the_words_of_its_stage(
    examine: Examine, sentence: str, status: OverallStatus | None
) -> None:
    trial = _only(examine(sentence))

    assert (trial.status.value if trial.status else None) == status


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Of 96 patients planned for the VALOUR trial, 53 had been enrolled by May.", 53),
        ("Patients with asthma (n=288) were randomized in the VALOUR trial.", 288),
        ("Oravell began the 320-patient VALOUR trial.", 320),
        (
            "The VALOUR trial was stopped after 45 of an intended 160 patients had been enrolled.",
            45,
        ),
        ("In the VALOUR trial the first four people to receive ORV-118 did well.", 4),
        ("In the VALOUR trial, by June 2026 data were awaited.", None),
    ],
)
def test_a_number_of_patients_is_read_in_other_words(
    examine: Examine, sentence: str, number: int | None
) -> None:
    trial = _only(examine(sentence))

    assert (trial.enrolment.value.value if trial.enrolment else None) == number


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Recruitment to the Phase 2 BRISK trial opened in March.", "RECRUITING"),
        ("Enrolment of the Phase 2 BRISK trial continues.", "RECRUITING"),
        ("The Phase 2 BRISK study is actively screening patients.", "RECRUITING"),
        ("Patient enrolment in the Phase 3 BRISK trial is progressing well.", "RECRUITING"),
        ("Enrollment in the Phase 2 BRISK trial closed in May.", "ACTIVE_NOT_RECRUITING"),
        ("Oravell is preparing the Phase 3 BRISK trial.", "PLANNED"),
        ("The Phase 3 BRISK trial would start in 2027.", "PLANNED"),
        ("A Phase 2 trial of ORV-118 is slated for 2026.", "PLANNED"),
        ("A Phase 3 trial of ORV-118 is in preparation.", "PLANNED"),
        ("Oravell expects the Phase 3 BRISK trial to start in early 2026.", "PLANNED"),
        ("The company ended the Phase 3 BRISK trial.", "TERMINATED"),
        ("The Phase 3 BRISK trial will be discontinued.", "TERMINATED"),
        ("The Phase 2 BRISK trial ended in December 2024.", "COMPLETED"),
        ("A clinical hold has been placed on the Phase 2 BRISK trial.", "SUSPENDED"),
        ("Dosing in the Phase 2 BRISK trial was stopped at all sites.", "SUSPENDED"),
        ("The Phase 3 BRISK trial remains on track.", "ONGOING_UNSPECIFIED"),
        ("Oravell has dosed the first cohort in the Phase 1 BRISK trial.", "ONGOING_UNSPECIFIED"),
    ],
)
def test_verbs_of_starting_running_and_ending_tell_the_state(
    examine: Examine, sentence: str, status: str
) -> None:
    trial = _only(examine(sentence))

    assert trial.status is not None
    assert trial.status.value == OverallStatus(status)


@pytest.mark.parametrize(
    "sentence",
    [
        "Oravell has decided not to start the Phase 3 BRISK trial.",
        "Data from the Phase 2 BRISK trial will be presented in June.",
        "All participants have completed the Phase 2 BRISK trial.",
    ],
)
def test_what_is_said_of_plans_given_up_of_data_or_of_people_is_no_state(
    examine: Examine, sentence: str
) -> None:
    assert _only(examine(sentence)).status is None


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Forty-two patients were enrolled in the Phase 2 BRISK trial.", 42),
        ("BRISK was a Phase 3 trial. It involved 410 people with lupus.", 410),
        ("Of the 118 patients enrolled in the Phase 1 BRISK trial, 40 had a response.", 118),
        ("Patients (N = 269) in the Phase 3 BRISK trial were randomized to two arms.", 269),
        ("The Phase 3 BRISK trial has randomized its 1,000th patient.", 1000),
        ("Oravell increased the size of the Phase 3 BRISK trial from 400 to 520 patients.", 520),
        ("The Phase 2 BRISK trial has a planned sample size of 90.", 90),
        ("There are now 36 patients in the Phase 2 BRISK trial.", 36),
    ],
)
def test_the_number_of_people_is_read_in_many_forms(
    examine: Examine, sentence: str, number: int
) -> None:
    trial = _only(examine(sentence))

    assert trial.enrolment is not None
    assert trial.enrolment.value.value == number


@pytest.mark.parametrize(
    "sentence",
    [
        "In the Phase 2 BRISK trial, 64 patients received ORV-118 and 32 placebo.",
        "The Phase 3 BRISK trial reported an event in 30 patients on placebo.",
        "In the Phase 2 BRISK trial, twelve patients were treated at the 30 mg dose.",
    ],
)
def test_the_people_of_one_arm_are_not_the_trial(examine: Examine, sentence: str) -> None:
    assert _only(examine(sentence)).enrolment is None
