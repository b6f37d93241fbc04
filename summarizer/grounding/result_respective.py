"""`62% and 41%, respectively`: which of several numbers is whose."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.plain_text import plain
from summarizer.grounding.arms import Arms
from summarizer.grounding.context import Context
from summarizer.grounding.figure_tokens import Figure
from summarizer.grounding.measures import Measure

_WORD = re.compile(r"\brespectively\b", re.IGNORECASE)
_NEXT = re.compile(
    r"(?:\s?\([^()]*\))?(?:,\s(?:and\s)?|\s(?:and|versus|vs\.?|compared\s(?:to|with))\s|/"
    r"|,?\s?and\s)(?:by\s|in\s)?"
)
_VERSUS = re.compile(r"\b(?:versus|vs|compared|against)\b", re.IGNORECASE)
_COORDINATED = re.compile(r",\s(?:and\s)?(?:the\s)?|\sand\s(?:the\s)?|,?\s(?:as\swell\sas)\s")
_DOSE = re.compile(
    r"(?<![\w.])\d[\d.,]*(?:\s?(?:mg|mcg|µg|ug|g|mL)(?:/kg)?)?(?=,\s(?:and\s)?\d|,?\sand\s\d"
    r"|\s?(?:mg|mcg|µg|ug|g|mL)\b)"
)


class Respective:
    """Reads the lists of one document's sentences."""

    def __init__(self, context: Context, arms: Arms) -> None:
        self._context = context
        self._arms = arms
        self._text = plain(context.document.text)

    def assigned(
        self,
        sentence: Span,
        figures: list[Figure],
        named: list[Measure],
        known: tuple[Span, ...],
    ) -> tuple[list[Figure], dict[int, Measure]]:
        """Figures with the arm, and the measures, that a list gives each in its order.

        Args:
            sentence: The sentence.
            figures: Its figures.
            named: Its measures.
            known: Arms of the sentence before, for a list that names none.
        """
        word = _WORD.search(self._text, sentence.start, sentence.end) is not None
        measures: dict[int, Measure] = {}
        done = list(figures)
        runs = self._runs(figures)
        for run in runs:
            if not word and any(figures[i].arm for i in run):
                continue
            listed = self._listed(named, figures[runs[0][0]].span.start, len(run))
            arms = self._arms_of(sentence, figures, run)
            if not arms and len(known) == len(run) and (word or self._compared(figures, run)):
                arms = known
            for place, index in enumerate(run):
                if listed:
                    measures[index] = listed[place]
                    shared = figures[run[-1]]
                    done[index] = replace(figures[index], arm=shared.arm, control=shared.control)
                elif len(arms) == len(run):
                    arm = arms[place]
                    done[index] = replace(
                        figures[index], arm=arm, control=self._arms.is_control(arm)
                    )
        return done, measures

    def _compared(self, figures: list[Figure], run: list[int]) -> bool:
        """Whether two numbers are set against each other: `17.2 versus 6.9 points`."""
        one, other = figures[run[0]], figures[run[-1]]
        return _VERSUS.search(self._text, one.span.end, other.span.start) is not None

    def _runs(self, figures: list[Figure]) -> list[list[int]]:
        runs: list[list[int]] = []
        for index, figure in enumerate(figures):
            last = figures[index - 1] if index else None
            if (
                last is not None
                and last.kind == figure.kind
                and _NEXT.fullmatch(self._text, last.span.end, figure.span.start)
            ):
                runs[-1].append(index)
            else:
                runs.append([index])
        return [run for run in runs if len(run) > 1]

    def _listed(self, named: list[Measure], first: int, size: int) -> list[Measure]:
        """The measures, as many as numbers, that stand side by side before the first number."""
        before = [m for m in named if m.span.end <= first][-size:]
        pairs = pairwise(before)
        beside = all(
            _COORDINATED.fullmatch(self._text, one.span.end, other.span.start)
            for one, other in pairs
        )
        return before if len(before) == size and beside else []

    def _arms_of(self, sentence: Span, figures: list[Figure], run: list[int]) -> tuple[Span, ...]:
        """As many arms as numbers, before the first of them or behind the last."""
        zones = (
            Span(sentence.start, figures[run[0]].span.start),
            Span(figures[run[-1]].span.end, sentence.end),
        )
        for zone in zones:
            found = self._arms.listed(zone)
            doses = [Span(*m.span()) for m in _DOSE.finditer(self._text, zone.start, zone.end)]
            taken = [
                Span(m.span.start, m.span.end)
                for m in self._context.of(Kind.QUANTITY, zone)
                if m.attributes.get("quantity")
                in ("timepoint", "percentage", "ci", "p_value", "duration")
            ]
            doses = [d for d in doses if not any(d.overlaps(t) for t in taken)]
            for arms in (found, doses):
                if len(arms) == len(run):
                    return tuple(arms)
        return ()
