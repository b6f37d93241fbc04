"""The summary: everything that is believed of one document, each fact on its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel

from summarizer.documents.evidence import Evidence
from summarizer.schemas.abstract import Abstract
from summarizer.schemas.audit import Audit, Completeness
from summarizer.schemas.claim import Claim
from summarizer.schemas.document import DocumentMeta
from summarizer.schemas.indication import Indication
from summarizer.schemas.milestone import Milestone
from summarizer.schemas.organisation import Organisation
from summarizer.schemas.patient import PatientCase
from summarizer.schemas.person import Person
from summarizer.schemas.product import Product
from summarizer.schemas.provenance import Provenance
from summarizer.schemas.regulatory import RegulatoryEvent
from summarizer.schemas.result import Result
from summarizer.schemas.safety import SafetyFinding
from summarizer.schemas.stated import Basis, Saved, Stated
from summarizer.schemas.trial import Trial

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]  # it has no types

    from summarizer.documents.document import Document

SCHEMA_VERSION = "1"


class Fact(NamedTuple):
    """One value of a summary.

    Attributes:
        path: Where it stands, such as `trials[0].phases[1]`.
        value: The normalised value.
        basis: Stated, derived or inferred.
        rule: The rule behind a derived or inferred value.
        evidence: The words it rests on.
    """

    path: str
    value: Any  # the value's type differs from field to field
    basis: Basis
    rule: str | None
    evidence: tuple[Evidence, ...]


class Summary(Saved):
    """What a document says of its trials and designations.

    null and empty mean that the document does not say; `completeness.not_stated` lists what a
    reader would have expected. What the model said and the document does not is in `audit`.
    """

    schema_version: str = SCHEMA_VERSION
    document: DocumentMeta
    organisations: tuple[Organisation, ...] = ()
    products: tuple[Product, ...] = ()
    indications: tuple[Indication, ...] = ()
    trials: tuple[Trial, ...] = ()
    regulatory_events: tuple[RegulatoryEvent, ...] = ()
    patient_case: PatientCase | None = None
    results: tuple[Result, ...] = ()
    safety: tuple[SafetyFinding, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    claims: tuple[Claim, ...] = ()
    people: tuple[Person, ...] = ()
    abstract: Abstract = Abstract()
    completeness: Completeness = Completeness()
    audit: Audit = Audit()
    provenance: Provenance

    def facts(self) -> Iterator[Fact]:
        """Every stated, derived or inferred value, in the order of the schema."""
        yield from _facts(self, "")

    def spans(self) -> Iterator[tuple[str, Evidence]]:
        """Every evidence span with the path it stands at, the audit's included."""
        yield from _spans(self, "")

    def to_frame(self, block: str) -> pd.DataFrame:
        """One block as a table: one row an entry, flat columns that the schema fixes.

        Needs pandas (the extra `frames`). What is not stated is missing: None in columns of
        words, and pandas' own missing value in those of numbers, truth values and dates. Partial
        dates stay ISO words, since `2031-03` is no day; a field with several values holds them in
        one cell, with `; ` between them. `evidence` has the first words that carry the entry.

        Args:
            block: A field of the summary that holds entries, such as `results`; or `facts`, every
                value with its path, basis, rule and words.

        Raises:
            BadInput: There is no such block, or no pandas.
        """
        from summarizer.schemas.frames import frame

        return frame(self, block)

    def _repr_html_(self) -> str:
        from summarizer.views.notebook import summary_html

        return summary_html(self)

    def verify(self, document: Document) -> list[str]:
        """Check a saved summary against its document.

        Returns:
            What does not fit, one line each; empty where everything does: the hash is the
            document's, and every evidence span holds the document's own words at its offsets.
        """
        if self.document.sha256 != document.sha256:
            return [f"`document.sha256`: the summary is of another document ({document.source})"]
        return [
            f"`{path}`: the document does not say {evidence.text!r} at {evidence.start}"
            for path, evidence in self.spans()
            if document.text[evidence.start : evidence.end] != evidence.text
        ]


def _children(node: object, path: str) -> Iterator[tuple[str, object]]:
    if isinstance(node, BaseModel):
        prefix = f"{path}." if path else ""
        for name in type(node).model_fields:
            yield prefix + name, getattr(node, name)
    elif isinstance(node, tuple):
        for index, item in enumerate(node):
            yield f"{path}[{index}]", item


def _facts(node: object, path: str) -> Iterator[Fact]:
    if isinstance(node, Stated):
        yield Fact(path, node.value, node.basis, node.rule, node.evidence)
        return
    for child_path, child in _children(node, path):
        yield from _facts(child, child_path)


def _spans(node: object, path: str) -> Iterator[tuple[str, Evidence]]:
    if isinstance(node, Evidence):
        yield path, node
        return
    for child_path, child in _children(node, path):
        yield from _spans(child, child_path)
