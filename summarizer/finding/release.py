"""Everything the release says of itself: title, dateline, wire, addresses, kinds of news."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.paragraphs import paragraphs
from summarizer.documents.spans import Span
from summarizer.finding.addresses import Address, host_of, read_addresses
from summarizer.finding.date_lines import date_line
from summarizer.finding.dateline import Dateline, read_dateline
from summarizer.finding.dates import find_dates
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
from summarizer.finding.reading import Reading, literal, on_one_line
from summarizer.finding.source_line import read_source_line
from summarizer.finding.tickers import find_tickers
from summarizer.finding.timestamps import Timestamp, read_timestamps, release_date
from summarizer.finding.wires import republishers, wire_of

_ABOUT_SECTIONS = (Section.BOILERPLATE_ABOUT, Section.EXPLANATORY)
_AROUND = (Section.PAGE_CHROME, Section.FRONT_MATTER, Section.CONTACT)
_EQS_HEADER = re.compile(r"^(?P<label>EQS|DGAP)-(?:News|Ad-?hoc|PVR|CMS)\b", re.MULTILINE)
_RNS_HEADER = re.compile(r"^[ *_]{0,4}(?P<label>RNS)\s(?:Number|Reach)\b", re.MULTILINE)
_UNFINISHED = re.compile(
    r"(?:\b(?:in|of|for|the|and|with|to|an?|at|on|by|from|or|its|as|versus|Phase)|,|&)\s*\Z",
    re.IGNORECASE,
)
_NEXT_LINE = re.compile(r"[ \t]*\r?\n[ \t]*(?![-•*·#])[^\n]*[^\s]")
_LABELLED = re.compile(r"(?:title|headline|subject)\s*:\s*", re.IGNORECASE)
_LONGEST_LABEL = 80
_FEWEST_WORDS = 4
_LONGEST_NAME = 7
_NOTICE_LINES = 16
_LONGEST_TITLE = 240
_COMPANY_NAME = re.compile(
    r"\b(?:Inc|INC|Ltd|LTD|Limited|LIMITED|Corp|CORP|Corporation|CORPORATION|LLC|plc|PLC|AG|SE|GmbH"
    r"|GMBH|S\.A|S\.p\.A|N\.V|A/S|AB|ASA|KK)\.?$"
)
_BRACKET_BEHIND = re.compile(r"\s?\([^()\n]{1,60}\)$")  # `Oravell plc (AIM: ORV)`
_SITE_BEHIND = re.compile(r"\s\|\s[^|\n]{2,40}$")  # a page's title: `Headline | Oravell`
_DATE_LINE = re.compile(r"\n(?=(?:Date|Views|Published|Posted)\b)")
_MARKS = re.compile(r"[#*_\s]*(?:\[(?:Press|News|PR)(?:\s[Rr]elease)?\]\s*)?")
# Lines of a page, a wire or a stock exchange that stand above a headline.
_NO_TITLE = re.compile(
    r"(?:RNS\b|\(?[\"“(].{0,80}\bthe\s[\"“]?company\b|regulat(?:ed|ory)\s(?:information|release|announcement|news)"
    r"|(?:press|news|media)\srelease\s*[|/,–-]|news\sprovided\sby\b|share\sthis\b|source:\s|.{2,60}\bASX\s(?:release"
    r"|announcement)\s*$|ASX\s(?:release|announcement)|ad[-\s]hoc\s(?:announcement|release)\b[^:]{0,60}$|not\sfor\s(?:release"
    r"|distribution)|this\sannouncement\scontains|market\sannouncement|stock\sexchange\sannouncement"
    r"|company\s(?:release|announcement)|(?:press|news)\srelease\s*(?:no\b|\d|$)|inside\sinformation"
    r"|(?:EQS|DGAP)-|skip\sto|home\s?>|\[(?:share|print)|for\simmediate|\(?securities\scode"
    r"|(?:asx|aim|rns|sgx|market|media|stock\sexchange)\s(?:release|announcement|notice)\s*(?:$|[|,–—-]|\d)"
    r"|(?:(?:company\s)?name|representative|contact|inquiries|head\soffice|listing)\b[^:\n]{0,24}:"
    r"|to\swhom\sit|translat(?:ion|ed)\b|\(?[\"“'‘(]|dear\s"
    r"|(?:announcement|release)\sno\b|regulatory\snews|(?:regulated|inside)\sinformation\b)",
    re.IGNORECASE,
)


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
    title, dateline = _title(document), read_dateline(document)
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


def _title(document: Document) -> Reading | None:
    """The first paragraph of the headline; else what the front matter calls the title."""
    for section in document.sections:
        if section.section is Section.HEADLINE:
            for paragraph in paragraphs(document.text[section.start : section.end]):
                if not _could_be_a_title(paragraph.text):
                    continue
                marks = _MARKS.match(paragraph.text)
                start = section.start + paragraph.span.start + (marks.end() if marks else 0)
                end = _end_of_title(document, section.start + paragraph.span.end, section.end)
                if label := _LABELLED.match(document.text, start, end):
                    start = label.end()
                words = _DATE_LINE.split(document.text[start:end])[0].rstrip("*_# \n")
                words = _SITE_BEHIND.sub("", words)
                if words:
                    return on_one_line(literal(document, start, start + len(words)))
    below = _title_below(document)
    if below is not None:
        return on_one_line(below)
    stated = document.front_matter.get("title")
    place = document.locate(stated) if isinstance(stated, str) and stated.strip() else None
    return on_one_line(literal(document, place.start, place.end)) if place else None


def _end_of_title(document: Document, end: int, limit: int) -> int:
    """The end of a headline that is broken over lines: one that is unfinished goes on."""
    text = document.text
    while _UNFINISHED.search(text, max(0, end - 40), end):
        following = _NEXT_LINE.match(text, end, limit)
        if following is None:
            break
        end = following.end()
    return end


def _title_below(document: Document) -> Reading | None:
    """The first line under a notice's head (company, day, code) that could be a headline."""
    start = 0
    for line in document.text.splitlines(keepends=True)[:_NOTICE_LINES]:
        words = line.strip().strip("*_# ")
        first = start + line.find(words)
        start += len(line)
        sentence = words.endswith((".", ":", ";")) or len(words) > _LONGEST_TITLE
        labelled = re.match(r"[\[(•-]|[A-Z][\w ]{2,24}:\s", words)
        dated = any(
            date.span.start - first < len(words) // 2
            for date in find_dates(document)
            if first <= date.span.start < first + len(words)
        )
        if words and not (sentence or labelled or dated) and _could_be_a_title(words):
            return literal(document, first, first + len(words))
        if sentence and not labelled and len(words) > _LONGEST_TITLE // 2:
            return None
    return None


def _could_be_a_title(words: str) -> bool:
    """Whether a paragraph is more than a company's name, a reference number or a menu."""
    marks = _MARKS.match(words)
    first = _BRACKET_BEHIND.sub("", words[marks.end() if marks else 0 :].strip())
    name = len(first.split()) < _LONGEST_NAME and _COMPANY_NAME.search(first)
    return len(first.split()) >= _FEWEST_WORDS and not name and _NO_TITLE.match(first) is None


def _wire_beside(document: Document) -> Reading | None:
    """A wire's own header line, where the dateline names none."""
    header = _EQS_HEADER.search(document.text)
    if header is not None:
        return Reading("EQS", Span(*header.span("label")), "wire_label")
    number = _RNS_HEADER.search(document.text)
    if number is not None:
        return Reading("OTHER", Span(*number.span("label")), "wire_label")
    for line in _labels(document):
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
