"""Regulators with their names, and jurisdictions with how texts name the place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pydantic import TypeAdapter

_FILE = "agencies.json"


@dataclass(frozen=True, slots=True)
class AgencyName:
    """One way to write an agency.

    Attributes:
        unit: The committee or centre that is named in the agency's place, such as `CHMP`.
        context: Words of which one must stand in the same sentence; empty where none need.
    """

    text: str
    unit: str | None = None
    case_sensitive: bool = False
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agency:
    code: str
    name: str
    jurisdiction: str
    variants: tuple[AgencyName, ...]


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """Where a regulator's word counts.

    Attributes:
        agency: Code of the agency that acts on applications there.
        places: Nouns, as after `in the ...`.
        adjectives: As in `Japanese orphan drug designation`.
    """

    code: str
    name: str
    agency: str
    places: tuple[str, ...]
    adjectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _File:
    agencies: tuple[Agency, ...]
    jurisdictions: tuple[Jurisdiction, ...]


@cache
def _file() -> _File:
    text = files("summarizer.vocabulary").joinpath(_FILE).read_text(encoding="utf-8")
    return TypeAdapter(_File).validate_json(text)


@cache
def agencies() -> Mapping[str, Agency]:
    """Every agency by its code."""
    return MappingProxyType({agency.code: agency for agency in _file().agencies})


@cache
def jurisdictions() -> Mapping[str, Jurisdiction]:
    """Every jurisdiction by its code."""
    return MappingProxyType({place.code: place for place in _file().jurisdictions})
