"""Endpoints as a release defines them: which is the primary one, and when each is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context
from summarizer.grounding.endpoint_links import measures_of
from summarizer.grounding.endpoint_ranks import ranks
from summarizer.grounding.measures import Measure, measures
from summarizer.grounding.result_distinct import named_alike
from summarizer.grounding.result_times import times_in

_DEFINED = re.compile(
    r"\b(?P<rank>(?:co-?)?primary|(?:key\s)?secondary|main)\s(?:[\w-]+\s){0,2}?(?:endpoints?|objective"
    r"|outcomes?(?:\smeasures?)?)\b",
    re.IGNORECASE,
)
# What counts or times an event names it no better than the event itself.
_COUNTING = re.compile(
    r"(?:the\s)?(?:incidence|occurrence|rate|frequency|presence)\sof\s(?:the\s)?",
    re.IGNORECASE,
)
_SAFETY = re.compile(r"\b(?:adverse|safety|tolerab\w+|toxicit\w+|dose-limiting)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class _Defined:
    measure: Measure
    time: Mention | None
    primary: bool


class Topics:
    """What one document says of its endpoints, wherever it says it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._text = plain(context.document.text)
        self._defined = tuple(self._read())
        self._ranked = tuple(self._ranks())

    def _read(self) -> list[_Defined]:
        found = []
        for sentence in self._context.sentences():
            match = _DEFINED.search(self._text, sentence.start, sentence.end)
            if match is None:
                continue
            times = times_in(self._context, sentence)
            only = times[0] if len({t.value for t in times}) == 1 else None
            named = measures(self._context, sentence)
            behind = [m for m in named if m.span.start >= match.end()]
            first = next(iter(behind or named), None)
            primary = "secondary" not in match["rank"].lower()
            found += [_Defined(m, only, primary and m is first) for m in named]
        return found

    def _ranks(self) -> Iterator[Measure]:
        """Every endpoint that a sentence ranks, by its shortest name."""
        for sentence in self._context.sentences():
            for rank in ranks(self._text, sentence):
                for span in measures_of(self._context, self._text, sentence, rank):
                    if not _SAFETY.search(self._text, span.start, span.end):
                        yield Measure(span, self._term(span))

    def _term(self, span: Span) -> Mention | None:
        return next(reversed(self._context.of(Kind.RESPONSE_TERM, span)), None)

    def ranked_in(self, sentence: Span) -> Measure | None:
        """The only endpoint that a sentence ranks, with its short form where it has one."""
        found = [one for one in self._ranked if one.span in sentence]
        if len(found) != 1:
            return None
        fuller = (m for m in measures(self._context, sentence) if found[0].span in m.span)
        return next(fuller, found[0])

    def named_in(self, sentence: Span) -> list[Measure]:
        """Where a sentence has the name of an endpoint that the document ranks anywhere."""
        found = []
        for words in {self._name(one) for one in self._ranked} - {""}:
            pattern = re.compile(rf"(?<![\w-]){re.escape(words)}s?(?![\w-])", re.IGNORECASE)
            for match in pattern.finditer(self._text, sentence.start, sentence.end):
                span = Span(*match.span())
                found.append(Measure(span, self._term(span)))
        return found

    def _name(self, measure: Measure) -> str:
        words = _BRACKETS.sub("", self._words(measure))
        if counting := _COUNTING.match(words):
            words = words[counting.end() :]
        return words if len(words) >= _SHORTEST and words.isprintable() else ""

    @property
    def primary(self) -> Measure | None:
        """The only measure that the document calls its primary endpoint."""
        named = [one.measure for one in self._defined if one.primary]
        words = [self._words(m) for m in named]
        alike = all(named_alike(words[0], other) for other in words)
        return max(named, key=lambda m: m.span.end - m.span.start) if named and alike else None

    def time(self, measure: Measure) -> Mention | None:
        """When the document says that a measure is read: one time, wherever it is defined."""
        words = self._words(measure)
        times = [
            d.time for d in self._defined if d.time and named_alike(words, self._words(d.measure))
        ]
        return times[0] if len({t.value for t in times}) == 1 else None

    def _words(self, measure: Measure) -> str:
        return self._text[measure.span.start : measure.span.end]
