"""Where the config file lies."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

VARIABLE = "SUMMARIZER_CONFIG"


def config_path(environ: Mapping[str, str]) -> tuple[Path, bool]:
    """The config file's place, and whether the user named it."""
    named = environ.get(VARIABLE, "").strip()
    if named:
        return Path(named).expanduser(), True
    from platformdirs import user_config_path

    return user_config_path("summarizer", appauthor=False) / "config.toml", False
