"""Events of the trade told in a headline or a lead, by a small grammar of who does what to what.

The grammar is data (`vocabulary/news_events.json`): classes of words, and for each kind of news the
orders in which they tell of it (`word_orders`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from summarizer.documents.spans import Span
from summarizer.finding.vocabulary_files import load
from summarizer.finding.word_orders import any_of, order_of, without_points

_CLAUSE_ENDS = re.compile(r"[.;:](?=\s|$)|\s[–—-]{1,2}\s")
_PHRASE_ENDS = re.compile(r"[,.;:]|\s(?:and|but|&)\s|\s[–—-]{1,2}\s")


@dataclass(frozen=True)
class _KindSource:
    kind: str
    title_alone: bool
    say: list[str]
    unless: list[str]


@dataclass(frozen=True)
class _Source:
    words: dict[str, list[str]]
    kinds: list[_KindSource]
    hides: dict[str, list[str]]
    background: list[str]
    ahead: list[str]
    ahead_of: list[str]


@dataclass(frozen=True, slots=True)
class NewsEvent:
    """One event told.

    Attributes:
        kind: The kind of news it makes, a value of `DocType`.
        span: The words that tell it.
        aside: Whether it is told in passing (`following ...`, `based on ...`, `which ...`).
    """

    kind: str
    span: Span
    aside: bool


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    orders: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    title_alone: bool


@dataclass(frozen=True, slots=True)
class _Grammar:
    kinds: tuple[_Kind, ...]
    hides: Mapping[str, Sequence[str]]
    background: re.Pattern[str]
    ahead: re.Pattern[str]
    ahead_of: frozenset[str]


def told_events(text: str, place: Span, *, in_title: bool) -> Iterator[NewsEvent]:
    """Each kind of event that a sentence or headline tells, by the first words that tell it.

    Args:
        text: The whole document.
        place: The sentence or headline.
        in_title: Whether it is the headline; money, people and deals count there alone.
    """
    grammar = _grammar()
    words = without_points(text[: place.end])
    for start, end in _stretches(words, place, _CLAUSE_ENDS):
        for kind in grammar.kinds:
            if kind.title_alone and not in_title:
                continue
            for order in kind.orders:
                match = order.search(words, start, end)
                span = Span(*match.span()) if match else None
                if span is not None and not _bars(kind, span, words, place):
                    yield NewsEvent(kind.name, span, is_aside(words, place, span))
                    break


def order_of_kinds() -> tuple[str, ...]:
    """The kinds, the weightiest first."""
    return tuple(kind.name for kind in _grammar().kinds)


def hidden_by(kind: str) -> frozenset[str]:
    """Kinds that are no news of their own beside this one; `*` stands for all."""
    return frozenset(_grammar().hides.get(kind, ()))


def is_barred(kind: str, text: str, place: Span, span: Span) -> bool:
    """Whether the phrases that hold `span` make other news of it than that kind.

    Args:
        kind: The kind of news that the words at `span` would make.
        text: The whole document.
        place: The sentence or headline.
        span: The words that tell of it.
    """
    known = next(one for one in _grammar().kinds if one.name == kind)
    return _bars(known, span, without_points(text[: place.end]), place)


def _bars(kind: _Kind, span: Span, words: str, place: Span) -> bool:
    """Whether the phrases of the match make something else of it, or say it is still to come."""
    grammar = _grammar()
    for start, stop in _stretches(words, place, _PHRASE_ENDS):
        if start < span.end and span.start < stop:
            background = grammar.background.search(words, max(start, span.end), stop)
            end = background.start() if background else stop
            if any(order.search(words, start, end) for order in kind.unless):
                return True
            if kind.name in grammar.ahead_of and grammar.ahead.search(words, start, end):
                return True
    return False


def is_aside(text: str, place: Span, span: Span) -> bool:
    """Whether the words stand behind one that opens a background, in the same phrase."""
    before = _PHRASE_ENDS.split(text[place.start : span.start])[-1]
    return _grammar().background.search(before) is not None


def _stretches(words: str, place: Span, ends: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start = place.start
    for border in ends.finditer(words, place.start, place.end):
        yield start, border.start()
        start = border.end()
    yield start, place.end


@cache
def _grammar() -> _Grammar:
    source = load("news_events.json", _Source)
    classes = {name: any_of(words) for name, words in source.words.items()}
    return _Grammar(
        kinds=tuple(_kind(one, classes) for one in source.kinds),
        hides=source.hides,
        background=re.compile(any_of(source.background), re.IGNORECASE),
        ahead=re.compile(any_of(source.ahead), re.IGNORECASE),
        ahead_of=frozenset(source.ahead_of),
    )


def _kind(source: _KindSource, classes: Mapping[str, str]) -> _Kind:
    return _Kind(
        name=source.kind,
        orders=tuple(order_of(say, classes) for say in source.say),
        unless=tuple(order_of(say, classes) for say in source.unless),
        title_alone=source.title_alone,
    )
