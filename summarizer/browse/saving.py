"""A summary of a run, kept beside its document."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.browse.item import Item
from summarizer.errors import BadInput
from summarizer.saved.loading import ENDING, is_saved, load
from summarizer.views.json_text import json_text

if TYPE_CHECKING:
    from summarizer.schemas.summary import Summary


def save_beside(item: Item, summary: Summary) -> Path:
    """Writes `NAME.summary.json`, whole or not at all, over an older one of the same document.

    Raises:
        BadInput: It cannot be written, or the name is taken.
    """
    path = _place(item)
    if path.exists() and next(load(path)).document.sha256 != summary.document.sha256:
        raise BadInput(f"`{path}` is a summary of another document; move it away first")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_text(json_text(summary) + "\n", encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        raise BadInput(f"`{path}` cannot be written ({error.strerror})") from error
    finally:
        part.unlink(missing_ok=True)
    return path


def _place(item: Item) -> Path:
    if item.place is None:
        raise BadInput("this document lies in no folder, so nothing can be saved beside it")
    if not is_saved(item.place):
        return item.place.with_name(item.place.stem + ENDING)
    if item.place.name.endswith(ENDING):
        return item.place
    stem = (
        Path(item.source).stem if item.source else f"{item.place.stem}-{item.name.rsplit(':')[-1]}"
    )
    return item.place.with_name(stem + ENDING)
