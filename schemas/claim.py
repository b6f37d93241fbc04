"""What the company says of itself, kept apart from facts. Read by code."""

from __future__ import annotations

from pydantic import Field

from summarizer.documents.evidence import Evidence
from summarizer.schemas.stated import Saved, Stated
from summarizer.schemas.terms import ClaimKind, EvidenceLevel, Hedge


class Claim(Saved):
    """One claim, in its own words.

    Attributes:
        speaker: Name of the person quoted, or `company`.
        hedges: Words that soften the claim, such as `potential`.
    """

    text: Stated[str]
    speaker: str
    kind: Stated[ClaimKind]
    hedges: tuple[Stated[Hedge], ...] = ()
    evidence_level: Stated[EvidenceLevel] | None = None
    evidence: tuple[Evidence, ...] = Field(min_length=1)
