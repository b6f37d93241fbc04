"""What a trial measures: endpoints that the document ranks, each by its shortest name."""

from __future__ import annotations

import re

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import Context, stated
from summarizer.grounding.endpoint_links import measures_of
from summarizer.grounding.endpoint_ranks import ranks
from summarizer.grounding.found_trials import FoundTrial
from summarizer.grounding.trial_names import readable
from summarizer.schemas.trial import Endpoint

_OF_WHAT = re.compile(r"\s+(?:of|with|to|for)\s+(?:[\w-]+\s+){0,3}$")
_IN_BRACKETS = re.compile(r"\s*\(([^()]{2,14})\)")


def read_endpoints(context: Context, trial: FoundTrial) -> tuple[Endpoint, ...]:
    """Ranked endpoints of the sentences that speak of the trial, each once."""
    text = readable(context.document.text)
    found: dict[tuple[str, str], Endpoint] = {}
    for region in (*trial.regions, *trial.loose, *trial.inherited):
        for rank in ranks(text, region, trial.name):
            for phrase in measures_of(context, text, region, rank):
                evidence = context.evidence(_without_product(context, text, phrase))
                key = (rank.type, " ".join(evidence.text.lower().split()))
                endpoint = Endpoint(type=rank.type, text=stated(evidence.text, evidence))
                found.setdefault(key, endpoint)
    return _shortest(_spelled_out(text, tuple(found.values())))


def _without_product(context: Context, text: str, place: Span) -> Span:
    """`safety of ORV-118`: whose it is says nothing of the measure."""
    for mention in context.of(Kind.PRODUCT_NAME):
        if mention.span in place and (of := _OF_WHAT.search(text, place.start, mention.span.start)):
            return Span(place.start, of.start())
    return place


def _spelled_out(text: str, endpoints: tuple[Endpoint, ...]) -> tuple[Endpoint, ...]:
    """Without an abbreviation of one that is there in full: `progression-free survival (PFS)`."""
    short = {
        (one.type, match[1])
        for one in endpoints
        for place in one.text.evidence
        if (match := _IN_BRACKETS.match(text, place.end))
    }
    return tuple(one for one in endpoints if (one.type, one.text.value) not in short)


def _shortest(endpoints: tuple[Endpoint, ...]) -> tuple[Endpoint, ...]:
    """Without those whose words hold another of the same rank."""
    return tuple(
        one
        for one in endpoints
        if not any(
            other is not one
            and other.type == one.type
            and other.text.value.lower() in one.text.value.lower()
            for other in endpoints
        )
    )
