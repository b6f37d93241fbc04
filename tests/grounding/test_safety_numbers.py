"""Side effects counted in brackets, before their names, in the other arm, and what was done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.grounding.context import Context
from summarizer.grounding.safety import ground_safety

Examine = Callable[[str], Context]
FindingsIn = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The most common adverse events were chills (n=6), cough (n=4) and rash (n=3).",
            ["chills 6/?", "cough 4/?", "rash 3/?"],
        ),
        (
            "The most common adverse events were chills (n=6, 15%) and cough (10%; n=4).",
            ["chills 6/? 15%", "cough 4/? 10%"],
        ),
        (
            "Stomatitis (19/62; 30.6%) and dry eye (14/62; 22.6%) were the usual adverse events.",
            ["Stomatitis 19/62 30.6%", "dry eye 14/62 22.6%"],
        ),
        (
            "Adverse events were cough (10.0% [3/30] with OVB-1; 20.0% [2/10] with placebo).",
            ["cough 3/30 10%", "cough 2/10 20%"],
        ),
        (
            "Adverse events of note: Grade 4 neutropenia in all five.",
            ["neutropenia G4-4 5/5"],
        ),
        ("Adverse events:\n- Cough: 5\n- Deaths: 0", ["no Deaths"]),
    ],
)
def test_a_count_and_its_share_are_one_number(
    findings_in: FindingsIn, text: str, expected: list[str]
) -> None:
    assert [one for one in findings_in(text) if not one.startswith("Cough")] == expected


def test_the_size_of_an_arm_counts_nobody_who_had_it(findings_in: FindingsIn) -> None:
    found = findings_in("Adverse events were few: cough was seen in the 20 mg group (n=30).")
    assert found == ["cough"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tolerability: 62% of patients had at least one adverse event, compared with 58% in"
            " the placebo arm.",
            ["adverse event 62%", "adverse event 58%"],
        ),
        (
            "Safety was good: 12 of 60 patients (20%) had mild cough in the 50 mg group and 7 of 59"
            " (12%) in the placebo group.",
            ["cough 12/60 20%", "cough 7/59 12%"],
        ),
        (
            "Adverse events: 9 patients (6%) reported cough, 7 (4%) reported chills and 4 (3%)"
            " reported falls.",
            ["cough 9/? 6%", "chills 7/? 4%", "falls 4/? 3%"],
        ),
        (
            "One treatment-related death (0.8%) and one case of colitis (0.8%) were reported.",
            ["treatment-related death 1/? 0.8%", "colitis 1/? 0.8%"],
        ),
        (
            "Two participants had serious adverse events, a wrist fracture and an episode of"
            " appendicitis.",
            ["serious adverse events 2/?", "wrist fracture 1/?", "appendicitis 1/?"],
        ),
        (
            "Serious adverse events were reported by 5 (4.0%) and 4 (6.3%) patients, respectively.",
            ["Serious adverse events 5/? 4%", "Serious adverse events 4/? 6.3%"],
        ),
    ],
)
def test_numbers_before_a_name_go_on_to_the_other_arm_and_stop_at_the_next_name(
    findings_in: FindingsIn, text: str, expected: list[str]
) -> None:
    assert findings_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "CRS was reported in 22 patients (54%); all events were Grade 1 or 2.",
            ["CRS G1-2 22/? 54%"],
        ),
        (
            "Adverse events were cough (28%), chills (23%) and rash (17%), all Grade 1 or 2.",
            ["cough G1-2 28%", "chills G1-2 23%", "rash G1-2 17%"],
        ),
        (
            "Colitis occurred in 3 patients (2%), all adjudicated as Grade 1. No adverse event was"
            " fatal.",
            ["Colitis G1-1 3/? 2%"],
        ),
        (
            "Grade 3 anemia occurred in 8 patients (18%) and Grade 4 neutropenia in 3 (7%).",
            ["anemia G3-3 8/? 18%", "neutropenia G4-4 3/? 7%"],
        ),
        (
            "The usual adverse events were anemia (31%; Grade 3: 8%) and cough (24%).",
            ["anemia 31%", "anemia G3-3 8%", "cough 24%"],
        ),
        (
            "Infections of Grade 3 or higher were seen in 6 patients (19%), most often pneumonia"
            " (n=3).",
            ["Infections G3- 6/? 19%", "pneumonia G3- 3/?"],
        ),
    ],
)
def test_a_grade_behind_a_number_is_its_own_and_never_the_next_one(
    findings_in: FindingsIn, text: str, expected: list[str]
) -> None:
    assert [one for one in findings_in(text) if "event" not in one] == expected


def test_the_number_that_one_effect_was_counted_in_is_not_that_of_another(
    findings_in: FindingsIn,
) -> None:
    told = "Adverse events occurred in 62 of 66 patients (93.9%). Cough was seen in three (4.5%)."
    assert findings_in(told)[1:] == ["Cough 3/? 4.5%"]
    treated = "44 patients were treated. Sleep improved. Cough occurred in four patients (9%)."
    assert findings_in(f"{treated} No adverse event was fatal.")[0] == "Cough 4/? 9%"
    row = "Adverse events: insomnia in 7 of 20, chills in 5 and cough in 1."
    assert findings_in(row)[-3:] == ["insomnia 7/20", "chills 5/20", "cough 1/20"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Adverse events: cough occurred in 8% of patients. Four patients withdrew because of"
            " cough.",
            ["cough 8%", "withdrew because of cough 4/?"],
        ),
        (
            "Safety was good. One patient (2%) discontinued because of a Grade 2 rash.",
            ["discontinued because of a Grade 2 rash 1/? 2%", "rash G2-2 1/? 2%"],
        ),
        (
            "The adverse event uveitis led to discontinuation in two patients.",
            ["uveitis 2/?", "uveitis led to discontinuation 2/?"],
        ),
    ],
)
def test_a_stop_is_a_finding_and_its_reason_one_where_nothing_else_tells_of_it(
    findings_in: FindingsIn, text: str, expected: list[str]
) -> None:
    assert findings_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "There was no increase in infections or falls compared with placebo in these patients.",
        "The trial found no higher risk of infections in patients on the drug; safety was good.",
    ],
)
def test_no_more_than_on_placebo_is_not_none(findings_in: FindingsIn, text: str) -> None:
    assert not [one for one in findings_in(text) if one.startswith("no ")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two cases of Grade 3 hepatitis were adverse events. Dosing was stopped in both.",
            ["Dosing was stopped"],
        ),
        (
            "One patient had liver injury, a serious adverse event. OVB-209 was stopped and"
            " acetylcysteine was given.",
            ["OVB-209 was stopped", "acetylcysteine"],
        ),
        (
            "One patient discontinued treatment because of a Grade 2 rash, an adverse event.",
            ["discontinued treatment"],
        ),
        (
            "As an adverse event, uveitis led to discontinuation in two patients.",
            ["led to discontinuation"],
        ),
        (
            "CRS occurred in 16 of 29 patients (55%); tocilizumab was given to five patients.",
            ["tocilizumab"],
        ),
        (
            "One patient had colitis, an adverse event. The company paused dosing in the trial.",
            [],
        ),
        (
            "Adverse events such as colitis were seen in patients. Treatment was given once daily.",
            [],
        ),
    ],
)
def test_holding_the_drug_is_care_and_giving_it_is_none(
    examine: Examine, text: str, expected: list[str]
) -> None:
    given = [
        one.value for finding in ground_safety([], examine(text), ()) for one in finding.management
    ]
    assert given == expected
