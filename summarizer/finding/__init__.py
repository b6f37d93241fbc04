"""Finding: what code reads from a document without any model, each value with its place."""

from __future__ import annotations

from summarizer.documents.document import Document
from summarizer.finding.addresses import find_addresses
from summarizer.finding.agencies import find_agencies
from summarizer.finding.dates import find_dates
from summarizer.finding.designations import find_designations
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.organisations import find_organisations
from summarizer.finding.people import find_people
from summarizer.finding.phases import find_phases
from summarizer.finding.product_names import find_product_names
from summarizer.finding.quantities import find_quantities
from summarizer.finding.registry_ids import find_registry_ids
from summarizer.finding.regulatory_actions import find_regulatory_actions
from summarizer.finding.response_terms import find_response_terms
from summarizer.finding.safety_terms import find_safety_terms
from summarizer.finding.tickers import find_tickers
from summarizer.finding.time_expressions import find_time_expressions
from summarizer.finding.trials import find_trials

__all__ = ["FINDERS", "Kind", "Mention", "find"]

FINDERS = (
    find_registry_ids,
    find_agencies,
    find_designations,
    find_regulatory_actions,
    find_phases,
    find_trials,
    find_product_names,
    find_dates,
    find_time_expressions,
    find_quantities,
    find_safety_terms,
    find_response_terms,
    find_organisations,
    find_people,
    find_tickers,
    find_addresses,
)
"""Every finder: a function from a document to mentions in reading order."""


def find(document: Document) -> tuple[Mention, ...]:
    """All mentions of all kinds, sorted by place and, at one place, by kind."""
    found = (mention for finder in FINDERS for mention in finder(document))
    return tuple(sorted(found, key=lambda mention: (mention.span, mention.kind)))
