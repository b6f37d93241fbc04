"""Drafts of several questions, whole or half-written, brought into one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from summarizer.schemas.questions import ReleaseDraft
from summarizer.schemas.stated import Draft


def merge(drafts: Sequence[Draft]) -> ReleaseDraft:
    """One draft with the entries of all, in the order they were given.

    Lists are joined; of several patient cases the first one stands, since a second piece of the
    same document that speaks of the patient again says no more than the grounding reads itself.
    """
    merged: dict[str, Any] = {  # fields of every type, checked when the draft is made
        name: [] if field.annotation is not None and _is_list(field.annotation) else None
        for name, field in ReleaseDraft.model_fields.items()
    }
    for draft in drafts:
        for name in type(draft).model_fields:
            value = getattr(draft, name)
            if isinstance(value, list):
                merged[name] = [*merged[name], *value]
            elif merged[name] is None:
                merged[name] = value
    # The lists' upper bounds hold for one answer, not for all of them together.
    return ReleaseDraft.model_construct(**merged)


def complete_entries(draft: type[Draft], half: Mapping[str, object]) -> Draft:
    """The draft of a half-written answer: entries that already have their whole shape, no others.

    Args:
        draft: What was asked for.
        half: The answer so far, parsed; the last entry of the last list may be incomplete.
    """
    values: dict[str, Any] = {}  # as above
    last = next(reversed(list(half)), None)
    for name, field in draft.model_fields.items():
        annotation = field.annotation
        if annotation is not None and _is_list(annotation):
            entries = half.get(name)
            listed = list(entries) if isinstance(entries, list) else []
            if name == last:
                listed = listed[:-1]
            values[name] = _valid(get_args(annotation)[0], listed)
        else:
            entry = half.get(name)
            model = _model(annotation)
            whole = _valid(model, [entry]) if model and name != last and entry else []
            values[name] = next(iter(whole), None)
    return draft.model_construct(**values)


def _valid(model: type[BaseModel], entries: Sequence[object]) -> list[BaseModel]:
    found = []
    for entry in entries:
        try:
            found.append(model.model_validate(entry))
        except ValidationError:
            continue
    return found


def _is_list(annotation: object) -> bool:
    return getattr(annotation, "__origin__", None) is list


def _model(annotation: object) -> type[BaseModel] | None:
    for part in get_args(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            return part
    return None
