"""Side effects that no list names, the arms they are counted in, and how many were treated."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.grounding.context import Context
from summarizer.grounding.safety_chain import in_one_piece, leads_to_next_arm, leads_to_number
from summarizer.grounding.safety_phrases import is_clinical, with_qualifiers

Examine = Callable[[str], Context]
FindingsIn = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Side effects were photopsia (7%), increases in amylase (5%) and rib fracture (2%).",
            ["photopsia 7%", "increases in amylase 5%", "rib fracture 2%"],
        ),
        (
            "No safety concern arose. One child had a Grade 2 otitis media.",
            ["otitis media G2-2 1/?"],
        ),
        (
            "Safety: there were two cases of cholangitis and one of optic neuritis.",
            ["cholangitis 2/?", "optic neuritis 1/?"],
        ),
        (
            "Tolerability was good; redness at the injection site was not a reason to stop. "
            "Erythema at the infusion site occurred in 6% of patients.",
            ["Erythema at the infusion site 6%"],
        ),
        (
            "Muscle events, mainly myalgia, were seen in 12% of patients with adverse events.",
            ["Muscle events 12%"],
        ),
        (
            "One adverse event, a Grade 3 keratitis, was serious.",
            ["keratitis G3-3 1/?"],
        ),
    ],
)
def test_a_side_effect_is_known_by_the_form_of_its_name(
    findings_in: FindingsIn, text: str, expected: list[str]
) -> None:
    assert [one for one in findings_in(text) if "myalgia" not in one] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Adverse events led to withdrawal in 4.4% of those given ORV-3 weekly, 3.1% of those"
            " given it monthly and 2.1% of those given sham.",
            [f"Adverse events led to withdrawal {share}%" for share in ("4.4", "3.1", "2.1")],
        ),
        (
            "The adverse event rate was alike. Fever of 38.5°C or more was seen in 2.5% versus"
            " 1.5%.",
            ["Fever 2.5%", "Fever 1.5%"],
        ),
        (
            "Serious adverse events were alike (100 mg: 3.5%; 200 mg: 4.1%; placebo: 3.9%).",
            [f"Serious adverse events {share}%" for share in ("3.5", "4.1", "3.9")],
        ),
        (
            "Serious adverse events occurred in 2.9%, 1.7% and 0.6% of patients, and 4.8%, 2.2%"
            " and 1.1% stopped treatment because of an adverse event.",
            [
                *(f"Serious adverse events {share}%" for share in ("2.9", "1.7", "0.6")),
                *(
                    f"stopped treatment because of an adverse event {share}%"
                    for share in ("4.8", "2.2", "1.1")
                ),
            ],
        ),
        (
            "Dose-limiting toxicities were seen in two of six patients at 90 mg; none at 60 mg.",
            ["Dose-limiting toxicities 2/6", "no Dose-limiting toxicities"],
        ),
        (
            "Pneumonia was an adverse event in six patients on 40 mg and six on placebo.",
            ["Pneumonia 6/?", "Pneumonia 6/?"],
        ),
    ],
)
def test_numbers_of_several_arms_are_read_to_the_last_of_them_and_no_further(
    findings_in: FindingsIn, text: str, expected: list[str]
) -> None:
    assert findings_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Forty-one patients entered. In all, 41 patients have been treated. Side effects:"
            " chills were seen in three (7%).",
            ["chills 3/41 7%"],
        ),
        (
            "The commonest adverse events in the 131 patients who received ORV-3 and the 128 who"
            " received placebo were cough (12% vs. 9%) and rash (8% vs. 3%).",
            ["cough ?/131 12%", "cough ?/128 9%", "rash ?/131 8%", "rash ?/128 3%"],
        ),
        ("Of the adverse events, chills were seen in three patients (7%).", ["chills 3/? 7%"]),
        (
            "ORV-3 was given to 42 patients treated in Spain and 43 patients treated in Italy."
            " Adverse events: chills in three (7%).",
            ["chills 3/? 7%"],
        ),
    ],
)
def test_the_number_treated_is_the_one_that_the_release_gives(
    findings_in: FindingsIn, text: str, expected: list[str]
) -> None:
    assert findings_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The commonest AEs were cough (12%), rash (8%) and chills (5%), compared with 9%, 3%"
            " and 4% on placebo.",
            ["cough 12%", "cough 9%", "rash 8%", "rash 3%", "chills 5%", "chills 4%"],
        ),
        (
            "On ORV-3, Grade 3 anemia was seen in 12 patients (9.2%) and Grade 3 rash in four"
            " (3.1%); the corresponding figures on placebo were 5 (3.8%) and 2 (1.5%).",
            [
                *("anemia G3-3 12/? 9.2%", "anemia G3-3 5/? 3.8%"),
                *("rash G3-3 4/? 3.1%", "rash G3-3 2/? 1.5%"),
            ],
        ),
        (
            "Adverse events: chills and rash were each seen in 3 of 40 patients.",
            ["chills 3/40", "rash 3/40"],
        ),
        (
            "Adverse events included one case each of dyspepsia and urticaria.",
            ["dyspepsia 1/?", "urticaria 1/?"],
        ),
        (
            "Grade 3 adverse events were rare: pneumonia in 7% and sepsis in 4%.",
            ["pneumonia G3-3 7%", "sepsis G3-3 4%"],
        ),
        (
            "The main adverse events were cough (12%) and rash (8%). On placebo, these events were"
            " reported in 9% and 3%, respectively.",
            ["cough 12%", "cough 9%", "rash 8%", "rash 3%"],
        ),
        (
            "Adverse events in those treated were:\n* Chills in 22 (55%)\n* Rash in 4 (10%)",
            ["Chills 22/? 55%", "Rash 4/? 10%"],
        ),
        (
            "Two patients on 40 mg withdrew because of rash.",
            ["withdrew because of rash 2/?", "rash 2/?"],
        ),
        ("No participant withdrew because of an adverse event.", ["no withdrew"]),
        (
            "Twelve percent of patients stopped ORV-3 because of adverse events, most often nausea,"
            " compared with 5% on placebo.",
            [f"stopped ORV-3 because of adverse events {share}%" for share in (12, 5)],
        ),
    ],
)
def test_rows_answer_to_the_side_effects_told_before_them(
    findings_in: FindingsIn, text: str, expected: list[str]
) -> None:
    read = [one.removesuffix(" because of an adverse event") for one in findings_in(text)]

    assert [one for one in read if one != "nausea"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Safety: withhold ORV-3 for Grade 2 or greater colitis; Grade 4 is a reason to stop.",
        "Safety was good; relapse or death had occurred in 29% of patients.",
        "The safety of those who had hepatitis at baseline was analysed in 30 patients.",
        "The trial will evaluate safety, including rates of nausea and vomiting.",
        "Safety was reviewed. No death was attributed to treatment.",
        "Safety was reviewed; neither event, a rash and a syncope, was deemed related.",
        "Safety was as before; none of the deaths was considered related to treatment.",
        "Safety aside, treatment improved fatigue in 55% of patients.",
        "The safety population was of patients with chronic hepatitis and liver failure.",
        "The trial reviewed safety; Level 3 support was needed.",
    ],
)
def test_what_is_judged_or_bettered_or_treated_is_no_side_effect(
    findings_in: FindingsIn, text: str
) -> None:
    assert findings_in(text) == []


def test_no_name_is_made_of_a_word_that_says_only_that_something_was_wrong() -> None:
    assert is_clinical("aseptic meningitis")
    assert is_clinical("elevated alkaline phosphatase")
    assert not is_clinical("prognosis")
    assert not is_clinical("treatment")


def test_a_name_begins_with_the_words_of_its_organ_or_kind() -> None:
    text = "patients had occlusive retinal vasculitis"

    assert text[with_qualifiers(text, text.index("vasculitis"), 0) :] == (
        "occlusive retinal vasculitis"
    )
    assert with_qualifiers("several headaches", 8, 0) == 8


def test_the_words_between_a_side_effect_and_its_number_tell_of_nothing_else() -> None:
    assert leads_to_number(" was reported by ")
    assert not leads_to_number(" led to discontinuation in ")
    assert leads_to_next_arm(" of those on sham and ", has_arm=False, bracketed=False)
    assert not leads_to_next_arm(" and resolved in ", has_arm=False, bracketed=False)
    assert in_one_piece("2.5% vs. 1.5%") == "2·5% vs  1·5%"
