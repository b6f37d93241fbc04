"""A designation of a class of things, an investment or a career is none of the issuer's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    EventsIn = Callable[[str], list[str]]


@pytest.mark.parametrize(
    "text",
    [
        "Programs with RMAT designation are rare, said the chief executive of Oravell.",
        '"Programs with RMAT designation need a method that is ready early," said Ida Holm, Chief'
        " Technical Officer, who once took two gene therapies through validation.",
        "The building was planned for therapies with RMAT or PRIME status.",
        "Contract clients with orphan designations may rent the second suite.",
        "The second suite may be rented by small companies with FDA Fast Track designations.",
        "Medicines that hold PRIME status from the EMA are often assessed sooner.",
        "The suite will serve gene therapies which have received FDA RMAT designation.",
        "The round was led by Corbel Partners, whose holdings include Quarrier, which won PRIME.",
        "Investors include Larch Ventures, whose portfolio includes Opaline, whose drug has"
        " Breakthrough Therapy designation from the FDA.",
        "Corbel Partners' portfolio companies include Quarrier, which won PRIME status in 2023.",
        "Lena Moll, who steered an enzyme of Pellow Bio to orphan drug designations granted by the"
        " FDA and the EMA, joins the board.",
    ],
)
def test_what_no_product_of_the_issuer_holds_is_no_event(events_in: EventsIn, text: str) -> None:
    assert events_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Our programs with RMAT designation are ORV-1 and ORV-2.",
        "Programs with RMAT designation: ORV-1 and ORV-2.",
        "Programs with RMAT designation include ORV-1 for ataxia and ORV-2 for cystinosis.",
        "Products with RMAT designation from the FDA are ORV-1 and ORV-2.",
        "Pipeline products with FDA RMAT designation, ORV-1 and ORV-2, are on track.",
        "Lena Moll, who founded Oravell and led its lead antibody to RMAT designations granted by"
        " the FDA, becomes chair.",
        "Two of its products have RMAT designation from the FDA.",
        "Both product candidates have received RMAT designation from the FDA.",
        "Oravell's programs with RMAT designation from the FDA are enrolling.",
        "The company's two therapies have RMAT designation from the FDA.",
        "Oravell, whose portfolio includes ORV-1, which has FDA RMAT designation, raised money.",
        "The plant will make ORV-1, which holds FDA RMAT designation.",
        "Its investors include Larch Ventures. Our therapies have FDA RMAT designation.",
        "The money will be used to advance programs with FDA RMAT designation.",
    ],
)
def test_what_the_issuers_programs_hold_stays(events_in: EventsIn, text: str) -> None:
    assert events_in(text) == ["FDA_RMAT"]
