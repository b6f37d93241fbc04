"""Which figure of a sentence is the outcome of which measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.plain_text import plain
from summarizer.grounding.arms import Arms
from summarizer.grounding.context import Context
from summarizer.grounding.endpoint_deeds import deed_behind
from summarizer.grounding.endpoint_phrases import named_endpoints
from summarizer.grounding.figure_tokens import RATIOS, Figure
from summarizer.grounding.measures import Measure, is_no_measure, measures, widest
from summarizer.grounding.reporting import tells_of_safety
from summarizer.grounding.result_baselines import is_baseline
from summarizer.grounding.result_claim import Claim, shown
from summarizer.grounding.result_joined import joined, within_brackets
from summarizer.grounding.result_leading import is_rated_on, leading
from summarizer.grounding.result_links import (
    ANAPHOR,
    GENERIC,
    goes_elsewhere,
    leads_to,
    own_predicate,
    said_of,
)
from summarizer.grounding.result_lists import label_of
from summarizer.grounding.result_memory import Memory
from summarizer.grounding.result_respective import Respective
from summarizer.grounding.result_times import times_in
from summarizer.grounding.result_topics import Topics

_PERIODS = frozenset({"days", "weeks", "months", "years"})
_SHORT_PERIODS = frozenset({"hours", "minutes", "seconds"})
_TIME = re.compile(
    r"\b(?:survival|duration|time|stay|onset|interval|latency|half-life|Tmax|t1/2|PFS|OS|DFS|EFS|DoR)\b",
    re.IGNORECASE,
)
# `was seen in 94% of patients with genotype 1`: in whom, and no outcome of its own.
_SEEN_IN = re.compile(
    r"\b(?:seen|observed|achieved|reported|reached|recorded|attained|documented|occurred|confirmed"
    r"|and)\s(?:in|by|for)\s(?:approximately\s|about\s)?$",
    re.IGNORECASE,
)
# `mean baseline FEV1 was 1.9 litres`
_OF_BASELINE = re.compile(r"(?<!from\s)\bbaseline\s(?:mean\s|median\s)?$", re.IGNORECASE)
# `76% were rated much improved on the Patient Global Impression of Change`
_RATED = re.compile(r"(?:very\s)?(?:much|markedly|moderately|minimally)\b", re.IGNORECASE)
# `a reduction in worst itch of 4.4 points on the NRS`
_ON_A_SCALE = re.compile(r"\s?(?:points?)?\son\s(?:the\s)?", re.IGNORECASE)
_COUNTED_IN = re.compile(r"\b(?P<unit>day|night|hour|minute)s\b", re.IGNORECASE)
_AT_LEAST = re.compile(r"\bat\sleast\s\d|[≥>]\s?\d")
_WHOLE = re.compile(r"(?:all|total|overall|pooled)(?:\s[\w-]+){0,2}", re.IGNORECASE)
_PER = re.compile(r"\s(?:per|a|an|each)\s(?:\d+\s)?(?:patient[\s-])?(?:day|week|month|year)s?\b")
_NEAR = 4
_NEAR_LABEL = 40


class ClaimReader:
    """Reads the claims of one document's sentences."""

    def __init__(self, context: Context, arms: Arms, topics: Topics) -> None:
        self._context = context
        self._topics = topics
        self._arms = arms
        self._respective = Respective(context, arms)
        self._text = plain(context.document.text)
        self._ranked: tuple[Measure, ...] = ()

    def know(self, ranked: tuple[Measure, ...]) -> None:
        """Takes note of endpoints that were named in full, which later sentences shorten."""
        self._ranked = ranked

    def claims(self, sentence: Span, figures: list[Figure], memory: Memory) -> list[Claim]:
        """The claims of a sentence in reading order.

        Args:
            sentence: The sentence.
            figures: Its figures.
            memory: What the sentences before spoke of, for figures without a name here.
        """
        before, arms, kind = memory.measure, memory.arms, memory.kind
        safety = tells_of_safety(self._context, sentence)
        compares = any(f.kind in ("scale", "difference", *RATIOS) for f in figures)
        named = [
            m
            for m in measures(self._context, sentence)
            if m.term is not None
            or not (
                safety
                or (
                    not compares
                    and self._context.of(Kind.SAFETY_TERM, m.span)
                    and self._only_safety(m)
                )
            )
        ]
        if not safety:
            named = list(widest([*named, *self._topics.named_in(sentence)]))
        figures = [f for f in figures if not is_baseline(self._text, f)]
        named = [m for m in named if not self._is_unit(m, figures)]
        named = [m for m in named if not _OF_BASELINE.search(self._text, 0, m.span.start)]
        figures = [f for f in figures if not any(f.span in m.span for m in named)]
        figures, listed = self._respective.assigned(sentence, figures, named, arms)
        by_figure = self._by_figure(sentence, figures, named) | listed
        label = label_of(self._text, sentence) if memory.listed and not named else None
        if not safety and label is None:
            self._by_form(sentence, figures, named, by_figure)
            self._by_deed(sentence, figures, by_figure, here=memory.here)
            self._by_evidence(sentence, figures, named, by_figure)
        spans = [m.span for m in by_figure.values()]
        inside = {i for i in by_figure if any(figures[i].span in s for s in spans)}
        by_figure = {i: m for i, m in by_figure.items() if i not in inside}
        carried: set[int] = set()
        before = before or self._topic(sentence, figures)
        if before is not None:
            effects = self._context.of(Kind.SAFETY_TERM, sentence)
            if not by_figure and not named and not safety and not effects:
                if label is not None:
                    by_figure = self._listed(label, figures, before)
                else:
                    by_figure = self._continued(sentence, figures, before, kind)
                carried = set(by_figure)
            fuller = {i for i, m in by_figure.items() if self._is_short_for(m, before)}
            by_figure |= dict.fromkeys(fuller, before)
            carried |= fuller
        for index, measure in by_figure.items():
            known = [m for m in self._ranked if self._is_short_for(measure, m)]
            by_figure[index] = known[0] if known else measure
        claims = list(self._grouped(figures, by_figure, carried))
        return [self._of_item(claim, label) for claim in claims] if label else claims

    def _is_unit(self, measure: Measure, figures: list[Figure]) -> bool:
        """Whether words are the unit of a number: `2.31 attacks per month`."""
        return any(
            (
                f.span.end <= measure.span.start + 1
                and not self._text[f.span.end : measure.span.start].strip()
                and _PER.match(self._text, measure.span.end) is not None
            )
            or (measure.span in f.span and measure.span != f.span)
            for f in figures
            if f.kind in ("measurement", "scale", "difference", "none", "count")
        )

    def _listed(self, label: Span, figures: list[Figure], before: Measure) -> dict[int, Measure]:
        """Figures of a list's item, whose measure its head has named."""
        found: dict[int, Measure] = {}
        for index, figure in enumerate(figures):
            first = not found and figure.span.start - label.end < _NEAR_LABEL
            if self._fits(figure, before) and (
                first or (index - 1 in found and joined(self._text, figures[index - 1], figure))
            ):
                found[index] = before
        return found

    def _of_item(self, claim: Claim, label: Span) -> Claim:
        """With what the label of an item says: in whom, when, or of which part."""
        if self._arms.names(label) or _WHOLE.fullmatch(self._text, label.start, label.end):
            first, *others = claim.figures
            arm = first.arm or label
            first = replace(first, arm=arm, control=self._arms.is_control(arm))
            return replace(claim, figures=(first, *others))
        return claim if times_in(self._context, label) else replace(claim, part=label)

    def _topic(self, sentence: Span, figures: list[Figure]) -> Measure | None:
        """The primary endpoint, where a sentence with comparisons takes up something unnamed."""
        compared = sum(shown(f) for f in figures) > 1
        lead = self._text[sentence.start : figures[0].span.start] if figures else ""
        return self._topics.primary if compared and ANAPHOR.search(lead) else None

    def _is_short_for(self, measure: Measure, fuller: Measure) -> bool:
        """Whether a phrase ends a fuller one: `remission` for `histologic remission`."""
        if measure.term is not None:
            return False
        words, others = (self._text[m.span.start : m.span.end].lower() for m in (measure, fuller))
        return measure.span != fuller.span and others.endswith(f" {words}")

    def _only_safety(self, measure: Measure) -> bool:
        words = self._text[measure.span.start : measure.span.end]
        return (
            re.search(
                r"\b(?:free|at\sleast|rate|response|days|frequency|duration|or\sdeath|score|freedom|scale|index|questionnaire|inventory|severity)\b",
                words,
                re.IGNORECASE,
            )
            is None
        )

    def _by_figure(
        self, sentence: Span, figures: list[Figure], named: list[Measure]
    ) -> dict[int, Measure]:
        found: dict[int, Measure] = {}
        ahead_of = leading(self._text, named)
        for index, figure in enumerate(figures):
            following = figures[index + 1].span.start if index + 1 < len(figures) else sentence.end
            after = next((m for m in named if m.span.start >= figure.end), None)
            if after is not None and (
                after.span.start < following or within_brackets(self._text, figures, index, after)
            ):
                between = self._text[figure.end : after.span.start]
                rated = is_rated_on(self._text, ahead_of, figure.span, after) or (
                    _ON_A_SCALE.fullmatch(between)
                    and self._before(sentence, figures, index, ahead_of, found)
                )
                if not rated and said_of(between, figure.kind) and self._fits(figure, after):
                    found[index] = after
                    continue
            measure = self._before(sentence, figures, index, ahead_of, found)
            if measure is not None:
                found[index] = measure
        self._coordinated(figures, named, found)
        return found

    def _coordinated(
        self, figures: list[Figure], named: list[Measure], found: dict[int, Measure]
    ) -> None:
        """`54% on 80 mg and 48% on 40 mg reached HiSCR50`: what is said of the last is of all."""
        for index in range(len(figures) - 2, -1, -1):
            one, other = figures[index], figures[index + 1]
            measure = found.get(index + 1)
            if index in found or measure is None or measure.span.start < other.end:
                continue
            between = Span(one.end, other.span.start)
            free = not any(m.span in between for m in named)
            both = (one.arm and other.arm) or one.kind == other.kind == "ratio"
            if free and both and joined(self._text, one, other):
                found[index] = measure

    def _before(
        self,
        sentence: Span,
        figures: list[Figure],
        index: int,
        named: list[Measure],
        found: dict[int, Measure],
    ) -> Measure | None:
        figure = figures[index]
        if own_predicate(self._text[figure.end : sentence.end]) and not _SEEN_IN.search(
            self._text, sentence.start, figure.span.start
        ):
            return None
        last = next((m for m in reversed(named) if m.span.end <= figure.span.start), None)
        told = max((i for i in found if i < index), default=None)
        if told is not None and (
            last is None or last.span.start < figures[told].span.start or found[told] is last
        ):
            same = joined(self._text, figures[told], figure) and self._fits(figure, found[told])
            return found[told] if same else None
        if last is None or not self._fits(figure, last):
            return None
        between = self._text[last.span.end : figure.span.start]
        return last if leads_to(between, figure.kind) else None

    def _by_form(
        self,
        sentence: Span,
        figures: list[Figure],
        named: list[Measure],
        found: dict[int, Measure],
    ) -> None:
        """Measures that no vocabulary knows, by the form of the sentence."""
        for phrase in named_endpoints(self._context, sentence):
            index = next(
                (
                    i
                    for i, f in enumerate(figures)
                    if phrase.at <= f.span.start <= phrase.at + _NEAR
                ),
                None,
            )
            if index is None or index in found:
                continue
            words = self._text[phrase.span.start : phrase.span.end]
            inside = next((m for m in named if m.span in phrase.span), None)
            rated = _RATED.match(words) is not None
            measure = Measure(phrase.span, phrase.term) if rated or not inside else inside
            if (
                (not rated and GENERIC.fullmatch(words) and not _AT_LEAST.search(words))
                or is_no_measure(words)
                or words.lower().startswith("at least ")
                or not self._fits(figures[index], measure)
            ):
                continue
            if inside is None and self._context.of(Kind.SAFETY_TERM, phrase.span):
                continue
            found[index] = measure
            for at in range(index + 1, len(figures)):
                if at in found or not joined(self._text, figures[at - 1], figures[at]):
                    break
                found[at] = measure

    def _by_deed(
        self, sentence: Span, figures: list[Figure], found: dict[int, Measure], *, here: bool
    ) -> None:
        """Numbers of patients with what they did: `Five of six had discontinued phototherapy`."""
        for index, figure in enumerate(figures):
            counted = figure.kind in ("percentage", "ratio") or (here and figure.kind == "count")
            if index in found or not counted:
                continue
            deed = deed_behind(self._text, figure.end, sentence.end)
            names = self._context.of(Kind.PRODUCT_NAME, deed) if deed else ()
            if deed is None or names:
                continue
            found[index] = Measure(deed)
            for at in range(index + 1, len(figures)):
                if at in found or not joined(self._text, figures[at - 1], figures[at]):
                    break
                found[at] = found[index]

    def _by_evidence(
        self,
        sentence: Span,
        figures: list[Figure],
        named: list[Measure],
        found: dict[int, Measure],
    ) -> None:
        """Figures that an arm, an interval or a p value shows to be outcomes, of what leads."""
        ahead_of = leading(self._text, named)
        for index, figure in enumerate(figures):
            if index in found or not shown(figure):
                continue
            ahead = next((m for m in reversed(ahead_of) if m.span.end <= figure.span.start), None)
            if ahead is None or not self._fits(figure, ahead):
                continue
            between = self._text[ahead.span.end : figure.span.start]
            own = own_predicate(self._text[figure.end : sentence.end])
            clause = between.rpartition(";")[2]
            if ";" in between and ANAPHOR.search(clause):
                between = clause
            if not own and not goes_elsewhere(between, figure.kind):
                found[index] = ahead

    def _continued(
        self, sentence: Span, figures: list[Figure], before: Measure, kind: str | None
    ) -> dict[int, Measure]:
        """Figures of a sentence that goes on about what the one before named."""
        found: dict[int, Measure] = {}
        for index, figure in enumerate(figures):
            if not self._fits(figure, before) or own_predicate(
                self._text[figure.span.end : sentence.end]
            ):
                continue
            if (
                kind is not None
                and figure.kind != kind
                and figure.kind not in (*RATIOS, "difference")
            ):
                continue
            lead = self._text[sentence.start : figure.span.start]
            told = ANAPHOR.search(lead) is not None or figure.kind in RATIOS
            told = told or figure.ci is not None or figure.p is not None
            if index - 1 in found:
                if joined(self._text, figures[index - 1], figure):
                    found[index] = before
            elif told or (figure.arm is not None and leads_to(lead[-60:], figure.kind)):
                found[index] = before
        return found

    def _fits(self, figure: Figure, measure: Measure) -> bool:
        """Whether a number can be this measure's outcome at all."""
        if figure.kind == "duration":
            words = self._text[measure.span.start : measure.span.end]
            if counted := _COUNTED_IN.search(words):
                return figure.unit == f"{counted['unit'].lower()}s"
            if figure.unit in _SHORT_PERIODS:
                return _TIME.search(words) is not None
            return (measure.timed or _TIME.search(words) is not None) and figure.unit in _PERIODS
        if figure.kind in ("count", "none"):
            return figure.n is not None
        return not (measure.timed and figure.kind in ("scale", "measurement"))

    def _grouped(
        self, figures: list[Figure], by_figure: dict[int, Measure], carried: set[int]
    ) -> Iterator[Claim]:
        groups: dict[Span, list[int]] = {}
        for index in sorted(by_figure):
            groups.setdefault(by_figure[index].span, []).append(index)
        for indices in groups.values():
            first = figures[indices[0]]
            shares = any(figures[i].unit == "%" and figures[i].n is not None for i in indices)
            own = [
                replace(f, unit=_unit_of_difference(f, first, shares=shares))
                if f.kind == "difference"
                else f
                for f in (figures[i] for i in indices)
            ]
            yield Claim(by_figure[indices[0]], tuple(own), indices[0] in carried)


def _unit_of_difference(difference: Figure, first: Figure, *, shares: bool) -> str | None:
    """Percentage points between two shares of patients, else its own unit or that of the first."""
    unit = difference.unit or first.unit
    return "percentage_points" if shares and unit == "%" else unit
