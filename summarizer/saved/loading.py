"""Saved summaries back from their files: one object, an array of them, or one a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import BadInput

if TYPE_CHECKING:
    from pydantic import ValidationError

    from summarizer.schemas.summary import Summary

ENDING = ".summary.json"
"""What a saved summary of one document is called after the document's stem."""

SUFFIXES = frozenset({".json", ".jsonl"})
"""Endings of the files that hold saved summaries."""


def is_saved(path: str | Path) -> bool:
    """Whether a file of this name is read as saved summaries rather than as a release."""
    return Path(path).suffix.lower() in SUFFIXES


def load(path: str | Path) -> Iterator[Summary]:
    """The summaries of one file, in its order; those of a `.jsonl` file one line at a time.

    Raises:
        BadInput: The file cannot be read, or something in it is no saved summary; what came
            before it has been yielded.
    """
    path = Path(path)
    if path.suffix.lower() == ".jsonl":
        yield from _lines(path)
        return
    try:
        found = json.loads(path.read_bytes())
    except OSError as error:
        raise unreadable(path, error) from error
    except ValueError as error:
        raise BadInput(f"`{path}` is not JSON ({error}); name a saved summary") from error
    if not isinstance(found, list):
        yield validated(found, f"`{path}`")
        return
    for number, one in enumerate(found, start=1):
        yield validated(one, f"`{path}`, entry {number},")


def _lines(path: Path) -> Iterator[Summary]:
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield _line(line, f"`{path}`, line {number},")
    except OSError as error:
        raise unreadable(path, error) from error


def _line(line: bytes, where: str) -> Summary:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise BadInput(
            f"{where} is not JSON ({error}); one saved summary stands on a line"
        ) from error
    return validated(found, where)


def validated(found: object, where: str) -> Summary:
    """The summary that decoded JSON is.

    Raises:
        BadInput: It is none; `where` begins the message.
    """
    from pydantic import ValidationError

    from summarizer.schemas.summary import SCHEMA_VERSION, Summary

    if not isinstance(found, dict) or "document" not in found or "provenance" not in found:
        raise BadInput(f"{where} is no saved summary; `summarizer -o DIR FILE` saves one")
    version = found.get("schema_version")
    if version != SCHEMA_VERSION:
        raise BadInput(
            f"{where} has schema version {version!r}, this program reads {SCHEMA_VERSION!r}; "
            "summarise the document again"
        )
    try:
        return Summary.model_validate(found)
    except ValidationError as error:
        raise BadInput(
            f"{where} is no valid summary: {_first(error)}; summarise the document again"
        ) from error


def _first(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    place = ".".join(map(str, first["loc"])) or "the whole"
    return f"`{place}`: {first['msg']}"


def unreadable(path: Path, error: OSError) -> BadInput:
    """What to say of a file that the system does not give."""
    return BadInput(f"`{path}` cannot be read ({error.strerror}); check the path")
