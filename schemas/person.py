"""People and what they are quoted with. Read by code."""

from __future__ import annotations

from pydantic import Field

from summarizer.documents.evidence import Evidence
from summarizer.schemas.stated import Saved, Stated


class Quotation(Saved):
    """One quotation; a quotation broken by its attribution has several spans, in order."""

    spans: tuple[Evidence, ...] = Field(min_length=1)


class Person(Saved):
    name: Stated[str]
    credentials: tuple[Stated[str], ...] = ()
    roles: tuple[Stated[str], ...] = ()
    organisation: Stated[str] | None = None
    quotes: tuple[Quotation, ...] = ()
    evidence: tuple[Evidence, ...] = Field(min_length=1)
