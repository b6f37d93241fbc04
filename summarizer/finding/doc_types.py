"""What kind of news a release is, by what its headline and first paragraph say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.designations import find_designations
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.news_events import (
    hidden_by,
    is_aside,
    is_barred,
    order_of_kinds,
    told_events,
)
from summarizer.finding.quantities import find_quantities
from summarizer.finding.reading import Reading
from summarizer.finding.regulatory_actions import find_regulatory_actions
from summarizer.finding.response_terms import find_response_terms

_MOST = 3
_ACTIONS = {
    "APPROVAL": "approval",
    **dict.fromkeys(("CRL_REFUSAL", "CLINICAL_HOLD", "HOLD_LIFTED"), "crl_or_hold"),
    **dict.fromkeys(
        (
            *("SUBMISSION", "FILING_ACCEPTED", "IND_CTA_CLEARED"),
            *("REVIEW_PRIORITY_SET", "GOAL_DATE_SET"),
        ),
        "regulatory_submission",
    ),
}
_GRANTED = re.compile(
    r"\b(?:grant|receiv|award|obtain|secur|gain|den(?:y|ie)|recommend|rescind|request"
    r"|appl|confer|assign|bestow|accord|given|gives?|withdr[ae]w|revok|lift|issu|earn|win|won|achiev|conclud"
    r"|adopt|support|designat|admit|accept)\w{0,4}\b|\b(?:was|were|been|is)\s(?:\w+\s)?(?:designated|selected)\b|\bselected\sfor\b",
    re.IGNORECASE,
)
_NO_DESIGNATION = re.compile(
    r"\b(?:voucher|priority\sreview|(?:accelerated|conditional)\s(?:approval|assessment|marketing)|real-?time)",
    re.IGNORECASE,
)
_ACHIEVED = re.compile(
    r"\b(?:achiev|attain|reach|show|demonstrat|respond|experienc|remain)\w{0,4}\b", re.IGNORECASE
)
_DATA = re.compile(r"\b(?:data|results|findings|signals?)\s(?:from|of|in)\b", re.IGNORECASE)
_OUTCOME = re.compile(
    r"\b(?:met|missed|(?:did|does)\snot\s(?:meet|reach|achieve)|failed\s(?:to\s(?:meet|reach|achieve)|on)|attained"
    r"|reached|achieved|fell\sshort\sof)\s(?:its|the|both|all)\s"
    r"(?:[\w-]{1,20}\s){0,3}?primary\sendpoints?\b",
    re.IGNORECASE,
)
_EARLIER_LOOK = re.compile(
    r"\b(?:interim|preliminary|initial|updated|extension|long(?:er)?-term|follow-up|ongoing|to\sdate"
    r"|update|first\s(?:look|data)|early|cohorts?|biomarker|subgroup|post\shoc|(?:two|three|four|five|[2-9])-year|first\s\w+\spatients)\b",
    re.IGNORECASE,
)


class _Weight(IntEnum):
    """How much of the news a place is, the greatest first."""

    HEADLINE = 5
    LEAD = 4
    ASIDE_IN_HEADLINE = 3
    FURTHER = 2
    ASIDE = 1


@dataclass(frozen=True, slots=True)
class _Place:
    span: Span
    weight: _Weight
    aside: _Weight


def read_doc_types(
    document: Document, title: Reading | None, mentions: Sequence[Mention] | None = None
) -> tuple[Reading, ...]:
    """One to three kinds with the words that decide them, the weightiest first.

    The headline decides; where it tells of no event, the announcing sentence of the lead does, and
    what is told in passing only where nothing else is told. Meetings, money, deals, people and
    earnings count in the headline alone. `other` rests on the title; a document without a title
    and without any sign has none.

    Args:
        document: The document.
        title: Its headline.
        mentions: What the finders found in it; the four finders needed run where not given.
    """
    mentions = _needed(document) if mentions is None else mentions
    told = _told(document, title, mentions)
    most = max((weight for _, weight, _ in told), default=None)
    found: dict[str, Span] = {}
    for kind, weight, span in told:
        if weight is most or (kind == "crl_or_hold" and weight >= _Weight.FURTHER):
            found.setdefault(kind, span)
    _settle_results(found, told, document, title)
    single = found.get("single_patient_result")
    if single is not None and single.overlaps(found.get("trial_start", Span(0, 0))):
        found.pop("trial_start")  # the patient treated is the one whose result is told
    for kind in order_of_kinds():
        if kind in found:
            hidden = hidden_by(kind)
            found = {
                other: span
                for other, span in found.items()
                if other == kind or (other not in hidden and "*" not in hidden)
            }
    kinds = [kind for kind in order_of_kinds() if kind in found][:_MOST]
    if not kinds and title is not None:
        return (Reading("other", title.span, "doc_type_no_sign"),)
    return tuple(Reading(kind, found[kind], f"doc_type_{kind}") for kind in kinds)


def _told(
    document: Document, title: Reading | None, mentions: Sequence[Mention]
) -> list[tuple[str, _Weight, Span]]:
    """Each kind told, how weighty the place is, and the words; the weightiest place first."""
    told: list[tuple[str, _Weight, Span]] = []
    for place in _places(document, title):
        is_title = place.weight is _Weight.HEADLINE
        events = list(told_events(document.text, place.span, in_title=is_title))
        told += [
            (event.kind, place.aside if event.aside else place.weight, event.span)
            for event in events
        ]
        told += [
            (kind, place.aside if is_aside(document.text, place.span, span) else place.weight, span)
            for kind, span in (
                *_regulatory(document, place.span, mentions),
                *_single_patient(document, place.span, mentions),
            )
        ]
    return sorted(told, key=lambda one: -one[1])


def _places(document: Document, title: Reading | None) -> list[_Place]:
    places = [_Place(title.span, _Weight.HEADLINE, _Weight.ASIDE_IN_HEADLINE)] if title else []
    lead_begun = False
    for sentence in document.sentences_in(Section.HEADLINE, Section.LEAD):
        span = Span(sentence.start, sentence.end)
        if title is not None and span.overlaps(title.span):
            continue
        in_lead = document.section_at(span.start) is Section.LEAD
        weight = _Weight.FURTHER if lead_begun else _Weight.LEAD
        places.append(_Place(span, weight, _Weight.ASIDE))
        lead_begun |= in_lead
    return places


def _settle_results(
    found: dict[str, Span],
    told: Sequence[tuple[str, _Weight, Span]],
    document: Document,
    title: Reading | None,
) -> None:
    """Results are the final ones where an endpoint is told, unless the headline says otherwise."""
    if found and "interim_results" not in found:
        return
    one = next(
        (s for kind, w, s in told if kind == "single_patient_result" and w >= _Weight.LEAD), None
    )
    if one is not None:
        found.pop("interim_results", None)
        found["single_patient_result"] = one
        return
    if title is not None and _EARLIER_LOOK.search(title.value):
        return
    endpoint = next((span for kind, _, span in told if kind == "topline_results"), None)
    outcome = endpoint or _outcome_in_body(document, title)
    if outcome is not None:
        found.pop("interim_results", None)
        found["topline_results"] = outcome


def _outcome_in_body(document: Document, title: Reading | None) -> Span | None:
    """An endpoint met or missed in the body, where headline and lead only speak of data."""
    lead = (Span(one.start, one.end) for one in document.sentences_in(Section.LEAD))
    news = (*lead, *((title.span,) if title else ()))
    if not any(_DATA.search(document.text, one.start, one.end) for one in news):
        return None
    for sentence in document.sentences_in(Section.BODY):
        match = _OUTCOME.search(document.text, sentence.start, sentence.end)
        if match:
            return Span(*match.span())
    return None


def _needed(document: Document) -> tuple[Mention, ...]:
    return (
        *find_designations(document),
        *find_regulatory_actions(document),
        *find_quantities(document),
        *find_response_terms(document),
    )


def _of(mentions: Sequence[Mention], kind: Kind) -> tuple[Mention, ...]:
    return tuple(mention for mention in mentions if mention.kind is kind)


def _regulatory(
    document: Document, place: Span, mentions: Sequence[Mention]
) -> Iterator[tuple[str, Span]]:
    for mention in _of(mentions, Kind.DESIGNATION):
        if mention.span not in place or _NO_DESIGNATION.search(mention.text):
            continue
        in_passing = document.text[mention.span.end :].startswith("-")  # `Fast Track-designated`
        if not in_passing and _GRANTED.search(document.text, place.start, place.end):
            yield "regulatory_designation", mention.span
    for mention in _of(mentions, Kind.REGULATORY_ACTION):
        told = mention.attributes.get("status") in ("happened", "unknown")
        kind = _ACTIONS.get(mention.value) if told and mention.span in place else None
        if kind is not None and not is_barred(kind, document.text, place, mention.span):
            yield kind, mention.span


def _single_patient(
    document: Document, place: Span, mentions: Sequence[Mention]
) -> Iterator[tuple[str, Span]]:
    """One patient counted, a response category and a verb of achieving, in one sentence."""
    one = [
        mention.span
        for mention in _of(mentions, Kind.QUANTITY)
        if mention.span in place
        and mention.value == "1"
        and mention.attributes["quantity"] in ("ordinal", "count")
    ]
    response = any(
        mention.span in place and mention.attributes["role"] == "category"
        for mention in _of(mentions, Kind.RESPONSE_TERM)
    )
    if one and response and _ACHIEVED.search(document.text, place.start, place.end):
        yield "single_patient_result", one[0]
