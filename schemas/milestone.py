"""Events that the release expects."""

from __future__ import annotations

from pydantic import Field

from summarizer.documents.evidence import Evidence
from summarizer.schemas.stated import Draft, Interval, Saved, Stated
from summarizer.schemas.terms import Certainty, MilestoneKind


class MilestoneDraft(Draft):
    """An event expected in the future."""

    what: MilestoneKind
    window: str | None = Field(description="when, as written", max_length=60)
    quote: str = Field(description="words of the document that announce it", max_length=160)


class Milestone(Saved):
    """One expected event.

    Attributes:
        text: The document's words for it.
        window: When; null where the release gives no time.
    """

    what: Stated[MilestoneKind]
    text: Stated[str]
    window: Stated[Interval] | None = None
    certainty: Stated[Certainty] | None = None
    trial: str | None = Field(default=None, description="key of a trial")
    product: str | None = Field(default=None, description="key of a product")
    evidence: tuple[Evidence, ...] = Field(min_length=1)
