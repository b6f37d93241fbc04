"""From the words on the command line to documents."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.saved.loading import ENDING

if TYPE_CHECKING:
    from summarizer.documents.document import Document

STANDARD_INPUT = "-"
SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
"""What counts as a release in a folder."""


@dataclass(frozen=True, slots=True)
class Input:
    """One document to be read.

    Attributes:
        name: Its path, or `-`.
        problem: Why nothing can be read under this name, for a person; empty where it may be.
    """

    name: str
    problem: str = ""


def expand(words: Iterable[str], *, saved: bool = False) -> list[Input]:
    """One input a document, in the order given; one named twice is read once.

    A word that names an existing file is that file, whatever characters it has. Otherwise a
    pattern stands for the files it matches and a folder for the `SUFFIXES` files directly in it,
    both sorted. What matches nothing stays, with its problem.

    Args:
        words: Paths, patterns, folders, or `-`.
        saved: Whether a folder also stands for the saved summaries in it, `*.summary.json` and
            `*.jsonl`; a release that has its saved summary beside it is then not named itself.
    """
    found: dict[str, Input] = {}
    for word in words:
        for one in _expanded(word, saved=saved):
            found.setdefault(one.name, one)
    return list(found.values())


def open_document(one: Input) -> Document:
    """Reads it.

    Raises:
        BadInput: There is no such document, or it cannot be used.
    """
    from summarizer.documents.reading import read
    from summarizer.errors import BadInput

    if one.problem:
        raise BadInput(one.problem)
    if one.name == STANDARD_INPUT:
        return read(sys.stdin.buffer.read(), name="standard input")
    return read(one.name)


def _expanded(word: str, *, saved: bool) -> Iterator[Input]:
    path = Path(word)
    if word == STANDARD_INPUT:
        yield Input(word)
    elif path.is_dir():
        yield from _in_folder(path, saved=saved)
    elif glob.has_magic(word) and not path.exists():
        # `Path.glob` takes no absolute pattern.
        matches = sorted(glob.glob(word, recursive=True))  # noqa: PTH207  # as said above
        matches = [match for match in matches if Path(match).is_file()]
        yield from map(Input, matches)
        if not matches:
            yield Input(word, "no file matches this pattern; check it, or the folder you are in")
    else:
        yield Input(word)


def _in_folder(path: Path, *, saved: bool) -> Iterator[Input]:
    files = sorted(one for one in path.iterdir() if one.is_file())
    chosen = [one for one in files if one.suffix.lower() in SUFFIXES]
    if saved:
        kept = [one for one in files if one.name.endswith((ENDING, ".jsonl")) and _is_ours(one)]
        done = {one.name.removesuffix(ENDING) for one in kept}
        chosen = sorted([*(one for one in chosen if one.stem not in done), *kept])
    yield from (Input(str(one)) for one in chosen)
    if not chosen:
        suffixes = ", ".join(sorted(SUFFIXES))
        yield Input(str(path), f"the folder holds no {suffixes} file; name its files instead")


def _is_ours(path: Path) -> bool:
    """Corrections lie beside summaries, and are none."""
    return not path.name.endswith(".corrections.jsonl")
