"""What the company says of itself, apart from the facts."""

from __future__ import annotations

from summarizer.schemas.claim import Claim
from summarizer.schemas.summary import Summary
from summarizer.views.layout import Entry, Section
from summarizer.views.values import joined, labelled, listed, quoted, shown, words


def claims(summary: Summary, *, collapsed: bool) -> Section:
    """Args: collapsed: True gives their number alone."""
    if not summary.claims:
        return Section("Claims", "none found")
    note = f"{len(summary.claims)}, kept apart from the facts"
    if collapsed:
        return Section("Claims", f"{note}; --view full")
    entries = tuple(_entry(one, index) for index, one in enumerate(summary.claims))
    return Section("Claims", note, entries)


def _entry(claim: Claim, index: int) -> Entry:
    body = (
        quoted(claim.text.value),
        joined(
            [
                words(claim.speaker),
                labelled("softened by", listed(claim.hedges)),
                labelled("evidence", shown(claim.evidence_level) if claim.evidence_level else None),
            ]
        ),
    )
    return Entry(shown(claim.kind), body=body, path=f"claims[{index}]")
