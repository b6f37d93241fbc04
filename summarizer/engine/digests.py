"""SHA-256 of weights, remembered: a gigabyte takes seconds to hash, and weights seldom change."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import cast

from summarizer.engine.places import digests_folder


def sha256_of(path: Path, *, cache: Path | None = None, again: bool = False) -> str:
    """The file's SHA-256, from memory where its size and time of change are still the same.

    Args:
        path: Any file.
        cache: In place of the user's cache folder.
        again: Hash in any case.
    """
    stamp = _stamp(path)
    note = _note(path, cache)
    if not again and (known := _recalled(note, stamp)) is not None:
        return known
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    remember(path, digest, cache=cache)
    return digest


def remember(path: Path, digest: str, *, cache: Path | None = None) -> None:
    """Notes a digest that was computed while the file was written."""
    note = _note(path, cache)
    note.parent.mkdir(parents=True, exist_ok=True)
    fresh = note.with_suffix(".new")
    fresh.write_text(json.dumps({**_stamp(path), "sha256": digest}), encoding="utf-8")
    fresh.replace(note)


def _stamp(path: Path) -> dict[str, object]:
    status = path.stat()
    resolved = str(path.resolve())
    return {"path": resolved, "size_bytes": status.st_size, "mtime_ns": status.st_mtime_ns}


def _note(path: Path, cache: Path | None) -> Path:
    place = hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return digests_folder(cache) / f"{place}.json"


def _recalled(note: Path, stamp: dict[str, object]) -> str | None:
    try:
        known = json.loads(note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(known, dict):
        return None
    facts = cast("dict[str, object]", known)
    digest = facts.pop("sha256", None)
    return digest if isinstance(digest, str) and facts == stamp else None
