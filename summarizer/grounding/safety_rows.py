"""Rows of numbers that answer to side effects told before: `compared with 5%, 3% and 2%`."""

from __future__ import annotations

import re

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Mention
from summarizer.grounding.context import Context
from summarizer.grounding.figure_tokens import Figure
from summarizer.grounding.safety_lists import run_around
from summarizer.grounding.safety_numbers import Numbers

# What opens such a row: a comparison behind the list, or a sentence of its own.
_OPENS = re.compile(
    r"(?:,?\s(?:as\s)?(?:compared\s(?:with|to)|versus|vs|against)\s+"
    r"|\b(?:the\s)?(?:corresponding|respective)\s(?:figures|rates|numbers|percentages|incidences|frequencies|values|proportions)\b[^;.()]{0,70}?\b(?:were|was)\s)"
    r"(?:only\s|about\s)?$",
    re.IGNORECASE,
)
_THESE = re.compile(
    r"\b(?:these|those|they|the\ssame)\s(?:(?:adverse\s)?(?:events|reactions|effects)\s)?(?:were\s(?:reported|observed|seen|noted|recorded)|occurred)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\s?\([^()\d]{0,20}\d|\s(?:was|were|in|by|occurred)\b[^,;:()]{0,60}?\(?\d|:\s\d", re.IGNORECASE
)
_EACH = re.compile(r"\s(?:(?:were|was)\s)?each\b", re.IGNORECASE)
_OF_EACH = re.compile(r"\s?(?:of\s(?:patients|participants|subjects)\s)?each\b", re.IGNORECASE)
_ONE_EACH = re.compile(
    r"\b(?:one|a\ssingle)\s(?:(?:case|event|report|patient|participant)\s)?each\s(?:of|with|had)\s$",
    re.IGNORECASE,
)


class Rows:
    """Reads such rows of one document.

    Args:
        context: The document.
        terms: Its side effects.
        text: A plain copy of it in one piece.
        figures: Its figures.
    """

    def __init__(
        self, context: Context, terms: tuple[Mention, ...], text: str, figures: Numbers
    ) -> None:
        self._context = context
        self._terms = terms
        self._text = text
        self._figures = figures

    def answering(self, span: Span, sentence: Span) -> Figure | None:
        """The number of a later row that stands where the term stands among those told before."""
        for row in self._rows(sentence):
            told = self._told_before(row[0], sentence)
            if len(told) == len(row) and span in told:
                return row[told.index(span)]
        return None

    def told_again(self, span: Span, sentence: Span) -> Figure | None:
        """Its number in the next sentence: `These occurred in 9% and 4% on placebo`."""
        following = self._context.document.sentence_at(min(sentence.end + 1, len(self._text) - 1))
        zone = Span(following.start, following.end)
        if zone.start < sentence.end or not _THESE.search(self._text, zone.start, zone.end):
            return None
        figures = list(self._figures.within(zone))
        row = run_around(self._text, [f.span for f in figures], figures[0].span) if figures else []
        told = [one for one in self._spans(sentence) if self._has_number(one, sentence)]
        if len(row) < 2 or len(row) != len(told) or span not in told:
            return None
        return figures[told.index(span)]

    def answers(self, figure: Figure, sentence: Span) -> bool:
        """Whether a number stands in a row that answers to the side effects before it."""
        return any(
            figure.span == one.span and len(self._told_before(row[0], sentence)) == len(row)
            for row in self._rows(sentence)
            for one in row
        )

    def of_each(self, span: Span, sentence: Span) -> Figure | None:
        """The one number that a row shares: `chills and rash were each seen in 3`."""
        row = run_around(self._text, self._spans(sentence), span)
        if len(row) < 2:
            return None
        last = row[-1].end
        later = [f for f in self._figures.within(sentence) if f.span.start >= last]
        if not later:
            return None
        before = _EACH.match(self._text, last)
        behind = _OF_EACH.match(self._text, later[0].end)
        shared = before or (behind and later[0].span.start - last < 3)
        return later[0] if shared else None

    def one_each(self, span: Span, sentence: Span) -> Span | None:
        """Where each of a row is said to be one: `one event each of chills and rash`."""
        first = run_around(self._text, self._spans(sentence), span)[0]
        match = _ONE_EACH.search(self._text, sentence.start, first.start)
        return Span(match.start(), match.start() + 3) if match else None

    def _spans(self, sentence: Span) -> list[Span]:
        return [term.span for term in self._terms if term.span in sentence]

    def _rows(self, sentence: Span) -> list[list[Figure]]:
        """Two and more numbers in a row, each row behind words that open one."""
        figures = [f for f in self._figures.within(sentence) if f.kind != "duration"]
        spans = [f.span for f in figures]
        rows, taken = [], 0
        for figure in figures:
            if figure.span.start < taken or not _OPENS.search(
                self._text, sentence.start, figure.span.start
            ):
                continue
            run = run_around(self._text, spans, figure.span)
            row = [f for f in figures if f.span in run and f.span.start >= figure.span.start]
            taken = row[-1].span.end
            if len(row) > 1:
                rows.append(row)
        return rows

    def _told_before(self, first: Figure, sentence: Span) -> list[Span]:
        """The side effects with numbers of their own before a row, since the one before it."""
        return [
            span
            for span in self._spans(sentence)
            if span.end < first.span.start and self._has_number(span, sentence)
        ]

    def _has_number(self, span: Span, sentence: Span) -> bool:
        later = (one.start for one in self._spans(sentence) if one.start >= span.end)
        return _NUMBERED.match(self._text, span.end, min(later, default=sentence.end)) is not None
