"""In which state each field of the schema ended: exactly one for every field path of a summary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from pydantic import BaseModel

from summarizer.documents.evidence import Evidence
from summarizer.schemas.audit import Refusal
from summarizer.schemas.stated import Basis, Stated
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import Presence


class State(StrEnum):
    """How a field ended.

    Attributes:
        EXPLICITLY_ABSENT: The document says that it did not occur.
        NOT_STATED: Nothing stands, and the model said nothing for it either.
        REFUSED: Nothing stands; what the model said for it is in `audit.refused`.
    """

    STATED = "stated"
    DERIVED = "derived"
    INFERRED = "inferred"
    EXPLICITLY_ABSENT = "explicitly_absent"
    NOT_STATED = "not_stated"
    REFUSED = "refused"


_OF_BASIS = {
    Basis.STATED: State.STATED,
    Basis.DERIVED: State.DERIVED,
    Basis.INFERRED: State.INFERRED,
}
# What is said about the summary itself, not of the document.
ABOUT_ITSELF = frozenset({"schema_version", "abstract", "completeness", "audit", "provenance"})
# The words a value rests on are no field of their own.
PROOF = "evidence"
_SAVED_AS = {"safety": {"grade": "grade_min"}}


def field_states(summary: Summary) -> Mapping[str, State]:
    """The state of every field path, in the order of the schema.

    Blocks are taken apart down to their values; a block or list that holds nothing is one path.
    What code makes of an entry (its key, its code, whose it is) is derived.
    """
    refused = {path for refusal in summary.audit.refused for path in _paths_of(refusal)}
    return {
        path: State.REFUSED if state is State.NOT_STATED and path in refused else state
        for name in Summary.model_fields
        if name not in ABOUT_ITSELF
        for path, state in _states(getattr(summary, name), name)
    }


def _states(value: object, path: str) -> Iterator[tuple[str, State]]:
    if value is None or value == ():
        yield path, State.NOT_STATED
    elif isinstance(value, Stated):
        yield path, _state(value)
    elif isinstance(value, Evidence):
        yield path, State.STATED
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name != PROOF:
                yield from _states(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _states(item, f"{path}[{index}]")
    else:
        yield path, State.DERIVED


def _state(value: Stated[object]) -> State:
    if value.value is Presence.EXPLICITLY_ABSENT:
        return State.EXPLICITLY_ABSENT
    return _OF_BASIS[value.basis]


def _paths_of(refusal: Refusal) -> Iterator[str]:
    """The paths of the summary that a refusal leaves without a value.

    A refused entry leaves its block without one, if no other entry stands; a refused value leaves
    the field of the entry that the rest of the model's entry became.
    """
    block, _, field = refusal.path.partition(".")
    yield re.sub(r"\[\d+\]$", "", block)
    if field and refusal.entry is not None:
        field = re.sub(r"\[\d+\]$", "", field)
        saved = _SAVED_AS.get(refusal.entry.partition("[")[0], {})
        yield f"{refusal.entry}.{saved.get(field, field)}"
