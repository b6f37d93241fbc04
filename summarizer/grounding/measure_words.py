"""The vocabulary of what is measured in trials: `vocabulary/measures.json`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarizer.finding.vocabulary_files import load

TOKEN = re.compile(
    r"lipoprotein\(a\)|Lp\(a\)|\d+(?:\.\d+)?(?:/\d+)?(?![\w-])|[\w+’'-]*[^\W_](?:%(?!\w))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Measures:
    """The vocabulary."""

    heads: tuple[str, ...]
    outcomes: tuple[str, ...]
    instruments: tuple[str, ...]
    states: tuple[str, ...]
    continuations: tuple[str, ...]
    numbered: tuple[str, ...]
    statistics: tuple[str, ...]
    stops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """The vocabulary as it is searched."""

    heads: frozenset[str]
    own: re.Pattern[str]
    instruments: re.Pattern[str]
    continuations: frozenset[str]
    numbered: frozenset[str]
    statistics: frozenset[str]
    stops: frozenset[str]


def is_instrument(words: str) -> bool:
    """Whether some words are the name of a scale or a test, such as `SF-36`."""
    return measure_words().instruments.fullmatch(words) is not None


@cache
def measure_words() -> MeasureWords:
    """The vocabulary, read once."""
    rows = load("measures.json", Measures)
    own = sorted({*rows.outcomes, *rows.states}, key=len, reverse=True)
    names = sorted(rows.instruments, key=len, reverse=True)
    return MeasureWords(
        frozenset(rows.heads),
        re.compile(
            rf"(?<![\w-])(?:{'|'.join(map(re.escape, own))}|[a-z]+-free|free\s(?:of|from)"
            rf"(?=\s(?!charge)[a-z]))(?![\w(])",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?:[\s-]?\d{{2,3}})?(?![\w(])"
        ),
        frozenset(rows.continuations),
        frozenset(rows.numbered),
        frozenset(word.lower() for word in rows.statistics),
        frozenset(rows.stops),
    )
