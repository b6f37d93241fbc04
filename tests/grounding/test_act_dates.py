"""The day of an act, by the date of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.regulatory import read_regulatory

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("In January, the FDA cleared the IND for ORV-118.", "2025-01"),
        ("The FDA cleared the IND for ORV-118 in November.", "2024-11"),
        ("The FDA granted Fast Track designation to ORV-118 in July of last year.", "2024-07"),
        ("The FDA placed a clinical hold on the trial on February 9, 2025.", "2025-02-09"),
        ("The FDA cleared the IND, and a trial will start in May.", None),
        ("The FDA granted ORV-118 Fast Track designation.", None),
    ],
)
def test_an_act_has_the_date_that_its_sentence_gives_it(
    examine: Examine, text: str, day: str | None
) -> None:
    (event,), _ = read_regulatory(examine(text), (), ())

    assert (event.effective_on.value.value if event.effective_on else None) == day


@pytest.mark.parametrize(
    "text",
    [
        "A drug of another company was approved by the FDA in 2019.",
        "A designated drug is subject to priority review of its application by the PMDA.",
        "Oravell expects a Type B meeting with the FDA, which is scheduled for May 2025.",
    ],
)
def test_acts_of_others_explained_or_to_come_are_none(examine: Examine, text: str) -> None:
    assert read_regulatory(examine(text), (), ())[0] == ()


def test_two_products_of_one_company_have_each_its_own_designation(examine: Examine) -> None:
    text = (
        "ORV-118 holds Fast Track designation from the FDA. "
        "The company has withdrawn its Fast Track request to the FDA for ORV-220."
    )
    events, _ = read_regulatory(examine(text), (), ())

    assert [event.status.value.value for event in events if event.status] == [
        "granted",
        "withdrawn_by_sponsor",
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Oravell was notified by phone on 3 February that the FDA had imposed a clinical hold.",
            "02-03",
        ),
        ("In a letter dated February 5, 2025, the FDA lifted the clinical hold.", "02-05"),
        ("Yesterday the MHRA approved ORV-118.", "03-02"),
        ("A complete response letter was received from the FDA on 24 February.", "02-24"),
        (
            "The FDA lifted the clinical hold. Oravell was told of the decision on February 27.",
            "02-27",
        ),
    ],
)
def test_the_day_of_a_notice_is_that_of_the_act(examine: Examine, text: str, day: str) -> None:
    events, _ = read_regulatory(examine(text), (), ())

    assert [event.effective_on.value.value for event in events if event.effective_on] == [
        f"2025-{day}"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Oravell today announced that the FDA has cleared the IND for ORV-118.",
        "The FDA cleared the IND. Oravell was told of the opinion of the board on 2 February.",
        "The trial began on 3 February, and the FDA has since lifted the clinical hold.",
    ],
)
def test_the_day_of_something_else_is_not_that_of_the_act(examine: Examine, text: str) -> None:
    events, _ = read_regulatory(examine(text), (), ())

    assert [event.effective_on for event in events] == [None]
