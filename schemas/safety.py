"""Safety findings: reported as present, or as explicitly absent."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from summarizer.documents.evidence import Evidence
from summarizer.schemas.stated import Draft, Saved, Stated
from summarizer.schemas.terms import GradingScale, Presence


class SafetyFindingDraft(Draft):
    """A side effect reported to have occurred in patients, or not to have occurred."""

    term: str = Field(description="the side effect", max_length=80)
    presence: Presence
    grade: str | None = Field(description="as written", max_length=30)
    n: int | None = Field(default=None, description="patients who had it")
    N: int | None = Field(default=None, description="patients assessed")
    rate: str | None = Field(default=None, description="share of patients, in %", max_length=20)
    management: list[str] = Field(description="medicines given for it", max_length=4)
    quote: str = Field(description="words of the document that report it", max_length=160)


class SafetyFinding(Saved):
    """One finding that the document reports as present or as explicitly absent.

    What the document is silent on has no entry: for the checklist of terms, silence is listed in
    `completeness.not_stated`, so that it is never read as absence.

    Attributes:
        code: Checklist code (CRS, ICANS, GVHD, INFECTION, CYTOPENIA, DLT, SAE, DEATH) or null.
        grade_min: Lowest grade reported, 1 to 5.
        rate: Share of patients who had it, in percent.
        grade_max: Highest grade reported, 1 to 5; null where open, as in `Grade 3 or higher`.
    """

    term: Stated[str]
    code: str | None = None
    presence: Stated[Presence]
    grade_min: Stated[int] | None = None
    grade_max: Stated[int] | None = None
    scale: Stated[GradingScale] | None = None
    n: Stated[int] | None = None
    N: Stated[int] | None = None
    rate: Stated[Decimal] | None = None
    management: tuple[Stated[str], ...] = ()
    outcome: Stated[str] | None = None
    trial: str | None = Field(default=None, description="key of a trial")
    evidence: tuple[Evidence, ...] = Field(min_length=1)
