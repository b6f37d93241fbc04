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


@pytest.mark.parametrize(
    "entry",
    [
        "\n\n- FDA Fast Track designation (May 2024)",
        "\n\n- FDA Fast Track designation, May 2024",
        "\n\n| FDA | Fast Track designation granted | May 2024 |",
    ],
)
def test_an_entry_of_a_list_or_a_table_is_dated_without_a_preposition(
    examine: Examine, entry: str
) -> None:
    (event,), _ = read_regulatory(examine(f"The status is as follows.{entry}"), (), ())

    assert event.effective_on is not None
    assert event.effective_on.value.value == "2024-05"


def test_a_date_that_opens_a_further_predicate_is_the_further_acts(examine: Examine) -> None:
    text = (
        "ORV-118 received Fast Track designation from the FDA and, in May 2024, was admitted to "
        "the PRIME scheme of the EMA."
    )
    first, second = read_regulatory(examine(text), (), ())[0]

    assert first.effective_on is None
    assert second.effective_on is not None
    assert second.effective_on.value.value == "2024-05"


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


def test_each_designation_of_a_sentence_has_the_date_told_with_it(examine: Examine) -> None:
    text = (
        "It joins the Orphan Drug designation that the FDA granted to ORV-118 in March 2023, the "
        "orphan designation obtained from the European Commission in July 2023 and the Innovation "
        "Passport which the UK's MHRA awarded in January of this year."
    )
    events, _ = read_regulatory(examine(text), (), ())

    assert [
        (event.authority.value, event.effective_on.value.value if event.effective_on else None)
        for event in events
    ] == [("FDA", "2023-03"), ("EC", "2023-07"), ("MHRA", "2025-01")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Oravell announced that on February 7, 2025 it received a refusal to file letter.", "07"),
        (
            "The FDA granted Fast Track designation to ORV-118. The letter from the FDA is dated "
            "11 February 2025.",
            "11",
        ),
        (
            "The FDA rescinded the Fast Track designation of ORV-118 in a decision dated February "
            "12, 2025. The designation had been granted in August 2020.",
            "12",
        ),
    ],
)
def test_the_day_is_read_where_it_opens_a_clause_or_a_letter_has_it(
    examine: Examine, text: str, day: str
) -> None:
    event = read_regulatory(examine(text), (), ())[0][0]

    assert event.effective_on is not None
    assert event.effective_on.value.value == f"2025-02-{day}"


@pytest.mark.parametrize(
    ("day", "novelty"), [("26 February 2025", "new_in_document"), ("May 2024", "restated")]
)
def test_a_request_told_in_the_body_is_news_where_its_date_is_near(
    examine: Examine, day: str, novelty: str
) -> None:
    filed = f"Oravell filed a request for Fast Track designation with the FDA on {day}."
    text = f"Oravell reported its results.\n\nIt has 60 employees.\n\n{filed}"
    (event,), _ = read_regulatory(examine(text), (), ())

    assert event.novelty.value.value == novelty


def test_an_act_of_the_headline_has_the_day_that_the_lead_tells(examine: Examine) -> None:
    text = (
        "The FDA accepted the NDA for ORV-118. Oravell said that on February 7, 2025 the FDA "
        "accepted the NDA for filing."
    )
    (event,), _ = read_regulatory(examine(text), (), ())

    assert event.effective_on is not None
    assert event.effective_on.value.value == "2025-02-07"


def test_two_authorities_of_one_name_have_each_its_own_year(examine: Examine) -> None:
    text = (
        "ORV-118 was granted Orphan Drug Designation by the FDA in 2021 and by the European "
        "Commission in 2022."
    )
    events, _ = read_regulatory(examine(text), (), ())

    assert [
        (event.authority.value, event.effective_on.value.value if event.effective_on else None)
        for event in events
    ] == [("FDA", "2021"), ("EC", "2022")]


def test_a_product_that_another_company_develops_has_no_events_here(examine: Examine) -> None:
    text = (
        "Zelvacrostat, developed by Brandymeade Pharmaceuticals, received Fast Track designation "
        "from the FDA. The FDA approved zelvacrostat in February 2024."
    )

    assert read_regulatory(examine(text), (), ())[0] == ()


def test_years_told_respectively_are_each_its_own_authoritys(examine: Examine) -> None:
    text = (
        "The FDA and the European Commission granted orphan designation to ORV-118 in 2022 and "
        "2023, respectively."
    )
    days = {
        event.authority.value: event.effective_on.value.value
        for event in read_regulatory(examine(text), (), ())[0]
        if event.effective_on
    }

    assert days == {"FDA": "2022", "EC": "2023"}
