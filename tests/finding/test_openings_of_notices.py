"""Openings of exchange notices, letters and company sites, which no wire has set."""

from __future__ import annotations

import pytest

from summarizer.documents.reading import read
from summarizer.finding.release import Release, read_release

TAIL = "\n\nThe trial of QRV-12 goes on. It has enrolled 40 patients in the Netherlands so far.\n"


def _release(text: str) -> Release:
    document = read((text + TAIL).encode())
    return read_release(document)


OPENINGS = [
    (
        "ASX RELEASE\n7 May 2026\n\nTRIAL OF QRV-12 OPENS IN CANBERRA CENTRES\n\n"
        "Hobart, Australia: Quarravale Biologics Limited (ASX:QVB) advises that its trial is open.",
        ("Quarravale Biologics Limited", "2026-05-07", "Hobart"),
    ),
    (
        "Quarravale signs lease\n\nAarhus (Denmark) and Turin (Italy), 4 March 2026\n\n"
        "Quarravale Biologics ApS has rented a plant from Morsetti Immobili S.p.A..",
        ("Quarravale Biologics ApS", "2026-03-04", "Aarhus"),
    ),
    (
        "TULSA, Okla., June 9, 2026. A woman is well half a year after QRV-12, Quarravale Cell "
        "Foundry LLC said today.",
        ("Quarravale Cell Foundry LLC", "2026-06-09", "Tulsa"),
    ),
    (
        "May 14, 2026\nCompany name: Quarravale Seiyaku Co., Ltd.\n(Securities code: 4899)\n\n"
        "Notice Concerning Start of Phase II Trial of QRV-12\n\nWe hereby notify that it began.",
        ("Quarravale Seiyaku Co., Ltd.", "2026-05-14", None),
    ),
]


@pytest.mark.parametrize(("text", "expected"), OPENINGS)
def test_a_notice_shows_its_company_day_and_place(
    text: str, expected: tuple[str, str, str | None]
) -> None:
    release = _release(text)
    issuer = next((one.name.value for one in release.organisations if one.is_issuer), None)
    released = release.release_date.value if release.release_date else None
    place = release.dateline_place.value if release.dateline_place else None

    assert (issuer, released, place) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Update on QRV-12\n\nThe trial is open. Patients were dosed on 4 March 2026.",
        "Update on QRV-12\n\nKey Points: Nine patients were dosed. None withdrew by 4 March 2026.",
    ],
)
def test_a_day_in_a_sentence_is_no_release_date_and_a_label_no_place(text: str) -> None:
    release = _release(text)

    assert release.release_date is None
    assert release.dateline_place is None


def test_a_partner_is_not_taken_for_the_issuer() -> None:
    release = _release(
        "Oravell and Morsetti agree on QRV-12\n\nUnder a contract with Morsetti Farma S.p.A., "
        "Oravell Biologics AG will supply it."
    )

    assert [one.name.value for one in release.organisations if one.is_issuer] == [
        "Oravell Biologics AG"
    ]
