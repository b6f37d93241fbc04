"""Lists: a line that names what is measured, and items below that name the rest.

Response rate by dose:
- 10 mg: 23% (3/13)
- 30 mg: 41% (7/17)
"""

from __future__ import annotations

import re

from summarizer.documents.spans import Span

_BULLET = re.compile(r"\s*(?:[-*•–·◦o]|\(?[a-z0-9]\)|\d\.)\s")
_LABELLED = re.compile(
    r"\s*(?:[-*•–·◦o]\s+)?(?P<label>[^\n:.;%]{1,60}?)(?:\s?\([^()\n]*\))?(?::|\s[–—-])\s(?=[-+<>]?\d|\w+\sof\s\d)"
)
# `Intracranial ORR 41% (7/17)`
_BARE_ITEM = re.compile(r"(?=[^\n]*\d)(?=[^\n]*[A-Za-z])[^\n]{5,90}[^\n.;,:]")
_TALKS = re.compile(
    r"\b(?:was|were|is|are|had|has|have|achieved|showed|met|reached|said|told|and)\b", re.IGNORECASE
)


def pieces(text: str, sentence: Span) -> list[Span]:
    """The lines of a sentence that is a list without full stops, else the sentence itself."""
    found, start = [], sentence.start
    for line in text[sentence.start : sentence.end].split("\n"):
        end = start + len(line)
        if line.strip():
            found.append(Span(start + len(line) - len(line.lstrip()), end))
        start = end + 1
    items = found[1:] if found and is_head(text, found[0]) else found
    listed = len(found) > 1 and all(
        label_of(text, line) or _BARE_ITEM.fullmatch(text, line.start, line.end) for line in items
    )
    return found if listed else [sentence]


def is_head(text: str, sentence: Span) -> bool:
    """Whether a line leads a list: `GMT ratio, vaccine over comparator:`."""
    return text[sentence.start : sentence.end].rstrip(" *_").endswith(":")


def is_item(text: str, sentence: Span) -> bool:
    start = text.rfind("\n", 0, sentence.start) + 1
    bulleted = _BULLET.match(text, start) is not None and not text[start : sentence.start].strip(
        " -*•–·◦o()0123456789.abcdefgh"
    )
    return bulleted or label_of(text, sentence) is not None


def label_of(text: str, sentence: Span) -> Span | None:
    """What an item says that its number is of: `10 mg`, `Week 12`, `A/H1N1`."""
    match = _LABELLED.match(text, sentence.start, sentence.end)
    if match is None or _TALKS.search(match["label"]):
        return None
    return Span(*match.span("label"))
