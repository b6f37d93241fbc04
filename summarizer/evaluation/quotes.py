"""The place of a gold quote: which occurrence of the same words is meant."""

from __future__ import annotations

from summarizer.documents.document import Document
from summarizer.documents.evidence import Evidence
from summarizer.documents.words import is_whole


def occurrences(document: Document, quote: str) -> tuple[Evidence, ...]:
    """Every place that a gold file can mean by `quote`, in the order of the text.

    Letter for letter and as whole words; where no place is whole words, inside words too; where
    the letters stand nowhere, after the typographic fold (a line end for a space, a curly
    quotation mark for a straight one).
    """
    if not quote.strip():
        return ()
    places = _scan(document.text, quote)
    whole = [place for place in places if is_whole(document.text, *place)]
    if places:
        return tuple(document.evidence(start, end) for start, end in whole or places)
    return document.locate_all(quote)


def number_of(document: Document, evidence: Evidence) -> int | None:
    """Which occurrence of its own words a span is, from 1; None where it is none of them."""
    starts = [place.start for place in occurrences(document, evidence.text)]
    return starts.index(evidence.start) + 1 if evidence.start in starts else None


def _scan(text: str, quote: str) -> list[tuple[int, int]]:
    places = []
    at = text.find(quote)
    while at >= 0:
        places.append((at, at + len(quote)))
        at = text.find(quote, at + len(quote))
    return places
