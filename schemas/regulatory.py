"""Designations and other acts of regulators. Read by code: their vocabulary is closed."""

from __future__ import annotations

from pydantic import Field

from summarizer.documents.evidence import Evidence
from summarizer.schemas.stated import PartialDate, Saved, Stated
from summarizer.schemas.terms import EventStatus, EventType, Novelty


class RegulatoryEvent(Saved):
    """One event. `previously granted` is status granted with novelty restated.

    Attributes:
        designation: Code of the designation vocabulary; null for events that are none;
            `UNRESOLVED` where the text does not say whose designation of that name it is.
        authority: Agency code, or `UNRESOLVED`; never a default.
        announced_on: Date of this release, where the event is its news.
        effective_on: Date of the act itself, only where the release dates the act.
        scope_ambiguous: Whether the words leave open which designations an indication belongs to.
        stated_basis: What the regulator's decision rested on, in the document's words.
    """

    event_type: Stated[EventType]
    designation: Stated[str] | None = None
    authority: Stated[str]
    jurisdiction: Stated[str] | None = None
    status: Stated[EventStatus] | None = None
    novelty: Stated[Novelty]
    announced_on: Stated[PartialDate] | None = None
    effective_on: Stated[PartialDate] | None = None
    product: Stated[str] | None = Field(default=None, description="key of a product")
    indications: tuple[Stated[str], ...] = Field(default=(), description="keys of indications")
    scope_ambiguous: bool = False
    stated_basis: Stated[str] | None = None
    raw_text: str
    evidence: tuple[Evidence, ...] = Field(min_length=1)
