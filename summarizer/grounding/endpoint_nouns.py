"""The shortest words for what is measured, in a stretch of text that says more round them.

`a statistically significant improvement in the MADRS total score at Day 28` is about the `MADRS
total score`: statistics, judgements and shares of patients go before it, times and comparisons
behind. The words are data: `vocabulary/endpoint_words.json`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summarizer.documents.spans import Span
from summarizer.finding.vocabulary_files import load

_LONGEST_WORDS = 14
_COMPOSITE = re.compile(r"\bcomposite\b|\bfirst\s+of\b", re.IGNORECASE)
_COUNTS = re.compile(
    r"(?:composite|time\s+to|(?:[\w-]+\s+)?(?:incidence|rate|number|proportion|duration|frequency"
    r"|occurrence|absence|resolution)\s+of)\b",
    re.IGNORECASE,
)
_SHORT_FORM = re.compile(r"\s*\([A-Z][\w-]{1,11}\)")
_LAST_PART = re.compile(r",?\s+(?:or|and)\s+[^,.;:()]{3,60}")
_AND = re.compile(r"\s*;\s+(?:and\s+)?|,?\s+and\s+(?:on\s+|of\s+|the\s+)*|,\s+", re.IGNORECASE)
# `incidence and severity of`, `moderate and severe`: two words with one head.
_ONE_HEAD = re.compile(
    r"(?:^|\s)(?:incidence|frequency|nature|rate|type|number|severity|extent|depth|moderate"
    r"|severe|mild|tender|upper|systolic|overall|total)\s+and|\bsafety\s+and(?=\s+tolerability)",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"\s*\([\w /%+-]{2,14}\)\s+(?:\w+\s+)?"
    r"(?:score|rate|ratio|response|index|scale|level|slope|responder|count)s?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class EndpointWords:
    """The vocabulary."""

    changes: tuple[str, ...]
    statistics: tuple[str, ...]
    judgements: tuple[str, ...]
    persons: tuple[str, ...]
    attaining: tuple[str, ...]
    borders: tuple[str, ...]
    no_measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Grammar:
    lead: re.Pattern[str]
    change: re.Pattern[str]
    border: re.Pattern[str]
    no_measure: re.Pattern[str]


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _grammar() -> _Grammar:
    words = load("endpoint_words.json", EndpointWords)
    change = _change(words)
    return _Grammar(
        re.compile(_lead(words, change), re.IGNORECASE),
        re.compile(change, re.IGNORECASE),
        re.compile(_borders(words), re.IGNORECASE),
        re.compile(rf"(?<![\w-])(?:{_any(words.no_measures)})(?![\w-])", re.IGNORECASE),
    )


def _change(words: EndpointWords) -> str:
    """`change from baseline in`, but not the one that counts: `reduction in X of at least 50%`."""
    return (
        rf"(?:rate\s+of\s+)?(?:{_any(words.changes)})s?"
        r"(?:\s+(?:from\s+baseline|over\s+placebo|versus\s+\w+"
        r"|(?:from\s+baseline\s+)?(?:at|to|by)\s+(?:week|month|day|year)\s+\w+))*"
        r"\s+(?:in|of|on|for|to)\s+"
        r"(?!at\s+least|more\s+than|[<>≥≤]|\d[\d.]*(?:%|\s(?:points?|or\b|%|of\b)))"
        r"(?![^,.;:]{1,60}?\sof\s+at\s+least)"
    )


def _lead(words: EndpointWords, change: str) -> str:
    """What stands before a measure; a share keeps its persons where a threshold defines them."""
    persons, attaining = rf"(?:{_any(words.persons)})", _any(words.attaining)
    ways = (
        r"(?:the|an?|its|their|both|two|to)\s+",
        rf"(?:{_any(words.judgements)})(?:,?\s+and|,)?\s+",
        rf"(?:{_any(words.statistics)})\s+(?:of\s+)?",
        r"(?:evaluat|assess|determin|demonstrat|investigat|characteri[sz]|examin|establish|compar"
        r"|show|improv|reduc)(?:es?|ing|ation|ment|ion)?\s+(?:of\s+)?(?=\w)",
        change,
        r"(?:proportion|percentage|share|fraction|percent)\s+of\s+(?:[\w-]+\s+){0,2}?"
        rf"{persons}\s+(?:{attaining})\s+"
        r"(?!(?:[^\s,.;]+\s+){1,5}?(?:below|above|under|less\s+than|greater\s+than)\b)",
        rf"(?:\d[\d.]*\s?%\s+)?(?:of\s+)?{persons}\s+(?:{attaining}|achieved|reached|attained)\s+",
    )
    return rf"(?:\W{{0,3}}(?:{'|'.join(ways)}))*"


def _borders(words: EndpointWords) -> str:
    """Where a measure ends: marks, verbs, and prepositions of time, method and comparison."""
    ways = (
        r"[;:|\[\]]|\.(?=\s|$)|\s[–—-]\s|\n\s*\n|\(",
        rf"(?<!\w)(?<!freedom\s)(?<!free\s)(?:{_any(words.borders)})(?:\.|\b)"
        r"(?!-|(?<=per)\s+(?:month|week|day|year|patient)\b)",
        r"\bat\s(?!least)|\bby\s(?!at\sleast)|\bup\sto\b",
        r"\bon\s(?!(?:the\s+)?(?!day|week|month|study)(?-i:[A-Z]))",
        r"(?<!reduction\s)(?<!improvement\s)(?<!change\s)(?<!decrease\s)\bin\s|\bwith\s",
        r"(?<!ization\s)(?<!isation\s)(?<!izations\s)(?<!need\s)\bfor\s",
        r"\band\s+(?:(?:the|key|its|all|other|several)\s+)*"
        r"(?:secondary|exploratory|safety\s+as|met|was|is|does|did|will|has|have)\b",
        r"\bof\s+(?:[\w-]+\s+)?(?:ascending|single|multiple|repeat|escalating|oral|intravenous)\s",
    )
    return "|".join(ways)


def measure_phrases(text: str, place: Span, *, several: bool) -> Iterator[Span]:
    """The measures that a stretch begins with: one, or those of a list."""
    for piece in _pieces(text, place) if several else [place]:
        found = measure_phrase(text, piece)
        if found is not None:
            yield found


def measure_phrase(text: str, place: Span) -> Span | None:
    """The measure that a stretch begins with, or None where it names none."""
    start = _after_lead(text, place)
    end = _border(text, start, place.end)
    while end > start and text[end - 1] in " ,\n-":
        end -= 1
    words = text[start:end]
    if (
        end - start < 2
        or not re.search(r"[A-Za-z]{2}|[A-Z]", words)
        or len(words.split()) > _LONGEST_WORDS
        or names_no_measure(words)
    ):
        return None
    return Span(start, end)


def names_no_measure(words: str) -> bool:
    """Whether words are of trials, results or significance and so no measure's name."""
    return _grammar().no_measure.search(words) is not None


def changes_in(text: str, place: Span) -> Iterator[Span]:
    """What lies behind each `improvement in`, to the end of the stretch."""
    for match in _grammar().change.finditer(text, place.start, place.end):
        yield Span(match.end(), place.end)


def is_framed(text: str, place: Span, found: Span) -> bool:
    """Whether a change stands before the measure, or it counts or times, or has a short form."""
    return (
        _grammar().change.search(text, place.start, found.start) is not None
        or _COUNTS.match(text, found.start, found.end) is not None
        or _SHORT_FORM.match(text, found.end, place.end) is not None
    )


def _after_lead(text: str, place: Span) -> int:
    match = _grammar().lead.match(text, place.start, place.end)
    start = match.end() if match else place.start
    while start < place.end and text[start] in " \n•*-–(\"'":
        start += 1
    return start


def _border(text: str, start: int, stop: int) -> int:
    at, end = start, stop
    while match := _grammar().border.search(text, at, stop):
        if match.group() == "(" and (headed := _HEADED.match(text, match.start(), stop)):
            at = headed.end()
            continue
        if match.group().strip().lower() == "with" and re.search(
            r"(?:patients|participants|subjects|children|adults)\s+$", text[start : match.start()]
        ):
            at = match.end()
            continue
        end = match.start()
        break
    comma = re.compile(r",(?!\d)").search(text, start, end)
    if comma is None:
        return end
    if _COMPOSITE.search(text, start, comma.start()):
        last = _LAST_PART.search(text, comma.start(), end)
        return last.end() if last else comma.start()
    return comma.start()


def _pieces(text: str, place: Span) -> Iterator[Span]:
    """A list in parts; what stands behind a full stop is none of it."""
    stop = re.compile(r"\.(?=\s|$)|\n\s*\n").search(text, place.start, place.end)
    end = stop.start() if stop else place.end
    at = place.start
    for border in _AND.finditer(text, place.start, end):
        if any(m.end() > border.start() for m in _ONE_HEAD.finditer(text, at, border.end() + 12)):
            continue
        yield Span(at, border.start())
        at = border.end()
    yield Span(at, end)
