"""What a reader of numbers is: a pattern, and what its match means."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from summarizer.finding.numerals import DIGITS, NUMBER_START, SCIENTIFIC, WORD, canonical_of

PERSONS = (
    r"(?:patients?|subjects?|participants?|individuals?|people|volunteers?|children|adults?"
    r"|adolescents"
    r"|women|men|infants?|responders?|cases|pts)"
)
"""Nouns for those who take part in a trial."""

TO = r"(?:\s?-\s?|\sto\s)"
"""What stands between the two ends of a range."""

OPERATOR = (
    r"(?:(?P<operator>>=|<=|[<>=~≥≤≈])\s?|\b(?P<operator_word>at least|more than|greater than|over"
    r"|up to|less than|fewer than|approximately|about|nearly|almost|around|exceeding|under"
    r"|a minimum of"
    r"|a maximum of|no more than)\s)?"
)
_OPERATOR_WORDS = {
    **dict.fromkeys(("at least", "a minimum of"), ">="),
    **dict.fromkeys(("up to", "a maximum of", "no more than"), "<="),
    **dict.fromkeys(("more than", "greater than", "over", "exceeding"), ">"),
    **dict.fromkeys(("less than", "fewer than", "under"), "<"),
    **dict.fromkeys(("approximately", "about", "nearly", "almost", "around"), "~"),
}
_OPERATOR_SIGNS = {"≥": ">=", "≤": "<=", "≈": "~"}
UPWARDS = r"(?P<upwards>\s(?:or|and)\s(?:higher|more|greater|older|above|over|worse)|\+)?"
"""`3 or higher`, `3+`."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a reader made of a match; `value` is a canonical decimal, or `low..high`."""

    value: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reader:
    """A pattern over the plain text, and its meaning.

    Attributes:
        pattern: The mention is its group `span` where it has one, else the whole match.
        read: None where the match is no quantity after all.
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Quantity | None]


def number(name: str, *, words: bool = False, scientific: bool = False) -> str:
    """A pattern group for one number."""
    forms = [SCIENTIFIC] * scientific + [DIGITS] + [WORD] * words
    return f"(?P<{name}>{'|'.join(forms)})"


def numbers(*, words: bool = False, between: str = TO, start: str = NUMBER_START) -> str:
    """A pattern for one number or a range: groups `low` and `high`."""
    low, high = number("low", words=words), number("high", words=words)
    return rf"{start}{low}(?:{between}{high})?"


def operator_of(match: re.Match[str]) -> dict[str, str]:
    """`{"op": ...}` of the groups `operator`, `operator_word` and `upwards`; empty without one."""
    groups = match.groupdict()
    sign, word = groups.get("operator"), groups.get("operator_word")
    if groups.get("upwards"):
        return {"op": ">="}
    if sign:
        return {"op": _OPERATOR_SIGNS.get(sign, sign)}
    return {"op": _OPERATOR_WORDS[word.lower()]} if word else {}


def low_and_high(match: re.Match[str]) -> tuple[str, dict[str, str]]:
    """Value and attributes of the groups `low` and `high`."""
    low = canonical_of(match["low"])
    if match["high"] is None:
        return low, {}
    high = canonical_of(match["high"])
    return f"{low}..{high}", {"low": low, "high": high}
