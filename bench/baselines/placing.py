"""Values on the words of the document where it says them, else on its title.

A baseline gives no evidence, and the schema wants some. Which words a value stands on is scored
apart from the value itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from summarizer.documents.document import Document
from summarizer.documents.evidence import Evidence
from summarizer.schemas.stated import Stated

T = TypeVar("T")

PLACE = "_place"
"""Key of an entry that knows its place: the offset of its first character."""


class Placing:
    """Finds words in one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._title = _first_line(document)

    def evidence(self, *words: object, entry: Mapping[str, Any] | None = None) -> Evidence:
        """The first of the words that the document says, nearest to the entry's own place."""
        near = (entry or {}).get(PLACE)
        for one in words:
            found = self.document.locate(str(one), near=near) if one not in (None, "") else None
            if found is not None:
                return found
        if near is not None:
            sentence = self.document.sentence_at(near)
            return self.document.evidence(sentence.start, sentence.end)
        return self._title

    def stated(self, value: T, *words: object, entry: Mapping[str, Any] | None = None) -> Stated[T]:
        """The value on its own words, on other words for it, or on the title."""
        return Stated(value=value, evidence=(self.evidence(value, *words, entry=entry),))


def _first_line(document: Document) -> Evidence:
    words = document.text.lstrip()
    start = len(document.text) - len(words)
    line = words.splitlines()[0].rstrip() if words else ""
    return document.evidence(start, start + max(len(line), 1))
