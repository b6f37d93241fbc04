"""The small print around a release: copyright line, keyword lines, contact names, story id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.addresses import address_spans
from summarizer.finding.attributions import name_pattern
from summarizer.finding.plain_text import plain
from summarizer.finding.reading import Reading, literal
from summarizer.finding.vocabulary_files import load
from summarizer.finding.wires import story_pattern

_COPYRIGHT = re.compile(
    r"^[ *_]{0,4}(?P<line>(?:Copyright\b|©|\([cC]\)\s?\d{4})[^\n]{0,200})", re.MULTILINE
)
_KEYWORDS = re.compile(
    r"^[ *_]{0,4}(?P<industry>INDUSTRY )?KEYWORDS?:(?P<words>[^\n]{1,400})", re.M
)
_NO_PERSON = re.compile(
    r"\b(?:Relations|Contacts?|Media|Investors?|Communications?|Group|Partners|LLC|Inc|Ltd"
    r"|Limited|Corp|Advisors"
    r"|Therapeutics|Pharma\w{0,12}|Bio\w{0,12}|Public|Affairs|Corporate|Street|Avenue|Road|Suite"
    r"|SOURCE|Source|Director"
    r"|President|Officer|Manager|Head|Chief|Vice|Inquiries|Phone|Tel|Email|Press|Information)\b"
)


@dataclass(frozen=True, slots=True)
class _KeywordForms:
    """Keywords of several words, which the wires' lines do not separate, and abbreviations."""

    phrases: tuple[str, ...]
    acronyms: tuple[str, ...]


@cache
def _keyword_forms() -> _KeywordForms:
    return load("keywords.json", _KeywordForms)


@cache
def _keyword() -> re.Pattern[str]:
    phrases = "|".join(sorted(map(re.escape, _keyword_forms().phrases), key=len, reverse=True))
    return re.compile(rf"(?:{phrases})\b|[^\s,;|]+")


def read_copyright(document: Document) -> Reading | None:
    match = _COPYRIGHT.search(document.text)
    return literal(document, *match.span("line")) if match else None


def read_keywords(document: Document, *, industry: bool) -> tuple[Reading, ...]:
    """Keywords of the wire's `KEYWORD:` (places) or `INDUSTRY KEYWORD:` line, without capitals.

    Places are those of the issuer, no trial sites.
    """
    return tuple(
        reading
        for line in _KEYWORDS.finditer(document.text)
        if bool(line["industry"]) is industry
        for reading in _keywords(document, Span(*line.span("words")), industry=industry)
    )


def _keywords(document: Document, line: Span, *, industry: bool) -> Iterator[Reading]:
    text = document.text[line.start : line.end]
    if re.search(r"[,;|]", text):
        pieces = [match.span() for match in re.finditer(r"[^,;|]+", text)]
    else:
        pieces = [match.span() for match in _keyword().finditer(text)]
    for start, end in pieces:
        reading = literal(document, line.start + start, line.start + end)
        if reading.value:
            value = _spoken(reading.value, industry=industry)
            rule = "keyword_capitals" if value != reading.value else None
            yield Reading(value, reading.span, rule)


def _spoken(keyword: str, *, industry: bool) -> str:
    if keyword in _keyword_forms().acronyms or not keyword.isupper():
        return keyword
    return keyword.lower() if industry else keyword.title().replace(" Of ", " of ")


def read_contacts(document: Document) -> tuple[Reading, ...]:
    """Names of the people to call; no telephone numbers, no addresses."""
    names: dict[str, Reading] = {}
    for section in document.sections:
        if section.section is Section.CONTACT:
            for name in _names(document, Span(section.start, section.end)):
                names.setdefault(name.value, name)
    return tuple(names.values())


def _names(document: Document, span: Span) -> Iterator[Reading]:
    for line in re.finditer(r"[^\n]+", document.text[span.start : span.end]):
        for name in _between_marks(line.group()):
            words = line.group()[name.start : name.end]
            match = name_pattern().fullmatch(words)
            if match is not None and " " in match["name"] and not _NO_PERSON.search(words):
                first = span.start + line.start() + name.start
                yield literal(document, first + match.start("name"), first + len(words))
                break


def _between_marks(line: str) -> Iterator[Span]:
    """What stands between commas, dashes and brackets, without Markdown marks."""
    for match in re.finditer(r"(?:(?!\s[-–|]\s|\s\()[^,])+", line):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip(" *_-–|"))
        yield Span(start, max(start, match.start() + len(words.rstrip(" *_\\\r"))))


def read_story_id(document: Document) -> Reading | None:
    """The wire's number for the story, from the address of its page."""
    text = plain(document.text)
    for span in address_spans(document.text):
        match = story_pattern().search(text, span.start, span.end)
        if match is not None and match.lastindex is not None:
            place = Span(*match.span(match.lastindex))
            return Reading(match[match.lastindex], place, "wire_story_id")
    return None
