"""Diseases, as the release words them."""

from __future__ import annotations

from pydantic import Field

from summarizer.documents.evidence import Evidence
from summarizer.schemas.stated import Draft, Saved, Stated
from summarizer.schemas.terms import IndicationKind, Setting


class IndicationDraft(Draft):
    """A disease that the product is developed, studied or designated for."""

    disease_text: str = Field(description="the disease, one only", max_length=90)
    population: str | None = Field(
        default=None, description="which patients: age group, biomarker", max_length=90
    )


class Indication(Saved):
    """One disease.

    Attributes:
        key: Local key, `indication-1` and so on.
        disease_text: The disease without its setting.
        abbreviations: As the document itself defines or uses them for this disease.
        line_min: Smallest number of earlier lines of therapy.
    """

    key: str
    disease_text: Stated[str]
    abbreviations: tuple[Stated[str], ...] = ()
    setting: tuple[Stated[Setting], ...] = ()
    line_min: Stated[int] | None = None
    population: Stated[str] | None = None
    kind: Stated[IndicationKind] | None = None
    evidence: tuple[Evidence, ...] = Field(min_length=1)
