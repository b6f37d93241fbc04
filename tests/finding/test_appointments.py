from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding.people import read_people

OPENING = (
    "Oravell Bio Reports News\n\nLYON, March 3, 2025 /PRNewswire/ -- Oravell Bio today said so.\n\n"
)


def appointed(body: str) -> list[tuple[str, list[str]]]:
    people = read_people(Document.from_text(f"{OPENING}{body}\n"))
    return [(p.name.value, [role.value for role in p.roles]) for p in people.persons]


@pytest.mark.parametrize(
    ("body", "people"),
    [
        (
            "Oravell announced the appointment of Ada Exampleton, PhD, as Chief Medical Officer, "
            "effective May 1.",
            [("Ada Exampleton", ["Chief Medical Officer"])],
        ),
        (
            "Bo Sampleson has been promoted to Vice President, Clinical Development.",
            [("Bo Sampleson", ["Vice President, Clinical Development"])],
        ),
        (
            "Oravell welcomes industry veteran Ada Exampleton as its new Chair and Bo Sampleson as "
            "General Counsel.",
            [("Ada Exampleton", ["Chair"]), ("Bo Sampleson", ["General Counsel"])],
        ),
        (
            "Shareholders elected Ada Exampleton and Bo Sampleson as independent directors.",
            [
                ("Ada Exampleton", ["independent directors"]),
                ("Bo Sampleson", ["independent directors"]),
            ],
        ),
        ("Ada Exampleton of Hill Ventures joins the Board of Directors.", [("Ada Exampleton", [])]),
        (
            "Ada Exampleton, currently Head of Research, will become President.",
            [("Ada Exampleton", ["President"])],
        ),
        (
            "New members of the advisory board:\n\n"
            "- Ada Exampleton, MD, Professor of Medicine at Hill University\n"
            "- Bo Sampleson, PhD, Director of Genetics\n",
            [
                ("Ada Exampleton", ["Professor of Medicine"]),
                ("Bo Sampleson", ["Director of Genetics"]),
            ],
        ),
    ],
)
def test_who_is_appointed_is_a_person_with_the_new_post(
    body: str, people: list[tuple[str, list[str]]]
) -> None:
    assert appointed(body) == people


@pytest.mark.parametrize(
    "body",
    [
        "Oravell appointed Hill Clinical Research as its contract partner.",
        "Before joining Oravell, Ada Exampleton was named Chief Executive Officer of Hill Bio.",
        "Oravell announced the retirement of Ada Exampleton as chair.",
        "Oravell added Phase 2 sites in Spain as planned.",
        "The programme was named Director of Change by the jury.",
    ],
)
def test_companies_careers_and_those_who_leave_are_not_appointed(body: str) -> None:
    assert appointed(body) == []
