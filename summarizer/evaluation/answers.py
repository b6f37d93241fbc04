"""Saved summaries as answers: each belongs to the gold whose document it is of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from summarizer.documents.document import Document
from summarizer.errors import BadInput
from summarizer.saved.loading import ENDING, load
from summarizer.schemas.summary import Summary


class Named(Protocol):
    """Gold, or a fact table: what an answer is asked for."""

    @property
    def name(self) -> str: ...
    @property
    def document(self) -> Document: ...


def load_answers(folder: Path, golds: Sequence[Named]) -> dict[str, Summary]:
    """The summaries under a folder that are of a gold's document, by the gold's name.

    Raises:
        BadInput: There is none, one cannot be read, or two are of one document.
    """
    names = {gold.document.sha256: gold.name for gold in golds}
    found: dict[str, tuple[Path, Summary]] = {}
    for path in sorted(folder.rglob(f"*{ENDING}")):
        for summary in load(path):
            name = names.get(summary.document.sha256)
            if name in found:
                first = found[name][0]
                raise BadInput(f"`{first}` and `{path}` are of one document; leave one of them")
            if name is not None:
                found[name] = path, summary
    if not found:
        raise BadInput(
            f"no *{ENDING} file under `{folder}` is of a document of the gold; "
            "`summarizer -o DIR FILE...` makes such files"
        )
    return {name: summary for name, (_, summary) in found.items()}
