"""Measures of a sentence that numbers can follow, without those that only define another one."""

from __future__ import annotations

import re

from summarizer.documents.spans import Span
from summarizer.grounding.measures import Measure

_HOW = re.compile(
    r"(?:\([^()]*|\b(?:defined|measured|assessed|evaluated|determined|rated)\s(?:as|by|with|using"
    r"|on)\b[^,;:]*|\b(?:according\sto|based\son|as\sper)\b[^,;:]*)$",
    re.IGNORECASE,
)
_BY = re.compile(r"\s(?:by|per|using)\s(?:the\s)?(?:[\w-]+\s){0,3}")
_ON = re.compile(r"\son\s(?:the\s|an?\s)?(?:[\w-]+\s){0,3}")
_SCALE = re.compile(
    r"\b(?:score|scale|index|questionnaire|inventory|test|assessment)s?$", re.IGNORECASE
)
# `improved sleep quality by 2.2 points on the Sleep Quality Index`: rated on it.
_ON_A_SCALE = re.compile(r"\s?(?:points?)?\son\s(?:the\s)?", re.IGNORECASE)
_BY_SO_MUCH = re.compile(r"[^.;:]{0,40}\bby\s(?:an?\s)?(?:(?:mean|median|average)\sof\s)?")


def leading(text: str, named: list[Measure]) -> list[Measure]:
    """Without what defines the one before: `remission (Mayo score 0-2)`, `on the Mayo score`."""
    return [
        one
        for index, one in enumerate(named)
        if not index or not _defines(text, named[0], named[index - 1], one)
    ]


def _defines(text: str, first: Measure, before: Measure, measure: Measure) -> bool:
    start, end = before.span.end, measure.span.start
    return (
        _HOW.search(text, first.span.end, end) is not None
        or _BY.fullmatch(text, start, end) is not None
        or (
            _ON.fullmatch(text, start, end) is not None
            and _SCALE.search(text, measure.span.start, measure.span.end) is not None
            and not _same_head(text, before, measure)
        )
    )


def _same_head(text: str, one: Measure, other: Measure) -> bool:
    heads = (text[m.span.start : m.span.end].split()[-1].lower() for m in (one, other))
    return next(heads) == next(heads)


def is_rated_on(text: str, named: list[Measure], figure: Span, scale: Measure) -> bool:
    """Whether a scale behind a figure only rates the measure that changed by it."""
    if _ON_A_SCALE.fullmatch(text, figure.end, scale.span.start) is None:
        return False
    last = next((m for m in reversed(named) if m.span.end <= figure.start), None)
    return last is not None and _BY_SO_MUCH.fullmatch(text, last.span.end, figure.start) is not None
