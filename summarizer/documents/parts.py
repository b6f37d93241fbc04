"""What part of the release each paragraph is: the opening first, then what the headings open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.documents.evidence import Section
from summarizer.documents.furniture import (
    is_chrome,
    is_contact_line,
    is_source_line,
    opens_contacts,
)
from summarizer.documents.headings import is_marked, read_heading
from summarizer.documents.openings import headline_key, is_prose, read_opening
from summarizer.documents.paragraphs import Paragraph

_LONGEST_HEADLINE = 400
_LEGAL = re.compile(r"\bforward[-‐‑–\s]looking\s(?:statement|information)", re.IGNORECASE)
_MORE_LEGAL = re.compile(
    r"\brisks\sand\suncertaint|\bno\sobligation\b|\bnot\sundertake\b|\bactual\sresults\b"
    r"|\bLitigation\sReform\sAct\b|\bForm\s(?:10-[KQ]|20-F|8-K)\b|\bsuch\sstatements\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """The section of a paragraph, and the words of the heading that opened it."""

    section: Section
    title: str | None = None


def read_parts(paragraphs: Sequence[Paragraph]) -> tuple[Part, ...]:
    """One part a paragraph, in their order."""
    opening = read_opening(paragraphs)
    reader = _Reader(opening.headlines)
    parts = [Part(label) for label in opening.labels]
    for index in range(len(parts), len(paragraphs)):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        parts.append(reader.read(paragraphs[index], following))
    return tuple(parts)


class _Reader:
    """Goes down the paragraphs after the lead and remembers which heading they stand under."""

    def __init__(self, headlines: frozenset[str]) -> None:
        self._headlines = headlines
        self._under = Part(Section.BODY)
        self._in_legal_text = False

    def read(self, paragraph: Paragraph, following: Paragraph | None) -> Part:
        text = paragraph.text
        if is_chrome(text):
            return Part(Section.PAGE_CHROME)
        if len(text) <= _LONGEST_HEADLINE and headline_key(text) in self._headlines:
            return Part(Section.HEADLINE)
        if is_source_line(text):
            return Part(Section.CONTACT)
        return self._opened(paragraph, following) or self._continued(text)

    def _opened(self, paragraph: Paragraph, following: Paragraph | None) -> Part | None:
        """The part that begins here, if one does."""
        heading = read_heading(paragraph, following)
        if opens_contacts(paragraph.text) or (heading and heading.section is Section.CONTACT):
            self._under = Part(Section.CONTACT)
            return self._under
        # Among contacts, names and posts look like headings.
        if heading is None or (self._among_contacts(heading.section) and not is_marked(paragraph)):
            return None
        self._under = Part(heading.section, heading.title)
        self._in_legal_text = False
        return self._under

    def _among_contacts(self, section: Section) -> bool:
        return self._under.section is Section.CONTACT and section is Section.BODY

    def _continued(self, text: str) -> Part:
        if is_contact_line(text):
            return Part(Section.CONTACT)
        if self._under.section is Section.CONTACT and is_prose(text):
            self._under = Part(Section.BODY)
        if self._under.section is Section.FORWARD_LOOKING:
            return self._under
        self._in_legal_text = bool(
            _LEGAL.search(text) or (self._in_legal_text and _MORE_LEGAL.search(text))
        )
        return Part(Section.FORWARD_LOOKING) if self._in_legal_text else self._under
