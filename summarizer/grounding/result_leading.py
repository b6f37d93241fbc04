"""Measures of a sentence that numbers can follow, without those that only define another one."""

from __future__ import annotations

import re

from summarizer.grounding.measures import Measure

_HOW = re.compile(
    r"(?:\([^()]*|\b(?:defined|measured|assessed|evaluated|determined|rated)\s(?:as|by|with|using"
    r"|on)\b[^,;:]*|\b(?:according\sto|based\son|as\sper)\b[^,;:]*)$",
    re.IGNORECASE,
)
_BY = re.compile(r"\s(?:by|per|using)\s(?:the\s)?(?:[\w-]+\s){0,3}")
_ON = re.compile(r"\son\s(?:the\s)?(?:[\w-]+\s){0,3}")
_SCALE = re.compile(
    r"\b(?:score|scale|index|questionnaire|inventory|test|assessment)s?$", re.IGNORECASE
)


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
            and _SCALE.search(text, before.span.start, before.span.end) is None
        )
    )
