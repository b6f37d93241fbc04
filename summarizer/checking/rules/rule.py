"""What a consistency rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from summarizer.documents.document import Document
from summarizer.documents.evidence import Evidence
from summarizer.schemas.audit import Finding, Severity
from summarizer.schemas.summary import Summary


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing a rule found.

    Attributes:
        message: What does not fit, for a person.
        paths: The fields concerned.
        evidence: The words concerned.
    """

    message: str
    paths: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


Check = Callable[[Summary, Document], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A registered rule.

    Attributes:
        id: Name that findings carry.
        severity: An error is listed among the conflicts, anything else among the warnings.
        source: Where the rule comes from, for a reader who doubts it.
        check: Yields what it finds.
    """

    id: str
    severity: Severity
    source: str
    check: Check

    def findings(self, summary: Summary, document: Document) -> Iterator[Finding]:
        for fault in self.check(summary, document):
            yield Finding(
                rule=self.id,
                severity=self.severity,
                message=fault.message,
                paths=fault.paths,
                evidence=fault.evidence,
            )
