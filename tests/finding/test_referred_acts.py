"""Acts on an application named only before, access that was allowed, plans that were cleared."""

from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding.designations import find_designations
from summarizer.finding.regulatory_actions import find_regulatory_actions
from summarizer.finding.regulatory_cues import read_status

HEAD = "Norvale Reports Progress\n\nBOSTON, March 3, 2026 -- Norvale reported progress.\n\n"


def _acts(text: str) -> list[tuple[str, str]]:
    found = find_regulatory_actions(Document.from_text(f"{HEAD}{text}\n"))
    return [
        (act.value, act.attributes["authority"])
        for act in found
        if act.attributes["status"] == "happened"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norvale submitted its NDA to the FDA. The FDA accepted it for filing in May 2025.",
            [("SUBMISSION", "FDA"), ("FILING_ACCEPTED", "FDA")],
        ),
        (
            "The BLA was submitted in May 2025 and accepted by the FDA in July 2025.",
            [("SUBMISSION", "FDA"), ("FILING_ACCEPTED", "FDA")],
        ),
        (
            "An IND for norvacel was submitted. The FDA has accepted the application.",
            [("SUBMISSION", "FDA"), ("IND_CTA_CLEARED", "FDA")],
        ),
        (
            "The application in Norway was submitted to the European Medicines Agency in May.",
            [("SUBMISSION", "EMA")],
        ),
        (
            "A clinical hold was imposed by the FDA. The hold was lifted by the FDA in May.",
            [("CLINICAL_HOLD", "FDA"), ("HOLD_LIFTED", "FDA")],
        ),
        ("The MFDS approved the trial plan in May.", [("IND_CTA_CLEARED", "MFDS")]),
        ("The study protocol was approved by the MHRA.", [("IND_CTA_CLEARED", "MHRA")]),
        ("A Type C meeting with the FDA took place in May.", [("MEETING_FEEDBACK", "FDA")]),
        (
            "At a Type C meeting in May 2025, the U.S. Food and Drug Administration (FDA) agreed.",
            [("MEETING_FEEDBACK", "FDA")],
        ),
    ],
)
def test_an_act_is_read_where_its_object_is_named_before(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert _acts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norvale published a paper, and the journal accepted it.",
        "Norvale asked for PRIME designation, and the EMA accepted the application.",
        "The study protocol was approved by the ethics committee.",
        "The NDA was submitted. The board accepted it into its plan.",
    ],
)
def test_nothing_is_accepted_that_is_no_application(text: str) -> None:
    assert all(event in {"SUBMISSION"} for event, _ in _acts(text))


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The FDA authorized an expanded access protocol for one patient in May.", "granted"),
        ("He was treated under an expanded access IND that the FDA had authorized.", "granted"),
        ("A single-patient expanded access IND was authorised by the FDA in May.", "granted"),
        ("Patients may ask the FDA for expanded access treatment.", "unknown"),
        ("The expanded access program is described on the page of the FDA.", "unknown"),
    ],
)
def test_access_is_an_act_only_where_an_authority_allowed_it(sentence: str, status: str) -> None:
    document = Document.from_text(f"{HEAD}{sentence}\n")
    (found,) = find_designations(document)

    assert read_status(document, found).status.value == status
