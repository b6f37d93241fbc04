"""Who sent and who republished a release: names and marks from `vocabulary/wires.json`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarizer.finding.vocabulary_files import load


@dataclass(frozen=True, slots=True)
class Wire:
    """A wire service.

    Attributes:
        code: The schema's code, `OTHER` for the small ones.
        labels: How datelines name it, in lower case, words joined by one space.
        stories: Patterns whose first group is the story's id in an address.
    """

    code: str
    name: str
    labels: tuple[str, ...]
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Republisher:
    """A site that shows releases of others.

    Attributes:
        lines: What a line of its own names it by, in lower case.
        hosts: Where its copies stand.
    """

    name: str
    lines: tuple[str, ...]
    hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Wires:
    wires: tuple[Wire, ...]
    republishers: tuple[Republisher, ...]


@cache
def _file() -> _Wires:
    return load("wires.json", _Wires)


def wires() -> tuple[Wire, ...]:
    return _file().wires


def republishers() -> tuple[Republisher, ...]:
    return _file().republishers


def wire_of(label: str) -> Wire | None:
    """The service that a dateline's mark names, whatever its case, hyphens and full stops."""
    words = " ".join(re.findall(r"\w+", label.lower()))
    for wire in wires():
        if words in wire.labels or words.partition(" via ")[0] in wire.labels:
            return wire
    return None


@cache
def story_pattern() -> re.Pattern[str]:
    """An address with a story's id; the id is the one group that took part in the match."""
    return re.compile("|".join(form for wire in wires() for form in wire.stories), re.IGNORECASE)
