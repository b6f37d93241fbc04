"""Which file holds which document's recording: `<set>/<document>.yaml`, found by content.

A document is its text: renamed, it is still found; changed, it is not.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import ReplayMismatch
from summarizer.replay.head import Head, read
from summarizer.replay.mismatch import command

if TYPE_CHECKING:
    from summarizer.documents.document import Document

STEM_CHARS = 80  # of a document's name in its file's name; with hash and suffix far below 255 bytes

HASH_CHARS = 8  # of a document's hash, enough to tell namesakes apart

_UNNAMED = "text"
_NAMES_SHOWN = 20
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)  # by Windows


def safe(name: str) -> str:
    """A file or folder name for every platform; never empty, never hidden."""
    kept = re.sub(r"[^\w.+-]+", "-", unicodedata.normalize("NFC", name)).strip("-.")[:STEM_CHARS]
    return f"{kept}-" if _RESERVED.match(kept) else kept or _UNNAMED


def label(document: Document, folder: Path) -> str:
    """The document's path where it lies beside the cassette folder or below, else its name alone.

    Nothing of the machine's folders gets into a cassette.
    """
    if document.source is None:
        return _UNNAMED
    path, root = Path(document.source), folder.resolve().parent
    if path.exists() and path.resolve().is_relative_to(root):
        inside = path.resolve().relative_to(root).as_posix()
        return inside if "/" in inside else f"./{inside}"
    return path.name or _UNNAMED


def place(cassettes: Path, head: Head) -> Path:
    """Where the recording goes: over the one of the same document, never over a namesake's."""
    plain, hashed = _candidates(cassettes, head.document, head.document_sha256)
    if not plain.exists():
        return plain
    there = read(plain)
    same = there.document_sha256 == head.document_sha256
    edited = there.document == head.document and "/" in head.document
    return plain if same or edited else hashed


def find(cassettes: Path, document: Document) -> Path:
    """The file that holds the document's recording.

    Args:
        cassettes: The folder of one set, with at least one cassette.
        document: What is looked for, by its text.

    Raises:
        ReplayMismatch: The set holds the document with another text, or not at all.
        BadInput: A cassette cannot be read.
    """
    name = document.source or _UNNAMED
    named = [path for path in _candidates(cassettes, name, document.sha256) if path.is_file()]
    found = _holder(named, document)
    if found is not None:
        return found
    every = sorted(cassettes.glob("*.yaml"))
    found = _holder(every, document)
    if found is not None:
        return found
    nearest = (named or every)[0]
    there = read(nearest)
    again = command(document.source, cassettes.parents[1], there)
    if named:
        raise ReplayMismatch(
            f"The document `{name}` has changed since `{nearest}` was recorded from "
            f"`{there.document}`: its sha256 was {there.document_sha256[:12]} and is "
            f"{document.sha256[:12]}. Record it again with `{again}`"
        )
    raise ReplayMismatch(
        f"`{name}` was never recorded in `{cassettes}`, which holds {_listed(every)}. "
        f"Record it with `{again}`"
    )


def _candidates(cassettes: Path, name: str, sha256: str) -> tuple[Path, Path]:
    stem = safe(Path(name).stem)
    return cassettes / f"{stem}.yaml", cassettes / f"{stem}-{sha256[:HASH_CHARS]}.yaml"


def _holder(cassettes: list[Path], document: Document) -> Path | None:
    fitting = (path for path in cassettes if read(path).document_sha256 == document.sha256)
    return next(fitting, None)


def _listed(cassettes: list[Path]) -> str:
    names = sorted(read(path).document for path in cassettes)
    shown = ", ".join(f"`{name}`" for name in names[:_NAMES_SHOWN])
    more = len(names) - _NAMES_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown
