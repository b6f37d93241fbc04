"""From names to items: releases, saved summaries, and releases with a summary beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.browse.item import Item, Reading, State
from summarizer.errors import BadInput, SummarizerError

if TYPE_CHECKING:
    from summarizer.documents.document import Document
    from summarizer.saved.indexing import Part
    from summarizer.schemas.summary import Summary


def collect(names: Iterable[tuple[str, str]]) -> Iterator[Item]:
    """An item for each document and each saved summary; a release and its own summary are one.

    Args:
        names: Each with why it cannot be read, or with nothing.
    """
    from summarizer.saved.loading import ENDING, is_saved

    names = list(names)
    beside = {
        str(Path(name).with_name(Path(name).stem + ENDING))
        for name, _ in names
        if not is_saved(name)
    }
    for name, problem in names:
        if problem:
            yield _failed(name, problem)
        elif not is_saved(name):
            yield _release(Path(name), name)
        elif str(Path(name)) not in beside:
            yield from _saved(Path(name))


def original_of(item: Item) -> Path | None:
    """The file the document was read from, else the one its summary lies in."""
    if item.place is None:
        return None
    return _source(item.place, item.source) or item.place


def _failed(name: str, problem: str) -> Item:
    def read() -> Reading:
        raise BadInput(problem)

    return Item(name, read, state=State.FAILED, reason=problem)


def _release(path: Path, name: str) -> Item:
    from summarizer.saved.loading import ENDING

    beside = path.with_name(path.stem + ENDING)
    state = State.CLOSED if beside.is_file() else State.WAITING
    return Item(name, partial(_read_release, path, beside), place=path, state=state)


def _read_release(path: Path, beside: Path) -> Reading:
    """With the summary saved beside it, where that is of this very text."""
    from summarizer.documents.reading import read

    document = read(path)
    if beside.is_file():
        from summarizer.saved.loading import load

        summary = next(load(beside))
        if summary.document.sha256 == document.sha256:
            return Reading(document, summary)
    return Reading(document)


def _saved(path: Path) -> Iterator[Item]:
    from summarizer.saved.indexing import parts

    try:
        for part in parts(path):
            alone = part.start is None and not part.text
            name = str(path) if alone else f"{path}:{part.number}"
            title = Path(part.source).name
            yield Item(name, partial(_read_saved, part), path, part.source, title)
    except SummarizerError as error:
        yield _failed(str(path), str(error))


def _read_saved(part: Part) -> Reading:
    summary = part.load()
    return Reading(_document(part.path, summary), summary)


def _document(saved: Path, summary: Summary) -> Document | None:
    from summarizer.documents.document import Document
    from summarizer.documents.reading import read

    meta = summary.document
    if meta.text is not None:
        return Document(meta.text, meta.sha256, meta.source)
    place = _source(saved, meta.source or "")
    if place is None:
        return None
    document = read(place)
    return document if document.sha256 == meta.sha256 else None


def _source(place: Path, source: str) -> Path | None:
    """The release a summary was made of, where it still lies where it was read."""
    if not source:
        return None
    for one in (Path(source), place.parent / source, place.parent / Path(source).name):
        if one.is_file():
            return one
    return None
