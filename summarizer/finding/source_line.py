"""The line with which a wire names who sent the release (`SOURCE: ...`, `| Source: ...`)."""

from __future__ import annotations

import re

from summarizer.documents.document import Document
from summarizer.finding.plain_text import plain
from summarizer.finding.reading import Reading, literal

_SOURCE = re.compile(
    r"(?:^[ *_]{0,4}(?:SOURCE\b:?|Source:)|\|\s?Source:)[ *_]{1,3}(?P<name>[^\n|]{2,120})",
    re.MULTILINE,
)


def read_source_line(document: Document) -> Reading | None:
    """The last source line of the document, without the word itself."""
    last = None
    for last in _SOURCE.finditer(plain(document.text)):  # noqa: B007 - the last one is wanted
        pass
    if last is None:
        return None
    source = literal(document, *last.span("name"))
    return source if source.value.strip("*_ .") else None
