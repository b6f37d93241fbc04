"""Side effects in lists, in pairs of arms, of nobody, and what was given for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.documents.spans import Span
from summarizer.grounding.context import Context
from summarizer.grounding.safety import ground_safety
from summarizer.grounding.safety_lists import run_around

Examine = Callable[[str], Context]
FindingsIn = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The commonest adverse events were cough, chills and rash, seen in 9%, 7% and 4%.",
            ["cough 9%", "chills 7%", "rash 4%"],
        ),
        ("Side effects: cough (9%), paronychia (5%).", ["cough 9%", "paronychia 5%"]),
        ("Safety was as before: cough 9%, chills 7%.", ["cough 9%", "chills 7%"]),
        (
            "Side effects included Grade 3 anemia and Grade 1 cough, and Grade 2 rash on day 4.",
            ["anemia G3-3", "cough G1-1", "rash G2-2"],
        ),
        (
            "Adverse events of Grade 3 or higher occurred in 31%, most often anemia (14%).",
            ["Adverse events G3- 31%", "anemia G3- 14%"],
        ),
        ("There were no DLTs, no ICANS and no GvHD.", ["no DLTs", "no ICANS", "no GvHD"]),
        (
            "No cases of uveitis, iritis or orbital myositis have been reported in patients.",
            ["no uveitis", "no iritis", "no orbital myositis"],
        ),
        ("No patient had CRS above Grade 2.", []),
        ("No severe rash was seen in any patient.", ["no severe rash"]),
        (
            "Cough was seen in 14% of treated against 9% of placebo patients.",
            ["Cough 14%", "Cough 9%"],
        ),
        (
            "Adverse events by arm. Cough: 3.8% placebo, 5.6% 25 mg, 7.3% 50 mg.",
            ["Cough 3.8%", "Cough 5.6%", "Cough 7.3%"],
        ),
        (
            "Serious adverse events occurred in 6 patients (5%) in the treated group and 8 patients"
            " (7%) in the placebo group.",
            ["Serious adverse events 6/? 5%", "Serious adverse events 8/? 7%"],
        ),
        (
            "CRS was seen in 11 patients (26%); nine had Grade 1 and two Grade 2.",
            ["CRS 11/? 26%", "CRS G1-1 9/?", "CRS G2-2 2/?"],
        ),
        ("ICANS was reported once, at Grade 1, among the patients.", ["ICANS G1-1 1/?"]),
        (
            "In all 83 patients treated, cough was the most frequent adverse event (36%). Rash "
            "occurred in 8%.",
            ["cough ?/83 36%", "Rash ?/83 8%"],
        ),
        (
            "Three patients on 150 mg and one on placebo discontinued due to adverse events.",
            [
                "discontinued due to adverse events 3/?",
                "discontinued due to adverse events 1/?",
            ],
        ),
        (
            "Adverse events led to discontinuation of treatment in 5% of patients.",
            ["Adverse events led to discontinuation of treatment 5%"],
        ),
        (
            "Of 15 treated patients, 4 developed CRS (all Grade 1) and 1 developed ICANS.",
            ["CRS G1-1 4/15", "ICANS 1/15"],
        ),
        (
            "Seven patients (12%) in the active arm versus two (3%) in the control arm discontinued"
            " because of adverse events.",
            [
                "discontinued because of adverse events 7/? 12%",
                "discontinued because of adverse events 2/? 3%",
            ],
        ),
        (
            "Neutropenia (Grade 3/4) was reported in 38% of patients.",
            ["Neutropenia G3-4 38%"],
        ),
        (
            "No ICANS and no infections of Grade 3 or above occurred among patients.",
            ["no ICANS", "no infections G3-"],
        ),
        (
            "One patient had a serious adverse event of pancreatitis.",
            ["pancreatitis 1/?"],
        ),
    ],
)
def test_what_a_sentence_tells_of_side_effects_is_read(
    findings_in: FindingsIn, text: str, expected: list[str]
) -> None:
    assert sorted(findings_in(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Patients with anemia were excluded from the safety analyses.",
        "Adverse events will be graded by CTCAE version 5.0.",
        "The trial counted cardiovascular death, stroke and infarction in patients.",
        "Serious adverse events were balanced between the groups in patients of both arms.",
        "The safety of ORV-3 in patients with infections has not been established.",
        "Patients who have had a seizure in the past month may not take part.",
        "No anti-drug antibodies have been seen in participants.",
    ],
)
def test_what_did_not_happen_to_patients_is_no_side_effect(
    findings_in: FindingsIn, text: str
) -> None:
    assert [one for one in findings_in(text) if not one.startswith("Serious")] == []


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Two patients had Grade 2 pneumonitis, which resolved on prednisolone.", ["prednisolone"]),
        ("Grade 2 nausea in the second week needed ondansetron.", ["ondansetron"]),
        (
            "One patient had Grade 3 colitis. He was given high-dose corticosteroids.",
            ["high-dose corticosteroids"],
        ),
        (
            "Diarrhea in patients was managed with loperamide, and rash with doxycycline.",
            ["doxycycline", "loperamide"],
        ),
        ("One patient had Grade 1 rash, which resolved within three days.", []),
        ("One patient had Grade 1 rash. Every patient takes steroid drops.", []),
    ],
)
def test_what_was_given_for_a_side_effect_is_its_management(
    examine: Examine, text: str, given: list[str]
) -> None:
    found = ground_safety([], examine("No adverse event was severe. " + text), ())

    assert sorted(care.value for one in found for care in one.management) == given


def test_a_row_ends_where_more_than_a_comma_or_a_conjunction_stands_between() -> None:
    text = "cough, chills and rash, but not fever"
    places = [Span(0, 5), Span(7, 13), Span(18, 22), Span(32, 37)]

    assert run_around(text, places, places[1]) == places[:3]
    assert run_around(text, places, places[3]) == [places[3]]
    assert run_around(text, places, Span(1, 2)) == [Span(1, 2)]


def test_those_who_were_treated_with_a_medicine_behind_a_share_are_no_care(
    examine: Examine,
) -> None:
    context = examine(
        "Serious adverse events were reported in 9 of 523 patients (1.7%) treated with lacrivane "
        "and 13 of 521 patients (2.5%) treated with placebo."
    )

    findings = ground_safety([], context, ())

    assert findings
    assert all(finding.management == () for finding in findings)
