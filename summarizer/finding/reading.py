"""A value read from one place of a document by code."""

from __future__ import annotations

from dataclasses import dataclass, replace

from summarizer.documents.document import Document
from summarizer.documents.spans import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What is said, where it stands, and the rule that made one of the other.

    Attributes:
        value: Canonical form.
        span: The words it rests on.
        rule: None where the value is the words themselves, else the name of the rule applied.
    """

    value: str
    span: Span
    rule: str | None = None


def literal(document: Document, start: int, end: int) -> Reading:
    """The words of `[start, end)` as they stand; white space at both ends is left out."""
    text = document.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    return Reading(value=text, span=Span(start, start + len(text)))


def on_one_line(reading: Reading) -> Reading:
    """The same reading, its value without line wraps."""
    return replace(reading, value=" ".join(reading.value.split()))
