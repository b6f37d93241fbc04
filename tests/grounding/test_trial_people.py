"""Who took part in a trial, in sentences that do not say that they were enrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.documents.document import Document
from summarizer.finding import find
from summarizer.finding.release import read_release
from summarizer.grounding.context import Context
from summarizer.grounding.trials import ground_trials
from summarizer.schemas.terms import OverallStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    Examine = Callable[[str], Context]


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("In the finished Phase 1 study BRISK, 22 patients with sarcoma were scanned once.", 22),
        ("BRISK is a single-arm Phase 2 trial; 61 were enrolled and received ORV-118.", 61),
        ("The Phase 2 BRISK trial, which ended in 2025, had 72 participants.", 72),
        ("The Phase 3 trial BRISK (NCT06112233; n=540) missed its primary endpoint.", 540),
        ("In the Phase 2 BRISK trial, 158 adults with 5.6 mmol/L or more were randomised.", 158),
        ("The Phase 2 BRISK trial was designed for 150 people; 88 had been randomized by May.", 88),
        ("In the Phase 1 BRISK study six patients have so far been treated.", 6),
        ("The Phase 2 BRISK trial ended; all 48 subjects completed dosing.", 48),
    ],
)
def test_people_are_counted_as_a_trial_tells_of_them(
    examine: Examine, sentence: str, number: int
) -> None:
    (trial,) = ground_trials([], examine(sentence))

    assert trial.enrolment is not None
    assert trial.enrolment.value.value == number


@pytest.mark.parametrize(
    "sentence",
    [
        "In the Phase 2 BRISK trial, 14 patients experienced an adverse event.",
        "In the Phase 2 BRISK trial, 12 patients in the low-dose cohort were treated.",
        "In the Phase 2 BRISK trial, scores fell by half at month 12 (n=97).",
        "In the Phase 2 BRISK trial, all five patients of the first cohort responded.",
    ],
)
def test_a_part_of_the_people_is_not_the_trial(examine: Examine, sentence: str) -> None:
    (trial,) = ground_trials([], examine(sentence))

    assert trial.enrolment is None


def test_those_who_roll_over_are_the_people_of_the_extension(examine: Examine) -> None:
    trials = ground_trials(
        [],
        examine(
            "The data come from BRISK-LTE, the open-label extension of the Phase 2 trial BRISK. "
            "Of the 64 patients who completed BRISK, 58 rolled over."
        ),
    )

    told = {t.acronym.value: t.enrolment for t in trials if t.acronym}
    assert told["BRISK-LTE"] is not None
    assert told["BRISK-LTE"].value.value == 58


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (
            "The Phase 2 BRISK trial is being conducted in Canada.",
            OverallStatus.ONGOING_UNSPECIFIED,
        ),
        (
            "The last of the 540 patients entered the Phase 3 trial in May.",
            OverallStatus.ACTIVE_NOT_RECRUITING,
        ),
        (
            "Oravell expects to dose the first participant in the Phase 3 BRISK trial in May.",
            OverallStatus.PLANNED,
        ),
        (
            "The Phase 2 trial BRISK, in which two doses are compared, began in October.",
            OverallStatus.ONGOING_UNSPECIFIED,
        ),
        ("The Phase 3 trial has now passed the half-way mark.", OverallStatus.RECRUITING),
    ],
)
def test_more_ways_of_telling_where_a_trial_stands(
    examine: Examine, sentence: str, status: OverallStatus
) -> None:
    (trial,) = ground_trials([], examine(sentence))

    assert trial.status is not None
    assert trial.status.value is status


def test_an_open_label_study_is_not_said_to_be_open(examine: Examine) -> None:
    (trial,) = ground_trials([], examine("The Phase 1b study is open-label."))

    assert trial.status is None


def test_a_text_may_end_with_the_name_of_a_trial() -> None:
    document = Document.from_text(
        "Oravell Bio Starts HERON Trial\n\nLYON, France, May 4, 2026 -- Oravell Bio today started "
        "HERON, a Phase 2 trial in gout. Data will come from HERON"
    )
    context = Context(document, find(document), read_release(document))

    (trial,) = ground_trials([], context)

    assert trial.enrolment is None
