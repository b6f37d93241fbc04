"""Folders of the user's cache that the engine keeps things in."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder(given: Path | None = None) -> Path:
    """The given folder, else `SUMMARIZER_CACHE`, else the platform's cache folder for us."""
    if given is not None:
        return given
    named = os.environ.get("SUMMARIZER_CACHE", "").strip()
    if named:
        return Path(named).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path("summarizer", appauthor=False)


def weights_folder(cache: Path | None = None) -> Path:
    return cache_folder(cache) / "models"


def digests_folder(cache: Path | None = None) -> Path:
    return cache_folder(cache) / "digests"


def prefixes_folder(cache: Path | None = None) -> Path:
    return cache_folder(cache) / "prefixes"
