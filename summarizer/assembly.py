"""From a document and what a model drafted about it to the summary that is believed."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

from summarizer.asking.prompts import prompts_sha256
from summarizer.asking.wire import schema_sha256
from summarizer.checking.abstract import abstract
from summarizer.checking.consistency import check
from summarizer.checking.missed import missed
from summarizer.checking.not_stated import completeness
from summarizer.checking.rules.rule import Source
from summarizer.documents.document import Document
from summarizer.finding import find
from summarizer.finding.mentions import Mention
from summarizer.finding.release import Release, read_release
from summarizer.grounding.context import Context
from summarizer.grounding.indications import ground_indications
from summarizer.grounding.milestones import ground_milestones
from summarizer.grounding.patient import ground_patient
from summarizer.grounding.products import ground_products
from summarizer.grounding.regulatory import read_regulatory
from summarizer.grounding.release import read_claims, read_meta, read_organisations, read_people
from summarizer.grounding.results import ground_results
from summarizer.grounding.safety import ground_safety
from summarizer.grounding.trials import ground_trials
from summarizer.schemas.audit import Audit, Unanswered
from summarizer.schemas.provenance import Attempt, Provenance
from summarizer.schemas.questions import (
    FindingsDraft,
    ReleaseDraft,
    RepairDraft,
    StudyDraft,
)
from summarizer.schemas.summary import Summary

DRAFTS = (StudyDraft, FindingsDraft, ReleaseDraft, RepairDraft)


@dataclass(frozen=True, slots=True)
class Origin:
    """Who is asked, as the provenance will say."""

    model: str
    endpoint: str
    weights_sha256: str | None = None
    engine: str | None = None
    asked_on: str | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """A document and everything that code alone reads from it.

    Attributes:
        document: The document.
        mentions: What finders saw, in reading order.
        release: Its attributes: title, dateline, issuer and so on.
        source: Document and mentions as the consistency rules read them.
    """

    document: Document
    mentions: tuple[Mention, ...]
    release: Release
    source: Source

    @classmethod
    def of(cls, document: Document) -> Examined:
        mentions = find(document)
        source = Source(document, mentions)
        return cls(document, mentions, read_release(document, mentions), source)


def assemble(
    examined: Examined,
    draft: ReleaseDraft,
    *,
    origin: Origin,
    attempts: tuple[Attempt, ...] = (),
    unanswered: tuple[Unanswered, ...] = (),
) -> Summary:
    """Ground a draft, check what stands, and account for the rest in the audit.

    The same input gives the same summary; nothing false in the draft raises.
    """
    context = Context(examined.document, examined.mentions, examined.release)
    products = ground_products(draft.products, context)
    indications = ground_indications(draft.indications, context, products)
    trials = ground_trials(draft.trials, context)
    patient = ground_patient(draft.patient_case, context)
    events, suppressed = read_regulatory(context, products, indications)
    results = ground_results(draft.results, context, trials, single_patient=patient is not None)
    safety = ground_safety(draft.safety, context, trials)
    milestones = ground_milestones(draft.milestones, context)
    context.ledger.close(draft)
    summary = Summary(
        document=read_meta(context),
        organisations=read_organisations(context, events),
        products=products,
        indications=indications,
        trials=trials,
        regulatory_events=events,
        patient_case=patient,
        results=results,
        safety=safety,
        milestones=milestones,
        claims=read_claims(context),
        people=read_people(context),
        audit=Audit(refused=context.ledger.refused(), suppressed=suppressed, unanswered=unanswered),
        provenance=_provenance(origin, attempts),
    )
    return _checked(summary, examined)


def _checked(summary: Summary, examined: Examined) -> Summary:
    summary = summary.model_copy(update={"abstract": abstract(summary)})
    findings = check(summary, examined.source)
    told = {"conflicts": findings.conflicts, "warnings": findings.warnings}
    audit = summary.audit.model_copy(update=told)
    summary = summary.model_copy(update={"audit": audit})
    left = missed(examined.document, examined.mentions, summary)
    audit = audit.model_copy(update={"missed": left})
    return summary.model_copy(
        update={
            "audit": audit,
            "completeness": completeness(summary),
        }
    )


def _provenance(origin: Origin, attempts: tuple[Attempt, ...]) -> Provenance:
    return Provenance(
        summarizer_version=version("summarizer"),
        model=origin.model,
        endpoint=origin.endpoint,
        weights_sha256=origin.weights_sha256,
        engine=origin.engine,
        asked_on=origin.asked_on,
        prompt_sha256=prompts_sha256(),
        schema_sha256=schema_sha256(DRAFTS),
        attempts=attempts,
    )
