"""Who decides on a designation, where the sentence also names who advises on it."""

from __future__ import annotations

from dataclasses import replace

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.regulatory_cues import StatusReading
from summarizer.finding.verdicts import Status
from summarizer.grounding.context import Context
from summarizer.vocabulary.designations import designations


def decided_by(mention: Mention, reading: StatusReading, context: Context) -> Mention:
    """The mention with the authority that decides, where its sentence says that it did.

    `The European Commission, following an opinion of the EMA's committee, has granted it`: what is
    granted is the Commission's; where its decision is only awaited, nothing is granted.
    """
    row = designations().get(mention.value)
    said = mention.attributes
    if row is not None and reading.status is Status.REQUESTED and "place_start" in said:
        return _asked_of(mention, row.authorities, context)
    if row is None or len(row.authorities) < 2 or reading.status is not Status.GRANTED:
        return mention
    if said.get("authority") not in row.authorities[1:]:
        return mention
    sentence = context.sentence(mention.span)
    before = Span(sentence.start, mention.span.start)
    for agency in context.of(Kind.AGENCY, before):
        if agency.value == row.authorities[0]:
            place = {"agency_start": str(agency.span.start), "agency_end": str(agency.span.end)}
            stated = {"authority": agency.value, "authority_basis": "stated"}
            return replace(mention, attributes={**said, **stated, **place})
    return mention


def _asked_of(mention: Mention, possible: tuple[str, ...], context: Context) -> Mention:
    """Of `EU orphan designation`, still asked for, the agency that the sentence names for it."""
    for agency in context.of(Kind.AGENCY, context.sentence(mention.span)):
        if agency.value in possible:
            place = {"agency_start": str(agency.span.start), "agency_end": str(agency.span.end)}
            stated = {"authority": agency.value, "authority_basis": "stated"}
            return replace(mention, attributes={**mention.attributes, **stated, **place})
    return mention
