"""Rows of a list: side effects, or numbers, that only commas and `and` part from each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.documents.spans import Span

_BETWEEN = re.compile(r"\)?(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s)(?:in\s)?")


def run_around(text: str, places: Sequence[Span], one: Span) -> list[Span]:
    """The places of the list that one of them stands in, in reading order, it alone at least."""
    if one not in places:
        return [one]
    at = places.index(one)
    first = last = at
    while first > 0 and _joined(text, places[first - 1], places[first]):
        first -= 1
    while last + 1 < len(places) and _joined(text, places[last], places[last + 1]):
        last += 1
    return list(places[first : last + 1])


def _joined(text: str, one: Span, other: Span) -> bool:
    return _BETWEEN.fullmatch(text, one.end, max(one.end, other.start)) is not None
