"""Endpoints as a release defines them: which is the primary one, and when each is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.finding.mentions import Mention
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context
from summarizer.grounding.measures import Measure, measures
from summarizer.grounding.result_distinct import named_alike
from summarizer.grounding.result_times import times_in

_DEFINED = re.compile(
    r"\b(?P<rank>(?:co-?)?primary|(?:key\s)?secondary|main)\s(?:[\w-]+\s){0,2}?(?:endpoints?|objective"
    r"|outcomes?(?:\smeasures?)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Defined:
    measure: Measure
    time: Mention | None
    primary: bool


class Topics:
    """What one document says of its endpoints, wherever it says it."""

    def __init__(self, context: Context) -> None:
        self._text = plain(context.document.text)
        self._defined = tuple(self._read(context))

    def _read(self, context: Context) -> list[_Defined]:
        found = []
        for sentence in context.sentences():
            match = _DEFINED.search(self._text, sentence.start, sentence.end)
            if match is None:
                continue
            times = times_in(context, sentence)
            only = times[0] if len({t.value for t in times}) == 1 else None
            named = measures(context, sentence)
            behind = [m for m in named if m.span.start >= match.end()]
            first = next(iter(behind or named), None)
            primary = "secondary" not in match["rank"].lower()
            found += [_Defined(m, only, primary and m is first) for m in named]
        return found

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
