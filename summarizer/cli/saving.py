"""One file a document, written whole or not at all, and never over another document's."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli.inputs import STANDARD_INPUT
from summarizer.errors import BadInput
from summarizer.saved.loading import ENDING
from summarizer.views.json_text import json_text

if TYPE_CHECKING:
    from summarizer.schemas.summary import Summary


class Shelf:
    """A folder of saved summaries."""

    def __init__(self, folder: Path, *, keep_text: bool) -> None:
        """Makes the folder.

        Raises:
            BadInput: It cannot be made.
        """
        self._folder = folder
        self._keep_text = keep_text
        self._written: set[Path] = set()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInput(
                f"the folder `{folder}` cannot be made ({error.strerror}); choose another --output"
            ) from error

    def save(self, name: str, summary: Summary) -> Path:
        """Writes `<stem>.summary.json`, or the stem with a hash where that is another document's.

        Args:
            name: What the document was read under.
            summary: Its summary.

        Raises:
            BadInput: The file cannot be written.
        """
        text = json_text(summary, keep_text=self._keep_text) + "\n"
        try:
            path = self._place(name, summary.document.sha256)
            _write(path, text)
        except OSError as error:
            raise BadInput(
                f"the summary of `{name}` cannot be written to `{self._folder}` "
                f"({error.strerror}); choose another --output"
            ) from error
        self._written.add(path)
        return path

    def _place(self, name: str, sha256: str) -> Path:
        for stem in _stems(name, sha256):
            path = self._folder / f"{stem}{ENDING}"
            if path in self._written:
                continue
            if not path.exists() or _is_of(path, sha256):
                return path
        raise AssertionError("the names never end")


def _stems(name: str, sha256: str) -> Iterator[str]:
    stem = "stdin" if name == STANDARD_INPUT else Path(name).stem
    yield stem
    yield f"{stem}-{sha256[:8]}"
    yield from (f"{stem}-{sha256[:8]}-{number}" for number in count(2))


def _is_of(path: Path, sha256: str) -> bool:
    """Whether the file is a summary of that document; what cannot be read is not."""
    try:
        return bool(json.loads(path.read_bytes())["document"]["sha256"] == sha256)
    except (OSError, ValueError, LookupError, TypeError):
        return False


def _write(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
