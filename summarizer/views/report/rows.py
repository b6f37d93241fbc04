"""An entry of the summary as labelled rows, every value of it a pointer to its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from pydantic import BaseModel

from summarizer.schemas.person import Quotation
from summarizer.schemas.product import AliasLink
from summarizer.schemas.stated import Stated
from summarizer.schemas.summary import Summary
from summarizer.views.names import named
from summarizer.views.report.pointers import Pointer, Pointers
from summarizer.views.values import MARKS, plain

T = TypeVar("T")

_LABELS = {
    "N": "patients assessed",
    "n": "patients with it",
    "ci": "confidence interval",
    "p": "p value",
    "met": "endpoint met",
    "endpoint_text": "endpoint",
    "endpoint_code": "endpoint code",
    "evidence_level": "evidence",
    "disease_text": "disease",
    "line_min": "earlier lines, at least",
    "grade_min": "lowest grade",
    "grade_max": "highest grade",
    "is_pivotal": "pivotal",
    "what": "kind",
    "text": "in its words",
    "stated_basis": "based on",
    "effective_on": "date of the act",
    "announced_on": "announced",
    "dose_levels": "doses",
    "geography": "where",
    "alias_links": "same product",
    "names": "also called",
    "prior_lines": "earlier lines of therapy",
    "prior_transplant": "earlier transplant",
    "quotes": "says",
    "doc_types": "kind of release",
    "dateline_place": "dateline",
    "release_date": "date",
    "other_timestamps": "other times",
    "wire_story_id": "story id",
    "urls": "addresses",
    "geo_keywords": "places",
    "industry_keywords": "industries",
    "about_sections": "about",
    "forward_looking_section": "forward-looking part",
    "source_line": "source line",
    "is_subject": "",
    "is_issuer": "",
    "scope_ambiguous": "",
}
_FLAGS = {
    ("is_subject", False): "mentioned in passing",
    ("is_issuer", True): "issuer of the release",
    ("scope_ambiguous", True): "which indication belongs to which designation is left open",
}
_PAIRS = (
    ("event_type", "designation", "act", " · "),
    ("authority", "jurisdiction", "authority", " · "),
    ("status", "novelty", "status", " · "),
    ("endpoint_text", "endpoint_code", "endpoint", " · "),
    ("value", "unit", "value", " "),
    ("n", "N", "patients", " of "),
    ("grade_min", "grade_max", "grade", " to "),
    ("term", "presence", "finding", " · "),
    ("what", "certainty", "kind", " · "),
)
"""Fields that stand on one row, where both are there: its label, and what joins them."""

_KEYS = frozenset({"trial", "product", "products", "indications"})
"""Fields that hold keys of other entries."""

_UNSHOWN = frozenset({"key", "evidence", "raw_text", "source", "sha256", "char_len", "code"})


@dataclass(frozen=True, slots=True)
class Item:
    """Pointers and plain words that belong together: a gene, what was done to it, and how."""

    parts: tuple[Pointer | str, ...]
    joiner: str = " · "


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the entries of one summary.

    Attributes:
        designations: Names of designations by their code; a code that is not there stands as is.
        by_path: Fills with the pointer of each value, by the path of its fact.
    """

    summary: Summary
    pointers: Pointers
    designations: Mapping[str, str]
    by_path: dict[str, Pointer]

    def rows(self, entry: BaseModel, path: str) -> tuple[Row, ...]:
        """Every field that says something, in the order of the schema."""
        found: dict[str, Row] = {}
        for name in type(entry).model_fields:
            label = _LABELS.get(name, name.replace("_", " "))
            if name in _UNSHOWN or (path == "document" and name == "text"):
                continue
            value: object = getattr(entry, name)
            if items := tuple(self._items(value, name, f"{path}.{name}", label)):
                found[name] = Row(label, items)
        for pair in _PAIRS:
            _join(found, *pair)
        return tuple(found.values())

    def _items(self, value: object, name: str, path: str, label: str) -> Iterator[Item]:
        match value:
            case None | "":
                return
            case tuple():
                for index, one in enumerate(value):
                    yield from self._items(one, name, f"{path}[{index}]", label)
            case Quotation():
                words = " … ".join(plain(span.text) for span in value.spans)
                yield Item((self.pointers.entry(label, words, value.spans),))
            case AliasLink():
                pair = " = " if value.same.value else " ≠ "
                shown = pair.join(plain(one) for one in value.names)
                yield Item((self._point(value.same, f"{path}.same", label, shown),))
            case _:
                if parts := tuple(self._parts(value, name, path, label)):
                    yield Item(parts)

    def _parts(self, value: object, name: str, path: str, label: str) -> Iterator[Pointer | str]:
        match value:
            case None | "":
                return
            case bool():
                if flag := _FLAGS.get((name, value)):
                    yield flag
            case Stated():
                yield self._point(value, path, label, self._shown(value.value, name))
            case tuple():
                for index, one in enumerate(value):
                    yield from self._parts(one, name, f"{path}[{index}]", label)
            case BaseModel():
                for inner in type(value).model_fields:
                    part: object = getattr(value, inner)
                    deeper = f"{label}, {_LABELS.get(inner, inner.replace('_', ' '))}"
                    yield from self._parts(part, inner, f"{path}.{inner}", deeper)
            case StrEnum() | str():
                yield self._shown(value, name)

    def _point(self, stated: Stated[T], path: str, label: str, shown: str) -> Pointer:
        pointer = self.pointers.value(label, shown, stated)
        self.by_path[path] = pointer
        return pointer

    def _shown(self, value: object, name: str) -> str:
        if name in _KEYS and isinstance(value, str):
            return _unmarked(named(self.summary, value).plain)
        if name == "designation" and isinstance(value, str):
            return plain(self.designations.get(value, value))
        return plain(value)


def _unmarked(name: str) -> str:
    """A name without the mark of its own basis, which is not that of the reference to it."""
    for mark in filter(None, MARKS.values()):
        name = name.removesuffix(mark)
    return name


def _join(rows: dict[str, Row], first: str, second: str, label: str, joiner: str) -> None:
    if first in rows and second in rows:
        parts = [
            part for name in (first, second) for item in rows[name].items for part in item.parts
        ]
        rows[first] = Row(label, (Item(tuple(parts), joiner),))
        del rows[second]
