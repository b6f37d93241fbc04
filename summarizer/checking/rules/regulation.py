"""Rules on designations: whose they are, on what kind of product, and when."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.checking.rules.rule import Fault, Rule, Source
from summarizer.schemas.audit import Severity
from summarizer.schemas.regulatory import RegulatoryEvent
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import (
    DevelopmentStatus,
    EventStatus,
    EventType,
    Modality,
    Novelty,
)
from summarizer.vocabulary.designations import Designation, designations

_CELL_OR_GENE = frozenset(
    {
        Modality.CAR_T,
        Modality.CAR_NK,
        Modality.TCR_T,
        Modality.TIL,
        Modality.CELL_OTHER,
        Modality.GENE_THERAPY_AAV,
        Modality.GENE_THERAPY_OTHER,
        Modality.GENE_EDIT_IN_VIVO,
    }
)
_DEVICES = frozenset({Modality.DEVICE, Modality.DIAGNOSTIC})


def _designated(summary: Summary) -> Iterator[tuple[int, RegulatoryEvent, Designation]]:
    for index, event in enumerate(summary.regulatory_events):
        row = designations().get(event.designation.value) if event.designation else None
        if row is not None:
            yield index, event, row


def _authority(summary: Summary, _: Source) -> Iterator[Fault]:
    for index, event, row in _designated(summary):
        if event.authority.value not in (*row.authorities, "UNRESOLVED"):
            yield Fault(
                f"{row.name} is given by {' or '.join(row.authorities)}, the document says "
                f"{event.authority.value}",
                (f"regulatory_events[{index}].authority",),
                event.authority.evidence,
            )


def _unresolved(summary: Summary, _: Source) -> Iterator[Fault]:
    for index, event in enumerate(summary.regulatory_events):
        if event.authority.value == "UNRESOLVED":
            yield Fault(
                f"the document does not say whose `{event.raw_text}` it is",
                (f"regulatory_events[{index}].authority",),
                event.evidence[:1],
            )


def _kind_of_product(summary: Summary, _: Source) -> Iterator[Fault]:
    modalities = {p.key: p.modality.value for p in summary.products if p.modality is not None}
    for index, event, row in _designated(summary):
        if event.product is None or not row.product_kinds:
            continue
        modality = modalities.get(event.product.value)
        if modality is not None and _fits(modality, row.product_kinds) is False:
            kinds = ", ".join(kind.replace("_", "-") for kind in row.product_kinds)
            yield Fault(
                f"{row.name} is for products of the kind {kinds}, not {modality.value}",
                (f"regulatory_events[{index}].designation",),
                event.evidence[:1],
            )


def _fits(modality: Modality, kinds: tuple[str, ...]) -> bool | None:
    """Whether a product of this modality can be of one of the kinds; None where it is not told."""
    if "cell" in kinds:
        return None if modality is Modality.OTHER else modality in _CELL_OR_GENE
    if "device" in kinds:
        return None if modality is Modality.OTHER else modality in _DEVICES
    return False if modality in _CELL_OR_GENE | _DEVICES else None


def _dates(summary: Summary, _: Source) -> Iterator[Fault]:
    released = summary.document.release_date
    for index, event in enumerate(summary.regulatory_events):
        if event.effective_on is None or event.status is None:
            continue
        path, day = f"regulatory_events[{index}].effective_on", event.effective_on.value.value
        if released is not None and day[:10] > released.value.value[: len(day[:10])]:
            yield Fault(f"{day} is after the release date", (path,), event.effective_on.evidence)
        row = designations().get(event.designation.value) if event.designation else None
        if row is not None and row.since is not None and int(day[:4]) < row.since.year:
            yield Fault(
                f"{day} is before {row.name} existed ({row.since.year})",
                (path,),
                event.effective_on.evidence,
            )


def _uk_orphan(summary: Summary, _: Source) -> Iterator[Fault]:
    investigational = any(
        p.development_status and p.development_status.value is DevelopmentStatus.INVESTIGATIONAL
        for p in summary.products
    )
    for index, event, row in _designated(summary):
        if row.code == "MHRA_ORPHAN" and investigational:
            yield Fault(
                "the MHRA decides on orphan status at marketing authorisation, not before",
                (f"regulatory_events[{index}].designation",),
                event.evidence[:1],
            )


def _approved_and_not(summary: Summary, _: Source) -> Iterator[Fault]:
    approvals = [
        (i, e)
        for i, e in enumerate(summary.regulatory_events)
        if e.event_type.value is EventType.APPROVAL
        and e.status is not None
        and e.status.value is EventStatus.GRANTED
        and e.novelty.value is not Novelty.RESTATED
    ]
    for index, product in enumerate(summary.products):
        status = product.development_status
        if approvals and status and status.value is DevelopmentStatus.INVESTIGATIONAL:
            number, event = approvals[0]
            yield Fault(
                "the product is called investigational and an approval is reported",
                (f"products[{index}].development_status", f"regulatory_events[{number}]"),
                status.evidence + event.evidence[:1],
            )


RULES = (
    Rule("R-REG-01", Severity.ERROR, "designation vocabulary: code to authority", _authority),
    Rule("R-REG-02", Severity.WARNING, "names shared by several agencies", _unresolved),
    Rule("R-REG-07", Severity.ERROR, "gov.uk, orphan medicines guidance", _uk_orphan),
    Rule("R-REG-08", Severity.WARNING, "programme rules, as FD&C Act 506(g)", _kind_of_product),
    Rule("R-REG-09", Severity.ERROR, "an act is not later than its report", _dates),
    Rule("R-REG-12", Severity.WARNING, "approved excludes investigational", _approved_and_not),
)
