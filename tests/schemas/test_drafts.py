"""Drafts and saved blocks share names, vocabularies and nothing else.

Everything is found by walking the schema: a new block is tested from the day it is written.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from enum import Enum

import pytest
from pydantic import BaseModel, ValidationError

from summarizer.schemas import questions
from summarizer.schemas.questions import ReleaseDraft
from summarizer.schemas.stated import Draft, Saved, Stated
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import Phase

# Where one answered field becomes something else: a quote is located, a grade has two bounds.
HOMES = {
    "quote": {"evidence"},
    "grade": {"grade_min", "grade_max"},
    "primary_endpoints": {"endpoints"},
}


def annotated(model: type[BaseModel]) -> dict[str, object]:
    return {name: field.annotation for name, field in model.model_fields.items()}


def parts(annotation: object) -> Iterator[type]:
    """The types an annotation is made of, without its lists, tuples and nulls."""
    if typing.get_origin(annotation) in {list, tuple, typing.Union, types.UnionType}:
        for inner in typing.get_args(annotation):
            yield from parts(inner)
    elif isinstance(annotation, type) and annotation is not type(None):
        yield annotation


def values(annotation: object) -> Iterator[type]:
    """The types a saved field holds, with `Stated` taken off."""
    for part in parts(annotation):
        if issubclass(part, Stated):
            yield from parts(part.model_fields["value"].annotation)
        else:
            yield part


def drafts(question: type[Draft]) -> dict[str, type[Draft]]:
    """The drafts that a question asks for, by the block of the summary they belong to."""
    return {
        block: part
        for block, annotation in annotated(question).items()
        for part in parts(annotation)
        if issubclass(part, Draft)
    }


QUESTIONS = [
    part
    for part in vars(questions).values()
    if isinstance(part, type) and issubclass(part, Draft) and part.__module__ == questions.__name__
]
ASKED = drafts(ReleaseDraft)
FIELDS = [(block, name) for block, draft in ASKED.items() for name in draft.model_fields]
VOCABULARIES = [
    (block, name, part)
    for block, draft in ASKED.items()
    for name, annotation in annotated(draft).items()
    for part in parts(annotation)
    if issubclass(part, Enum)
]


def saved(block: str) -> type[BaseModel]:
    (model,) = parts(annotated(Summary)[block])
    assert issubclass(model, BaseModel)
    return model


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.__name__)
def test_a_question_asks_for_blocks_of_the_summary_by_their_drafts(question: type[Draft]) -> None:
    asked = drafts(question)

    assert set(asked) == set(question.model_fields)
    assert asked.items() <= ASKED.items()
    assert set(asked) <= set(Summary.model_fields)


@pytest.mark.parametrize(("block", "draft"), ASKED.items(), ids=list(ASKED))
def test_a_draft_is_named_after_its_block(block: str, draft: type[Draft]) -> None:
    assert draft.__name__ == f"{saved(block).__name__}Draft"
    assert draft.__module__ == saved(block).__module__


@pytest.mark.parametrize(("block", "name"), FIELDS, ids=[f"{b}.{n}" for b, n in FIELDS])
def test_every_draft_field_has_its_home_in_the_saved_block(block: str, name: str) -> None:
    assert HOMES.get(name, {name}) <= set(saved(block).model_fields)


@pytest.mark.parametrize(
    ("block", "name", "vocabulary"), VOCABULARIES, ids=[f"{b}.{n}" for b, n, _ in VOCABULARIES]
)
def test_a_draft_and_its_saved_block_share_the_vocabulary(
    block: str, name: str, vocabulary: type[Enum]
) -> None:
    assert list(values(annotated(saved(block))[name])) == [vocabulary]


def test_a_trial_is_asked_and_saved_in_the_words_of_the_registry() -> None:
    assert ("trials", "phases", Phase) in VOCABULARIES


@pytest.mark.parametrize(("block", "draft"), ASKED.items(), ids=list(ASKED))
def test_an_answer_in_the_saved_form_fails_the_draft(
    block: str, draft: type[Draft], summary: Summary
) -> None:
    entry: Saved = (
        getattr(summary, block) if block == "patient_case" else getattr(summary, block)[0]
    )

    with pytest.raises(ValidationError) as refused:
        draft.model_validate_json(entry.model_dump_json())

    extra = {fault["loc"] for fault in refused.value.errors() if fault["type"] == "extra_forbidden"}
    assert ("evidence",) in extra


def test_a_whole_summary_is_no_draft(summary: Summary) -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        ReleaseDraft.model_validate_json(summary.model_dump_json())


@pytest.mark.parametrize("draft", ASKED.values(), ids=list(ASKED))
def test_a_draft_has_no_place_for_offsets_of_its_own(draft: type[Draft]) -> None:
    assert not {"start", "end", "evidence", "basis", "rule"} & set(draft.model_fields)


@pytest.mark.parametrize("draft", [*QUESTIONS, *ASKED.values()], ids=lambda draft: draft.__name__)
def test_a_model_is_told_what_each_draft_is(draft: type[Draft]) -> None:
    described = draft.model_json_schema()["description"]

    assert described
    assert "\n" not in described.strip()
