"""What the summary says, in the order in which a reader asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.schemas.document import DocumentMeta
from summarizer.schemas.regulatory import RegulatoryEvent
from summarizer.schemas.safety import SafetyFinding
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import EventType, Novelty, Presence
from summarizer.views import layout
from summarizer.views.claims import claims
from summarizer.views.designations import designations, other_acts
from summarizer.views.document import document, organisations
from summarizer.views.milestones import milestones
from summarizer.views.people import people
from summarizer.views.products import indications, products
from summarizer.views.report.pointers import Pointer
from summarizer.views.report.rows import Reader, Row
from summarizer.views.results import patient, results
from summarizer.views.safety import safety
from summarizer.views.trials import trials
from summarizer.views.values import plain

if TYPE_CHECKING:
    from pydantic import BaseModel

_DIM = "dim"


@dataclass(frozen=True, slots=True)
class Entry:
    """One card.

    Attributes:
        head: What it is called, or a pointer to the words that carry it as a whole.
        news: Whether the release announces it.
        remarks: What the release does not say of it.
    """

    id: str
    head: Pointer | str
    rows: tuple[Row, ...] = ()
    news: bool = False
    absent: bool = False
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: str
    note: str
    entries: tuple[Entry, ...]


def sections(summary: Summary, reader: Reader, prefix: str) -> tuple[Section, ...]:
    """The findings, then people, claims and what the release says of itself."""
    return tuple(
        Section(
            f"{prefix}-all-{shown.title.lower().replace(' ', '-')}",
            shown.title,
            shown.note,
            tuple(_entry(summary, reader, entry, prefix) for entry in shown.entries),
        )
        for shown in _shown(summary)
    )


def _shown(summary: Summary) -> Iterator[layout.Section]:
    yield designations(summary)
    if (other := other_acts(summary)).entries:
        yield other
    yield trials(summary)
    if case := patient(summary):
        yield case
    yield from (results(summary), safety(summary), milestones(summary))
    yield from (products(summary), indications(summary))
    yield people(summary, quotes=True)
    yield claims(summary, collapsed=False)
    yield from (organisations(summary), document(summary))


def _entry(summary: Summary, reader: Reader, shown: layout.Entry, prefix: str) -> Entry:
    if not shown.path:
        return Entry("", shown.head.plain, remarks=tuple(line.plain for line in shown.body))
    entity = _at(summary, shown.path)
    remarks = (line.plain for line in (*shown.cells, *shown.body) if line.style == _DIM)
    return Entry(
        entry_id(prefix, shown.path),
        _head(reader, entity, shown),
        reader.rows(entity, shown.path),
        _is_news(entity),
        isinstance(entity, SafetyFinding) and entity.presence.value is Presence.EXPLICITLY_ABSENT,
        tuple(remarks),
    )


def entry_id(prefix: str, path: str) -> str:
    """`d1-trials-0` of `trials[0]`."""
    return f"{prefix}-{path.replace('[', '-').replace(']', '').replace('.', '-')}"


def _at(summary: Summary, path: str) -> BaseModel:
    block, _, index = path.removesuffix("]").partition("[")
    found: BaseModel = getattr(summary, block)[int(index)] if index else getattr(summary, block)
    return found


def _head(reader: Reader, entity: BaseModel, shown: layout.Entry) -> Pointer | str:
    name = shown.head.plain
    if isinstance(entity, DocumentMeta):
        return name
    if isinstance(entity, RegulatoryEvent) and entity.designation:
        code = plain(entity.designation.value)
        full = plain(reader.designations.get(entity.designation.value, code))
        designation = entity.event_type.value is EventType.DESIGNATION
        name = full if designation else name.replace(code, full)
    pointer = reader.pointers.entry("the whole entry", name, getattr(entity, "evidence", ()))
    reader.by_path[shown.path] = pointer
    return pointer


def _is_news(entity: BaseModel) -> bool:
    return isinstance(entity, RegulatoryEvent) and entity.novelty.value is Novelty.NEW_IN_DOCUMENT
