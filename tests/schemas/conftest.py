"""A fictional release, and a hand-made summary of it with one entry in each block."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

import pytest

from summarizer.documents.document import Document
from summarizer.documents.evidence import Evidence, Section
from summarizer.schemas.abstract import Abstract, AbstractSentence
from summarizer.schemas.audit import Audit, Refusal
from summarizer.schemas.claim import Claim
from summarizer.schemas.document import DocumentMeta
from summarizer.schemas.indication import Indication
from summarizer.schemas.milestone import Milestone
from summarizer.schemas.organisation import Organisation
from summarizer.schemas.patient import PatientCase
from summarizer.schemas.person import Person, Quotation
from summarizer.schemas.product import Product, ProductName
from summarizer.schemas.provenance import Attempt, Outcome, Provenance
from summarizer.schemas.regulatory import RegulatoryEvent
from summarizer.schemas.result import Result
from summarizer.schemas.safety import SafetyFinding
from summarizer.schemas.stated import Basis, Interval, Precision, Stated
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import (
    ClaimKind,
    EndpointCode,
    EventType,
    MilestoneKind,
    NameType,
    Novelty,
    Phase,
    Presence,
)
from summarizer.schemas.trial import RegistryId, Trial

TEXT = """Halvorsen Bio Announces First Results of Veltracept

Halvorsen Bio said that veltracept (HB-104) was granted Orphan Drug designation by the FDA for
lupus nephritis. In the Phase 1/2 TIDAL trial (NCT00000000), one patient with lupus nephritis had
a complete response at day 28; no cytokine release syndrome was seen. Overall, 7 patients responded.
“It may be the first of its kind,” said Ada Nystrom. An update is expected in the second half of
2031.
"""

T = TypeVar("T")


@pytest.fixture(scope="session")
def release() -> Document:
    return Document.from_text(TEXT, name="halvorsen.txt")


def said(words: str) -> tuple[Evidence, ...]:
    start = TEXT.index(words)
    return (Evidence(start=start, end=start + len(words), text=words, section=Section.BODY),)


def stated(value: T, words: str) -> Stated[T]:
    return Stated[T](value=value, evidence=said(words))


def derived(value: T, words: str, rule: str) -> Stated[T]:
    return Stated[T](value=value, basis=Basis.DERIVED, rule=rule, evidence=said(words))


@pytest.fixture(scope="session")
def summary(release: Document) -> Summary:
    window = "second half of\n2031"
    return Summary(
        document=DocumentMeta(
            source=release.source,
            sha256=release.sha256,
            char_len=len(release.text),
            text=release.text,
        ),
        organisations=(
            Organisation(
                name=stated("Halvorsen Bio", "Halvorsen Bio"),
                is_issuer=True,
                evidence=said("Halvorsen Bio"),
            ),
        ),
        products=(
            Product(
                key="product-1",
                preferred_name=stated("veltracept", "veltracept"),
                names=(ProductName(text=stated("HB-104", "HB-104"), type=NameType.CODE),),
                evidence=said("veltracept (HB-104)"),
            ),
        ),
        indications=(
            Indication(
                key="indication-1",
                disease_text=stated("lupus nephritis", "lupus nephritis"),
                evidence=said("lupus nephritis"),
            ),
        ),
        trials=(
            Trial(
                key="trial-1",
                acronym=stated("TIDAL", "TIDAL"),
                registry_ids=(RegistryId(registry="NCT", id=stated("NCT00000000", "NCT00000000")),),
                phases=(
                    derived(Phase.PHASE1, "Phase 1/2", "phase_words"),
                    derived(Phase.PHASE2, "Phase 1/2", "phase_words"),
                ),
                evidence=said("Phase 1/2 TIDAL trial"),
            ),
        ),
        regulatory_events=(
            RegulatoryEvent(
                event_type=stated(EventType.DESIGNATION, "granted Orphan Drug designation"),
                authority=stated("FDA", "FDA"),
                novelty=stated(Novelty.NEW_IN_DOCUMENT, "was granted"),
                raw_text="granted Orphan Drug designation",
                evidence=said("granted Orphan Drug designation"),
            ),
        ),
        patient_case=PatientCase(
            diagnosis=stated("lupus nephritis", "lupus nephritis"),
            evidence=said("one patient with lupus nephritis"),
        ),
        results=(
            Result(
                endpoint_text=stated("responded", "responded"),
                endpoint_code=derived(EndpointCode.OTHER, "responded", "endpoint_words"),
                value=stated(Decimal("7"), "7"),
                unit=stated("patients", "patients"),
                evidence=said("7 patients responded"),
            ),
        ),
        safety=(
            SafetyFinding(
                term=stated("cytokine release syndrome", "cytokine release syndrome"),
                code="CRS",
                presence=stated(
                    Presence.EXPLICITLY_ABSENT, "no cytokine release syndrome was seen"
                ),
                evidence=said("no cytokine release syndrome was seen"),
            ),
        ),
        milestones=(
            Milestone(
                what=stated(MilestoneKind.DATA_UPDATE, "update"),
                text=stated("An update is expected", "An update is expected"),
                window=derived(
                    Interval(precision=Precision.HALF, raw_text=window, rule_id="half_of_year"),
                    window,
                    "half_of_year",
                ),
                evidence=said("An update is expected"),
            ),
        ),
        claims=(
            Claim(
                text=stated("the first of its kind", "the first of its kind"),
                speaker="Ada Nystrom",
                kind=stated(ClaimKind.FIRST_IN_CLASS, "first of its kind"),
                evidence=said("the first of its kind"),
            ),
        ),
        people=(
            Person(
                name=stated("Ada Nystrom", "Ada Nystrom"),
                quotes=(Quotation(spans=said("It may be the first of its kind")),),
                evidence=said("Ada Nystrom"),
            ),
        ),
        abstract=Abstract(
            sentences=(
                AbstractSentence(
                    text="Halvorsen Bio reports on veltracept.",
                    facts=("organisations[0].name", "products[0].preferred_name"),
                ),
            )
        ),
        audit=Audit(
            refused=(
                Refusal(path="results[1].n", said="70", rule="number_words", reason="not written"),
            )
        ),
        provenance=Provenance(
            summarizer_version="0.1.0",
            model="a-model",
            endpoint="local",
            prompt_sha256="0" * 64,
            schema_sha256="1" * 64,
            attempts=(Attempt(question="study", outcome=Outcome.OK, prompt_tokens=900),),
        ),
    )
