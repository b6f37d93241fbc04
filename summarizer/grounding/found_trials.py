"""A trial of the document, while what the text says of it is brought together."""

from __future__ import annotations

from dataclasses import dataclass, field

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Mention
from summarizer.grounding.trial_references import Reference


@dataclass(slots=True, eq=False)
class FoundTrial:
    """One trial of the document.

    Attributes:
        regions: Stretches of text that speak of it, those that name it first.
        loose: Further sentences that can only be about it, since no other trial is named.
        inherited: Sentences that name none of several trials, where this one's are the news.
    """

    name: str = ""
    references: list[Reference] = field(default_factory=list)
    ids: list[Mention] = field(default_factory=list)
    products: set[str] = field(default_factory=set)
    regions: list[Span] = field(default_factory=list)
    loose: list[Span] = field(default_factory=list)
    inherited: list[Span] = field(default_factory=list)

    @property
    def phases(self) -> tuple[str, ...]:
        """Those of a phrase that names the whole trial, else of its parts together."""
        whole = next((one.phases for one in self.references if one.phases and not one.is_part), ())
        parts = [phase for one in self.references if one.is_part for phase in one.phases]
        return whole or tuple(sorted(set(parts)))

    @property
    def is_pivotal(self) -> bool:
        return any(reference.is_pivotal for reference in self.references)

    @property
    def is_extension(self) -> bool:
        return any(reference.is_extension for reference in self.references)

    @property
    def start(self) -> int:
        places = [r.span.start for r in self.references] + [m.span.start for m in self.ids]
        return min(places, default=0)
