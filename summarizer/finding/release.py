"""Everything the release says of itself: title, dateline, wire, addresses, kinds of news."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.addresses import Address, host_of, read_addresses
from summarizer.finding.date_lines import date_line
from summarizer.finding.dateline import Dateline, read_dateline
from summarizer.finding.doc_types import read_doc_types
from summarizer.finding.imprint import (
    read_contacts,
    read_copyright,
    read_keywords,
    read_story_id,
)
from summarizer.finding.language import read_language
from summarizer.finding.mentions import Mention
from summarizer.finding.organisations import Organisation, read_organisations
from summarizer.finding.reading import Reading, literal
from summarizer.finding.source_line import read_source_line
from summarizer.finding.tickers import find_tickers
from summarizer.finding.timestamps import Timestamp, read_timestamps, release_date
from summarizer.finding.title import read_title
from summarizer.finding.wires import republishers, wire_of

_ABOUT_SECTIONS = (Section.BOILERPLATE_ABOUT, Section.EXPLANATORY)
_AROUND = (Section.PAGE_CHROME, Section.FRONT_MATTER, Section.CONTACT)
_EQS_HEADER = re.compile(r"^(?P<label>EQS|DGAP)-(?:News|Ad-?hoc|PVR|CMS)\b", re.MULTILINE)
_RNS_HEADER = re.compile(r"^[ *_]{0,4}(?P<label>RNS)\s(?:Number|Reach)\b", re.MULTILINE)
_SENT_BY = re.compile(  # `Distributed by EQS` on a line of its own
    r"(?:^|\.\s)[ *_(]{0,4}(?:this\s(?:press\s)?release\s(?:was|is)\s)?"
    r"(?:distributed|disseminated|transmitted|sent|issued|published|provided)"
    r"\s(?:by|via|through)\s(?P<label>\w[\w .]{1,30}?)[ .*_)]{0,4}$",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST_LABEL = 80


@dataclass(frozen=True, slots=True)
class Ticker:
    symbol: Reading
    exchange: Reading | None


@dataclass(frozen=True, slots=True)
class Release:
    """Attributes of the document; what it does not say is None or empty.

    Attributes:
        title: The headline, once, however often the page repeats it.
        doc_types: One to three kinds of news, the weightiest first.
        release_date: ISO day, from the dateline where there is one.
        timestamps: Other dates and times on the page.
        wire: The schema's code of the wire service.
        republishers: Sites that show the release and did not write it.
        urls: Pages, each once; images and pixels left out.
        contacts: Names alone.
        about_sections: Headings of the standing and explanatory parts.
        forward_looking: `present` on the first words of the legal section, None without one.
        organisations: The issuer first, then regulators and partners.
    """

    title: Reading | None
    doc_types: tuple[Reading, ...]
    language: Reading | None
    dateline: Dateline | None
    release_date: Reading | None
    timestamps: tuple[Timestamp, ...]
    wire: Reading | None
    republishers: tuple[Reading, ...]
    source_line: Reading | None
    urls: tuple[Address, ...]
    wire_story_id: Reading | None
    copyright: Reading | None
    geo_keywords: tuple[Reading, ...]
    industry_keywords: tuple[Reading, ...]
    tickers: tuple[Ticker, ...]
    contacts: tuple[Reading, ...]
    about_sections: tuple[Reading, ...]
    forward_looking: Reading | None
    organisations: tuple[Organisation, ...]

    @property
    def dateline_place(self) -> Reading | None:
        """The city; where the dateline names several, the first."""
        return self.dateline.city if self.dateline else None

    @property
    def organisation_names(self) -> tuple[str, ...]:
        """Every name and alias of every organisation."""
        return tuple(
            reading.value
            for organisation in self.organisations
            for reading in (organisation.name, *organisation.aliases)
        )


def read_release(document: Document, mentions: Sequence[Mention] | None = None) -> Release:
    """Reads all of it; never raises for what a document says or leaves out.

    Args:
        document: The document.
        mentions: What `find` found in it, where that is known; saves finding it again.
    """
    title, dateline = read_title(document), read_dateline(document)
    timestamps = read_timestamps(document, dateline)
    urls = read_addresses(document)
    return Release(
        title=title,
        doc_types=read_doc_types(document, title, mentions),
        language=read_language(document, title),
        dateline=dateline,
        release_date=release_date(dateline, timestamps, date_line(document)),
        timestamps=timestamps,
        wire=(dateline.wire if dateline else None) or _wire_beside(document),
        republishers=tuple(_republishers(document, urls)),
        source_line=read_source_line(document),
        urls=urls,
        wire_story_id=read_story_id(document),
        copyright=read_copyright(document),
        geo_keywords=read_keywords(document, industry=False),
        industry_keywords=read_keywords(document, industry=True),
        tickers=_tickers(document),
        contacts=read_contacts(document),
        about_sections=tuple(_about_sections(document)),
        forward_looking=_forward_looking(document),
        organisations=read_organisations(document),
    )


def _wire_beside(document: Document) -> Reading | None:
    """A wire's own header line, where the dateline names none."""
    header = _EQS_HEADER.search(document.text)
    if header is not None:
        return Reading("EQS", Span(*header.span("label")), "wire_label")
    number = _RNS_HEADER.search(document.text)
    if number is not None:
        return Reading("OTHER", Span(*number.span("label")), "wire_label")
    sent = (literal(document, *match.span("label")) for match in _SENT_BY.finditer(document.text))
    for line in (*_labels(document), *sent):
        wire = wire_of(line.value)
        if wire is not None:
            return Reading(wire.code, line.span, "wire_label")
    return None


def _labels(document: Document) -> Iterator[Reading]:
    """Short lines of the page around the release, without list marks and quotation marks."""
    for section in document.sections:
        if section.section in _AROUND:
            for match in re.finditer(r"[^\n]+", document.text[section.start : section.end]):
                words = match.group()
                start = len(words) - len(words.lstrip(" -*_\"'#"))
                end = len(words.rstrip(" *_\"'"))
                if 0 < end - start <= _LONGEST_LABEL:
                    first = section.start + match.start()
                    yield literal(document, first + start, first + end)


def _republishers(document: Document, urls: tuple[Address, ...]) -> Iterator[Reading]:
    """Sites whose pages are linked around the release, or that a line of its own names."""
    labels = tuple(_labels(document))
    for site in republishers():
        for url in urls:
            host = host_of(url.canonical.value)
            around = document.section_at(url.canonical.span.start) in _AROUND
            if around and any(host == own or host.endswith(f".{own}") for own in site.hosts):
                yield Reading(site.name, url.canonical.span, "republisher_host")
                break
        else:
            for label in labels:
                if label.value.lower() in site.lines:
                    rule = None if label.value == site.name else "republisher_line"
                    yield Reading(site.name, label.span, rule)
                    break


def _tickers(document: Document) -> tuple[Ticker, ...]:
    found: dict[tuple[str, str | None], Ticker] = {}
    for mention in find_tickers(document):
        start = mention.span.start + mention.text.rindex(mention.value)
        symbol = Reading(mention.value, Span(start, start + len(mention.value)))
        exchange, rule = mention.attributes.get("exchange"), mention.attributes.get("rule")
        if exchange is not None and rule is None and not mention.text.startswith(exchange):
            rule = "exchange_name"
        listed = Reading(exchange, mention.span, rule) if exchange else None
        found.setdefault((mention.value, exchange), Ticker(symbol, listed))
    return tuple(found.values())


def _about_sections(document: Document) -> Iterator[Reading]:
    known: set[str] = set()
    for section in document.sections:
        title = section.title
        if section.section not in _ABOUT_SECTIONS or title is None or title in known:
            continue
        line = document.text[section.start : section.end].strip().split("\n", 1)[0]
        heading = document.text.find(line, section.start)
        marks = len(line) - len(line.lstrip("#*_ "))
        words = literal(document, heading + marks, heading + len(line.rstrip("*_:# ")))
        known.add(title)
        yield Reading(title, words.span, None if words.value == title else "heading_marks")


def _forward_looking(document: Document) -> Reading | None:
    for sentence in document.sentences_in(Section.FORWARD_LOOKING):
        return Reading("present", Span(sentence.start, sentence.end), "forward_looking_section")
    return None
