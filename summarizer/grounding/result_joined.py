"""Which figures of a sentence stand side by side, as the outcome of one measure in several arms."""

from __future__ import annotations

import re

from summarizer.grounding.figure_tokens import RATIOS, Figure
from summarizer.grounding.measures import Measure
from summarizer.grounding.result_links import CHANGED, JOINED, parted

_COMPARED = re.compile(
    r"\b(?:versus|vs|compared|against|than|relative)\b|,\s(?:respectively|for\s)", re.IGNORECASE
)
_IN_AN_ARM = re.compile(
    r"(?:\s?\([^()]*\)|\))?\s(?:(?:on|with|for)\s[A-Za-z]|(?:below\sbaseline\s)?(?:at|by)\s(?:week|month|day|year)\s\d|(?:on|in|at|with|for|among|of|by)\s(?:the"
    r"|those|patients|\d|placebo|participants|subjects|children|people)\b)",
    re.IGNORECASE,
)
# `and in patients without liver metastases it was 50%`
_IT_WAS = re.compile(
    r"\b(?:it|this|(?:the|that)\s(?:rate|figure|proportion))\s(?:was|reached|(?:rose|increased|fell)\sto)\s$",
    re.IGNORECASE,
)
# `reduced the rate by 46% (0.19 vs 0.35; rate ratio 0.54)`
_VERSUS = re.compile(r"\s(?:vs\.?|versus)\s")
_IN_BRACKETS = re.compile(r"[(\[]\s?(?:n\s?=\s?)?$")


def joined(text: str, one: Figure, other: Figure) -> bool:
    """Whether the second figure gives the same outcome in another arm, or compares two."""
    if other.kind in RATIOS or other.kind == "difference":
        return True
    same = one.kind == other.kind or {one.kind, other.kind} <= {"percentage", "ratio"}
    end = one.span.end if one.span.end <= other.span.start else one.end
    between = text[end : other.span.start]
    if other.kind == "scale" and between.endswith("(") and _VERSUS.match(text, other.end):
        return True
    if one.kind in RATIOS and other.kind in ("duration", "percentage", "scale"):
        return parted(between) is False
    return (
        same
        and JOINED.match(between) is not None
        and (
            other.arm is not None
            or _IN_AN_ARM.match(text, other.end) is not None
            or _COMPARED.search(between) is not None
            or _IT_WAS.search(between) is not None
            or (CHANGED.search(between) is None and len(between) < 9)
        )
    )


def within_brackets(text: str, figures: list[Figure], index: int, measure: Measure) -> bool:
    """Whether only counts in brackets stand between a figure and a measure behind it."""
    return all(
        f.kind in ("count", "ratio") and _IN_BRACKETS.search(text, 0, f.span.start)
        for f in figures[index + 1 :]
        if f.span.start < measure.span.start
    )
