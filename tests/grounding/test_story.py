"""Whether a release tells of one patient, and who that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.patient import ground_patient

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]

BOY = "A 9-year-old boy with Menkes disease was treated with ORV-3 and is walking. "


def _read(context: Context) -> dict[str, object]:
    case = ground_patient(None, context)
    if case is None:
        return {}
    return {name: value.value for name, value in case if name != "evidence" and value is not None}


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("A forty-seven-year-old woman with gout was given ORV-3.", 47, "woman"),
        ("The boy, aged six, was infused with ORV-3 for Menkes disease.", 6, "boy"),
        ("The subject, male, 46 years old, received ORV-3.", 46, "male"),
        ("The participant, a man of 37, was dosed with ORV-3 for gout.", 37, "man"),
        ("A man in his sixties with gout was treated with ORV-3.", None, "man"),
        ("The patient, who is 52 and has had gout for years, received ORV-3.", 52, None),
        ("The patient, 61, received ORV-3 for gout that steroids had failed to stop.", 61, None),
    ],
)
def test_age_and_sex_are_read_however_the_patient_is_introduced(
    examine: Examine, text: str, age: int | None, sex: str | None
) -> None:
    read = _read(examine(text))

    assert (read.get("age"), read.get("sex")) == (age, sex)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("The first patient, a woman, had failed four prior lines and received ORV-3.", 4),
        ("A man with gout was given ORV-3 after three previous regimens.", 3),
        ("A girl whose lupus had withstood five earlier treatments received ORV-3.", 5),
        ("A man with gout was given ORV-3 after two courses of chemotherapy.", 2),
        ("A man with gout was given ORV-3 after more than two prior lines.", None),
        ("A man with gout was given ORV-3 after two weeks of therapy.", None),
    ],
)
def test_lines_are_those_that_lie_behind_the_patient(
    examine: Examine, text: str, lines: int | None
) -> None:
    assert _read(examine(text)).get("prior_lines") == lines


@pytest.mark.parametrize(
    ("text", "diagnosis"),
    [
        ("A woman suffering from metastatic uveal melanoma was given ORV-3.", "uveal melanoma"),
        ("A girl whose lupus nephritis had resisted steroids received ORV-3.", "lupus nephritis"),
        (
            "A man, a baker from the coast, with Candida infection of the hip received ORV-3.",
            "Candida infection of the hip",
        ),
        ("A boy with Crigler-Najjar syndrome type 1 was dosed.", "Crigler-Najjar syndrome type 1"),
        ("The first patient, a man, was treated in a trial of ORV-3 for gout.", "gout"),
        ("A man with advanced KRAS-mutant lung cancer was dosed.", "KRAS-mutant lung cancer"),
        ("A woman with two children received ORV-3.", None),
    ],
)
def test_the_diagnosis_is_the_disease_without_its_stage(
    examine: Examine, text: str, diagnosis: str | None
) -> None:
    assert _read(examine(text)).get("diagnosis") == diagnosis


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("at the second dose level", "second dose level"),
        ("at the lowest of three doses", "lowest of three doses"),
        ("as a single infusion of 3 x 10^8 cells", "3 x 10^8 cells"),
        ("in dose cohort 2 (30 mg)", "dose cohort 2"),
        ("as a second dose", None),
        ("with 2 g of a high dose of steroids", None),
    ],
)
def test_the_dose_level_is_its_label_or_the_number_of_cells(
    examine: Examine, words: str, level: str | None
) -> None:
    assert _read(examine(f"A 40-year-old man received ORV-3 {words}.")).get("dose_level") == level


@pytest.mark.parametrize(
    "more",
    [
        "The trial is expected to enroll up to 40 patients.",
        "Worldwide, most patients are diagnosed in their first year.",
        "A Phase 1 study in 64 healthy volunteers was completed.",
        'The "patient population" is small.',
    ],
)
def test_plans_and_background_make_no_group(examine: Examine, more: str) -> None:
    assert _read(examine(BOY + more))["age"] == 9


@pytest.mark.parametrize(
    "text",
    [
        BOY + "Four of seven patients improved.",
        BOY + "A 6-year-old girl was treated, too.",
        'Sales grew. "I was a 34-year-old woman when I received it," said Mary Lane, a patient.',
        "Maya, a 29-year-old woman with narcolepsy, shares what she went through.",
        "The first patient has been treated at a site in Leeds.",
        'A person with gout must take tablets. "My son was a 7-year-old boy when he was given '
        'ORV-3," said Jane Holt.',
    ],
    ids=["group", "two", "who speaks", "untreated", "nothing told", "a child of theirs"],
)
def test_no_case_is_made_of_a_group_or_of_somebody_in_passing(examine: Examine, text: str) -> None:
    assert _read(examine(text)) == {}
