"""From a claim to its entries, one an arm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.numerals import WORD, decimal_of
from summarizer.finding.plain_text import plain
from summarizer.grounding.arms import Arms
from summarizer.grounding.context import Context, stated
from summarizer.grounding.figure_tokens import RATIOS, Figure
from summarizer.grounding.guard import Force, force_of
from summarizer.grounding.measure_words import is_instrument
from summarizer.grounding.result_claim import Claim
from summarizer.grounding.result_groups import group_of, without_persons
from summarizer.grounding.result_memory import Memory
from summarizer.grounding.result_times import time_of
from summarizer.grounding.result_topics import Topics
from summarizer.grounding.result_values import (
    endpoint_code,
    interval,
    p_value,
    read_level,
    timepoint,
)
from summarizer.schemas.result import Result, Timepoint
from summarizer.schemas.stated import Stated

_COMPARED = re.compile(r"\b(?:versus|vs|compared|against|than)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:both|all|each|either)\b", re.IGNORECASE)
_NOT_YET = re.compile(r"\bnot\s(?:yet\s)?(?:been\s)?(?:reached|mature|estimable)\b", re.IGNORECASE)
_FALL = re.compile(
    r"\b(?:reduc\w+|lower\w*|decreas\w+|declin\w+|fewer|less|improvement)\b", re.IGNORECASE
)
# `did not meet its primary endpoint of`, `was not statistically significant`
_SUCCESS = re.compile(
    r"(?:(?:did|does|do|has|have|was|were)\s)?(?:not|n.t)\s(?:\w+\s){0,2}?(?:me?et|achieved?|reach(?:ed)?"
    r"|statistical\w*|significan\w+|separate|differ)|fail\w*\b|miss\w*\b|without\s(?:reaching|statistical)"
    r"|no\s(?:(?:statistically|clinically)\s)?(?:significant|meaningful)\s(?:differences?|improvements?"
    r"|changes?|benefits?|effects?|separation)",
    re.IGNORECASE,
)
NO_RESPONSE = frozenset({"SD", "PD"})
"""Best responses that are no response: their counts are told with the category."""
_SHORT = frozenset({"hours", "minutes", "seconds"})
# `reduced the risk of death by 44%`, `in a pre-planned interim analysis`
_LEAVES_NOTHING_OPEN = re.compile(
    r"\brisks?\s(?:of|for)\b|\bplanned\s(?:\w+\s)?(?:analy|inter)", re.IGNORECASE
)
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_ARM_SIZE = re.compile(
    r"(?:(?!\.\s)[^();,\n]){0,40}\(\s?(?:[^();]{1,30};\s)?[nN]\s?=\s?(?P<N>\d{1,5})\s?[),;]"
)


class EntryMaker:
    """Makes entries of one document's claims."""

    def __init__(
        self, context: Context, trial: str | None, arms: Arms, memory: Memory, topics: Topics
    ) -> None:
        self._topics = topics
        self._context = context
        self._trial = trial
        self._arms = arms
        self._memory = memory
        self._text = plain(context.document.text)

    def entries(self, claim: Claim, sentence: Span) -> Iterator[Result]:
        """One entry a figure; nothing where the sentence denies or leaves open the measure."""
        first = claim.figures[0]
        between = self._text[claim.measure.span.end : first.span.start]
        told_here = not claim.carried and ";" not in between
        if told_here and (_NOT_YET.search(between) or not self._stands(claim)):
            return
        shared = self._shared_p(claim)
        ratio = any(f.kind in RATIOS for f in claim.figures)
        for index, figure in enumerate(claim.figures):
            entry = self._entry(claim, figure, sentence, shared.get(index))
            if ratio and self._is_fall(claim, figure):
                continue
            if entry.value is not None or entry.N is not None:
                yield entry

    def _stands(self, claim: Claim) -> bool:
        """Whether a measure's numbers are said to be: what is denied may be success alone."""
        judged = force_of(self._context.document, claim.measure.span)
        if judged.force is Force.HEDGED and judged.cue is not None:
            return (
                _LEAVES_NOTHING_OPEN.search(self._text, judged.cue.start - 4, judged.cue.end + 9)
                is not None
            )
        if judged.force is not Force.NEGATED:
            return judged.force is Force.AFFIRMED
        first = claim.figures[0]
        if first.kind in RATIOS or judged.cue is None:
            return first.kind in RATIOS
        if judged.cue.end > first.span.start:
            return True
        return _SUCCESS.match(self._text, judged.cue.start) is not None

    def _entry(self, claim: Claim, figure: Figure, sentence: Span, p: Mention | None) -> Result:
        context, place = self._context, self._context.evidence(claim.measure.span)
        places = (place, context.evidence(claim.part)) if claim.part else (place,)
        own = self._arm(claim, figure, sentence)
        own = None if own is not None and own in claim.measure.span else own
        group = group_of(self._text, sentence, figure.span.start)
        value = figure.parts.get("value")
        written = _as_written(self._text, figure)
        unit = stated(written, context.evidence(value)) if written and value else None
        term = claim.measure.term
        counted = figure.value is None and term and term.attributes.get("term") in NO_RESPONSE
        return Result(
            trial=self._trial,
            population=self._population(own, group),
            endpoint_text=stated(", ".join(one.text for one in places), *places),
            endpoint_code=endpoint_code(claim.measure.term, place),
            value=stated(figure.value, context.evidence(value))
            if value and figure.value is not None
            else None,
            unit=unit,
            category=stated(place.text, place) if counted else None,
            n=_count(context, figure, "n", figure.n),
            N=_count(context, figure, "N", figure.total)
            or self._total(
                figure,
                own,
                alone=self._is_alone(claim, figure)
                and (self._memory.here or not claim.measure.timed),
            ),
            ci=interval(figure.ci, context) if figure.ci else None,
            p=p_value(p, context) if p else None,
            timepoint=self._time(claim, figure, sentence, of_part=group is not None),
            evidence_level=read_level(context, sentence),
            evidence=(context.evidence(sentence),),
        )

    def _is_fall(self, claim: Claim, figure: Figure) -> bool:
        """Whether a share is the ratio beside it in other words: `reduced by 29% (HR 0.71)`."""
        if figure.kind != "percentage" or figure.arm is not None or figure.n is not None:
            return False
        near = self._text[max(0, figure.span.start - 40) : figure.end + 25]
        measure = self._text[claim.measure.span.start : claim.measure.span.end]
        return measure.lower().startswith("risk") or _FALL.search(near) is not None

    def _time(
        self, claim: Claim, figure: Figure, sentence: Span, *, of_part: bool
    ) -> Stated[Timepoint] | None:
        if (
            figure.kind == "duration"
            and figure.unit not in _SHORT
            and not _counts_days(self._text[claim.measure.span.start : claim.measure.span.end])
        ):
            return None
        own = time_of(self._context, sentence, figure.span)
        if own is not None and figure.kind in RATIOS and _within(own, claim.measure.span):
            return None
        if own is not None:
            return own
        if claim.carried and (carried := self._memory.time()):
            return timepoint(carried, self._context)
        above = None if claim.measure.timed else self._memory.heading_time(sentence)
        defined = not (of_part or claim.measure.timed or figure.kind in RATIOS)
        if above is None and defined:
            above = self._topics.time(claim.measure)
        return timepoint(above, self._context) if above else None

    def _arm(self, claim: Claim, figure: Figure, sentence: Span) -> Span | None:
        if figure.arm is not None or figure.kind in ("difference", *RATIOS):
            return figure.arm
        if figure is not claim.figures[0]:
            return None
        arms = self._arms
        lead = (
            figure.span.start if claim.carried else min(claim.measure.span.end, figure.span.start)
        )
        before = arms.before(lead, figure.span.start)
        zone = Span(sentence.start, lead)
        borders = [m.end() for m in re.finditer(r";\s|:\s", self._text[zone.start : zone.end])]
        start = zone.start + max(borders, default=0)
        return (
            before
            or arms.opening(start, lead)
            or arms.leading(start, figure.span.start)
            or self._acting(claim, zone)
        )

    def _acting(self, claim: Claim, zone: Span) -> Span | None:
        """The product that does it, where its number is compared: `X achieved 48% versus 9%`."""
        if not any(other.control for other in claim.figures[1:]):
            return None
        named = [m for m in self._context.of(Kind.PRODUCT_NAME, zone) if not is_instrument(m.text)]
        one = len({mention.value for mention in named}) == 1
        return named[-1].span if one and not self._arms.is_control(named[-1].span) else None

    def _population(self, arm: Span | None, group: Span | None) -> Stated[str] | None:
        """The arm, the part of the patients, or both: `ESR1 mutation, dovacestrant`."""
        context = self._context
        if arm is None or group is None or arm in group:
            place = group or arm
            return stated(context.words(place), context.evidence(place)) if place else None
        places = (without_persons(self._text, group), arm)
        said = ", ".join(map(context.words, places))
        return stated(said, *map(context.evidence, places))

    def _total(self, figure: Figure, arm: Span | None, *, alone: bool) -> Stated[int] | None:
        """The size of the arm in its own brackets, else of all whom the paragraph speaks of."""
        if figure.total is not None or figure.kind in ("difference", "duration"):
            return None
        if figure.kind in RATIOS:
            return self._memory.total(None, None, share=False) if self._memory.here else None
        end = max(figure.span.end, arm.end if arm else 0)
        for start in (figure.span.end, end):
            if match := _ARM_SIZE.match(self._text, start):
                place = Span(*match.span("N"))
                return stated(int(match["N"]), self._context.evidence(place))
        if not alone or (arm is not None and not self._memory.here):
            return None
        share = figure.value if figure.unit == "%" else None
        counted = figure.kind in ("percentage", "count", "none")
        return self._memory.total(share, figure.n, share=counted)

    def _is_alone(self, claim: Claim, figure: Figure) -> bool:
        return sum(f.kind == figure.kind for f in claim.figures) == 1

    def _listed_p(self, claim: Claim) -> dict[int, Mention]:
        """`(p<0.001 and p=0.004, respectively)`: one p value for each that is no control."""
        treated = [i for i, f in enumerate(claim.figures) if not f.control]
        last = claim.figures[-1]
        close = self._text.find(")", last.span.end)
        zone = Span(last.end, close + 1) if close >= 0 else last.span
        values = [
            m
            for m in self._context.of(Kind.QUANTITY, zone)
            if m.attributes.get("quantity") == "p_value"
        ]
        told = _RESPECTIVELY.search(self._text, zone.start, zone.end) is not None
        same = told and len(values) == len(treated) > 1
        return dict(zip(treated, values, strict=True)) if same else {}

    def _shared_p(self, claim: Claim) -> dict[int, Mention]:
        """Whose each p value is: a control's compares the others with it."""
        given = {i: f.p for i, f in enumerate(claim.figures) if f.p is not None}
        if len(given) == 1 and (listed := self._listed_p(claim)):
            return listed
        shared: dict[int, Mention] = {}
        for index, mention in given.items():
            figure = claim.figures[index]
            before = (
                self._text[claim.figures[index - 1].span.end : figure.span.start] if index else ""
            )
            second = index == 1 and figure.kind not in ("difference", *RATIOS)
            control = figure.control or (second and _COMPARED.search(before) is not None)
            others = [
                i for i, f in enumerate(claim.figures[:index]) if not f.control and i not in given
            ]
            after = self._text[mention.span.end : mention.span.end + 30].split(")")[0]
            if not control:
                shared[index] = mention
            elif len(others) == 1 or (others and _ALL.search(after)):
                shared.update(dict.fromkeys(others, mention))
        return shared


def _counts_days(words: str) -> bool:
    """Whether a measure counts days within a period: `monthly migraine days`."""
    return re.search(r"\b(?:day|night|hour)s\b(?!\sto\b)", words, re.IGNORECASE) is not None


def _within(time: Stated[Timepoint], measure: Span) -> bool:
    """Whether a time is part of a measure's name: `the 18-month survival rate`."""
    place = time.evidence[0]
    return measure.start <= place.start < measure.end


def _as_written(text: str, figure: Figure) -> str | None:
    """A figure's unit; ratios other than those the schema names as the release names them."""
    if figure.unit != "rate_ratio":
        return figure.unit
    before = text[max(0, figure.span.start - 40) : figure.end].lower()
    return next((name for name in ("relative risk", "risk ratio") if name in before), "rate ratio")


def number_of(word: str) -> int | None:
    """A whole number in digits or words."""
    match = re.fullmatch(rf"{WORD}|\d{{1,5}}", word, re.IGNORECASE)
    return int(decimal_of(word)) if match else None


def _count(context: Context, figure: Figure, part: str, number: int | None) -> Stated[int] | None:
    if number is None or part not in figure.parts:
        return None
    return stated(number, context.evidence(figure.parts[part]))
