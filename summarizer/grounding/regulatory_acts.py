"""Acts that are no designations, each once: submissions, holds, approvals, letters, meetings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.grounding.act_dates import date_near
from summarizer.grounding.context import FACTUAL, Context, derived
from summarizer.grounding.holders import Holders
from summarizer.grounding.regulatory_parts import (
    UNRESOLVED,
    announced_on,
    authority_of,
    date_in,
    jurisdiction_of,
    product_of,
)
from summarizer.schemas.product import Product
from summarizer.schemas.regulatory import RegulatoryEvent
from summarizer.schemas.stated import PartialDate, Stated
from summarizer.schemas.terms import EventType, Novelty

# `after a competing product was approved`: somebody else's act in a sentence of ours.
_OF_ANOTHER = re.compile(
    r"\b(?:a\s+competing|a\s+rival|another|a\s+different|a\s+competitor['’]s)\s+(?:[\w-]+\s+)?"
    r"(?:product|drug|medicine|therapy|treatment)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
_UNDER_REVIEW = re.compile(r"\bunder\b|\breview\b", re.IGNORECASE)
_ACCESS = re.compile(r"\b(?:expanded\s+access|compassionate\s+use)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ToldAct:
    """One act: where it is told first, and all places that tell of it."""

    first: Mention
    places: tuple[Mention, ...]


def acts_told(context: Context, holders: Holders) -> list[ToldAct]:
    """Acts that happened, told where facts may stand; each kind and application once."""
    seen: dict[tuple[str, ...], list[Mention]] = {}
    for mention in context.of(Kind.REGULATORY_ACTION):
        said = mention.attributes
        if context.document.section_at(mention.span.start) not in FACTUAL:
            continue
        sentence = context.sentence(mention.span)
        if _is_access(mention, context.words(sentence)):
            continue
        if _OF_ANOTHER.search(context.words(Span(sentence.start, mention.span.end))):
            continue
        if said["status"] == "happened" and not holders.is_act_of_others(mention.span):
            dated = date_near(mention.span, context) if mention.value == "APPROVAL" else None
            day = "" if dated is None else dated.value.value
            key = (mention.value, said.get("application", ""), said.get("authority", ""), day)
            seen.setdefault(key, []).append(mention)
    kept = _each_act_once([places[0] for places in seen.values()])
    return [ToldAct(places[0], tuple(places)) for places in seen.values() if places[0] in kept]


def _is_access(mention: Mention, sentence: str) -> bool:
    """Whether what was cleared is access for a patient, which has an event of its own."""
    return mention.value == "IND_CTA_CLEARED" and _ACCESS.search(sentence) is not None


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
        if not fuller and not _is_retold(mention, told):
            kept.append(mention)
    return kept


def _is_retold(mention: Mention, told: list[Mention]) -> bool:
    """Whether an application `under review` is told of as accepted, which says more."""
    return (
        mention.value == "SUBMISSION"
        and _UNDER_REVIEW.search(mention.text) is not None
        and any(
            other.value == "FILING_ACCEPTED"
            and other.attributes.get("authority") == mention.attributes.get("authority")
            for other in told
        )
    )


def is_told(mention: Mention, events: list[RegulatoryEvent]) -> bool:
    """Whether a review or voucher that a programme's name tells of is this act."""
    return any(
        event.event_type.value.value == mention.value
        and mention.attributes.get("authority") in {event.authority.value, UNRESOLVED}
        for event in events
        if event.event_type.value is not EventType.DESIGNATION
    )


def act_event(act: ToldAct, context: Context, products: tuple[Product, ...]) -> RegulatoryEvent:
    mention, said = act.first, act.first.attributes
    place = context.evidence(mention.span)
    novelty = Novelty(said.get("novelty", Novelty.UNKNOWN.value))
    new = novelty is Novelty.NEW_IN_DOCUMENT
    return RegulatoryEvent(
        event_type=derived(EventType(mention.value), "regulatory-action-word", place),
        authority=authority_of([mention], context),
        jurisdiction=jurisdiction_of([mention], context),
        novelty=derived(novelty, "R-REG-10", place),
        announced_on=announced_on(context) if new else None,
        effective_on=_day_of(act, context),
        product=product_of(mention, context, products),
        raw_text=mention.text,
        evidence=(context.evidence(context.sentence(mention.span)),),
    )


def _day_of(act: ToldAct, context: Context) -> Stated[PartialDate] | None:
    """The day where it is told first, else where the news tells of it again."""
    for mention in act.places:
        day = _dated_act(mention.attributes, context) or date_near(mention.span, context)
        if day is not None:
            return day
    return None


def _dated_act(said: Mapping[str, str], context: Context) -> Stated[PartialDate] | None:
    if "dated_start" not in said:
        return None
    return date_in(Span(int(said["dated_start"]), int(said["dated_end"])), context)
