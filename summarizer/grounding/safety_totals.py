"""How many patients a paragraph's side effects are counted in, all of them or by arm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.numerals import WORD, decimal_of
from summarizer.grounding.context import NEWS, Context

Total = tuple[int, Span]

_PEOPLE = r"(?:patients|participants|subjects|children|adults|volunteers|people|women|men|infants)"
_AMONG = re.compile(
    rf"\W{{0,4}}(?:Among|Of|In)\s(?:all\s|the\s|a\stotal\sof\s)*(?P<N>{WORD}|\d{{1,5}})\s(?:[\w-]+\s){{0,3}}?{_PEOPLE}\b"
)
_IN_ALL = re.compile(
    rf"\b(?:in|among|of)\s(?:any\sof\s)?(?:all|the)\s(?P<N>{WORD}|\d{{1,5}})\s(?:[\w-]+\s){{0,2}}?(?:patients|participants|subjects)\b",
    re.IGNORECASE,
)
# `in the 256 patients who received A and the 252 who received B`, `A (n=150) and B (n=148)`.
_OF_TWO = re.compile(
    rf"\bthe\s(?P<a>\d{{2,5}})\s(?:[\w-]+\s){{0,2}}?{_PEOPLE}\s(?:who|on|given|treated|receiving|in|assigned|randomi[sz]ed)\b[^.;()]{{2,60}}?\band\s(?:in\s|among\s)?(?:the\s)?(?P<b>\d{{2,5}})\s(?:{_PEOPLE}\s)?(?:who|on|given|treated|receiving|in|assigned|randomi[sz]ed)\b"
    r"|\(\s?[nN]\s?=\s?(?P<c>\d{2,5})\)[^.;()]{1,60}\(\s?[nN]\s?=\s?(?P<d>\d{2,5})\)",
)
_EFFECTS = re.compile(
    r"\b(?:adverse|safety|tolera\w+|side\seffects?|toxicit(?:y|ies)|(?:TE|TR|S)?AEs?)\b"
)
_LINE = re.compile(r"\s*[-*•·–]\s")


_TREATED = re.compile(
    r"\b(?:treated|dosed|received|inhaled|administered|enrolled|exposed|evaluable|vaccinated|infused|volunteers|safety\spopulation)\b",
    re.IGNORECASE,
)


class Totals:
    """Reads the totals of one document's paragraphs."""

    def __init__(self, context: Context, text: str) -> None:
        self._context = context
        self._text = text

    def behind(self, start: int, end: int) -> Total | None:
        """Those of whom the words behind a number speak: `in any of the 83 patients`."""
        return _total(_IN_ALL.search(self._text, start, end))

    def at(self, start: int) -> Total | None:
        """Those whom a sentence names first of all: `Among 48 patients, ...`."""
        return _total(_AMONG.match(self._text, start))

    def above(self, sentence: Span) -> Iterator[Total]:
        """The number of patients that the paragraph's sentences up to this one are about."""
        for place in reversed(self._paragraph(sentence)):
            if match := _AMONG.match(self._text, place):
                yield int(decimal_of(match["N"])), Span(*match.span("N"))

    def all_of(self, sentence: Span) -> Total | None:
        """How many `In all 83 patients` says that its paragraph's rates are of."""
        for number, place in self.above(sentence):
            before = self._text[max(0, place.start - 12) : place.start]
            if re.search(r"\ball\s$", before, re.IGNORECASE):
                return number, place
        return self._of_list(sentence)

    def of_two_arms(self, sentence: Span) -> tuple[Total, Total] | None:
        """The sizes of two arms that the paragraph has given by this sentence, in their order."""
        start = self._text.rfind("\n", 0, sentence.start) + 1
        said = [
            match
            for match in _OF_TWO.finditer(self._text, start, sentence.end)
            if self._is_of_effects(Span(*match.span()), sentence)
        ]
        if not said:
            return None
        found = said[-1]
        first, second = ("a", "b") if found["a"] else ("c", "d")
        return (
            (int(found[first]), Span(*found.span(first))),
            (int(found[second]), Span(*found.span(second))),
        )

    def that_gives(self, n: int, rate: Decimal, sentence: Span) -> Total | None:
        """The one number of people treated by which `n` is this share, rounded as written.

        Of this paragraph up to the sentence; None where two would do.
        """
        start = self._text.rfind("\n", 0, sentence.start) + 1
        fitting = [
            (number, count.span)
            for count in self._context.of(Kind.QUANTITY)
            if (number := self._number_treated(count, sentence)) and _gives(n, number, rate)
        ]
        near = [
            total
            for total in fitting
            if start <= total[1].start < sentence.end and self._is_of_effects(total[1], sentence)
        ]
        return near[0] if len({number for number, _ in near}) == 1 else None

    def _is_of_effects(self, place: Span, sentence: Span) -> bool:
        """Whether side effects are told from where a number stands up to a sentence."""
        own = self._context.sentence(place)
        between = [
            one for one in self._context.sentences() if own.start < one.start < sentence.start
        ]
        return own == sentence or self._tells(own) or all(map(self._tells, between))

    def _tells(self, sentence: Span) -> bool:
        told = _EFFECTS.search(self._context.words(sentence))
        return bool(told or self._context.of(Kind.SAFETY_TERM, sentence))

    def _number_treated(self, count: Mention, sentence: Span) -> int | None:
        """How many a mention says were treated, or are those that its sentence counts some of.

        Of how many one side effect was counted says nothing of others, but in its own sentence.
        """
        kind = count.attributes.get("quantity")
        if kind == "ratio":
            return int(count.attributes["N"]) if count.span in sentence else None
        told = kind == "count" and count.value.isdigit() and self._is_of_treated(count.span)
        return int(count.value) if told else None

    def _is_of_treated(self, place: Span) -> bool:
        around = self._text[max(0, place.start - 60) : place.end + 60]
        section = self._context.document.section_at(place.start)
        return section in NEWS and _TREATED.search(around) is not None

    def _of_list(self, sentence: Span) -> Total | None:
        """What the heading of a list says its rows are counted in: `Safety (n=74)`."""
        start = self._text.rfind("\n", 0, sentence.start) + 1
        if not _LINE.match(self._text, start):
            return None
        while _LINE.match(self._text, start) or self._text[start : start + 1] == "\n":
            if start == 0:
                return None
            start = self._text.rfind("\n", 0, start - 1) + 1
        end = self._text.find("\n", start)
        words = self._text[start:end]
        if len(words) > 90 or words.rstrip().endswith("."):
            return None
        match = re.search(r"\b[nN]\s?=\s?(?P<N>\d{1,5})\b", words)
        if match is None:
            return None
        return int(match["N"]), Span(start + match.start("N"), start + match.end("N"))

    def _paragraph(self, sentence: Span) -> list[int]:
        start = self._text.rfind("\n", 0, sentence.start) + 1
        return [
            place.start
            for place in self._context.sentences()
            if start <= place.start <= sentence.start
        ]


def _gives(n: int, total: int, rate: Decimal) -> bool:
    """Whether a count is that share of a total, to the places that the share is written with."""
    if total <= n or not n:
        return False
    places = Decimal(1).scaleb(min(0, int(rate.as_tuple().exponent)))
    return (Decimal(100 * n) / total).quantize(places, ROUND_HALF_UP) == rate


def _total(match: re.Match[str] | None) -> Total | None:
    return (int(decimal_of(match["N"])), Span(*match.span("N"))) if match else None
