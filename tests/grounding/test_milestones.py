from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.milestones import ground_milestones
from summarizer.schemas.milestone import Milestone, MilestoneDraft
from summarizer.schemas.stated import AnchorKind
from summarizer.schemas.terms import Certainty, MilestoneKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]

PLANS = (
    "Topline results are expected in the second half of this year. "
    "The company plans to submit a BLA in Q1 2026, subject to feedback. "
    "The trial began in 2023."
)


def _draft(**said: object) -> MilestoneDraft:
    fields: dict[str, object] = {
        "what": "TOPLINE",
        "window": "the second half of this year",
        "quote": "Topline results are expected",
    }
    return MilestoneDraft.model_validate({**fields, **said})


def _ground(context: Context, *drafts: MilestoneDraft) -> tuple[Milestone, ...]:
    found = ground_milestones(list(drafts), context)
    for index, draft in enumerate(drafts):
        context.ledger.close(draft, f"milestones[{index}]")
    return found


def _refused(context: Context) -> dict[str, str]:
    return {refusal.path: refusal.rule for refusal in context.ledger.refusals}


def test_a_relative_window_counts_from_the_dateline(examine: Examine) -> None:
    context = examine(PLANS)

    first, _ = _ground(context, _draft())

    assert first.what.value is MilestoneKind.TOPLINE
    assert first.certainty is not None
    assert first.certainty.value is Certainty.EXPECTED
    assert first.window is not None
    assert (first.window.value.start, first.window.value.end) == (
        date(2025, 7, 1),
        date(2025, 12, 31),
    )
    assert first.window.value.anchor is not None
    assert first.window.value.anchor.value == "2025-03-03"
    assert first.window.value.anchor_kind is AnchorKind.DATELINE
    assert [e.text for e in first.window.evidence] == ["second half of this year", "March 3, 2025"]
    assert _refused(context) == {}


def test_an_absolute_window_needs_no_anchor(examine: Examine) -> None:
    _, second = _ground(examine(PLANS))

    assert second.what.value is MilestoneKind.SUBMISSION
    assert second.window is not None
    assert (second.window.value.start, second.window.value.end) == (
        date(2026, 1, 1),
        date(2026, 3, 31),
    )
    assert second.window.value.anchor is None
    assert second.certainty is not None
    assert second.certainty.value is Certainty.CONDITIONAL


def test_what_the_model_left_out_is_read_and_what_it_repeats_stays_one(examine: Examine) -> None:
    assert len(_ground(examine(PLANS))) == 2
    assert len(_ground(examine(PLANS), _draft(), _draft(quote="results are expected in"))) == 2


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"what": "LAUNCH"}, {"milestones[0].what": "milestone-word"}),
        ({"window": "Q3 2027"}, {"milestones[0].window": "R-EV-02"}),
        ({"window": "Q1 2026"}, {"milestones[0].window": "R-EV-02"}),
        ({"quote": "Topline results are certain"}, {"milestones[0].quote": "R-EV-01"}),
        (
            {"quote": "a launch is near", "window": None},
            {"milestones[0]": "no-announcement"},
        ),
        ({"quote": "The trial began"}, {"milestones[0]": "no-announcement"}),
    ],
)
def test_what_the_sentence_does_not_say_is_refused(
    examine: Examine, said: dict[str, object], refused: dict[str, str]
) -> None:
    context = examine(PLANS)

    found = _ground(context, _draft(**said))

    assert _refused(context) == refused
    assert [m.what.value for m in found] == [MilestoneKind.TOPLINE, MilestoneKind.SUBMISSION]


def test_an_event_without_a_time_has_no_window(examine: Examine) -> None:
    context = examine("The company plans to launch the product.")

    (found,) = _ground(
        context, _draft(what="LAUNCH", window=None, quote="plans to launch the product")
    )

    assert found.window is None
    assert _refused(context) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Enrolment was completed in the second half of 2024.",
        "Results were expected in the first half of 2019.",
        "The company expects to grow in the second half of this year.",
    ],
    ids=["told as past", "past window", "no event"],
)
def test_rules_alone_make_no_milestone_of_other_times(examine: Examine, text: str) -> None:
    assert _ground(examine(text)) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Enrolment is expected to complete in Q4 2025.", MilestoneKind.ENROLMENT_COMPLETE),
        ("The first patient will be dosed in Q4 2025.", MilestoneKind.FIRST_DOSE),
        ("A poster will be presented in Q4 2025.", MilestoneKind.PRESENTATION),
        ("A launch is planned for Q4 2025.", MilestoneKind.LAUNCH),
        ("Further data are expected in Q4 2025.", MilestoneKind.DATA_UPDATE),
        ("Approval is expected in Q4 2025.", MilestoneKind.APPROVAL),
        ("The PDUFA goal date is in Q4 2025.", MilestoneKind.GOAL_DATE),
    ],
)
def test_the_kind_is_the_word_in_the_sentence(
    examine: Examine, text: str, kind: MilestoneKind
) -> None:
    (found,) = _ground(examine(text))

    assert found.what.value is kind


def test_a_window_beyond_ten_years_is_not_believed(examine: Examine) -> None:
    (found,) = _ground(examine("Approval is expected in Q4 2095."))

    assert found.window is None
