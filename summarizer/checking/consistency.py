"""All consistency rules over one summary."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.checking.rules import instructions, numbers, regulation, trials_and_dates
from summarizer.documents.document import Document
from summarizer.schemas.audit import Finding, Severity
from summarizer.schemas.summary import Summary

RULES = (*numbers.RULES, *regulation.RULES, *trials_and_dates.RULES, *instructions.RULES)


@dataclass(frozen=True, slots=True)
class Findings:
    """What the rules found: contradictions, and what a reader should know."""

    conflicts: tuple[Finding, ...]
    warnings: tuple[Finding, ...]


def check(summary: Summary, document: Document) -> Findings:
    """Run every rule; a rule finds, it never changes a value."""
    found = [finding for rule in RULES for finding in rule.findings(summary, document)]
    return Findings(
        tuple(f for f in found if f.severity is Severity.ERROR),
        tuple(f for f in found if f.severity is not Severity.ERROR),
    )
