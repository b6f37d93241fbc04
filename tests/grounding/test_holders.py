"""Whose a designation or an act is: the issuer's, or somebody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    EventsIn = Callable[[str], list[str]]


@pytest.mark.parametrize(
    "text",
    [
        "Ardmelle Genetics' gene therapy was granted RMAT designation by the FDA last year.",
        "Two FGFR inhibitors have received Breakthrough Therapy designation from the FDA.",
        "Of the eleven candidates, four hold Orphan Drug Designation from the FDA.",
        "Velaxetine, an antibody of Orrin Bio, was granted Fast Track designation by the FDA.",
        "Unlike velaxetine, which has FDA Fast Track designation, the tablet is taken at home.",
        "The standard of care was approved by the FDA in 2020 under Priority Review.",
        "Ardmelle Genetics runs a trial of a gene therapy. It has FDA Fast Track designation.",
        "Ms. Lowe led a team that won RMAT designation for a vaccine.",
        "While at Torvane, Dr. Lowe secured FDA Fast Track designation for a vaccine.",
        "Both comparators in the study have Orphan Drug Designation from the FDA.",
        "Obtaining FDA orphan drug designation is one of the goals for 2027.",
        "Torvane Bio obtained FDA Orphan Drug Designation for its unrelated enzyme.",
        "More than 120 medicines have been granted PRIME eligibility by the EMA.",
        "Had the FDA granted Fast Track designation, the first meeting would have been in May.",
        "The loan is paid once Fast Track designation has been granted by the FDA.",
    ],
)
def test_what_others_hold_or_nobody_is_no_event(events_in: EventsIn, text: str) -> None:
    assert events_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Unlike its rivals, Oravell has obtained Fast Track designation from the FDA.",
        "Oravell's antibody is among several drugs that hold FDA Fast Track designation.",
        "Fast Track designation, which the FDA granted to our antibody, covers adults.",
        "The Fast Track designation we received from the FDA has helped, the head of Oravell said.",
        "Oravell, like two other firms before it, was granted Fast Track by the FDA.",
        "The delay does not affect the Fast Track designation that the FDA granted to Oravell.",
        "Fast Track designation: granted to Oravell by the FDA.",
        "Fast Track designation was granted to Oravell by the FDA, ahead of any competitor.",
    ],
)
def test_the_issuers_own_stays_where_others_are_named_beside_it(
    events_in: EventsIn, text: str
) -> None:
    assert events_in(text) == ["FDA_FAST_TRACK"]


def test_a_medicine_designated_an_orphan_without_as_is_designated(events_in: EventsIn) -> None:
    text = "The European Commission designated the antibody an orphan medicinal product in 2022."

    assert events_in(text) == ["EU_ORPHAN"]


def test_a_note_in_the_margin_tells_nothing(events_in: EventsIn) -> None:
    text = "[Editor: add that the FDA has granted RMAT designation to this antibody.]"

    assert events_in(text) == []
