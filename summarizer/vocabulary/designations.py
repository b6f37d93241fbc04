"""Designations, pathways, vouchers and programmes of regulators, with how texts write them.

`mark` says how well a row's facts are checked; a year that is not checked is never shown as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pydantic import TypeAdapter

_FILE = "designations.json"


class DesignationKind(StrEnum):
    """What is granted; D, P and V alone answer which designations a product holds."""

    DESIGNATION = "D"
    REVIEW = "R"
    PATHWAY = "M"
    VOUCHER = "V"
    PROGRAMME = "P"
    CLASSIFICATION = "C"
    ACCESS = "A"


class Mark(StrEnum):
    """V: read in a source. P: partly. U: not looked up."""

    CHECKED = "V"
    PARTLY = "P"
    UNCHECKED = "U"


class Need(StrEnum):
    """What a text must have besides the variant itself before the variant counts.

    Attributes:
        NOTHING: The words say it all.
        HEAD: A head noun (`designation`, `status`), its own or that of its list.
        CAPITALS: As HEAD, or capitals beside an agency or a grant: `granted Fast Track to ...`.
        CONTEXT: One of the context words in its sentence.
        DEFINITION: The document sets it in brackets after the full name.
    """

    NOTHING = "nothing"
    HEAD = "head"
    CAPITALS = "capitals"
    CONTEXT = "context"
    DEFINITION = "definition"


@dataclass(frozen=True, slots=True)
class Variant:
    """One literal way to write a name; case, hyphens and white space are free unless said.

    Attributes:
        context: Words of which one must stand in the sentence. `@regulatory` stands for a list of
            the file, `@authority` for a mention of the row's own agency or its country.
        heads: Head nouns in place of the usual ones.
        not_before: Words that make something else of it (`Orphan Drug Act`).
        valid_years: First and last year in which the variant had this meaning.
    """

    text: str
    needs: Need = Need.NOTHING
    case_sensitive: bool = False
    context: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    valid_years: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Since:
    """First year of a programme, with how well that year is checked."""

    year: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class Period:
    """When something was open. ISO dates of any precision, both ends included; null is open."""

    start: str | None
    end: str | None
    mark: Mark
    what: str


@dataclass(frozen=True, slots=True)
class Designation:
    """One row of the vocabulary.

    Attributes:
        authorities: Agency codes that grant it, the deciding one first.
        jurisdiction: Jurisdiction code; `INT` is international, `OTHER` any without rows.
        homonym: Group of rows that share a name, so that the authority must be read in the text.
        qualifiers: Words that tell the row from others of its group under the same authority.
        product_kinds: The only kinds of product that can hold it; empty where any can.
        lapses_after_months: Months after which an unused grant ends by itself.
        variants: Names of this row alone; names of the group stand with the group.
    """

    code: str
    kind: DesignationKind
    name: str
    authorities: tuple[str, ...]
    jurisdiction: str
    since: Since | None
    mark: Mark
    meaning: str
    note: str
    variants: tuple[Variant, ...]
    homonym: str | None = None
    qualifiers: tuple[str, ...] = ()
    product_kinds: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    lapses_after_months: int | None = None

    @property
    def checked_since(self) -> int | None:
        """The first year, only where it was read in a source."""
        return self.since.year if self.since and self.since.mark is Mark.CHECKED else None


@dataclass(frozen=True, slots=True)
class Homonym:
    """A name that several authorities use, each for a programme of its own."""

    group: str
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class _File:
    contexts: dict[str, tuple[str, ...]]
    homonyms: tuple[Homonym, ...]
    designations: tuple[Designation, ...]


@cache
def _file() -> _File:
    text = files("summarizer.vocabulary").joinpath(_FILE).read_text(encoding="utf-8")
    return TypeAdapter(_File).validate_json(text)


@cache
def designations() -> Mapping[str, Designation]:
    """Every row by its code, in the order of the file."""
    return MappingProxyType({row.code: row for row in _file().designations})


@cache
def homonyms() -> Mapping[str, Homonym]:
    """Every group by its name."""
    return MappingProxyType({homonym.group: homonym for homonym in _file().homonyms})


@cache
def rows_of(group: str) -> tuple[Designation, ...]:
    """The rows that share the names of a group; empty where there is no such group."""
    return tuple(row for row in _file().designations if row.homonym == group)


def context_words(variant: Variant) -> frozenset[str]:
    """A variant's context words in lower case, named lists spelled out, `@authority` left out."""
    named = _file().contexts
    words = [
        word
        for entry in variant.context
        for word in (named.get(entry[1:], ()) if entry.startswith("@") else (entry,))
    ]
    return frozenset(word.casefold() for word in words)
