"""Acts that are no designations, each once: submissions, holds, approvals, letters, meetings."""

from __future__ import annotations

from collections.abc import Mapping

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.grounding.act_dates import date_near
from summarizer.grounding.context import FACTUAL, Context, derived
from summarizer.grounding.regulatory_parts import (
    UNRESOLVED,
    announced_on,
    authority_of,
    date_in,
    jurisdiction_of,
    product_of,
)
from summarizer.grounding.trial_references import speaks_of_others
from summarizer.schemas.product import Product
from summarizer.schemas.regulatory import RegulatoryEvent
from summarizer.schemas.stated import PartialDate, Stated
from summarizer.schemas.terms import EventType, Novelty


def acts_told(context: Context) -> list[Mention]:
    """Acts that happened, told where facts may stand; each kind and application once."""
    seen: dict[tuple[str, ...], Mention] = {}
    for mention in context.of(Kind.REGULATORY_ACTION):
        said = mention.attributes
        if context.document.section_at(mention.span.start) not in FACTUAL:
            continue
        if speaks_of_others(context.words(context.sentence(mention.span))):
            continue
        if said["status"] == "happened":
            dated = date_near(mention.span, context) if mention.value == "APPROVAL" else None
            day = "" if dated is None else dated.value.value
            key = (mention.value, said.get("application", ""), said.get("authority", ""), day)
            seen.setdefault(key, mention)
    return _each_act_once(list(seen.values()))


def _each_act_once(told: list[Mention]) -> list[Mention]:
    """Without acts that another one of the kind says more of: whose, or of which application."""
    kept = []
    for mention in told:
        said = mention.attributes
        fuller = [
            other
            for other in told
            if other is not mention
            and other.value == mention.value
            and (
                (
                    said.get("authority") == UNRESOLVED
                    and other.attributes["authority"] != UNRESOLVED
                )
                or (
                    other.attributes.get("authority") == said.get("authority")
                    and "application" in other.attributes
                    and "application" not in said
                    and mention.value != "APPROVAL"
                )
            )
        ]
        if not fuller:
            kept.append(mention)
    return kept


def is_told(mention: Mention, events: list[RegulatoryEvent]) -> bool:
    """Whether a review or voucher that a programme's name tells of is this act."""
    return any(
        event.event_type.value.value == mention.value
        and mention.attributes.get("authority") in {event.authority.value, UNRESOLVED}
        for event in events
        if event.event_type.value is not EventType.DESIGNATION
    )


def act_event(mention: Mention, context: Context, products: tuple[Product, ...]) -> RegulatoryEvent:
    said = mention.attributes
    place = context.evidence(mention.span)
    novelty = Novelty(said.get("novelty", Novelty.UNKNOWN.value))
    new = novelty is Novelty.NEW_IN_DOCUMENT
    return RegulatoryEvent(
        event_type=derived(EventType(mention.value), "regulatory-action-word", place),
        authority=authority_of([mention], context),
        jurisdiction=jurisdiction_of([mention], context),
        novelty=derived(novelty, "R-REG-10", place),
        announced_on=announced_on(context) if new else None,
        effective_on=_dated_act(said, context) or date_near(mention.span, context),
        product=product_of(mention, context, products),
        raw_text=mention.text,
        evidence=(context.evidence(context.sentence(mention.span)),),
    )


def _dated_act(said: Mapping[str, str], context: Context) -> Stated[PartialDate] | None:
    if "dated_start" not in said:
        return None
    return date_in(Span(int(said["dated_start"]), int(said["dated_end"])), context)
