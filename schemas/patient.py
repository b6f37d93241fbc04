"""A release about a single patient."""

from __future__ import annotations

from pydantic import Field

from summarizer.documents.evidence import Evidence
from summarizer.schemas.stated import Draft, Saved, Stated


class PatientCaseDraft(Draft):
    """The one patient the release describes; null for a group of patients."""

    diagnosis: str | None = Field(max_length=90)
    subtype: str | None = Field(default=None, max_length=60)
    stage: str | None = Field(max_length=60)
    prior_lines: int | None = Field(description="number of earlier lines of therapy")
    prior_transplant: str | None = Field(max_length=90)
    dose_level: str | None = Field(description="as written", max_length=60)
    age: int | None = Field(default=None, description="in years")
    sex: str | None = Field(default=None, max_length=20)


class PatientCase(Saved):
    """One patient. No rate may be computed from it.

    Attributes:
        ordinal: The release's own word, such as `first`.
        prior_lines: Number of earlier lines of therapy; whether a transplant is among them is
            said in `prior_transplant` alone.
        dose_level: The label as written; no value is made of it.
        age: In years.
    """

    ordinal: Stated[str] | None = None
    diagnosis: Stated[str] | None = None
    subtype: Stated[str] | None = None
    stage: Stated[str] | None = None
    prior_lines: Stated[int] | None = None
    prior_transplant: Stated[str] | None = None
    status_at_entry: Stated[str] | None = None
    dose_level: Stated[str] | None = None
    age: Stated[int] | None = None
    sex: Stated[str] | None = None
    evidence: tuple[Evidence, ...] = Field(min_length=1)
