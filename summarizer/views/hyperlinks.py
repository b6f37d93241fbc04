"""Addresses that a terminal can open: OSC 8 links, where the terminal is known to have them."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from rich.style import Style
from rich.text import Text

_SAFE = re.compile(r"(?:https?|file)://[!-~]+")
_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "mintty"})
_TERMS = re.compile(r"kitty|alacritty|foot|ghostty|wezterm|contour")
# Terminals of the library below Vte 0.50 print the link's own characters.
_FIRST_VTE = 5000

_RECORDS = {
    "NCT": "https://clinicaltrials.gov/study/{}",
    "ISRCTN": "https://www.isrctn.com/{}",
}


def available(environment: Mapping[str, str]) -> bool:
    """Whether the terminal shows links as links; `FORCE_HYPERLINK=1` and `=0` decide it."""
    forced = environment.get("FORCE_HYPERLINK")
    if forced is not None:
        return forced != "0"
    vte = environment.get("VTE_VERSION", "")
    return (
        environment.get("TERM_PROGRAM") in _PROGRAMS
        or bool(_TERMS.search(environment.get("TERM", "")))
        or "WT_SESSION" in environment
        or "KONSOLE_VERSION" in environment
        or (vte.isdigit() and int(vte) >= _FIRST_VTE)
    )


def linked(text: Text, address: str) -> Text:
    """The text as a link, where the terminal has links and the address is harmless."""
    if _SAFE.fullmatch(address) and available(os.environ):
        text.stylize(Style(link=address))
    return text


def linked_file(text: Text, path: str) -> Text:
    """The text as a link to a file of this machine, if there is such a file."""
    if not path or not Path(path).is_file():
        return text
    return linked(text, Path(path).resolve().as_uri())


def linked_record(text: Text, registry: str, identifier: str) -> Text:
    """A registry id as a link to its record, for registries whose records have plain addresses."""
    pattern = _RECORDS.get(registry)
    return linked(text, pattern.format(identifier)) if pattern else text
