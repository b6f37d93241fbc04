"""Designations and other regulatory events, each once, with whose they are and what came of them.

Read by rule from the finders' mentions; a mention that supports no event is suppressed with the
rule that says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from summarizer.documents.evidence import Evidence, Section
from summarizer.documents.spans import Span
from summarizer.finding.act_timing import Novelty as ReadNovelty
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.regulatory_cues import StatusReading, read_status
from summarizer.grounding.act_dates import date_near, is_recent
from summarizer.grounding.context import FACTUAL, NEWS, Context, derived, inferred, stated
from summarizer.grounding.deciding import decided_by
from summarizer.grounding.designation_reach import reach_of
from summarizer.grounding.holders import Holders
from summarizer.grounding.regulatory_acts import act_event, acts_told, is_told
from summarizer.grounding.regulatory_parts import (
    UNRESOLVED,
    announced_on,
    authority_of,
    date_in,
    jurisdiction_of,
    other_code,
    product_of,
)
from summarizer.schemas.audit import Finding, Severity
from summarizer.schemas.indication import Indication
from summarizer.schemas.product import Product
from summarizer.schemas.regulatory import RegulatoryEvent
from summarizer.schemas.stated import PartialDate, Stated
from summarizer.schemas.terms import EventStatus, EventType, Novelty
from summarizer.vocabulary.agencies import agencies
from summarizer.vocabulary.designations import DesignationKind, designations

_EVENT_OF_KIND = {
    "R": EventType.REVIEW_PRIORITY_SET,
    "M": EventType.APPROVAL,
    "V": EventType.VOUCHER,
    "A": EventType.IND_CTA_CLEARED,
}
_ACCESS = DesignationKind.ACCESS.value
_ENTERED_BY = {"MHRA_ILAP": "MHRA_INNOVATION_PASSPORT"}
_LOSSES = frozenset({"withdrawn_by_sponsor", "rescinded_by_authority", "denied"})
_ANNOUNCED = re.compile(
    r"\b(?:also\s+(?:today\s+)?announce[sd]|today\s+(?:also\s+)?announced|hereby\s+announces)\b",
    re.IGNORECASE,
)
_STILL_OPEN = re.compile(
    r"\b(?:remains?\s+(?:\w+\s+)?(?:pending|under)|still\s+(?:pending|under)|as\s+(?:previously\s+)?"
    r"(?:announced|reported)|reported\s+at\s+the\s+time)\b",
    re.IGNORECASE,
)
_HAS = re.compile(r"\b(?:has|have)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_STATUSES = {status.value: status for status in EventStatus}
_BASIS = re.compile(
    r"\b(?:following\s+(?:its|their|the)\s+review\s+of|based\s+(?:up)?on|supported\s+by"
    r"|on\s+the\s+basis\s+of)"
    r"\s+([^.;]{8,240})",
    re.IGNORECASE,
)
_DECIDED = re.compile(r"\bgrant|\bdesignation|\bapprov|\bcleared|\baward", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Told:
    """One mention with its reading."""

    mention: Mention
    reading: StatusReading


def read_regulatory(
    context: Context, products: tuple[Product, ...], indications: tuple[Indication, ...]
) -> tuple[tuple[RegulatoryEvent, ...], tuple[Finding, ...]]:
    """Events in reading order, and the mentions that support none."""
    holders = Holders(context, products)
    groups: dict[tuple[str, str, str], list[_Told]] = {}
    for mention in context.of(Kind.DESIGNATION):
        reading = read_status(context.document, mention)
        if holders.is_others(_listed(mention), reading.cue):
            continue
        told = _Told(decided_by(mention, reading, context), reading)
        for code in (mention.value, *mention.attributes.get("also", "").split()):
            one = replace(told, mention=_of_code(told.mention, code))
            identity = (*_identity(one), other_code(one.mention, context))
            groups.setdefault(identity, []).append(one)
    events: list[RegulatoryEvent] = []
    suppressed: list[Finding] = []
    for group in groups.values():
        best = _best(group)
        if best is None or _is_nobodys(best.mention, groups):
            suppressed.append(_suppressed(group, context))
        else:
            events.append(_event(best, group, context, products, indications))
    events += [
        act_event(act, context, products)
        for act in acts_told(context, holders)
        if not is_told(act.first, events)
    ]
    events.sort(key=lambda event: event.evidence[0].start)
    return tuple(events), tuple(suppressed)


def _listed(mention: Mention) -> Span:
    """The list that a designation is a member of."""
    return Span(int(mention.attributes["list_start"]), int(mention.attributes["list_end"]))


def _is_nobodys(mention: Mention, groups: Mapping[tuple[str, str, str], list[_Told]]) -> bool:
    """Whether the text leaves open whose it is, and tells of it with its authority elsewhere.

    Access to a medicine that no authority is said to have allowed is no act of any; a scheme that
    is entered by a designation is none beside it.
    """
    if mention.value in _ENTERED_BY:
        return any(code == _ENTERED_BY[mention.value] for code, *_ in groups)
    if mention.value != UNRESOLVED:
        return False
    if mention.attributes["designation_kind"] == _ACCESS:
        return True
    group = mention.attributes.get("homonym")
    told = {code for code, *_ in groups if code in designations()}
    return any(designations()[code].homonym == group for code in told if group)


def _of_code(mention: Mention, code: str) -> Mention:
    """The mention read as one of the designations it names; each is its own authority's."""
    if code == mention.value:
        return mention
    row, said = designations().get(code), dict(mention.attributes)
    if row is not None and row.authorities and said.get("authority") not in row.authorities:
        named = dict(zip(said["also"].split(), said["also_authorities"].split(), strict=True))
        said["authority"] = named[code]
        said["authority_basis"] = "derived"
        for place in ("jurisdiction", "place_start", "place_end", "agency_start", "agency_end"):
            said.pop(place, None)
        said["jurisdiction"] = agencies()[said["authority"]].jurisdiction
    return replace(mention, value=code, attributes=said)


def _identity(told: _Told) -> tuple[str, str]:
    """Rule R-REG-05: one record a designation and authority; an unresolved one by its name.

    A designation that two authorities of one jurisdiction give together, as the Commission on the
    EMA's opinion, is one.
    """
    mention = told.mention
    homonym = mention.attributes.get("homonym", "")
    authority = mention.attributes.get("authority", UNRESOLVED)
    row = designations().get(mention.value)
    if row is not None and authority in row.authorities:
        authority = row.authorities[0]
    return mention.value, authority + homonym


def _best(group: list[_Told]) -> _Told | None:
    """The mention that says most: what happened, in the news, nearest to the top."""
    happened = [
        told
        for told in group
        if told.reading.status.value in _STATUSES
        and told.reading.section in FACTUAL
        and not _is_plan_of_nobody(told)
        and not _is_only_asked_for(told)
    ]
    order = (Section.LEAD, Section.HEADLINE, Section.BODY, Section.QUOTE, Section.BOILERPLATE_ABOUT)
    return min(
        happened,
        key=lambda told: (order.index(told.reading.section), told.mention.span),
        default=None,
    )


def _is_only_asked_for(told: _Told) -> bool:
    """Whether a review, a pathway or access is told as anything but given: then nothing is set."""
    kind = told.mention.attributes["designation_kind"]
    return kind in _EVENT_OF_KIND and told.reading.status.value != EventStatus.GRANTED.value


def _is_plan_of_nobody(told: _Told) -> bool:
    """Whether a request is only planned of a designation that the text does not say whose it is."""
    planned = told.reading.status.value == EventStatus.PLANNED_REQUEST.value
    return planned and told.mention.value == UNRESOLVED


def _suppressed(group: list[_Told], context: Context) -> Finding:
    first = next((t for t in group if t.reading.section in NEWS), group[0])
    return Finding(
        rule=first.reading.rule,
        severity=Severity.INFO,
        message=f"`{first.mention.text}` makes no event: {first.reading.reason}",
        evidence=tuple(context.evidence(told.mention.span) for told in group),
    )


def _event(
    best: _Told,
    group: list[_Told],
    context: Context,
    products: tuple[Product, ...],
    indications: tuple[Indication, ...],
) -> RegulatoryEvent:
    mention = best.mention
    novelty = _novelty(group, context)
    new = novelty.value is Novelty.NEW_IN_DOCUMENT
    scope = _scope(group, context, indications)
    mentions = [mention, *(told.mention for told in group)]
    return RegulatoryEvent(
        event_type=derived(
            _EVENT_OF_KIND.get(mention.attributes["designation_kind"], EventType.DESIGNATION),
            "kind-of-designation",
            context.evidence(mention.span),
        ),
        designation=_code(mention, context),
        authority=authority_of(mentions, context),
        jurisdiction=jurisdiction_of(mentions, context),
        status=_status(best, context),
        novelty=novelty,
        announced_on=announced_on(context) if new else None,
        effective_on=_dated(best, group, context),
        product=product_of(mention, context, products),
        indications=scope[0],
        scope_ambiguous=scope[1],
        stated_basis=_basis(context) if new else None,
        raw_text=mention.text,
        evidence=_evidence(best, group, context),
    )


def _code(mention: Mention, context: Context) -> Stated[str]:
    return derived(mention.value, "designation-vocabulary", context.evidence(mention.span))


def _status(best: _Told, context: Context) -> Stated[EventStatus]:
    cue = best.reading.cue or best.mention.span
    return derived(_STATUSES[best.reading.status.value], best.reading.rule, context.evidence(cue))


def _novelty(group: list[_Told], context: Context) -> Stated[Novelty]:
    """New where headline or lead announces it (R-REG-10); boilerplate alone restates."""
    happened = [told for told in group if told.reading.status.value in _STATUSES]
    top = (Section.HEADLINE, Section.LEAD)
    for told in sorted(happened, key=lambda t: t.reading.section is not Section.LEAD):
        if told.reading.section in top and told.reading.novelty is ReadNovelty.NEW_IN_DOCUMENT:
            return derived(Novelty.NEW_IN_DOCUMENT, "R-REG-10", _cue(told, context))
    for told in happened:
        if told.reading.novelty is ReadNovelty.RESTATED:
            return derived(Novelty.RESTATED, "R-REG-10", _cue(told, context))
    for told in happened:
        if told.reading.dated is not None and _long_before(told.reading.dated, context):
            return derived(Novelty.RESTATED, "dated-before-release", _cue(told, context))
    first = happened[0]
    if all(told.reading.section is Section.BOILERPLATE_ABOUT for told in happened):
        return derived(Novelty.RESTATED, "R-REG-10", _cue(first, context))
    if any(told.reading.novelty is ReadNovelty.NEW_IN_DOCUMENT for told in happened):
        return derived(Novelty.NEW_IN_DOCUMENT, "R-REG-10", _cue(first, context))
    return _told_in_the_body(first, context)


def _told_in_the_body(told: _Told, context: Context) -> Stated[Novelty]:
    """A standing that only the body tells of is not the news; a loss it tells of is."""
    status = told.reading.status.value
    cue = _cue(told, context)
    before = context.document.text[max(0, cue.start - 24) : cue.start]
    sentence = context.sentence(cue)
    if _ANNOUNCED.search(context.document.text, sentence.start, cue.start):
        return derived(Novelty.NEW_IN_DOCUMENT, "R-REG-10", cue)
    if status == EventStatus.GRANTED.value or _STILL_OPEN.search(context.words(sentence)):
        return derived(Novelty.RESTATED, "R-REG-10", cue)
    dated = date_near(Span(cue.start, cue.end), context)
    if dated is not None:
        recent = is_recent(dated.value.value, context)
        return derived(
            Novelty.NEW_IN_DOCUMENT if recent else Novelty.RESTATED, "days-before-release", cue
        )
    if status in _LOSSES and _HAS.search(before):
        return derived(Novelty.NEW_IN_DOCUMENT, "R-REG-10", cue)
    return derived(Novelty.UNKNOWN, "R-REG-10", cue)


def _long_before(dated: Span, context: Context) -> bool:
    """Whether an act is dated to a month before the release's own."""
    act, released = date_in(dated, context), context.release.release_date
    if act is None or released is None:
        return False
    value = act.value.value[:7]
    return value < released.value[: len(value)] and not is_recent(act.value.value, context)


def _cue(told: _Told, context: Context) -> Evidence:
    return context.evidence(told.reading.cue or told.mention.span)


def _dated(best: _Told, group: list[_Told], context: Context) -> Stated[PartialDate] | None:
    """The day of the act, only where its sentence dates it (R-REG-09), here or where retold."""
    alike = [told for told in group if told.reading.status is best.reading.status]
    for told in (best, *alike):
        dated = told.reading.dated
        value = None if dated is None else date_in(dated, context)
        if dated is not None and dated in reach_of(told.mention, context) and value is not None:
            return value
    authority = best.mention.attributes.get("authority", "")
    for told in (best, *alike):
        reach = reach_of(told.mention, context)
        own = told.mention.span
        cue = told.reading.cue if told.reading.cue and told.reading.cue in reach else own
        place = Span(min(cue.start, own.start), max(cue.end, own.end))
        if (value := date_near(place, context, reach=reach, authority=authority)) is not None:
            return value
    return None


def _scope(
    group: list[_Told], context: Context, indications: tuple[Indication, ...]
) -> tuple[tuple[Stated[str], ...], bool]:
    """Diseases named after a designation in its sentence.

    After a list, or after a second list in the same sentence, words such as `for the treatment
    of` may belong to the last member alone: then the scope is a judgement, and ambiguous.
    """
    for told in group:
        if told.reading.status.value not in _STATUSES:
            continue
        sentence = context.sentence(told.mention.span)
        told_list = int(told.mention.attributes["list_end"])
        found = [
            (indication.key, place)
            for indication in indications
            for place in _named(indication, context)
            if told_list <= place.start and place.end <= sentence.end
        ]
        if not found:
            continue
        ambiguous = len(context.of(Kind.DESIGNATION, sentence)) > 1
        first = dict(reversed([(key, place) for key, place in found]))
        keys = [indication.key for indication in indications if indication.key in first]
        if ambiguous:
            return tuple(inferred(k, "trailing-scope", first[k]) for k in keys), True
        return tuple(stated(k, first[k]) for k in keys), False
    return (), False


def _named(indication: Indication, context: Context) -> Iterable[Evidence]:
    yield from indication.evidence
    for abbreviation in indication.abbreviations:
        yield from context.find(abbreviation.value)


def _basis(context: Context) -> Stated[str] | None:
    for sentence in context.sentences(NEWS):
        match = _BASIS.search(context.document.text, sentence.start, sentence.end)
        if match and _DECIDED.search(context.words(sentence)):
            start = match.start(1)
            evidence = context.evidence(Span(start, start + len(match.group(1).rstrip(" ,\n"))))
            return stated(evidence.text, evidence)
    return None


def _evidence(best: _Told, group: list[_Told], context: Context) -> tuple[Evidence, ...]:
    """The best mention with the verb that decides, then the others where facts may stand."""
    cue = best.reading.cue or best.mention.span
    agency = best.mention.attributes.get("agency_end")
    ends = [best.mention.span.end, cue.end, int(agency) if agency else 0]
    start = min(best.mention.span.start, cue.start)
    sentence = context.sentence(best.mention.span)
    main = Span(max(start, sentence.start), min(max(ends), sentence.end))
    others = [
        told.mention.span
        for told in group
        if told.reading.section in FACTUAL and told.mention.span not in main
    ]
    return tuple(context.evidence(span) for span in (main, *dict.fromkeys(others)))
