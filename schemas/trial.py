"""Clinical trials, in ClinicalTrials.gov's terms."""

from __future__ import annotations

from pydantic import Field

from summarizer.documents.evidence import Evidence
from summarizer.schemas.stated import Draft, Saved, Stated
from summarizer.schemas.terms import (
    Allocation,
    EnrolmentKind,
    InterventionModel,
    Masking,
    OverallStatus,
    Phase,
)


class TrialDraft(Draft):
    """A clinical trial that the document mentions, named or not."""

    acronym: str | None = Field(description="its short name; null if it has none", max_length=60)
    registry_ids: list[str] = Field(description="its registry numbers, such as NCT", max_length=3)
    phases: list[Phase] = Field(description="empty if not stated", max_length=2)
    enrolment: int | None = Field(default=None, description="number of patients enrolled")
    primary_endpoints: list[str] = Field(
        default_factory=list, description="each primary endpoint, as written", max_length=4
    )
    quote: str = Field(description="words of the document that name this trial", max_length=140)


class RegistryId(Saved):
    """An id in its canonical form.

    Attributes:
        registry: Registry code, such as `NCT` or `EUCT`.
        id: Canonical id, such as `NCT01234567`.
    """

    registry: str
    id: Stated[str]


class Endpoint(Saved):
    """An endpoint that the trial measures.

    Attributes:
        type: `primary`, `secondary`, `exploratory`, or null where the release does not rank it.
    """

    type: str | None = None
    text: Stated[str]


class Enrolment(Saved):
    value: Stated[int]
    kind: EnrolmentKind | None = None


class DoseLevel(Saved):
    """A dose level by its words; value and unit only where the release gives them."""

    label: Stated[str]
    value: Stated[str] | None = None
    unit: str | None = None


class Trial(Saved):
    """One trial.

    Attributes:
        key: Local key, `trial-1` and so on.
        phases: `Phase 1/2` is PHASE1 and PHASE2.
        geography: Only what is said of the trial; issuer and dateline places do not count.
    """

    key: str
    acronym: Stated[str] | None = None
    registry_ids: tuple[RegistryId, ...] = ()
    phases: tuple[Stated[Phase], ...] = ()
    is_pivotal: Stated[bool] | None = None
    intervention_model: Stated[InterventionModel] | None = None
    allocation: Stated[Allocation] | None = None
    masking: Stated[Masking] | None = None
    status: Stated[OverallStatus] | None = None
    objective: Stated[str] | None = None
    endpoints: tuple[Endpoint, ...] = ()
    enrolment: Enrolment | None = None
    dose_levels: tuple[DoseLevel, ...] = ()
    geography: tuple[Stated[str], ...] = ()
    indications: tuple[str, ...] = Field(default=(), description="keys of indications")
    products: tuple[str, ...] = Field(default=(), description="keys of products")
    evidence: tuple[Evidence, ...] = Field(min_length=1)
