"""The whole name of a person of whom a quotation gives the last name alone."""

from __future__ import annotations

import re

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.finding.reading import Reading, literal

_NEWS = frozenset({Section.HEADLINE, Section.LEAD, Section.BODY, Section.QUOTE})
# Words with a capital before a last name that are no first name.
_TITLE = re.compile(
    r"(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Officer|President|Director|Chair(?:man|woman)?|Chief"
    r"|Head|Investigator|Founder|The|And|Said|Says|By|With|For|Of|In|At)\.?",
    re.IGNORECASE,
)
_GIVEN = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
_FIRST = rf"{_GIVEN}\.?"


def in_full(name: Reading, document: Document) -> Reading:
    """The first place of the news that gives first names before it, or the name as it is."""
    if " " in name.value:
        return name
    whole = re.compile(
        rf"(?<![\w-])(?P<first>(?:{_FIRST}\s){{1,3}}){re.escape(name.value)}(?![\w-])"
    )
    for match in whole.finditer(document.text):
        words = match["first"].split()
        while words and _TITLE.fullmatch(words[0]):
            words.pop(0)
        if words and not any(_TITLE.fullmatch(word) for word in words):
            start = match.end() - len(" ".join([*words, name.value]))
            if (
                document.section_at(start) in _NEWS
                and "\n" not in document.text[start : match.end()]
            ):
                return literal(document, start, match.end())
    return _family_first(name, document)


def _family_first(name: Reading, document: Document) -> Reading:
    """`Professor Zhou Lanying`, of whom a quotation says `Professor Zhou`."""
    whole = re.compile(
        rf"\b(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.?\s(?P<name>{re.escape(name.value)}\s{_GIVEN})(?![\w-])"
    )
    for match in whole.finditer(document.text):
        start, end = match.span("name")
        given = match["name"].split()[-1]
        if document.section_at(start) in _NEWS and not _TITLE.fullmatch(given):
            return literal(document, start, end)
    return name
