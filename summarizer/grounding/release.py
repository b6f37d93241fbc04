"""What finders read of the release itself, in the form that is saved: no model has a say in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from summarizer.finding.claims import read_claims as find_claims
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.organisations import Organisation as FoundOrganisation
from summarizer.finding.people import Person as FoundPerson
from summarizer.finding.reading import Reading
from summarizer.grounding.context import Context, derived, stated
from summarizer.grounding.foreign import OthersProducts
from summarizer.schemas.claim import Claim
from summarizer.schemas.document import DocumentMeta, Ticker, Timestamp, WebAddress
from summarizer.schemas.organisation import Organisation
from summarizer.schemas.person import Person, Quotation
from summarizer.schemas.regulatory import RegulatoryEvent
from summarizer.schemas.stated import Basis, PartialDate, Precision, Stated
from summarizer.schemas.terms import (
    ClaimKind,
    DocType,
    EvidenceLevel,
    Hedge,
    OrganisationRole,
    Wire,
)
from summarizer.vocabulary.agencies import agencies

T = TypeVar("T")

_PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY, 16: Precision.MINUTE}


def read_meta(context: Context) -> DocumentMeta:
    """Attributes of the document."""
    release, document = context.release, context.document
    return DocumentMeta(
        source=document.source,
        sha256=document.sha256,
        char_len=len(document.text),
        text=document.text,
        title=_optional(release.title, str, context),
        doc_types=tuple(_told(kind, DocType, context) for kind in release.doc_types),
        language=_optional(release.language, str, context),
        dateline_place=_optional(release.dateline_place, str, context),
        release_date=_date(release.release_date, context),
        other_timestamps=tuple(
            Timestamp(kind=stamp.kind, at=_required_date(stamp.at, context))
            for stamp in release.timestamps
        ),
        wire=_optional(release.wire, Wire, context),
        republishers=tuple(_told(name, str, context) for name in release.republishers),
        source_line=_optional(release.source_line, str, context),
        urls=tuple(
            WebAddress(canonical=_told(url.canonical, str, context), variants=url.variants)
            for url in release.urls
        ),
        wire_story_id=_optional(release.wire_story_id, str, context),
        copyright=_optional(release.copyright, str, context),
        geo_keywords=tuple(_told(word, str, context) for word in release.geo_keywords),
        industry_keywords=tuple(_told(word, str, context) for word in release.industry_keywords),
        tickers=tuple(
            Ticker(
                symbol=_told(ticker.symbol, str, context),
                exchange=_optional(ticker.exchange, str, context),
            )
            for ticker in release.tickers
        ),
        contacts=tuple(_told(name, str, context) for name in release.contacts),
        about_sections=tuple(_told(title, str, context) for title in release.about_sections),
        forward_looking_section=_present(release.forward_looking, context),
    )


def read_organisations(
    context: Context, events: tuple[RegulatoryEvent, ...]
) -> tuple[Organisation, ...]:
    """The issuer, regulators and partners that the document names.

    A regulator that is not named, but whose designation is, follows from the vocabulary.
    """
    others = OthersProducts(context)
    named = tuple(
        _organisation(found, context)
        for found in context.release.organisations
        if found.jurisdiction is None or _acts_here(found, others, context)
    )
    codes = {mention.value for mention in context.of(Kind.AGENCY)}
    derived_ones = {
        event.authority.value: event.authority
        for event in events
        if event.authority.basis is Basis.DERIVED and event.authority.value in agencies()
    }
    return named + tuple(
        _regulator(authority) for code, authority in derived_ones.items() if code not in codes
    )


def _acts_here(found: FoundOrganisation, others: OthersProducts, context: Context) -> bool:
    """Whether a regulator is named for more than others' products or somebody's career."""
    same = [m for m in context.of(Kind.AGENCY) if m.attributes["name"] == found.name.value]
    return not same or any(not others.told_in(context.sentence(m.span)) for m in same)


def _regulator(authority: Stated[str]) -> Organisation:
    agency, rule, places = agencies()[authority.value], str(authority.rule), authority.evidence
    return Organisation(
        name=derived(agency.name, rule, *places),
        roles=(derived(OrganisationRole.REGULATOR, rule, *places),),
        jurisdiction=derived(agency.jurisdiction, rule, *places),
        evidence=places,
    )


def _organisation(found: FoundOrganisation, context: Context) -> Organisation:
    return Organisation(
        name=_told(found.name, str, context),
        aliases=tuple(_told(alias, str, context) for alias in found.aliases),
        roles=tuple(_told(role, OrganisationRole, context) for role in found.roles),
        is_issuer=found.is_issuer,
        jurisdiction=_optional(found.jurisdiction, str, context),
        headquarters=_optional(found.headquarters, str, context),
        operations=tuple(_told(place, str, context) for place in found.operations),
        stage=_optional(found.stage, str, context),
        evidence=(context.evidence(found.name.span),),
    )


def read_people(context: Context) -> tuple[Person, ...]:
    """People beside a quotation, each with what they are quoted with."""
    people = context.people
    quotes: dict[int, list[Quotation]] = {}
    for quotation in people.quotations:
        if quotation.speaker is not None:
            spans = tuple(context.evidence(span) for span in quotation.spans)
            quotes.setdefault(quotation.speaker, []).append(Quotation(spans=spans))
    return tuple(
        _person(found, tuple(quotes.get(index, ())), context)
        for index, found in enumerate(people.persons)
    )


def _person(found: FoundPerson, quotes: tuple[Quotation, ...], context: Context) -> Person:
    return Person(
        name=_told(found.name, str, context),
        credentials=tuple(_told(word, str, context) for word in found.credentials),
        roles=tuple(_told(role, str, context) for role in found.roles),
        organisation=_optional(found.organisation, str, context),
        quotes=quotes,
        evidence=(context.evidence(found.span),),
    )


def read_claims(context: Context) -> tuple[Claim, ...]:
    """Sponsor claims, each in its clause and with its speaker."""
    people = context.people
    claims = []
    for found in find_claims(context.document, people):
        clause = context.evidence(found.span)
        speaker = "company"
        if found.speaker is not None:
            speaker = people.persons[found.speaker].name.value
        claims.append(
            Claim(
                text=stated(clause.text, clause),
                speaker=speaker,
                kind=_told(found.kind, ClaimKind, context),
                hedges=tuple(_told(hedge, Hedge, context) for hedge in found.hedges),
                evidence_level=_optional(found.evidence_level, EvidenceLevel, context),
                evidence=(clause,),
            )
        )
    return tuple(claims)


def partial_date(read: Reading | Mention, context: Context) -> PartialDate:
    """A date as far as its words give it; nothing is assumed of its zone."""
    zone = read.attributes.get("zone") if isinstance(read, Mention) else _zone(read, context)
    return PartialDate(
        value=read.value,
        precision=_PRECISIONS[len(read.value)],
        zone=zone,
        raw_text=context.words(read.span),
    )


def _zone(read: Reading, context: Context) -> str | None:
    for mention in context.of(Kind.DATE):
        if mention.span.overlaps(read.span):
            return mention.attributes.get("zone")
    return None


def _date(read: Reading | None, context: Context) -> Stated[PartialDate] | None:
    return None if read is None else _required_date(read, context)


def _required_date(read: Reading, context: Context) -> Stated[PartialDate]:
    value, place = partial_date(read, context), context.evidence(read.span)
    return stated(value, place) if read.rule is None else derived(value, read.rule, place)


def _told(read: Reading, make: Callable[[str], T], context: Context) -> Stated[T]:
    value, place = make(read.value), context.evidence(read.span)
    return stated(value, place) if read.rule is None else derived(value, read.rule, place)


def _optional(read: Reading | None, make: Callable[[str], T], context: Context) -> Stated[T] | None:
    return None if read is None else _told(read, make, context)


def _present(read: Reading | None, context: Context) -> Stated[bool] | None:
    return None if read is None else derived(True, "heading", context.evidence(read.span))
