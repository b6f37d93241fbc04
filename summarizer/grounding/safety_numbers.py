"""The numbers that count a side effect, each share joined to the count beside it.

`headache (n=6)`, `nausea (13.3% [4/30])` and `stomatitis (19/62; 30.6%)` are one number each.
"""

from __future__ import annotations

import re
from dataclasses import replace

from summarizer.documents.spans import Span
from summarizer.finding.numerals import WORD, decimal_of
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context
from summarizer.grounding.figure_tokens import Figure
from summarizer.grounding.figures import Figures

_COUNT = re.compile(r"\(\s?n\s?=\s?(?P<n>\d{1,4})\s?\)", re.IGNORECASE)
# `(n=28)` behind an arm says how large the arm is.
_SIZE_OF = re.compile(
    r"(?:\b(?:arm|group|cohort|placebo|vehicle|sham|control|mg|ug|mcg|kg|dose|level|patients|participants|subjects"
    r"|(?:arm|group|cohort|part)\s[A-Z0-9]{1,3})|[A-Z][\w-]*\d)\s$",
)
_COUNT_BEHIND = re.compile(r"\s?[;,]\s?n\s?=\s?(?P<n>\d{1,4})\s?(?=[)\];,])", re.IGNORECASE)
_ALL = re.compile(
    rf"\bin\s(?P<all>all\s(?:of\sthe\s)?(?P<n>{WORD}|\d{{1,3}}))(?=[.,;)]|$)", re.IGNORECASE
)
_ONE_PLACE = re.compile(r"\s?[;,(\[]\s?(?:n\s?=\s?)?|\s?\)\s?\(")


class Numbers:
    """Reads the numbers of one document's sentences."""

    def __init__(self, context: Context) -> None:
        self._figures = Figures(context)
        self._text = plain(context.document.text)

    def within(self, zone: Span) -> tuple[Figure, ...]:
        """The numbers of a zone in reading order."""
        found: list[Figure] = []
        for figure in self._figures.within(zone):
            if found and self._are_one(found[-1], figure):
                found[-1] = _joined(found[-1], figure)
            else:
                found.append(figure)
        found = [self._with_count(figure) for figure in found]
        lone = [one for one in self._counts(zone) if not any(_meet(one, f) for f in found)]
        return tuple(sorted([*found, *lone], key=lambda figure: figure.span))

    def _with_count(self, figure: Figure) -> Figure:
        """A share with the count that follows it in its brackets: `(24%; n=14)`."""
        place = figure.parts.get("value")
        if figure.kind != "percentage" or figure.n is not None or place is None:
            return figure
        match = _COUNT_BEHIND.match(self._text, place.end)
        if match is None:
            return figure
        counted = Span(*match.span("n"))
        span = Span(figure.span.start, max(figure.span.end, counted.end))
        return replace(figure, span=span, n=int(match["n"]), parts={**figure.parts, "n": counted})

    def _counts(self, zone: Span) -> list[Figure]:
        """Counts in brackets of their own that are no size of an arm, and `in all five`."""
        counts = []
        for match in _COUNT.finditer(self._text, zone.start, zone.end):
            if not _SIZE_OF.search(self._text, zone.start, match.start()):
                place = Span(*match.span("n"))
                counts.append(Figure(place, "count", n=int(match["n"]), parts={"n": place}))
        for match in _ALL.finditer(self._text, zone.start, zone.end):
            place, number = Span(*match.span("n")), int(decimal_of(match["n"]))
            parts = {"n": place, "N": place}
            counts.append(
                Figure(Span(*match.span("all")), "ratio", n=number, total=number, parts=parts)
            )
        return counts

    def _are_one(self, one: Figure, other: Figure) -> bool:
        """Whether two numbers side by side are a share and what it is a share of."""
        if {one.kind, other.kind} != {"percentage", "ratio"}:
            return False
        share, counts = (one, other) if one.kind == "percentage" else (other, one)
        if share.n is not None and (share.n, share.total) != (counts.n, counts.total):
            return False
        between = self._text[_end(one) : other.span.start]
        return _ONE_PLACE.fullmatch(between) is not None and _makes(counts, share)


def _end(figure: Figure) -> int:
    """Where a number's own words end, before what stands beside it in brackets."""
    own = figure.parts.get("value") if figure.kind == "percentage" else figure.parts.get("n")
    return own.end if own else figure.span.end


def _makes(counts: Figure, share: Figure) -> bool:
    if not counts.total or counts.n is None or share.value is None:
        return False
    return abs(100 * counts.n / counts.total - float(share.value)) <= 1


def _joined(one: Figure, other: Figure) -> Figure:
    share, counts = (one, other) if one.kind == "percentage" else (other, one)
    return replace(
        share,
        span=Span(one.span.start, max(one.span.end, other.span.end)),
        n=counts.n,
        total=counts.total,
        parts=share.parts | counts.parts,
        arm=other.arm or one.arm,
        control=other.control or one.control,
    )


def _meet(one: Figure, other: Figure) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end
