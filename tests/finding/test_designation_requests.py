"""What becomes of a request for a designation, and of what is only presupposed."""

from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding.designations import find_designations
from summarizer.finding.regulatory_cues import read_status

HEAD = "Norvale Reports Progress\n\nBOSTON, March 3, 2026 -- Norvale reported progress.\n\n"


def _statuses(sentence: str) -> list[str]:
    document = Document.from_text(f"{HEAD}{sentence}\n")
    return [read_status(document, found).status.value for found in find_designations(document)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norvale sent the FDA a request for Fast Track designation.", "requested"),
        ("A request for RMAT designation was lodged with the FDA in May.", "requested"),
        ("The request for RMAT designation, which Norvale made in May, is pending.", "requested"),
        ("Our RMAT designation request is being evaluated by the FDA.", "requested"),
        ("The FDA has not yet granted our request for RMAT designation.", "requested"),
        ("The FDA is reviewing our application for RMAT designation.", "requested"),
        ("The FDA acknowledged receipt of our request for RMAT designation.", "requested"),
        ("We await the FDA's decision on our request for RMAT designation.", "requested"),
        (
            "Norvale filed an application with the Ministry of Health, Labour and Welfare (MHLW) "
            "to have norvacel designated as an orphan drug.",
            "requested",
        ),
        ("The request for RMAT designation had not been granted by the FDA.", "denied"),
        ("The FDA turned down the company's request for RMAT designation.", "denied"),
        ("The FDA has not granted RMAT designation to norvacel, citing two cases.", "denied"),
        ("The FDA said that it was unable to grant RMAT designation to norvacel.", "denied"),
        ("The FDA did not grant the requested RMAT designation.", "denied"),
        (
            "The RMAT designation granted in 2023 was withdrawn by the FDA in June 2025.",
            "rescinded_by_authority",
        ),
        ("The EMA did not accept norvacel into its PRIME scheme.", "denied"),
        ("The FDA granted our request for RMAT designation, which was filed in May.", "granted"),
        ("The request for RMAT designation was withdrawn by Norvale.", "withdrawn_by_sponsor"),
        ("A request for RMAT designation will be submitted to the FDA in May.", "planned_request"),
        ("The request for RMAT designation was not submitted.", "unknown"),
    ],
)
def test_a_request_is_what_its_verb_makes_of_it(sentence: str, expected: str) -> None:
    assert _statuses(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "The COMP adopted a positive opinion recommending that norvacel be designated as an orphan "
        "medicinal product.",
        "The EMA's Committee for Orphan Medicinal Products recommended granting orphan designation "
        "to norvacel.",
    ],
)
def test_an_opinion_is_no_grant(sentence: str) -> None:
    assert set(_statuses(sentence)) == {"requested"}


def test_a_grant_behind_an_opinion_is_one() -> None:
    sentence = (
        "After a positive opinion of the COMP on norvacel, the European Commission granted "
        "orphan designation."
    )

    assert _statuses(sentence) == ["granted"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Thanks to its Fast Track status with the FDA, the company can submit in parts.",
        "Norvacel (FDA Orphan Drug designation) is in Phase 2.",
        "With RMAT designation from the FDA in hand, Norvale is preparing Phase 3.",
        "Norvacel is covered by the PRIME scheme of the EMA.",
        "The FDA-designated orphan drug norvacel is in Phase 2.",
        "The product's RMAT designation, given by the FDA, stands.",
        "The FDA has recognised the promise of norvacel through RMAT designation.",
        "The FDA confirmed the transfer of the RMAT designation to Norvale.",
    ],
)
def test_what_is_presupposed_is_held(sentence: str) -> None:
    assert _statuses(sentence) == ["granted"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Receipt of RMAT designation does not change the standards for approval by the FDA.",
        "Norvale was unable to say whether the FDA grants RMAT designation.",
        "Norvale may lose its Fast Track status with the FDA.",
        "The FDA explained its Breakthrough Therapy designation program.",
        "Several expedited programs (FDA Fast Track designation) are open to the company.",
        "Norvale is weighing whether to seek RMAT designation from the FDA.",
    ],
)
def test_what_is_doubted_or_explained_is_not_held(sentence: str) -> None:
    assert "granted" not in _statuses(sentence)
    assert "planned_request" not in _statuses(sentence)
