"""Datelines: the place, date and wire service with which the first paragraph of a release begins.

What day it was is a finder's business; here they only tell the opening from the page around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DASH = "-‐‑‒–—―−"
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DATE = re.compile(
    rf"\b(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{1,2}}\.?\s{_MONTH},?\s\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4})\b",
    re.IGNORECASE,
)
_WIRE = re.compile(
    r"/\s?(?:PR\s?Newswire|CNW|Cision|Xinhua|Kyodo)[^/\n]{0,40}/|\(?\b(?:BUSINESS WIRE"
    r"|GLOBE\s?NEWSWIRE|ACCESS\s?(?:WIRE|Newswire)|Newsfile Corp|EQS(?:[- ]News(?:wire)?)?"
    r"|Marketwired|Actusnews|NTB|Nasdaq Helsinki)\b\.?\)?",
    re.IGNORECASE,
)
# The longest real ones name two cities, a date and a wire service.
_LONGEST = 240
_MOST_PLACE_WORDS = 14
_MOST_WORDS_ALONE = 6
_WORD = re.compile(r"[^\W\d_][\w'’.]*")
_SMALL_WORDS = frozenset(
    ("and", "de", "del", "la", "le", "of", "am", "der", "sur", "upon", "et", "und")
)
_AFTER_DATE = re.compile(rf"[\s,.)\]*_]*(?:[{_DASH}:|/(]|\Z)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """How a paragraph begins.

    Attributes:
        alone: Nothing but the dateline is in the paragraph.
        certain: It names the service that sent the release, or a place before the text; a bare
            date may also be an entry in a list, or the foot of a page.
    """

    alone: bool
    certain: bool


def read_dateline(paragraph: str) -> Dateline | None:
    """The dateline that begins `paragraph`, or None."""
    head = paragraph[:_LONGEST].lstrip("*_( \t")
    wire = _WIRE.search(head)
    if wire and _WORD.search(head[: wire.start()]) and _is_place(head[: wire.start()]):
        return Dateline(alone=_is_over(DATE.sub("", head[wire.end() :])), certain=True)
    date = DATE.search(head)
    if date is None or not _is_place(head[: date.start()]):
        return None
    rest, words = head[date.end() :], len(_WORD.findall(head[: date.start()]))
    if _is_over(rest):
        return Dateline(alone=True, certain=False) if words <= _MOST_WORDS_ALONE else None
    return Dateline(alone=False, certain=words > 0) if _AFTER_DATE.match(rest) else None


def _is_place(prefix: str) -> bool:
    """Whether every word is capitalised, as in the names of cities, states and months."""
    words = _WORD.findall(prefix)
    return len(words) <= _MOST_PLACE_WORDS and all(
        word[0].isupper() or word in _SMALL_WORDS for word in words
    )


def _is_over(rest: str) -> bool:
    return not any(character.isalnum() for character in rest)
