"""Which number of a sentence a model means by the value it gives for an endpoint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import Context
from summarizer.grounding.figure_tokens import RATIOS, Figure
from summarizer.grounding.figures import Figures
from summarizer.grounding.outcome_words import compares
from summarizer.grounding.result_places import EndpointPlace
from summarizer.grounding.result_values import NUMBER, decimal

_NO_OUTCOME = frozenset(
    {"ci", "p_value", "grade", "timepoint", "age", "dose", "lines", "threshold", "count", "ratio"}
)
_PERCENT = re.compile(r"%|\bper\s?cent", re.IGNORECASE)
_RATIO_WORD = re.compile(r"\bratios?\b|\b[HORI]RR?\b|\brelative\srisk\b", re.IGNORECASE)
_IS_RATIO = re.compile(r"(?:\w+\s)?(?:hazard|odds|risk|rate)\sratio|relative\srisk", re.IGNORECASE)
_SCALE_UNIT = re.compile(r"\s(?P<unit>points?|letters?|seconds?|met(?:er|re)s)\b", re.IGNORECASE)
_GIVES = re.compile(
    r"^\W{0,2}(?:\([^()]{1,20}\)\s*)?(?:\w+\s+){0,2}?(?:was|were|of|is|are|reached|:|=)\s*"
    r"(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SaidNumber:
    """A number of the document that can be an outcome.

    Attributes:
        span: Where it stands.
        value: Its value; None where people are counted and no more.
        unit: `%`, a word of the document, or the name of a ratio of two arms.
        figure: All that stands with it, where the sentence could be read so.
    """

    span: Span
    value: Decimal | None
    unit: str | None
    figure: Figure | None

    @property
    def compares(self) -> bool:
        """Whether it compares two arms, as a hazard ratio or a difference does."""
        return self.unit in RATIOS or (self.figure is not None and self.figure.kind == "difference")


class Numbers:
    """The numbers of one document's sentences, as outcomes."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._figures = Figures(context)

    def meant(self, said: str, sentence: Span, quote: Evidence | None) -> Iterator[SaidNumber]:
        """The numbers that a value in a model's words can be, those of its quote first.

        Every number that the value names stands in the sentence; a value in percent is no count.
        """
        numbers = [decimal(number) for number in NUMBER.findall(said)]
        there = {decimal(number) for number in NUMBER.findall(self._context.words(sentence))}
        if not numbers or not set(numbers) <= there:
            return
        fitting = [one for one in self._of(sentence) if _says(said, numbers, one)]
        if quote is not None:
            own = Span(quote.start, quote.end)
            inside = [one for one in fitting if own.overlaps(one.span)]
            fitting = inside or [] if self._gives(own, fitting) else inside or fitting
        yield from sorted(fitting, key=lambda one: one.value is None)

    def _gives(self, quote: Span, fitting: list[SaidNumber]) -> bool:
        """Whether the quote gives a number of the same kind, so that no other one is meant."""
        kinds = {
            m.attributes.get("quantity")
            for one in fitting
            for m in self._context.of(Kind.QUANTITY, self._context.sentence(one.span))
            if m.span.overlaps(one.span)
        }
        given = self._context.of(Kind.QUANTITY, quote)
        return any(m.attributes.get("quantity") in kinds for m in given)

    def _of(self, sentence: Span) -> Iterator[SaidNumber]:
        taken: list[Span] = []
        for figure in self._figures.within(sentence):
            if figure.kind == "none":
                continue
            taken.append(figure.span)
            span = figure.parts.get("value") or figure.parts.get("n") or figure.span
            unit = figure.unit or self._unit_after(span)
            yield SaidNumber(span, figure.value, unit, figure)
        for mention in self._context.of(Kind.QUANTITY, sentence):
            kind, value = mention.attributes.get("quantity", ""), decimal(mention.value)
            free = not any(mention.span.overlaps(span) for span in taken)
            if free and kind not in _NO_OUTCOME and value is not None:
                unit = kind if compares(mention) else mention.attributes.get("unit")
                unit = "%" if kind == "percentage" else unit
                yield SaidNumber(mention.span, value, unit, None)

    def _unit_after(self, number: Span) -> str | None:
        match = _SCALE_UNIT.match(self._context.document.text, number.end)
        return match["unit"].lower() if match else None


def _says(said: str, numbers: list[Decimal | None], one: SaidNumber) -> bool:
    if one.value is None:
        counted = one.figure.n if one.figure else None
        return not _PERCENT.search(said) and counted is not None and numbers[0] == counted
    in_percent = one.unit in ("%", "percentage_points")
    if bool(_PERCENT.search(said)) is not in_percent:
        return False
    return abs(one.value) in numbers


def belongs(one: SaidNumber, said: str, place: EndpointPlace, context: Context) -> bool:
    """Whether a number is this endpoint's: nothing else is measured or compared between them."""
    named = _RATIO_WORD.search(said) or _RATIO_WORD.search(place.evidence.text)
    if one.unit in RATIOS:
        if not named:
            return False
    elif _IS_RATIO.fullmatch(place.evidence.text):
        return False
    return place.above or stands_with(place.evidence, one.span, context)


def stands_with(place: Evidence, number: Span, context: Context) -> bool:
    """Whether no other endpoint or comparison stands between a number and an endpoint."""
    own = Span(place.start, place.end)
    start, end = sorted((place.start, number.start))
    within = Span(start, max(end, start + 1))
    between = [
        *context.of(Kind.RESPONSE_TERM, within),
        *(q for q in context.of(Kind.QUANTITY, within) if compares(q)),
    ]
    if any(not other.span.overlaps(own) and not other.span.overlaps(number) for other in between):
        return False
    return number.start > place.start or not _given_to_another(own, number, context)


def _given_to_another(own: Span, number: Span, context: Context) -> bool:
    """Whether an endpoint before the number is said to be it: `the ORR was 38%`."""
    before = context.of(Kind.RESPONSE_TERM, Span(context.sentence(number).start, number.start))
    return any(
        not term.span.overlaps(own)
        and _GIVES.match(context.document.text[term.span.end : number.start])
        for term in before
    )
