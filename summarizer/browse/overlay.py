"""Corrections laid over the rows of a summary: what was said stays in sight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.browse.row import Row, Tone
from summarizer.saved.corrections import Action, Correction
from summarizer.views.designation_names import designation_name
from summarizer.views.safe_text import one_line

if TYPE_CHECKING:
    from pydantic import JsonValue


def overlaid(rows: Iterable[Row], corrections: Mapping[str, Correction]) -> list[Row]:
    """The rows, those with a standing correction saying so."""
    return [
        _corrected(row, corrections[row.path]) if row.path in corrections else row for row in rows
    ]


def in_words(value: JsonValue) -> str:
    """A corrected value as a person would write it."""
    if value is None:
        return "not stated"
    if isinstance(value, dict):
        words = value.get("raw_text") or value.get("value")
        return one_line(str(words)) if words else one_line(str(value))
    return one_line(
        {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    )


def _corrected(row: Row, one: Correction) -> Row:
    by = f"{one.who}, {one.when.date().isoformat()}"
    why = f": {one.why}" if one.why else ""
    if one.action is Action.ACCEPT:
        line = (f"accepted by {one_line(by)}", one_line(one.why))
        return replace(row, note="accepted", tone=Tone.NEW, detail=(*row.detail, line))
    new = in_words(one.new_value)
    if row.path.endswith(".designation"):
        new = designation_name(new)
    said = one_line(f"was {row.value}{why}")
    line = (f"corrected by {one_line(by)}", said)
    return replace(
        row,
        value=new,
        mark="",
        note=f"was {row.value}",
        tone=Tone.DOUBTFUL,
        spans=one.evidence or row.spans,
        detail=(("corrected", new), line, *row.detail),
    )
