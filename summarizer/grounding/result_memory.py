"""What a paragraph has said so far that its later sentences take for granted."""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Mention
from summarizer.finding.numerals import WORD, decimal_of
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context, stated
from summarizer.grounding.measures import Measure, measures
from summarizer.grounding.result_lists import is_head, is_item
from summarizer.grounding.result_times import times_in
from summarizer.grounding.tables import heading_above
from summarizer.schemas.stated import Stated

_PERSONS = (
    r"(?:patients|participants|subjects|children|adults|infants|eyes|people|women|men|individuals"
    r"|volunteers|boys|girls)"
)
_NUMBER = rf"(?P<N>{WORD}|\d{{1,2}},\d{{3}}|\d{{1,5}})"
_LED = re.compile(
    rf"(?:^\W*|^[^,.;]{{3,60}},\s)(?:Of|Among|In|For|Across|From)\s(?:all\s|the\s|these\s"
    rf"|a\stotal\sof\s|(?:first|initial)\s|(?:an?|the)\s(?:[\w-]+\s){{0,3}}analysis\sof\s(?:the\s"
    rf"|all\s)?)*"
    rf"{_NUMBER}\s(?:[\w-]+\s){{0,4}}?{_PERSONS}\b",
    re.IGNORECASE,
)
# `40 µg/kg (n=8): two partial responses`
_LABEL_SIZE = re.compile(r"^\W*[^:\n(]{1,40}\(n\s?=\s?(?P<N>\d{1,4})\)\s?:", re.IGNORECASE)
_WHICH = re.compile(
    rf"\bin\swhich\s(?:a\stotal\sof\s)?{_NUMBER}\s(?:[\w-]+\s){{0,3}}?{_PERSONS}\b", re.IGNORECASE
)
_LAST = re.compile(
    rf"\b(?:among|in|of)\s(?:the\s|all\s)?{_NUMBER}\s(?:[\w-]+\s)?evaluable\b"
    rf"|\b(?:among|in)\sthe\s(?P<E>{WORD}|\d{{1,4}})\s(?:[\w-]+\s){{0,2}}?{_PERSONS}\s(?:with|who)\b"
    rf"|\bin\sall\s(?P<M>\d{{1,4}})\s(?:[\w-]+\s){{0,2}}?{_PERSONS}\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    rf"(?<![\w.,]){_NUMBER}\s(?:[\w-]+\s){{0,3}}?{_PERSONS}\s(?:(?:had\sbeen|have\sbeen|were"
    rf"|are)\s(?:\w+\s){{0,2}}?(?:evaluable|assessed|analy[sz]ed|assessable"
    r"|administered|given|treated|dosed|included\sin\sthe|efficacy-evaluable)"
    r"|who\swere\sevaluable|who\sreceived|took|received|evaluable\s(?:for|at))"
    rf"|\band\s(?P<E>{WORD}|\d{{1,4}})\s(?:were|are)\s(?:\w+\s)?evaluable\b"
    rf"|\b(?:dosed|treated|enrolled)\s(?P<M>{WORD}"
    rf"|\d{{1,4}})\s(?:[\w-]+\s){{0,2}}?{_PERSONS}\b(?!\sin\s(?:each|two|three))",
    re.IGNORECASE,
)
_ARMED = re.compile(r"\b(?:randomi[sz]ed|placebo|arms?|groups?|cohorts?)\b", re.IGNORECASE)


class Memory:
    """Carries measure, time, arms and number of patients through one document.

    Attributes:
        measure: What the last sentence with a measure spoke of.
        arms: The arms of its numbers, in their order.
        listed: Whether the sentence is an item of a list whose head named the measure.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._text = plain(context.document.text)
        self._paragraph = -1
        self._age = 0
        self.measure: Measure | None = None
        self.arms: tuple[Span, ...] = ()
        self.kind: str | None = None
        self._time: Mention | None = None
        self._total: tuple[int, Span] | None = None
        self.here = False
        self.listed = False
        self._head_total: tuple[int, Span] | None = None
        self._head: tuple[Measure, Mention | None] | None = None

    def enter(self, sentence: Span) -> None:
        """Comes to a sentence: a new paragraph forgets all but arms, two sentences the measure."""
        paragraph = self._text.rfind("\n\n", 0, sentence.start)
        item = is_item(self._text, sentence)
        if not item:
            self._head = None
        if paragraph != self._paragraph:
            self._paragraph, self.measure, self._time, self._total = paragraph, None, None, None
        self._age += 1
        if self._age > 2:
            self.measure = None
        if item:
            self._total = self._head_total
        elif not self._text[self._text.rfind("\n", 0, sentence.start) + 1 : sentence.start].strip():
            self._head_total = None
        if item and self._head is not None:
            self.measure, self._time = self._head
            self._age, self.kind = 0, None
        self.listed = item and self._head is not None
        total = self._total_of(sentence)
        self.here = total is not None
        self._total = total or self._total

    def leave(
        self, sentence: Span, told: Measure | None, arms: tuple[Span, ...], kind: str | None
    ) -> None:
        """What a sentence leaves for the next one."""
        named = measures(self._context, sentence)
        only = told or (named[-1] if named and len({m.span for m in named}) == 1 else None)
        times = times_in(self._context, sentence)
        same = only is self.measure
        if only is not None:
            self.measure, self._age, self.kind = only, 0, kind
            time = times[-1] if times and len({t.value for t in times}) == 1 else None
            self._time = time or (self._time if same else None)
        if arms:
            self.arms = arms
        if is_head(self._text, sentence):
            self._head_total = self._total if self.here else None
            self._head = (named[0], times[0] if len(times) == 1 else None) if named else None

    def time(self) -> Mention | None:
        """The time that the carried measure was given."""
        return self._time

    def heading_time(self, sentence: Span) -> Mention | None:
        """The only time in the heading above: `Efficacy at Week 16`."""
        above = heading_above(self._context, sentence)
        times = times_in(self._context, above) if above else []
        return times[0] if len(times) == 1 else None

    def total(self, value: Decimal | None, n: int | None, *, share: bool) -> Stated[int] | None:
        """The number of patients that the paragraph named, where the figure can be one of it.

        Args:
            value: A share in percent, where it is one.
            n: Patients counted.
            share: Whether the figure counts patients; others are of those whom the sentence names.
        """
        if self._total is None:
            return None
        total, place = self._total
        if n is not None and n > total:
            return None
        if not self.here and not (share and _possible(value, n, total)):
            return None
        return stated(total, self._context.evidence(place))

    def _total_of(self, sentence: Span) -> tuple[int, Span] | None:
        words = self._text[sentence.start : sentence.end]
        match = (
            _LABEL_SIZE.search(words)
            or _LED.search(words)
            or _WHICH.search(words)
            or _LAST.search(words)
        )
        if match is None:
            match = _TOLD.search(words)
            if match is None or _ARMED.search(words):
                return None
        group = next(name for name in ("N", "M", "E") if match.groupdict().get(name))
        start, end = match.span(group)
        return int(decimal_of(match[group])), Span(sentence.start + start, sentence.start + end)


def _possible(value: Decimal | None, n: int | None, total: int) -> bool:
    """Whether a share in percent can be one of so many patients, as it is rounded."""
    if value is None:
        return True
    exponent = value.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    counts = [n] if n is not None else range(total + 1)
    return any(
        abs(Decimal(100 * count) / total - value) <= unit * Decimal("0.51") for count in counts
    )
