"""What people said of a saved summary: accepted and corrected values, beside it and never in it.

A file `NAME.corrections.jsonl` holds one `Correction` a line, in the order they were made; lines
are only ever added. Of several for one value the last one stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import AwareDatetime, Field, JsonValue, ValidationError

from summarizer.documents.evidence import Evidence
from summarizer.errors import BadInput
from summarizer.saved.loading import ENDING
from summarizer.saved.paths import get, put
from summarizer.schemas.stated import Saved
from summarizer.schemas.summary import Summary

CORRECTIONS_ENDING = ".corrections.jsonl"


class Action(StrEnum):
    """What a person did."""

    ACCEPT = "accept"
    CORRECT = "correct"


class Correction(Saved):
    """One person's word on one value.

    Attributes:
        document: sha256 of the document.
        path: The value's place, such as `trials[0].phases[1]`.
        old_value: What the summary said, as in its JSON.
        new_value: What it should say; null: the document does not say it. As `old_value` where it
            is accepted.
        evidence: The words of the new value, where they are other words.
        who: Whoever says so.
        when: With its time zone.
        why: In their words; may be empty.
    """

    action: Action
    document: str
    path: Annotated[str, Field(min_length=1)]
    old_value: JsonValue
    new_value: JsonValue
    evidence: tuple[Evidence, ...] = ()
    who: str
    when: AwareDatetime
    why: str = ""


def record_path(place: str | Path) -> Path:
    """The corrections' file beside a saved summary or a document."""
    place = Path(place)
    stem = place.name.removesuffix(ENDING) if place.name.endswith(ENDING) else place.stem
    return place.with_name(f"{stem}{CORRECTIONS_ENDING}")


def correction(
    summary: Summary,
    path: str,
    new_value: JsonValue,
    *,
    who: str,
    when: datetime,
    why: str = "",
    evidence: tuple[Evidence, ...] = (),
) -> Correction:
    """A correction of a value, or its acceptance where the new value is the old one.

    Raises:
        BadInput: The summary has no value there, or cannot hold the new one.
    """
    old_value = _value_at(summary.model_dump(mode="json"), path)
    made = Correction(
        action=Action.ACCEPT if new_value == old_value else Action.CORRECT,
        document=summary.document.sha256,
        path=path,
        old_value=old_value,
        new_value=new_value,
        evidence=evidence,
        who=who,
        when=when,
        why=why,
    )
    corrected(summary, [made])
    return made


def load_corrections(path: str | Path) -> list[Correction]:
    """Every correction of a file, in its order; none where there is no such file.

    Raises:
        BadInput: The file cannot be read, or a line is no correction.
    """
    path = Path(path)
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise BadInput(f"`{path}` cannot be read ({error.strerror}); check the path") from error
    return [
        _read(line, f"`{path}`, line {number},")
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]


def append_correction(path: str | Path, made: Correction) -> None:
    """Add one line, and nothing else, to the file.

    Raises:
        BadInput: The file cannot be written.
    """
    line = made.model_dump_json().encode() + b"\n"
    try:
        with Path(path).open("ab+") as file:
            if file.tell():
                file.seek(-1, 2)
                # An interrupted writer may have left half a line.
                line = line if file.read(1) == b"\n" else b"\n" + line
            file.write(line)
    except OSError as error:
        raise BadInput(
            f"`{path}` cannot be written ({error.strerror}); the correction is not kept"
        ) from error


def standing(summary: Summary, corrections: Iterable[Correction]) -> dict[str, Correction]:
    """The last correction of each value that the summary still says, by path.

    One of another document, or of a value that a later run replaced by another, does not stand.
    """
    dump = summary.model_dump(mode="json")
    found: dict[str, Correction] = {}
    for one in corrections:
        if one.document == summary.document.sha256 and _holds(dump, one):
            found[one.path] = one
    return found


def corrected(summary: Summary, corrections: Iterable[Correction]) -> Summary:
    """The summary as its corrections would have it; the one given stays as it is.

    Raises:
        BadInput: A new value is none that the schema allows there.
    """
    chosen = standing(summary, corrections)
    dump = summary.model_dump(mode="json")
    # From the back, so that what is taken out moves nothing that is still to be corrected.
    for path in sorted(chosen, key=_order, reverse=True):
        one = chosen[path]
        if one.action is Action.CORRECT:
            put(dump, path, None if one.new_value is None else _stated(dump, one))
    try:
        return Summary.model_validate(dump)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise BadInput(f"`{'.'.join(map(str, first['loc']))}`: {first['msg']}") from error


def _stated(dump: JsonValue, one: Correction) -> JsonValue:
    """A corrected value is stated by a person: no rule made it."""
    node = get(dump, one.path)
    assert isinstance(node, dict)
    words: list[JsonValue] = [span.model_dump(mode="json") for span in one.evidence]
    return {
        "value": one.new_value,
        "basis": "stated",
        "rule": None,
        "evidence": words or node["evidence"],
    }


def _value_at(dump: JsonValue, path: str) -> JsonValue:
    try:
        node = get(dump, path)
    except LookupError as error:
        raise BadInput(f"the summary has no `{path}`") from error
    if not isinstance(node, dict) or not {"value", "basis", "evidence"} <= set(node):
        raise BadInput(f"`{path}` is no value; values are what `summary.facts()` lists")
    return node["value"]


def _holds(dump: JsonValue, one: Correction) -> bool:
    try:
        return _value_at(dump, one.path) == one.old_value
    except BadInput:
        return False


def _order(path: str) -> tuple[tuple[str, int], ...]:
    parts = []
    for part in path.split("."):
        name, _, rest = part.partition("[")
        parts.append((name, int(rest[:-1]) if rest else -1))
    return tuple(parts)


def _read(line: bytes, where: str) -> Correction:
    try:
        return Correction.model_validate(json.loads(line))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"])) or "the whole"
        raise BadInput(f"{where} is no correction: `{place}`: {first['msg']}") from error
    except ValueError as error:
        raise BadInput(f"{where} is not JSON ({error}); mend or delete the line") from error
