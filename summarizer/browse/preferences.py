"""The table `[browse]` of the config file: keys, theme, and who corrects."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from getpass import getuser
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person has set for the screen.

    Attributes:
        keys: Keys by the action's name, several with commas: `{"copy": "c,ctrl+y"}`.
        theme: A Textual theme; empty for the terminal's own colours.
        who: Whose name stands on corrections.
        complaint: What could not be understood; it is shown, and the rest used.
    """

    keys: Mapping[str, str] = field(default_factory=dict[str, str])
    theme: str = ""
    who: str = ""
    complaint: str = ""


def load_preferences(path: Path) -> Preferences:
    """What the file says; nothing where there is none."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")).get("browse", {})
    except FileNotFoundError:
        return Preferences()
    except (OSError, ValueError) as error:
        return Preferences(complaint=f"config file `{path}` cannot be read: {error}")
    if not isinstance(found, dict):
        return Preferences(complaint=f"`browse` in `{path}` is no table; write [browse]")
    complaints = [f"`browse.{name}`" for name in found if name not in ("keys", "theme", "who")]
    keys, theme, who = found.get("keys", {}), found.get("theme", ""), found.get("who", "")
    if not isinstance(keys, dict) or not all(isinstance(key, str) for key in keys.values()):
        complaints.append("`browse.keys`")
        keys = {}
    if not isinstance(theme, str) or not isinstance(who, str):
        complaints.append("`browse.theme` and `browse.who`")
        theme = who = ""
    unclear = f"not understood in `{path}`: {', '.join(complaints)}" if complaints else ""
    return Preferences(keys, theme, who, unclear)


def signature(preferences: Preferences) -> str:
    """The name to put on a correction."""
    if preferences.who:
        return preferences.who
    try:
        return getuser()
    except (KeyError, OSError):  # a container may have no name for its user
        return os.environ.get("USER", "unnamed")
