"""Efficacy results."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from summarizer.documents.evidence import Evidence
from summarizer.schemas.stated import Draft, Saved, Stated
from summarizer.schemas.terms import EndpointCode, EvidenceLevel


class ResultDraft(Draft):
    """An outcome that was measured in patients."""

    endpoint_text: str = Field(description="what was measured", max_length=80)
    value: str | None = Field(description="what was found, with its unit", max_length=60)
    n: int | None = Field(default=None, description="patients with this outcome")
    N: int | None = Field(default=None, description="patients assessed")
    ci: str | None = Field(default=None, description="confidence interval", max_length=40)
    p: str | None = Field(default=None, description="p value", max_length=20)
    timepoint: str | None = Field(description="when, as written", max_length=40)
    population: str | None = Field(default=None, description="arm or subgroup", max_length=60)
    met: bool | None = Field(default=None, description="whether the endpoint was met")
    quote: str = Field(description="words of the document that report it", max_length=160)


class ConfidenceInterval(Saved):
    """Level in percent; bounds in the unit of the result."""

    level: Decimal
    lo: Decimal
    hi: Decimal


class PValue(Saved):
    """`op` is one of `<`, `<=`, `=`, `>`, `>=`; the value lies in [0, 1]."""

    op: str
    value: Decimal = Field(ge=0, le=1)


class Timepoint(Saved):
    """A time after the start of treatment.

    Attributes:
        value: Number of units.
        unit: `days`, `weeks`, `months` or `years`; a month is not turned into days.
        days: The same in days, for days and weeks alone.
    """

    value: Decimal
    unit: str
    days: Decimal | None = None


class Result(Saved):
    """One result.

    Attributes:
        category: Response category or a qualitative outcome, where the value is no number.
        value: Number, in `unit`.
        n: Patients with the outcome.
        N: Patients assessed.
        met: Whether a prespecified endpoint was met, where the release says so.
    """

    trial: str | None = Field(default=None, description="key of a trial")
    population: Stated[str] | None = None
    endpoint_text: Stated[str]
    endpoint_code: Stated[EndpointCode]
    category: Stated[str] | None = None
    value: Stated[Decimal] | None = None
    unit: Stated[str] | None = None
    n: Stated[int] | None = None
    N: Stated[int] | None = None
    ci: Stated[ConfidenceInterval] | None = None
    p: Stated[PValue] | None = None
    timepoint: Stated[Timepoint] | None = None
    met: Stated[bool] | None = None
    evidence_level: Stated[EvidenceLevel] | None = None
    evidence: tuple[Evidence, ...] = Field(min_length=1)
