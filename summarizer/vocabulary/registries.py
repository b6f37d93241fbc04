"""Trial registries, and how their ids are recognised and written.

The prefixes are those of Bioregistry's collection 0000012, null where it has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pydantic import TypeAdapter

_FILE = "registries.json"


@dataclass(frozen=True, slots=True)
class IdForm:
    """A lenient pattern and the canonical form that its groups are written in.

    Attributes:
        detect: Regular expression; the characters around a match must be no letters or digits.
        write: Template over the groups, `{0}` the first.
    """

    detect: str
    write: str


@dataclass(frozen=True, slots=True)
class IdContext:
    """A word that must stand before an id, in its sentence and near enough.

    Attributes:
        unless_nearer: Words that make something else of the number when they stand between.
    """

    word: str
    within_chars: int
    unless_nearer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Registry:
    """A registry.

    Attributes:
        canonical: Regular expression that every canonical id of the registry matches in full.
        lower: Whether letters of the id's variable part are written in lower case.
    """

    code: str
    name: str
    curie_prefix: str | None
    canonical: str
    forms: tuple[IdForm, ...]
    context: IdContext | None = None
    lower: bool = False


@cache
def registries() -> Mapping[str, Registry]:
    """Every registry by its code, in the order in which their patterns are to be tried."""
    text = files("summarizer.vocabulary").joinpath(_FILE).read_text(encoding="utf-8")
    rows = TypeAdapter(dict[str, tuple[Registry, ...]]).validate_json(text)["registries"]
    return MappingProxyType({row.code: row for row in rows})
