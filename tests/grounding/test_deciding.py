"""Who decides, where another authority advises, and what is only asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.regulatory import read_regulatory

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]


@pytest.mark.parametrize(
    ("text", "authority", "status"),
    [
        (
            "The European Commission, following a positive opinion from the EMA's Committee for "
            "Orphan Medicinal Products, has granted orphan designation to ORV-118.",
            "EC",
            "granted",
        ),
        (
            "The EMA's Committee for Orphan Medicinal Products adopted a positive opinion on "
            "orphan designation for ORV-118; the European Commission has yet to decide.",
            "EMA",
            "requested",
        ),
    ],
)
def test_the_commission_decides_and_the_agency_advises(
    examine: Examine, text: str, authority: str, status: str
) -> None:
    (event,), _ = read_regulatory(examine(text), (), ())

    assert event.authority.value == authority
    assert event.status is not None
    assert event.status.value.value == status


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Oravell submitted its NDA to the FDA and requested Priority Review.", ["SUBMISSION"]),
        (
            "The FDA accepted the NDA of Oravell and granted Priority Review.",
            ["FILING_ACCEPTED", "REVIEW_PRIORITY_SET"],
        ),
        ("Health Canada issued a Notice of Compliance for ORV-118.", ["APPROVAL"]),
        ("The application for ILAP was submitted to the MHRA in May 2024.", ["DESIGNATION"]),
    ],
)
def test_a_review_that_is_only_requested_is_not_set(
    examine: Examine, text: str, events: list[str]
) -> None:
    found, _ = read_regulatory(examine(text), (), ())

    assert [event.event_type.value.value for event in found] == events
