"""Events to come, read by rule from sentences as releases word them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.milestones import ground_milestones
from summarizer.schemas.terms import MilestoneKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]


def _kinds(context: Context) -> list[str]:
    return [milestone.what.value.value for milestone in ground_milestones([], context)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Oravell plans to meet its goals. Dosing is expected to begin in Q4 2025.", "FIRST_DOSE"),
        ("A Phase 3 trial is expected to start in mid-2026.", "TRIAL_START"),
        (
            "Oravell expects to report dose-escalation data in the first half of 2026.",
            "DATA_UPDATE",
        ),
        ("The company intends to request a Type B meeting with the FDA in Q4 2025.", "OTHER"),
        ("A CHMP opinion is anticipated in the second half of 2025.", "OTHER"),
        ("An IND submission is planned for late 2025.", "SUBMISSION"),
        ("The Company has the intention to lodge the dossier in Q2 2026.", "SUBMISSION"),
        ("The third dose level opens in July 2026.", "OTHER"),
        ("A letter with the agency's questions is due by September 18, 2025.", "OTHER"),
        ("Its first dose in people is on the calendar for Q3 2026.", "FIRST_DOSE"),
        (
            "The data will be shown at the congress of the Larkhill Lung Society in May.",
            "PRESENTATION",
        ),
        (
            "An abstract has been accepted for oral presentation at the Larkhill Congress in May.",
            "PRESENTATION",
        ),
        (
            "The results will be submitted for presentation at a congress in Q3 2025.",
            "PRESENTATION",
        ),
        ("In the second half of 2025, Oravell plans to initiate a Phase 2 trial.", "TRIAL_START"),
        (
            "By the end of 2025, Oravell expects to have enrolled all patients.",
            "ENROLMENT_COMPLETE",
        ),
        ("Headline data are expected in Q4 2025.", "DATA_UPDATE"),
        ("Primary completion is expected in March 2026.", "OTHER"),
        ("The next review of the safety board is due in November 2025.", "OTHER"),
        ("Twelve-month data will be available in November 2025.", "DATA_UPDATE"),
        ("A trial, to be run with a partner, is planned to start in Q4 2025.", "TRIAL_START"),
        ("New drug applications in Japan and China are planned for 2027.", "SUBMISSION"),
        ("Data readout: H2 2025.", "DATA_UPDATE"),
        ("Oravell plans to start a Phase 3 trial to support a BLA in Q4 2025.", "TRIAL_START"),
        ("Oravell plans to advance ORV-1 into a Phase 2 trial.", "TRIAL_START"),
        ("Oravell will consult the European Medicines Agency in parallel.", "OTHER"),
        ("The product is expected to be available in the United States in June.", "LAUNCH"),
        ("Oravell aims to have 90 patients enrolled by the end of 2026.", "ENROLMENT_COMPLETE"),
        ("The company plans to initiate a Phase 2 trial.", "TRIAL_START"),
        ("Oravell expects to select the dose for Phase 3 in Q4 2025.", "OTHER"),
        ("Oravell will take the data to the FDA in the fourth quarter of 2025.", "OTHER"),
        ("Oravell intends to ask the EMA for PRIME eligibility in early 2026.", "SUBMISSION"),
        ("Dosing will resume in September 2025.", "OTHER"),
        ("The FDA has set a target date of December 12, 2025 for its decision.", "GOAL_DATE"),
        ("The trial is expected to read out in late 2026.", "DATA_UPDATE"),
        ("The PMDA is expected to complete its review in September 2025.", "OTHER"),
        ("The confirmatory trial must be completed by December 2029.", "OTHER"),
        ("The last patient is expected to complete follow-up in May 2026.", "OTHER"),
        ("Oravell expects to dose the first patient shortly.", "FIRST_DOSE"),
        ("We are planning a confirmatory Phase 3 study.", "TRIAL_START"),
        ("The trial will be unblinded in Q4 2025.", "OTHER"),
        ("ORV-1 is expected to reach pharmacies in October 2025.", "LAUNCH"),
        ("Earlier guidance was June 2025; the data are now expected in Q4 2025.", "DATA_UPDATE"),
    ],
)
def test_an_announced_event_has_its_kind(examine: Examine, text: str, kind: str) -> None:
    assert _kinds(examine(text)) == [MilestoneKind[kind].value]


@pytest.mark.parametrize(
    "text",
    [
        "Management will host a conference call on March 10, 2025.",
        "Cash is expected to fund operations into the second half of 2027.",
        "The company expects revenue of $40 million in 2026.",
        "Oravell no longer expects data in 2026.",
        "Data were expected in the second half of 2024.",
        "Another company expects results of its trial in 2026.",
        "We will continue to work for patients.",
        "Oravell will receive an upfront payment of $30 million in the second quarter of 2025.",
        "Dr. Lund will join the company on May 1, 2025.",
        "The company plans to regain compliance by September 2025.",
        "Oravell will take part in the Larkhill Healthcare Conference on May 6, 2025.",
        "Oravell will report its annual results on May 6, 2025.",
        "The offering is expected to close on or about April 2, 2025.",
        "Further updates are expected in the coming months.",
        "The plan of the trial was approved in March of this year.",
        "Recruitment opened in September and the trial is to enrol 40 patients.",
        "The trial had originally been planned to end in 2026.",
        "Patients will be followed for 24 weeks.",
    ],
)
def test_calls_cash_denials_and_others_are_none(examine: Examine, text: str) -> None:
    assert _kinds(examine(text)) == []


def test_each_time_of_a_sentence_is_an_event_of_its_own(examine: Examine) -> None:
    text = (
        "Oravell plans to submit a Marketing Authorisation Application in Q3 2025 and a New Drug "
        "Application by the end of 2025."
    )
    found = ground_milestones([], examine(text))

    assert [one.what.value for one in found] == [MilestoneKind.SUBMISSION] * 2
    assert len({one.window.value.end for one in found if one.window}) == 2


def test_a_list_of_conferences_has_an_event_for_each_day(examine: Examine) -> None:
    text = (
        "Oravell will present data at the following congresses:\n\n"
        "Larkhill Lung Congress\nFormat: poster\nDate: March 10, 2025\n\n"
        "Ostrava Days of Immunology\nFormat: workshop\nDate: April 2, 2025"
    )

    assert _kinds(examine(text)) == ["PRESENTATION", "OTHER"]


def test_under_a_heading_of_what_is_to_come_items_need_no_verb(examine: Examine) -> None:
    text = (
        "More follows.\n\nAnticipated Milestones\n\n- File an IND for ORV-220 by year-end 2025\n"
        "- Topline results from BRISK in 1H 2026\n\nFinancial Results\n\n"
        "Costs rose because of the results of BRISK in 1H 2026."
    )

    assert _kinds(examine(text)) == ["SUBMISSION", "TOPLINE"]


@pytest.mark.parametrize(
    ("text", "kind", "ends"),
    [
        ("Data of the third cohort should follow in Q4.", "DATA_UPDATE", "2025-12-31"),
        ("Topline data are expected in the fourth quarter.", "TOPLINE", "2025-12-31"),
        (
            "Subject to clearance of the IND, Oravell plans to start a trial in early 2026.",
            "TRIAL_START",
            "2026-03-31",
        ),
        (
            "Oravell expects to open enrolment in the first quarter of calendar 2026.",
            "TRIAL_START",
            "2026-03-31",
        ),
    ],
)
def test_a_quarter_without_a_year_is_the_next_one(
    examine: Examine, text: str, kind: str, ends: str
) -> None:
    (found,) = ground_milestones([], examine(text))

    assert found.what.value is MilestoneKind[kind]
    assert found.window is not None
    assert str(found.window.value.end) == ends


def test_a_congress_without_a_name_is_a_presentation_without_a_time(examine: Examine) -> None:
    text = "Oravell intends to present all of it at a later medical congress."

    (found,) = ground_milestones([], examine(text))

    assert (found.what.value, found.window) == (MilestoneKind.PRESENTATION, None)


@pytest.mark.parametrize(
    "text",
    [
        "Patients could enter the trial if two treatments had failed.",
        "Doctors should watch patients for 30 days.",
    ],
)
def test_what_may_happen_to_patients_is_no_announcement(examine: Examine, text: str) -> None:
    assert ground_milestones([], examine(text)) == ()


def test_a_list_of_investors_conferences_has_none(examine: Examine) -> None:
    text = (
        "Management will participate in the following investor conferences:\n\n"
        "Larkhill Forum\nFormat: presentation\nDate: March 10, 2025"
    )

    assert _kinds(examine(text)) == []


def test_a_list_in_one_sentence_has_an_event_for_each_time(examine: Examine) -> None:
    text = "Upcoming milestones: topline data (Q3 2025); submission of a BLA (1H 2026)."

    assert _kinds(examine(text)) == ["TOPLINE", "SUBMISSION"]


def test_a_second_verb_has_the_subject_of_the_first(examine: Examine) -> None:
    text = "Recruitment will begin in May 2025 and is to be completed in the first half of 2026."

    assert _kinds(examine(text)) == ["TRIAL_START", "ENROLMENT_COMPLETE"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Oravell expects data by June 2025.", None, "2025-06-30"),
        ("A letter from the agency is due by September 18, 2025.", None, "2025-09-18"),
        ("The agency's reply is expected within 30 days.", None, "2025-04-02"),
        (
            "Topline data are expected within fiscal year 2025 (April 2025 to March 2026).",
            "2025-04-01",
            "2026-03-31",
        ),
        ("Discussions with the FDA are planned from early 2026.", "2026-01-01", None),
        ("Data of the first cohort are expected by July.", None, "2025-07-31"),
        ("The first patient should be dosed before the end of May.", None, "2025-05-31"),
        ("The Phase 3 trial is not expected to start before 2027.", "2027-01-01", None),
        ("The trial would start in Q4 2025 at the earliest.", "2025-10-01", None),
        ("The trial is expected to run until 2028.", None, "2028-12-31"),
    ],
)
def test_the_window_has_the_ends_that_the_words_give(
    examine: Examine, text: str, start: str | None, end: str | None
) -> None:
    (found,) = ground_milestones([], examine(text))

    assert found.window is not None
    days = (found.window.value.start, found.window.value.end)
    assert tuple(day and day.isoformat() for day in days) == (start, end)
