"""Medical conferences by name. When one takes place is in no rule: only the name is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.finding.lexicon import Lexicon, build_lexicon, forms_of, scan
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.plain_text import plain
from summarizer.finding.vocabulary_files import load

_YEAR_BEFORE = re.compile(r"\b(?P<year>20\d\d)\s(?:the\s)?$")
_TAIL = re.compile(
    r"(?:\s?'?s)?(?:\s(?:\d{1,3}(?:st|nd|rd|th)|Virtual|Hybrid|Annual|Scientific|Clinical"
    r"|International|Hematology|Cancer)){0,4}(?:\s(?:Meeting|Congress|Conference|Symposium"
    r"|Exposition|Sessions?)(?:\sand\sExposition)?)?(?:[\s,]{0,2}(?:in\s)?(?P<year>20\d\d)(?!\d))?"
)


@dataclass(frozen=True, slots=True)
class _Row:
    code: str
    names: tuple[str, ...]
    abbreviations: tuple[str, ...]


@cache
def _lexicon() -> Lexicon:
    return build_lexicon(
        form
        for row in load("conferences.json", tuple[_Row, ...])
        for form in forms_of(row.code, row.names, row.abbreviations)
    )


def find_conferences(document: Document) -> tuple[Mention, ...]:
    """Kind TIME_EXPRESSION; `value` is the conference's code, with `-YYYY` where a year is written.

    Attributes: `unit` (`conference`), `conference`, and `year` where written.
    """
    text = plain(document.text)
    found: list[Mention] = []
    for hit in scan(text, _lexicon()):
        start, end, year = hit.start, hit.end, None
        tail = _TAIL.match(text, end)
        if tail is not None:
            end, year = tail.end(), tail["year"]
        before = _YEAR_BEFORE.search(text, max(0, start - 10), start)
        if year is None and before is not None:
            start, year = before.start(), before["year"]
        found.append(_mention(document, Span(start, end), hit.form.key, year))
    return tuple(found)


def _mention(document: Document, span: Span, code: str, year: str | None) -> Mention:
    attributes = {"unit": "conference", "conference": code} | ({"year": year} if year else {})
    value = f"{code}-{year}" if year else code
    return Mention(
        Kind.TIME_EXPRESSION, span, document.text[span.start : span.end], value, attributes
    )
