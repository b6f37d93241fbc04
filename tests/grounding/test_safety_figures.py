"""The numbers and grades of side effects, in wordings of many kinds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.grounding.context import Context
from summarizer.grounding.safety import ground_safety
from summarizer.schemas.safety import SafetyFinding

Examine = Callable[[str], Context]


def _told(finding: SafetyFinding) -> tuple[str, int | None, int | None, str | None]:
    return (
        finding.term.value,
        finding.grade_min.value if finding.grade_min else None,
        finding.n.value if finding.n else None,
        str(finding.rate.value) if finding.rate else None,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The most common adverse events were diarrhea (38%), rash (22%) and fatigue (19%).",
            [
                ("diarrhea", None, None, "38"),
                ("rash", None, None, "22"),
                ("fatigue", None, None, "19"),
            ],
        ),
        (
            "Grade 3 or higher neutropenia was observed in 21% of patients and febrile neutropenia"
            " in 3%.",
            [("neutropenia", 3, None, "21"), ("febrile neutropenia", None, None, "3")],
        ),
        (
            "Two patients (4%) experienced Grade 3 cytokine release syndrome.",
            [("cytokine release syndrome", 3, 2, "4")],
        ),
        (
            "CRS occurred in 45% of patients (Grade 1: 30%; Grade 2: 13%).",
            [("CRS", None, None, "45"), ("CRS", 1, None, "30"), ("CRS", 2, None, "13")],
        ),
        (
            "Headache (11% vs 9%) was the most common adverse event in the two arms.",
            [("Headache", None, None, "11"), ("Headache", None, None, "9")],
        ),
        (
            "Serious adverse events were reported in three patients on 40 mg and five on placebo.",
            [
                ("Serious adverse events", None, 3, None),
                ("Serious adverse events", None, 5, None),
            ],
        ),
    ],
)
def test_every_arm_and_grade_of_a_side_effect_is_an_entry(
    examine: Examine,
    text: str,
    expected: list[tuple[str, int | None, int | None, str | None]],
) -> None:
    assert [_told(finding) for finding in ground_safety([], examine(text), ())] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Another company's inhibitor has led to serious infections in 5% of patients.",
        "Treatment may cause nausea in 20% of patients.",
        "The proportion of patients with seizure freedom was 23% at 200 mg.",
        "Patients with severe infection will be excluded from the trial.",
    ],
)
def test_risks_and_other_products_are_no_findings(examine: Examine, text: str) -> None:
    assert ground_safety([], examine(text), ()) == ()


def test_none_on_placebo_does_not_deny_what_the_treated_had(examine: Examine) -> None:
    context = examine(
        "Pancreatitis was observed in 9 of 86 patients on 40 mg (10%) and in none on placebo."
    )

    present = [f for f in ground_safety([], context, ()) if f.presence.value == "present"]

    assert [_told(finding) for finding in present] == [("Pancreatitis", None, 9, "10")]
