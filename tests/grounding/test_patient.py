from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.patient import ground_patient
from summarizer.schemas.patient import PatientCase, PatientCaseDraft

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]

CASE = (
    "The first patient, a 54-year-old woman diagnosed with multiple myeloma (R-ISS Stage III), "
    "had undergone four prior lines of therapy. The patient had an autologous stem cell "
    "transplant. After disease progression, the patient received cells at the lowest dose level."
)
READ = {
    "ordinal": "first",
    "diagnosis": "multiple myeloma",
    "stage": "R-ISS Stage III",
    "prior_lines": 4,
    "prior_transplant": "autologous stem cell transplant",
    "status_at_entry": "disease progression",
    "dose_level": "lowest dose level",
    "age": 54,
    "sex": "woman",
}


def _draft(**said: object) -> PatientCaseDraft:
    fields: dict[str, object] = {
        "diagnosis": None,
        "stage": None,
        "prior_lines": None,
        "prior_transplant": None,
        "dose_level": None,
    }
    return PatientCaseDraft.model_validate({**fields, **said})


def _values(case: PatientCase | None) -> dict[str, object]:
    assert case is not None
    return {name: value.value for name, value in case if name != "evidence" and value is not None}


def _refused(context: Context) -> dict[str, str]:
    return {refusal.path: refusal.rule for refusal in context.ledger.refusals}


def test_a_patient_is_read_without_the_model(examine: Examine) -> None:
    context = examine(CASE)

    assert _values(ground_patient(None, context)) == READ


def test_a_model_that_says_the_same_is_accepted_field_by_field(examine: Examine) -> None:
    context = examine(CASE)
    draft = _draft(
        diagnosis="multiple myeloma",
        stage="Stage III",
        prior_lines=4,
        prior_transplant="stem cell transplant",
        dose_level="the lowest dose level",
        age=54,
        sex="woman",
    )

    assert _values(ground_patient(draft, context)) == READ
    context.ledger.close(draft, "patient_case")
    assert _refused(context) == {}


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({"diagnosis": "gout"}, "R-EV-01"),
        ({"subtype": "IgG"}, "R-EV-01"),
        ({"stage": "Stage I"}, "R-EV-02"),
        ({"stage": "Stage IV"}, "R-EV-02"),
        ({"prior_lines": 5}, "R-EV-02"),
        ({"prior_transplant": "kidney transplant"}, "R-EV-02"),
        ({"dose_level": "highest dose level"}, "R-EV-02"),
        ({"age": 45}, "R-EV-02"),
        ({"sex": "man"}, "R-EV-02"),
    ],
)
def test_an_altered_value_is_refused(examine: Examine, said: dict[str, object], rule: str) -> None:
    context = examine(CASE)

    assert _values(ground_patient(_draft(**said), context)) == READ
    assert _refused(context) == {f"patient_case.{name}": rule for name in said}


def test_one_sex_is_not_read_into_the_word_for_the_other(examine: Examine) -> None:
    context = examine("The first patient treated was female. The patient went home.")

    ground_patient(_draft(sex="male"), context)

    assert _refused(context) == {"patient_case.sex": "R-EV-02"}


@pytest.mark.parametrize(
    "text",
    [
        "The first patient improved. The patient went home. Seven patients stayed.",
        "The company hired two people.",
        "The first patient was treated.",
    ],
    ids=["a group", "nobody", "in passing"],
)
def test_a_release_about_no_single_patient_has_no_case(examine: Examine, text: str) -> None:
    context = examine(text)

    assert ground_patient(None, context) is None
    assert ground_patient(_draft(diagnosis="gout"), context) is None
    assert _refused(context) == {"patient_case": "no-single-patient"}


def test_words_that_stand_for_nothing_are_not_refused(examine: Examine) -> None:
    context = examine(CASE)

    ground_patient(_draft(diagnosis="N/A", stage="unknown", sex="not stated"), context)

    assert _refused(context) == {}
