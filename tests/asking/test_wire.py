from __future__ import annotations

import json
from enum import StrEnum
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel, Field

from summarizer.asking.wire import WireForm, omit_nulls, response_format, schema, schema_sha256


class Phase(StrEnum):
    PHASE1 = "PHASE1"
    PHASE2 = "PHASE2"


class DoseDraft(BaseModel):
    amount: str = Field(description="As written.", max_length=20)
    unit: Literal["mg"] = "mg"


class TrialDraft(BaseModel):
    """One trial of the release, whether it has a name or not, with the phase it is in."""

    title: str | None
    phase: Phase | None = Field(default=None, description="As the document says it.")
    doses: list[DoseDraft] = Field(default_factory=list[DoseDraft], max_length=3)
    arms: int = Field(default=1, ge=1)
    next_phase: Phase = Field(description="Never a guess.")


class StudyDraft(BaseModel):
    trials: list[TrialDraft] = Field(max_length=2)
    main: TrialDraft | None = None


LEAN_TRIAL = {
    "type": "object",
    "description": "One trial of the release, whether it has a name or not, "
    "with the phase it is in.",
    "properties": {
        "title": {"anyOf": [{"type": "string"}, {"type": "null"}]},
        "phase": {
            "description": "As the document says it.",
            "anyOf": [{"type": "string", "enum": ["PHASE1", "PHASE2"]}, {"type": "null"}],
        },
        "doses": {"type": "array", "maxItems": 3, "items": {"$ref": "#/$defs/DoseDraft"}},
        "arms": {"type": "integer", "minimum": 1},
        "next_phase": {
            "description": "Never a guess.",
            "type": "string",
            "enum": ["PHASE1", "PHASE2"],
        },
    },
    "required": ["title", "next_phase"],
    "additionalProperties": False,
}
LEAN = {
    "type": "object",
    "properties": {
        "trials": {"type": "array", "maxItems": 2, "items": {"$ref": "#/$defs/TrialDraft"}},
        "main": {"anyOf": [{"$ref": "#/$defs/TrialDraft"}, {"type": "null"}]},
    },
    "required": ["trials"],
    "additionalProperties": False,
    "$defs": {
        "DoseDraft": {
            "type": "object",
            "properties": {
                "amount": {"description": "As written.", "type": "string", "maxLength": 20},
                "unit": {"type": "string", "const": "mg"},
            },
            "required": ["amount"],
            "additionalProperties": False,
        },
        "TrialDraft": LEAN_TRIAL,
    },
}
STRICT = {
    "type": "object",
    "properties": {
        "trials": {"type": "array", "items": {"$ref": "#/$defs/TrialDraft"}},
        "main": {"anyOf": [{"$ref": "#/$defs/TrialDraft"}, {"type": "null"}]},
    },
    "required": ["trials", "main"],
    "additionalProperties": False,
    "$defs": {
        "DoseDraft": {
            "type": "object",
            "properties": {
                "amount": {"description": "As written.", "type": "string"},
                "unit": {"anyOf": [{"type": "string", "enum": ["mg"]}, {"type": "null"}]},
            },
            "required": ["amount", "unit"],
            "additionalProperties": False,
        },
        "Phase": {"type": "string", "enum": ["PHASE1", "PHASE2"]},
        "TrialDraft": {
            "type": "object",
            "description": "One trial of the release, whether it has a name or not, "
            "with the phase it is in.",
            "properties": {
                "title": {"anyOf": [{"type": "string"}, {"type": "null"}]},
                "phase": {
                    "description": "As the document says it.",
                    "anyOf": [{"$ref": "#/$defs/Phase"}, {"type": "null"}],
                },
                "doses": {
                    "anyOf": [
                        {"type": "array", "items": {"$ref": "#/$defs/DoseDraft"}},
                        {"type": "null"},
                    ]
                },
                "arms": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
                "next_phase": {
                    "description": "Never a guess.",
                    "type": "string",
                    "enum": ["PHASE1", "PHASE2"],
                },
            },
            "required": ["title", "phase", "doses", "arms", "next_phase"],
            "additionalProperties": False,
        },
    },
}


@pytest.mark.parametrize(("form", "expected"), [(WireForm.LEAN, LEAN), (WireForm.STRICT, STRICT)])
def test_the_wire_form_is_as_reviewed(form: WireForm, expected: dict[str, Any]) -> None:
    assert schema(StudyDraft, form) == expected


@pytest.mark.parametrize("form", WireForm)
def test_properties_keep_the_order_of_the_draft(form: WireForm) -> None:
    trial = schema(TrialDraft, form)

    assert list(trial["properties"]) == ["title", "phase", "doses", "arms", "next_phase"]


def test_only_the_strict_form_says_that_it_is_strict() -> None:
    strict = response_format("study", StudyDraft, WireForm.STRICT)
    lean = response_format("study", StudyDraft, WireForm.LEAN)

    assert strict["type"] == lean["type"] == "json_schema"
    assert strict["json_schema"]["strict"] is True
    assert "strict" not in lean["json_schema"]


def test_a_name_is_cut_to_what_the_wire_allows() -> None:
    name = response_format("results of günter/" + "x" * 80, StudyDraft, WireForm.LEAN)

    assert name["json_schema"]["name"] == "results_of_g_nter_" + "x" * 46


@pytest.mark.parametrize("form", WireForm)
def test_an_object_with_free_keys_is_refused(form: WireForm) -> None:
    class Loose(BaseModel):
        notes: dict[str, str]

    with pytest.raises(TypeError, match="free keys"):
        schema(Loose, form)


# What a model may answer about one trial; an absent key is one it leaves out.
doses = st.fixed_dictionaries({"amount": st.text(max_size=20)}, optional={"unit": st.just("mg")})
trials = st.fixed_dictionaries(
    {"title": st.none() | st.text(max_size=5), "next_phase": st.sampled_from(Phase)},
    optional={
        "phase": st.sampled_from(Phase),
        "doses": st.lists(doses, max_size=3),
        "arms": st.integers(1, 9),
    },
)
studies = st.fixed_dictionaries({"trials": st.lists(trials, max_size=2)}, optional={"main": trials})


def as_strict(lean: dict[str, Any]) -> dict[str, Any]:
    """The same answer where nothing may be left out."""

    def trial(said: dict[str, Any]) -> dict[str, Any]:
        dosed = [{"unit": None, **dose} for dose in said["doses"]] if "doses" in said else None
        return {"phase": None, "arms": None, **said, "doses": dosed}

    main = trial(lean["main"]) if "main" in lean else None
    return {"trials": [trial(said) for said in lean["trials"]], "main": main}


def fits(answer: object, expected: dict[str, Any]) -> bool:
    validator: Any = Draft202012Validator(expected)  # its methods are typed in part
    return bool(validator.is_valid(answer))


@settings(max_examples=40)
@given(studies)
def test_both_wire_forms_give_the_same_draft(lean: dict[str, Any]) -> None:
    strict = as_strict(lean)

    assert fits(lean, LEAN)
    assert fits(strict, STRICT)
    drafts = [
        StudyDraft.model_validate_json(omit_nulls(StudyDraft, json.dumps(answer)))
        for answer in (lean, strict)
    ]
    assert drafts[0] == drafts[1] == StudyDraft.model_validate(lean)


def test_a_null_that_the_draft_demands_stays() -> None:
    answer = '{"title": null, "phase": null, "next_phase": "PHASE1"}'

    assert json.loads(omit_nulls(TrialDraft, answer)) == {"title": None, "next_phase": "PHASE1"}


def test_a_null_under_an_unknown_key_is_dropped_with_it_unharmed_neighbours() -> None:
    answer = '{"title": "A", "extra": {"a": null, "b": [1, null]}, "next_phase": "PHASE1"}'

    assert json.loads(omit_nulls(TrialDraft, answer))["extra"] == {"b": [1, None]}


@pytest.mark.parametrize("broken", ['{"title": "A', "", "Sure!", "NaN and more"])
def test_what_is_not_json_comes_back_unchanged(broken: str) -> None:
    assert omit_nulls(TrialDraft, broken) == broken


def test_the_hash_knows_the_drafts_and_not_their_order() -> None:
    assert schema_sha256((TrialDraft, DoseDraft)) == schema_sha256((DoseDraft, TrialDraft) * 2)
    assert schema_sha256((TrialDraft,)) != schema_sha256((StudyDraft,))
    assert len(schema_sha256(())) == 64
