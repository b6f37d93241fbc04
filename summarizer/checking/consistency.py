"""All consistency rules over one summary."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.checking.rules import (
    abbreviations,
    abstract_words,
    dates,
    instructions,
    literal,
    mentioned,
    numbers,
    people,
    regulation,
    responses,
    trials_and_dates,
)
from summarizer.checking.rules.rule import Source
from summarizer.schemas.audit import Finding, Severity
from summarizer.schemas.summary import Summary

RULES = (
    *numbers.RULES,
    *responses.RULES,
    *literal.RULES,
    *regulation.RULES,
    *mentioned.RULES,
    *trials_and_dates.RULES,
    *dates.RULES,
    *abbreviations.RULES,
    *people.RULES,
    *abstract_words.RULES,
    *instructions.RULES,
)


@dataclass(frozen=True, slots=True)
class Findings:
    """What the rules found: contradictions, and what a reader should know."""

    conflicts: tuple[Finding, ...]
    warnings: tuple[Finding, ...]


def check(summary: Summary, source: Source) -> Findings:
    """Run every rule; a rule finds, it never changes a value."""
    found = [finding for rule in RULES for finding in rule.findings(summary, source)]
    return Findings(
        tuple(f for f in found if f.severity is Severity.ERROR),
        tuple(f for f in found if f.severity is not Severity.ERROR),
    )
