"""Companies, regulators and others that the release names. Read by code."""

from __future__ import annotations

from pydantic import Field

from summarizer.documents.evidence import Evidence
from summarizer.schemas.document import Ticker
from summarizer.schemas.stated import Saved, Stated
from summarizer.schemas.terms import OrganisationRole


class Organisation(Saved):
    """One organisation.

    Attributes:
        roles: What it does in this release; `trial_sponsor` only where the release says so.
        jurisdiction: For regulators, ISO 3166 code, `EU` or `INT`.
        headquarters: Only where stated; a dateline is no headquarters.
        stage: The company's own stage word, such as `clinical-stage`; never a trial's phase.
    """

    name: Stated[str]
    aliases: tuple[Stated[str], ...] = ()
    roles: tuple[Stated[OrganisationRole], ...] = ()
    is_issuer: bool = False
    jurisdiction: Stated[str] | None = None
    headquarters: Stated[str] | None = None
    operations: tuple[Stated[str], ...] = ()
    stage: Stated[str] | None = None
    tickers: tuple[Ticker, ...] = ()
    evidence: tuple[Evidence, ...] = Field(min_length=1)
