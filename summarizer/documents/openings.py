"""The opening of a release: headlines, what repeats them, and the first paragraph of the news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.documents.datelines import Dateline, read_dateline
from summarizer.documents.evidence import Section
from summarizer.documents.furniture import (
    is_chrome,
    is_contact_line,
    is_source_line,
    opens_contacts,
)
from summarizer.documents.headings import is_title_case, read_heading
from summarizer.documents.paragraphs import Paragraph

# A dateline this many paragraphs of prose down belongs to something else.
_MOST_PROSE_BEFORE = 5
_FEWEST_WORDS_OF_PROSE = 6
_WORDS_OF_PROSE_ANYHOW = 40
_LONGEST_HEADLINE_WORDS = 35
_SENTENCE_ENDS = (".", "!", "?", "”", '"', ")", "*", "_")


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first paragraphs are.

    Attributes:
        labels: The section of each paragraph from the first one to the end of the lead.
        headlines: The words of the headlines, to know them again further down.
    """

    labels: tuple[Section, ...]
    headlines: frozenset[str]


def read_opening(paragraphs: Sequence[Paragraph]) -> Opening:
    """Headlines are all that stands before the lead, page and contact lines left out.

    The lead is the paragraph with the dateline, and where the dateline is a line of its own, that
    line and the paragraph after it; without a dateline it is the first paragraph of prose.
    """
    lead = _lead(paragraphs)
    end = max(lead, default=_end_of_headlines(paragraphs) - 1) + 1
    labels = tuple(
        Section.LEAD if index in lead else _before_lead(paragraphs[index]) for index in range(end)
    )
    headlines = (
        headline_key(paragraph.text)
        for paragraph, label in zip(paragraphs, labels, strict=False)
        if label is Section.HEADLINE
    )
    return Opening(labels, frozenset(headlines))


def headline_key(text: str) -> str:
    """The same for headlines that differ in white space, case, marks or punctuation alone."""
    kept = (character if character.isalnum() else " " for character in text)
    return " ".join("".join(kept).casefold().split())


def is_prose(text: str) -> bool:
    """Whether it reads as sentences rather than as a heading, a name or a list entry."""
    words = len(text.split())
    if words >= _WORDS_OF_PROSE_ANYHOW:
        return True
    return words >= _FEWEST_WORDS_OF_PROSE and text.endswith(_SENTENCE_ENDS)


def _lead(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    candidates = _until_about(paragraphs)
    prose = [index for index in candidates if _is_lead_without_dateline(paragraphs[index])]
    first = prose[0] if prose else len(paragraphs)
    alone: list[int] = []
    for index, dateline in _datelines(paragraphs, candidates):
        if index > first and not dateline.certain:
            continue
        if not dateline.alone:
            return frozenset({index})
        if index > candidates[0]:
            alone.append(index)
    if alone:
        following = [index for index in (*prose, *candidates) if index > alone[-1]]
        return frozenset({alone[-1], *following[:1]})
    return frozenset(prose[:1])


def _until_about(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Indexes of the release's own words before the first About, legal or contact heading."""
    own: list[int] = []
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        heading = read_heading(paragraph, following) if own else None
        if heading and heading.section not in (Section.BODY, Section.CONTACT):
            break
        if not _is_around(paragraph.text):
            own.append(index)
    return own


def _datelines(
    paragraphs: Sequence[Paragraph], candidates: Sequence[int]
) -> list[tuple[int, Dateline]]:
    found: list[tuple[int, Dateline]] = []
    prose = 0
    for index in candidates:
        dateline = read_dateline(paragraphs[index].text)
        if dateline:
            found.append((index, dateline))
        prose += len(paragraphs[index].text.split()) >= _WORDS_OF_PROSE_ANYHOW
        if prose > _MOST_PROSE_BEFORE:
            break
    return found


def _is_lead_without_dateline(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if paragraph.underlined or text.startswith(("#", "- ", "* ", "• ")) or not is_prose(text):
        return False
    return len(text.split()) > _LONGEST_HEADLINE_WORDS or not is_title_case(text)


def _end_of_headlines(paragraphs: Sequence[Paragraph]) -> int:
    """A text without prose is a headline to its first About, legal or contact heading."""
    return max(_until_about(paragraphs), default=-1) + 1


def _before_lead(paragraph: Paragraph) -> Section:
    text = paragraph.text
    if is_source_line(text) or opens_contacts(text) or is_contact_line(text):
        return Section.CONTACT
    dateline = read_dateline(text)
    if is_chrome(text) or (dateline is not None and dateline.alone):
        return Section.PAGE_CHROME
    return Section.HEADLINE


def _is_around(text: str) -> bool:
    return is_chrome(text) or is_source_line(text) or opens_contacts(text) or is_contact_line(text)
