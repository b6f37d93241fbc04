from __future__ import annotations

from summarizer.drafting import complete_entries, merge
from summarizer.schemas.questions import FindingsDraft, StudyDraft

TRIAL = {"acronym": "BRIGHT", "registry_ids": [], "phases": [], "quote": "the BRIGHT trial"}


def test_entries_of_several_answers_are_joined_in_order() -> None:
    first = StudyDraft.model_validate(
        {"products": [], "indications": [{"disease_text": "gout"}], "trials": []}
    )
    second = StudyDraft.model_validate(
        {"products": [], "indications": [{"disease_text": "asthma"}], "trials": [TRIAL]}
    )

    merged = merge([first, second])

    assert [entry.disease_text for entry in merged.indications] == ["gout", "asthma"]
    assert [entry.acronym for entry in merged.trials] == ["BRIGHT"]
    assert merged.results == []
    assert merged.patient_case is None


def test_the_entry_being_written_is_not_shown() -> None:
    half = {"products": [], "indications": [{"disease_text": "gout"}, {"disease_text": "asth"}]}

    draft = complete_entries(StudyDraft, half)

    assert isinstance(draft, StudyDraft)
    assert [entry.disease_text for entry in draft.indications] == ["gout"]
    assert draft.trials == []


def test_a_list_that_is_followed_by_another_is_shown_whole() -> None:
    half = {"products": [], "indications": [{"disease_text": "gout"}], "trials": [TRIAL]}

    draft = complete_entries(StudyDraft, half)

    assert isinstance(draft, StudyDraft)
    assert len(draft.indications) == 1
    assert draft.trials == []


def test_an_entry_of_the_wrong_shape_is_left_out() -> None:
    half = {"products": [], "indications": [{"disease": "gout"}], "trials": []}

    draft = complete_entries(StudyDraft, half)

    assert isinstance(draft, StudyDraft)
    assert draft.indications == []


def test_a_patient_case_is_shown_once_the_next_field_begins() -> None:
    case = {"diagnosis": "gout", "stage": None, "prior_lines": 2, "prior_transplant": None}
    half = {"patient_case": {**case, "dose_level": None}}

    writing = complete_entries(FindingsDraft, half)
    written = complete_entries(FindingsDraft, {**half, "results": []})

    assert isinstance(writing, FindingsDraft)
    assert isinstance(written, FindingsDraft)
    assert writing.patient_case is None
    assert written.patient_case is not None
