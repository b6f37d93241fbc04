"""Orders of words, written as data: who does what to what, in any of the words of a class.

In an order, a name in capitals is a class, `a|b` are words, and between two of them stand small
words alone, `..` a few words and `...` half a clause. No order reaches across a full stop, a colon
or a semicolon.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_WORD = r"[^\s.;:]+(?:[.:][^\s.;:]+)*"
_SMALL = r"(?:a|an|the|its|their|of|for|from|in|to|on|new|with|has|have|been|is|was|were|are|by)"
_JOINT = r"(?:['’]s?)?[^\w\s.;:]{0,3}[\s-]\s?"
_OPENED = r"[^\w\s.;:]{0,2}"
_GAPS = {
    "": rf"{_JOINT}(?:{_SMALL}\s){{0,3}}?{_OPENED}",
    "..": rf"{_JOINT}(?:{_WORD}\s+){{0,5}}?{_OPENED}",
    "...": rf"{_JOINT}(?:{_WORD}\s+){{0,12}}?{_OPENED}",
}
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}|\b(?:Inc|Ltd|Corp|Dr|Co|vs|No)\.")


def without_points(text: str) -> str:
    """The text with the points of initials and short forms as `_`, for an order to pass over."""
    return _INITIALS.sub(lambda said: said.group().replace(".", "_"), text)


def order_of(say: str, classes: Mapping[str, str]) -> re.Pattern[str]:
    """The pattern of one order.

    Args:
        say: The order: names of classes, words and gaps, parted by spaces.
        classes: For each name the pattern of its words, from `any_of`.
    """
    parts: list[str] = []
    gap: str | None = None
    for token in say.split():
        if token in _GAPS:
            gap = token
            continue
        if parts:
            parts.append(_GAPS[gap or ""])
        words = [classes.get(one) or any_of([one]) for one in token.split("|")]
        parts.append(rf"(?:{'|'.join(words)})")
        gap = None
    return re.compile("".join(parts), re.IGNORECASE)


def any_of(words: Sequence[str]) -> str:
    """Any of the words, the longest first; `*` is any beginning or ending, a hyphen a space too."""
    longest_first = sorted(words, key=len, reverse=True)
    return rf"(?<![\w-])(?:{'|'.join(_written(word) for word in longest_first)})"


def _written(word: str) -> str:
    stem = re.sub(r"(?:\\ |\\-)", r"[\\s-]", re.escape(word.strip("*")))
    return (
        (r"[\w-]*" if word.startswith("*") else "")
        + stem
        + (r"[\w.,]*" if word.endswith("*") else r"(?!\w)")
    )
