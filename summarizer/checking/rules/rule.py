"""What a consistency rule is, and what it reads besides the summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from summarizer.documents.document import Document
from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.finding.instructions import find_instructions
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.people import People, read_people
from summarizer.schemas.audit import Finding, Severity
from summarizer.schemas.summary import Summary


@dataclass(frozen=True)
class Source:
    """What a summary was made from.

    Attributes:
        document: The document.
        mentions: What finders saw in it, in reading order.
    """

    document: Document
    mentions: tuple[Mention, ...] = ()

    @cached_property
    def instructions(self) -> tuple[Mention, ...]:
        """Passages that speak to a model, which support no fact."""
        return find_instructions(self.document)

    @cached_property
    def people(self) -> People:
        """Everybody quoted, and the quotations."""
        return read_people(self.document)

    def of(self, kind: Kind) -> Iterator[Mention]:
        """Mentions of a kind outside such passages."""
        for mention in self.mentions:
            told = mention.kind is kind
            if told and not any(mention.span.overlaps(p.span) for p in self.instructions):
                yield mention

    def evidence(self, span: Span) -> Evidence:
        return self.document.evidence(span.start, span.end)


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


Check = Callable[[Summary, Source], Iterator[Fault]]


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

    def findings(self, summary: Summary, source: Source) -> Iterator[Finding]:
        for fault in self.check(summary, source):
            yield Finding(
                rule=self.id,
                severity=self.severity,
                message=fault.message,
                paths=fault.paths,
                evidence=fault.evidence,
            )


def meets(span: Span, evidence: tuple[Evidence, ...]) -> bool:
    """Whether a span shares a character with any of the words."""
    return any(span.start < words.end and words.start < span.end for words in evidence)
