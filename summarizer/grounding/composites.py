"""Endpoints made of several events: `the composite of cardiovascular death, stroke or surgery`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.spans import Span

# The list ends with the last event behind `or` or `and`; a verb, a time or a comparison borders it.
_COMPOSITE = re.compile(
    r"\bcomposite\s(?:(?:end\s?point|outcome|measure)\s)?of\s(?:[^.;:()]|\.(?=\d)|\([^()]{1,24}\)){4,170}?"
    r"(?:\s(?:or|and)\s[^.;:,()]{3,70}?)"
    r"(?=\s(?:was|were|is|are|had|has|occurred|happened|fell|rose|at|by|within|over|during|through|after|as"
    r"|in\s(?:the|patients|participants|people|adults|\d)|on\s(?:the|[a-z]+(?:mab|nib))|compared|versus|vs"
    r"|with)\b|[,.;:(]|$)",
    re.IGNORECASE,
)


def composites(text: str, sentence: Span) -> Iterator[Span]:
    """Every composite of a sentence, in all its parts."""
    for match in _COMPOSITE.finditer(text, sentence.start, sentence.end):
        yield Span(*match.span())
