"""The drafts that whole questions ask for, put together from the blocks' drafts.

Endpoints that share one document between calls are asked `StudyDraft` and `FindingsDraft`; others
are asked `ReleaseDraft`, the same fields at once. What finders and rules read by themselves
(document, organisations, designations, people, claims) is asked of no model.
"""

from __future__ import annotations

from pydantic import Field

from summarizer.schemas.indication import IndicationDraft
from summarizer.schemas.milestone import MilestoneDraft
from summarizer.schemas.patient import PatientCaseDraft
from summarizer.schemas.product import ProductDraft
from summarizer.schemas.result import ResultDraft
from summarizer.schemas.safety import SafetyFindingDraft
from summarizer.schemas.stated import Draft
from summarizer.schemas.trial import TrialDraft


class StudyDraft(Draft):
    """Which products, diseases and trials the release is about."""

    products: list[ProductDraft] = Field(max_length=4)
    indications: list[IndicationDraft] = Field(max_length=6)
    trials: list[TrialDraft] = Field(max_length=6)


class FindingsDraft(Draft):
    """What was found in patients, and what is expected next."""

    patient_case: PatientCaseDraft | None
    results: list[ResultDraft] = Field(max_length=24)
    safety: list[SafetyFindingDraft] = Field(max_length=24)
    milestones: list[MilestoneDraft] = Field(max_length=6)


class ReleaseDraft(FindingsDraft, StudyDraft):
    """Everything in one question."""


class RepairDraft(Draft):
    """Answers to the points asked again; a block nothing is asked about stays empty."""

    trials: list[TrialDraft] = Field(default_factory=list, max_length=4)
    results: list[ResultDraft] = Field(default_factory=list, max_length=6)
    safety: list[SafetyFindingDraft] = Field(default_factory=list, max_length=6)
    milestones: list[MilestoneDraft] = Field(default_factory=list, max_length=4)
