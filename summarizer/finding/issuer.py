"""Who issues the release: the subject of its opening, confirmed by the names around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.company_names import COMPANY_NAME
from summarizer.finding.dateline import read_dateline
from summarizer.finding.issuer_fallback import named_issuer
from summarizer.finding.plain_text import plain
from summarizer.finding.reading import Reading, literal
from summarizer.finding.source_line import read_source_line
from summarizer.finding.tickers import find_tickers

_LONGEST_NAME = 120
_MOST_WORDS = 9
_NAME_ENDS = re.compile(
    r"\s?\(|\s?\[|,\s(?:an?|the|which|together|today|and|in|announced|announces|headquartered)\b"
    r"|\s(?:today|announced?|announces|announcing|has|have|is|was|will|reported|reports|said"
    r"|presented"
    r"|provided|shared|and|unveiled|disclosed)\b|\s?[;:|—]|\s-|\n\s?\n"
    r"|(?-i:\s(?!of\b|de\b|bio\b|plc\b|pharma|therap|biotech|für\b|und\b|medicines|oncology|genetics)[a-z]{3,}\b)",
    re.IGNORECASE,
)
_APPOSITION = re.compile(
    r",?\s(?:an?|the)\s[^.;]{0,80}?\b(?:compan|leader|biotech|biopharma|pharma)", re.IGNORECASE
)
_COMPANY = re.compile(
    r"\b(?:Inc|Ltd|Limited|Corp|Corporation|LLC|plc|PLC|AG|SE|GmbH|S\.?A|SpA|N\.?V|B\.?V|AB|ASA"
    r"|Oyj|Pty|KK)\b"
    r"|A/S|\b\w{0,20}(?:[Tt]herapeutics|Therapies|[Pp]harmaceuticals?|[Pp]harma|[Bb]iosciences?"
    r"|[Bb]iotech\w{0,8}|[Bb]iopharma"
    r"|[Bb]iologics|[Bb]iomedicines?|[Ss]ciences|[Ll]aboratories|[Hh]oldings|[Bb]io|[Mm]edicines?"
    r"|[Oo]ncology)\b"
)
_DEFINED_ALIAS = re.compile(r"[(,]\s?(?:the\s|or\s){0,2}\"(?P<alias>[^\"\n]{2,40})\"")
_DEFINITE = re.compile(r"\b[Tt]he (?:Company|Group)\b")
_NEXT_ITEM = re.compile(r"\n\s*[•·▪*–-]\s")  # a heading such as `Highlights` and its list
_ABOUT = re.compile(r"^\W{0,6}about\s", re.IGNORECASE)
_ASIDE = (Section.FRONT_MATTER, Section.PAGE_CHROME, Section.CONTACT)


@dataclass(frozen=True, slots=True)
class Issuer:
    """The company whose news it is.

    Attributes:
        name: Its fullest name, as written in the opening where it stands there.
        aliases: Other names the document calls it by, each at its first place.
        rule: Which place named it: `lead_subject`, `source_line`, `opening_company` or
            `about_heading`.
    """

    name: Reading
    aliases: tuple[Reading, ...]
    rule: str


def read_issuer(document: Document) -> Issuer | None:
    """The issuer; None where neither the opening nor a source line names a company."""
    source = read_source_line(document)
    headings = tuple(_about_headings(document))
    subject = _lead_subject(document, source, headings)
    if subject is not None:
        name, rule = _fullest(document, subject), "lead_subject"
    elif source is not None:
        name, rule = source, "source_line"
    elif (named := named_issuer(document)) is not None:
        name, rule = named, "opening_company"
    else:
        companies = [heading for heading in headings if _COMPANY.search(heading.value)]
        if not companies:
            return None
        name, rule = companies[-1], "about_heading"
    return Issuer(name, tuple(_aliases(document, name, source, headings)), rule)


def _fullest(document: Document, subject: Reading) -> Reading:
    """The legal name ahead of the lead that defines its one word: `Orva Bio, S.A. ("Orva")`."""
    if " " in subject.value:
        return subject
    text = plain(document.text)
    for match in COMPANY_NAME.finditer(text, 0, subject.span.start):
        defined = _DEFINED_ALIAS.match(text, min(match.end() + 1, len(text)))
        if defined is not None and defined["alias"] == subject.value:
            return literal(document, *match.span("name"))
    return subject


def _about_headings(document: Document) -> Iterator[Reading]:
    """What stands after `About` in the headings of the standing parts."""
    for section in document.sections:
        if section.title is None or section.section is not Section.BOILERPLATE_ABOUT:
            continue
        line = document.text[section.start : section.end].split("\n", 1)[0]
        about = _ABOUT.match(line)
        if about is not None:
            words = line[about.end() :].rstrip().rstrip("*_:# ")
            if words:
                yield literal(
                    document,
                    section.start + about.end(),
                    section.start + about.end() + len(words),
                )


def _lead_subject(
    document: Document, source: Reading | None, headings: tuple[Reading, ...]
) -> Reading | None:
    start = _lead_start(document)
    if start is None:
        return None
    text = plain(document.text)[start : start + _LONGEST_NAME + 100]
    skipped = len(text) - len(text.lstrip(" \n\r*_-—"))
    end = _NAME_ENDS.search(text, skipped + 1)
    if end is None or end.start() - skipped > _LONGEST_NAME:
        return None
    name = literal(document, start + skipped, start + end.start())
    words = name.value.split()
    if (
        not words
        or _NEXT_ITEM.search(name.value)
        or len(words) > _MOST_WORDS
        or words[0].lower() in ("the", "results", "new", "data")
    ):
        return None
    others = [reading.value.split()[0].lower() for reading in (source, *headings) if reading]
    confirmed = (
        _COMPANY.search(name.value)
        or _APPOSITION.match(text, end.start())
        or any(_is_beside(ticker.span, name.span) for ticker in find_tickers(document))
        or _heads_the_headline(document, name.value)
        or words[0].lower().strip(",.'") in (other.strip(",.'") for other in others)
    )
    return name if confirmed else None


def _heads_the_headline(document: Document, name: str) -> bool:
    """Whether a headline begins with the name: `BRIGHTWELL GENETICS: ONE YEAR ON`."""
    heads = (s for s in document.sections if s.section is Section.HEADLINE)
    lines = [document.text[s.start : s.end].strip("#*_ \n").lower() for s in heads]
    return " " in name and any(line.startswith(name.lower()) for line in lines)


def _is_beside(ticker: Span, name: Span) -> bool:
    return 0 <= ticker.start - name.end <= len(" ( ")


def _lead_start(document: Document) -> int | None:
    dateline = read_dateline(document)
    if dateline is not None:
        return dateline.span.end
    leads = (part.start for part in document.sections if part.section is Section.LEAD)
    return next(leads, None)


def _aliases(
    document: Document, name: Reading, source: Reading | None, headings: tuple[Reading, ...]
) -> Iterator[Reading]:
    known = {name.value}
    first_word = name.value.split()[0].strip(",.").lower()
    for reading, rule in (
        (source, "source_line"),
        *((heading, "about_heading") for heading in headings),
    ):
        same = reading is not None and reading.value.split()[0].strip(",.").lower() == first_word
        if reading is not None and same and reading.value not in known:
            known.add(reading.value)
            yield Reading(reading.value, reading.span, rule)
    for alias in (*_prefixes(document, name), *_defined(document, name)):
        if alias.value not in known:
            known.add(alias.value)
            yield alias


def _prefixes(document: Document, name: Reading) -> Iterator[Reading]:
    """The first words of the name, where they stand without the rest of it."""
    words = name.value.split()
    for count in range(len(words) - 1, 0, -1):
        short = " ".join(words[:count]).rstrip(",")
        following = re.escape(words[count].strip(",."))
        pattern = re.compile(rf"(?<![\w-]){re.escape(short)}(?![\w-])(?!,?\s{following}\b)(?!\.\w)")
        places = [Span(*match.span()) for match in pattern.finditer(document.text)]
        if len(places) > 1 or (places and count > 1):
            best = min(places, key=lambda place: document.section_at(place.start) in _ASIDE)
            yield Reading(short, best, "name_prefix")


def _defined(document: Document, name: Reading) -> Iterator[Reading]:
    """`(the "Company")` after the name, and the company or group with a capital letter."""
    text = plain(document.text)
    defined = _DEFINED_ALIAS.search(text, name.span.end, name.span.end + 80)
    if defined is not None:
        yield Reading(defined["alias"], Span(*defined.span("alias")), "defined_alias")
    definite = _DEFINITE.search(text)
    if definite is not None:
        words = document.text[slice(*definite.span())]
        yield Reading(words, Span(*definite.span()), "definite_reference")
