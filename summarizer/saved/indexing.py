"""Where each saved summary of a file lies, so that ten thousand need not be read to show one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import BadInput
from summarizer.saved.loading import load, unreadable, validated

if TYPE_CHECKING:
    from summarizer.schemas.summary import Summary

_HEAD_BYTES = 2_000
_SOURCE = re.compile(r'"source"\s*:\s*("(?:[^"\\]|\\.)*")')


@dataclass(frozen=True, slots=True)
class Part:
    """One saved summary of a file.

    Attributes:
        path: The file.
        number: Its place in the file, from 1.
        source: What its document was read under; empty where the head does not say.
        start: First byte of its line, in a `.jsonl` file.
        text: Its JSON, in an array.
    """

    path: Path
    number: int = 1
    source: str = ""
    start: int | None = None
    text: str = field(default="", repr=False)

    def load(self) -> Summary:
        """Read it, and no other.

        Raises:
            BadInput: It cannot be read, or is no saved summary.
        """
        where = f"`{self.path}`, entry {self.number},"
        if self.start is not None:
            return validated(_decoded(_line_at(self.path, self.start), where), where)
        if self.text:
            return validated(_decoded(self.text, where), where)
        return next(load(self.path))


def parts(path: str | Path) -> Iterator[Part]:
    """The summaries of one file by the heads of them; a file of one object is not read at all.

    Raises:
        BadInput: The file cannot be read, or is an array that is no JSON; what came before has
            been yielded.
    """
    path = Path(path)
    try:
        if path.suffix.lower() == ".jsonl":
            yield from _lines(path)
            return
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
        if not head.lstrip().startswith(b"["):
            yield Part(path, source=_source(head.decode("utf-8", "replace")))
            return
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise unreadable(path, error) from error
    except UnicodeDecodeError as error:
        raise BadInput(f"`{path}` is not UTF-8 ({error.reason}); name a saved summary") from error
    yield from _entries(path, text)


def _lines(path: Path) -> Iterator[Part]:
    with path.open("rb") as file:
        start, number = 0, 0
        for line in file:
            if line.strip():
                number += 1
                head = line[:_HEAD_BYTES].decode("utf-8", "replace")
                yield Part(path, number, _source(head), start)
            start += len(line)


def _entries(path: Path, text: str) -> Iterator[Part]:
    decoder = json.JSONDecoder()
    at, number = text.index("[") + 1, 0
    while True:
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
        if at < len(text) and text[at] == "]":
            return
        try:
            _, end = decoder.raw_decode(text, at)
        except ValueError as error:
            raise BadInput(
                f"`{path}` is not JSON after entry {number} ({error}); save it again"
            ) from error
        number += 1
        yield Part(path, number, _source(text[at : at + _HEAD_BYTES]), text=text[at:end])
        at = end


def _source(head: str) -> str:
    found = _SOURCE.search(head)
    if found is None:
        return ""
    try:
        return str(json.loads(found[1]))
    except ValueError:
        return ""


def _line_at(path: Path, start: int) -> bytes:
    try:
        with path.open("rb") as file:
            file.seek(start)
            return file.readline()
    except OSError as error:
        raise unreadable(path, error) from error


def _decoded(text: str | bytes, where: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise BadInput(f"{where} is not JSON ({error}); save it again") from error
