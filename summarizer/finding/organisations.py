"""Organisations that the words name: the issuer with its standing facts, regulators, partners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.agencies import find_agencies
from summarizer.finding.company_names import COMPANY_NAME
from summarizer.finding.issuer import Issuer, read_issuer
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.partners import read_partners
from summarizer.finding.plain_text import plain
from summarizer.finding.reading import Reading, literal

_FACTUAL = (
    *(Section.HEADLINE, Section.LEAD, Section.BODY, Section.QUOTE),
    Section.BOILERPLATE_ABOUT,
)
_PLACE_WORD = r"[A-Z][\w.'-]{0,30}"
_PLACE = rf"(?:the\s)?{_PLACE_WORD}(?:(?:,\s|\s)(?:(?:of|de|am)\s)?{_PLACE_WORD}){{0,6}}"
_HEADQUARTERS = re.compile(
    rf"\b[Hh]ead-?quarter(?:ed|s)\s(?:(?:is|are|located)\s){{0,2}}in\s(?P<value>{_PLACE})"
)
_ONE_PLACE = rf"(?:the\s)?{_PLACE_WORD}(?:\s{_PLACE_WORD}){{0,3}}"
_OPERATIONS = re.compile(
    rf"\boperations\s(?:across|in)\s(?P<value>{_ONE_PLACE}(?:(?:,\s(?:and\s)?"
    rf"|\sand\s){_ONE_PLACE}){{0,8}})"
)
_STAGE = re.compile(
    r"\b(?P<value>(?:late\s)?(?:clinical|commercial|pre-?clinical|late|development|discovery"
    r"|revenue)"
    r"[- ]stage)(?=[^.;]{0,60}?\b(?:compan|biotech|biopharma|pharma|oncology))",
    re.IGNORECASE,
)
_DEVELOPS = re.compile(r"\bdevelop(?:s|ed|ing|er|ment)?\b", re.IGNORECASE)
_LEGAL_END = re.compile(r"\b(?:Inc|Ltd|Co|Corp|U\.S|S\.A|N\.V|B\.V|K\.K)\.$")


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation.

    Attributes:
        roles: The schema's roles, each with the words it rests on.
        jurisdiction: Of a regulator, from the agency vocabulary.
        headquarters: Only where "headquartered" says it; a dateline is none.
        stage: The company's own word (`clinical-stage`), never a trial's phase.
    """

    name: Reading
    aliases: tuple[Reading, ...] = ()
    roles: tuple[Reading, ...] = ()
    is_issuer: bool = False
    jurisdiction: Reading | None = None
    headquarters: Reading | None = None
    operations: tuple[Reading, ...] = ()
    stage: Reading | None = None


def read_organisations(document: Document) -> tuple[Organisation, ...]:
    """The issuer first, if there is one; then regulators, then partners, by first mention."""
    issuer = read_issuer(document)
    agencies = find_agencies(document)
    found = [_issuing(document, issuer)] if issuer else []
    return (*found, *_regulators(agencies), *_partners(document, issuer, agencies))


def find_organisations(document: Document) -> tuple[Mention, ...]:
    """Kind ORGANISATION: the issuer under every name it is given, and partners; not regulators.

    `value` is the organisation's full name; `roles` its roles, joined by commas.
    """
    found: list[Mention] = []
    for organisation in read_organisations(document):
        roles = ",".join(role.value for role in organisation.roles)
        if organisation.jurisdiction is None:
            for reading in (organisation.name, *organisation.aliases):
                words = document.text[reading.span.start : reading.span.end]
                attributes = {"roles": roles}
                found.append(
                    Mention(
                        Kind.ORGANISATION, reading.span, words, organisation.name.value, attributes
                    )
                )
    return tuple(sorted(found, key=lambda mention: mention.span))


def _issuing(document: Document, issuer: Issuer) -> Organisation:
    text = plain(document.text)
    spans = tuple(_own_sentences(document, issuer))
    operations = _first(document, text, spans, _OPERATIONS)
    return Organisation(
        name=issuer.name,
        aliases=issuer.aliases,
        roles=tuple(_issuer_roles(text, spans, issuer)),
        is_issuer=True,
        headquarters=_headquarters(document, text, spans, issuer),
        operations=tuple(_split_places(document, operations)) if operations else (),
        stage=_first(document, text, spans, _STAGE),
    )


def _own_sentences(document: Document, issuer: Issuer) -> Iterator[Span]:
    """Where the company speaks of itself: not under a heading about somebody or something else."""
    first_word = issuer.name.value.split()[0].strip(",.").lower()
    for section in document.sections:
        if section.section not in _FACTUAL:
            continue
        if section.title is not None and first_word not in section.title.lower():
            continue
        for sentence in document.sentences_in(section.section):
            if section.start <= sentence.start < section.end:
                yield Span(sentence.start, sentence.end)


def _first(
    document: Document, text: str, spans: tuple[Span, ...], pattern: re.Pattern[str]
) -> Reading | None:
    for span in spans:
        match = pattern.search(text, span.start, span.end)
        if match is not None:
            return _without_full_stop(document, *match.span("value"), sentence_end=span.end)
    return None


def _headquarters(
    document: Document, text: str, spans: tuple[Span, ...], issuer: Issuer
) -> Reading | None:
    """The place; where a sentence goes on with the company (`in Lyon, Oravell is`), up to there."""
    place = _first(document, text, spans, _HEADQUARTERS)
    for name in (issuer.name, *issuer.aliases):
        before, found, _ = place.value.partition(f", {name.value}") if place else ("", "", "")
        if place is not None and found:
            return literal(document, place.span.start, place.span.start + len(before))
    return place


def _without_full_stop(document: Document, start: int, end: int, *, sentence_end: int) -> Reading:
    """The words of a span, less the full stop that ends the sentence and not an abbreviation."""
    words = document.text[start:end].rstrip()
    closes = start + len(words) >= sentence_end and words.endswith(".")
    if closes and not _LEGAL_END.search(words):
        end = start + len(words) - 1
    return literal(document, start, end)


def _split_places(document: Document, listed: Reading) -> Iterator[Reading]:
    """`China, Japan and the U.S.` are three places, `Cambridge, Mass.` is one."""
    if " and " not in listed.value:
        yield listed
        return
    for match in re.finditer(r"(?:(?!,\s|\sand\s).)+", listed.value):
        start = listed.span.start + match.start()
        words = match.group()
        article = re.match(r"(?:,?\s?and\s|,\s|\s)?(?:the\s)?", words)
        skipped = article.end() if article else 0
        if words[skipped:]:
            yield literal(document, start + skipped, start + len(words))


def _issuer_roles(text: str, spans: tuple[Span, ...], issuer: Issuer) -> Iterator[Reading]:
    yield Reading("issuer", issuer.name.span, issuer.rule)
    names = tuple(plain(name.value) for name in (issuer.name, *issuer.aliases))
    for span in spans:
        develops = _DEVELOPS.search(text, span.start, span.end)
        if develops and any(name in text[span.start : develops.start()] for name in names):
            yield Reading("developer", Span(*develops.span()), "company_develops")
            return


def _regulators(agencies: tuple[Mention, ...]) -> Iterator[Organisation]:
    first = {mention.value: mention for mention in reversed(agencies)}
    for agency in sorted(first.values(), key=lambda mention: mention.span):
        name = agency.attributes["name"]
        jurisdiction = agency.attributes["jurisdiction"]
        yield Organisation(
            name=Reading(name, agency.span, None if name == agency.text else "agency_name"),
            roles=(Reading("regulator", agency.span, "agency_name"),),
            jurisdiction=Reading(jurisdiction, agency.span, "agency_jurisdiction"),
        )


def _partners(
    document: Document, issuer: Issuer | None, agencies: tuple[Mention, ...]
) -> Iterator[Organisation]:
    text = plain(document.text)
    known = {reading.value for reading in (issuer.name, *issuer.aliases)} if issuer else set[str]()
    for partner in read_partners(document):
        sentence = document.sentence_at(partner.name.start)
        span = partner.name
        name = _without_full_stop(document, span.start, span.end, sentence_end=sentence.end)
        is_agency = any(agency.span.overlaps(span) for agency in agencies)
        if is_agency or not name.value or _is_known(name.value, known):
            continue
        known.add(name.value)
        longest = _longest(document, text, name)
        yield Organisation(
            name=longest,
            aliases=() if longest.value == name.value else (name,),
            roles=(Reading(partner.role, partner.cue, "cue_phrase"),),
        )


def _is_known(name: str, known: set[str]) -> bool:
    """Whether a name, or a longer or shorter form of it, has a role already."""
    return any(_holds(name, other) or _holds(other, name) for other in known)


def _holds(long: str, short: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(short.rstrip('.,'))}(?!\w)", long) is not None


def _longest(document: Document, text: str, name: Reading) -> Reading:
    """The full form of a company's name, where the document gives it in another place."""
    found = [
        match
        for match in COMPANY_NAME.finditer(text)
        if _holds(match["name"], name.value) and len(match["name"]) > len(name.value)
    ]
    if not found:
        return name
    best = max(found, key=lambda match: len(match["name"]))
    return literal(document, *best.span("name"))
