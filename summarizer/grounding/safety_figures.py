"""The numbers and grades that a sentence ties to one of its side effects."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Mention
from summarizer.finding.numerals import WORD
from summarizer.grounding.context import Context
from summarizer.grounding.figure_tokens import Figure
from summarizer.grounding.safety_before import Before, count_of, is_of_others
from summarizer.grounding.safety_chain import (
    KINDS,
    ends_a_row,
    in_one_piece,
    leads_to_next_arm,
    leads_to_number,
    says_of_others,
)
from summarizer.grounding.safety_distinct import is_generic
from summarizer.grounding.safety_grades import Grades
from summarizer.grounding.safety_holds import is_stop
from summarizer.grounding.safety_lists import run_around
from summarizer.grounding.safety_numbers import Numbers
from summarizer.grounding.safety_rows import Rows
from summarizer.grounding.safety_totals import Total, Totals

_IN_SOME = re.compile(
    rf"(?:(?:\s\([^()]*\))?[^;.()]{{0,40}}?\s(?:in|by)\s|\s\((?=[^()\s]*\)))(?P<n>{WORD}|\d{{1,3}})(?=\)|[;,.]|\sand\b|$|\s(?:of\s(?:the\s)?)?(?:child|adult|infant|boy|girl|man|woman|person)\b)",
    re.IGNORECASE,
)
# The last arm had none: `in two of six at 600 mg; none at 400 mg`.
_NONE_ELSE = re.compile(
    r"[^.;]{0,60}?[;,]?\s(?:and\s|but\s)?(?P<none>none|nobody|no\s(?:patients?|participants?|subjects?|one))\s(?:on|in|at|with|of\sthose|receiving|given)\b",
    re.IGNORECASE,
)
# `hyperkalaemia led to discontinuation in 2%`
_LED_TO = re.compile(
    r"\sled\sto\s(?:(?:permanent|treatment|study|drug|dose)\s){0,2}(?:discontinuation|withdrawal|interruption|reduction)\s(?:in|by|for|of)\s",
    re.IGNORECASE,
)
# `Deaths: 0`
_NOT_ONE = re.compile(r":\s(?P<none>0|none|zero)(?=\s*(?:$|\n|[;,.]))", re.IGNORECASE)
# `Ocular events, mainly dry eye and blurred vision, were seen in 37%`: the number is of the first.
_APPOSITION = re.compile(
    r"\s?,\s(?:primarily|mainly|mostly|predominantly|including|such\sas|chiefly|notably|typically|most\soften|usually)\s[^.;()]{3,120}?,\s(?=(?:was|were|occurred|affected|have|had)\b)",
    re.IGNORECASE,
)
_BAND = re.compile(
    rf"(?<![\w-])(?P<n>{WORD}|\d{{1,4}})\s(?:\(\d[\d·]*\s?%\)\s)?(?:(?:had|were|was|of|at|patients?|people|events?|cases?|participants?)\s){{0,3}}$",
    re.IGNORECASE,
)
# `were alike: low dose, 61%; high dose, 60%`: the semicolons part groups.
_OF_GROUPS = re.compile(
    r"[^;:()]{0,80}:\s[^;:()\d%]*(?:\d+\s?mg\s?)?[^;:()\d%]{0,20}[,:]\s\d[\d·]*\s?%;"
)
_ASIDE = 140


@dataclass(frozen=True, slots=True)
class Told:
    """What one place tells of a side effect in numbers."""

    figure: Figure | None = None
    grade: Mention | None = None
    total: Total | None = None


class SafetyFigures:
    """Reads the numbers around the side effects of one document."""

    def __init__(self, context: Context, terms: tuple[Mention, ...]) -> None:
        self._context = context
        self._terms = terms
        self._text = in_one_piece(context.document.text)
        self._numbers = Numbers(context)
        self._grades = Grades(context, terms, self._text)
        self._before = Before(context, self._text, self._numbers, self._grades)
        self._rows = Rows(context, terms, self._text, self._numbers)
        self._totals = Totals(context, self._text)

    def told(self, span: Span, *, happened: bool) -> tuple[Told, ...]:
        """One entry an arm or grade; a single empty one where no number is tied to the term."""
        sentence = self._context.sentence(span)
        before, after = self._zones(span, sentence)
        stop = is_stop(self._text[span.start : span.end])
        grade = None if stop else self._grades.of_term(span, before, after)
        if not happened:
            return (Told(grade=grade, total=self._total(span, sentence)),)
        grade = grade or (None if stop else self._grades.inherited(span, sentence))
        chain = self._in_parallel(span, sentence) or self._shared(span, sentence)
        chain = chain or self._around(span, before, after)
        found = [Told(figure, own or grade) for figure, own in chain]
        other = self._rows.answering(span, sentence) if chain else None
        other = other or (self._rows.told_again(span, sentence) if chain else None)
        found += [Told(other, chain[0][1] or grade)] if other else []
        bands = self._bands(sentence) if chain else []
        found += [Told(figure, band) for figure, band in (*bands, *self._own_bands(span, sentence))]
        whole = found[0].figure.total if found and found[0].figure else None
        given = [self._with_total(one, sentence, whole) for one in found]
        return tuple(self._by_arm(given, sentence)) or (Told(grade=grade),)

    def _around(self, span: Span, before: Span, after: Span) -> list[tuple[Figure, Mention | None]]:
        """The numbers before and behind a name that are tied to it."""
        whole = self._totals.at(before.start)
        figures = [
            figure
            for figure in self._numbers.within(before)
            if figure.kind in KINDS and not (whole and figure.span.start < whole[1].end)
        ]
        following = self._following(span, after)
        if is_stop(self._text[span.start : span.end]):
            subjects = self._before.stopped(span, figures, after, self._compared)
            return _plain(subjects) or following
        had = self._before.had(span, figures, after)
        if had and (len(had) > 1 or not following):
            return _plain(had)
        counted = self._before.counted(span, before, after)
        if counted and counted[0].value is not None:
            return [(counted[0], None), *following[1:]]
        return following or _plain(counted)

    def _compared(self, span: Span, after: Span) -> list[Figure]:
        return [figure for figure, _ in self._following(span, after, compared=True)]

    def _in_parallel(self, span: Span, sentence: Span) -> list[tuple[Figure, Mention | None]]:
        """The number that stands where the term stands in its list: `A, B and C in 3, 2 and 1%`."""
        terms = [t.span for t in self._terms if t.span in sentence and not is_generic(t.text)]
        row = run_around(self._text, terms, span)
        figures = [f for f in self._numbers.within(sentence) if f.kind in KINDS]
        later = [f for f in figures if f.span.start >= row[-1].end] if len(row) > 1 else []
        numbers = run_around(self._text, [f.span for f in later], later[0].span) if later else []
        told = "respectively" in self._text[sentence.start : sentence.end].lower()
        if len(numbers) != len(row) or not (told or len(row) > 2):
            return []
        return [(later[row.index(span)], None)]

    def _shared(self, span: Span, sentence: Span) -> list[tuple[Figure, Mention | None]]:
        """The number that is said of each of a row of side effects."""
        if shared := self._rows.of_each(span, sentence):
            return [(shared, None)]
        if once := self._rows.one_each(span, sentence):
            return [(Figure(once, "count", n=1, parts={"n": once}), None)]
        return []

    def _zones(self, span: Span, sentence: Span) -> tuple[Span, Span]:
        """The words before and after a term that no other term and no semicolon parts from it."""
        start, end = sentence.start, sentence.end
        aside = _APPOSITION.match(self._text, span.end, sentence.end)
        inner = Span(*aside.span()) if aside else Span(span.end, span.end + 1)
        for other in (term for term in self._terms if term.span in sentence):
            if other.span in inner:
                continue
            if other.span.end <= span.start:
                start = max(start, other.span.end)
            elif other.span.start >= span.end:
                end = min(end, other.span.start)
        cut = self._text.find("; ", span.end, end)
        if cut != -1 and _OF_GROUPS.match(self._text, span.end, cut + 1):
            cut = -1
        while cut != -1 and self._text.count("(", span.end, cut) > self._text.count(
            ")", span.end, cut
        ):
            cut = self._text.find("; ", cut + 1, end)
        end = cut if cut != -1 else end
        start = max(start, self._text.rfind("; ", start, span.start) + 1)
        return Span(start, max(span.start, start + 1)), Span(span.end, max(end, span.end + 1))

    def _following(
        self, span: Span, after: Span, *, compared: bool = False
    ) -> list[tuple[Figure, Mention | None]]:
        if none := _NOT_ONE.match(self._text, span.end, after.end):
            place = Span(*none.span("none"))
            return [(Figure(place, "none", n=0, parts={"n": place}), None)]
        figures = [f for f in self._numbers.within(after) if f.kind in KINDS]
        if self._is_aside(span):
            figures = [f for f in figures if self._text[span.end : f.span.start].strip() == "("]
        if not figures:
            match = _IN_SOME.match(self._text, span.end, after.end)
            return [(count_of(match), None)] if match else []
        gap = self._text[span.end : figures[0].span.start]
        tied = compared or leads_to_number(gap) or _LED_TO.fullmatch(gap)
        if not tied or figures[0].kind == "none":
            return []
        if not compared and "(" not in gap and is_of_others(self._text, figures[0]):
            return []
        own_grade = self._grades.of_figure(figures[0], Span(span.end, figures[0].span.start))
        chain: list[tuple[Figure, Mention | None]] = [(figures[0], own_grade)]
        bracketed = gap.startswith(":") or gap.count("(") > gap.count(")")
        closed = False
        for figure in figures[1:]:
            zone = Span(chain[-1][0].span.end, figure.span.start)
            between = self._text[zone.start : zone.end]
            grade = self._grades.of_figure(figure, zone)
            joined = grade is not None or leads_to_next_arm(
                between, has_arm=figure.arm is not None, bracketed=bracketed
            )
            answers = self._rows.answers(figure, self._context.sentence(span))
            if answers or not joined or says_of_others(between) or (closed and ends_a_row(between)):
                break
            closed = closed or ends_a_row(between)
            chain.append((figure, grade))
        last = chain[-1][0].span.end
        none = _NONE_ELSE.match(self._text, last, self._up_to_next(span))
        if none and len(chain) == 1 and not says_of_others(self._text[last : none.start("none")]):
            place = Span(*none.span("none"))
            chain.append((Figure(place, "none", n=0, parts={"n": place}), None))
        return chain

    def _up_to_next(self, span: Span) -> int:
        """Where the next side effect of the sentence begins, or the sentence ends."""
        sentence = self._context.sentence(span)
        later = (t.span.start for t in self._terms if span.end <= t.span.start < sentence.end)
        return min(later, default=sentence.end)

    def _is_aside(self, span: Span) -> bool:
        """Whether a name stands in what only explains the one before it."""
        return any(
            (aside := _APPOSITION.match(self._text, term.span.end)) is not None
            and term.span.end < span.start < aside.end()
            for term in self._terms
            if term.span.end > span.start - _ASIDE
        )

    def _own_bands(self, span: Span, sentence: Span) -> list[tuple[Figure, Mention]]:
        """Grades that the sentence counts after a semicolon: `; 22 had Grade 1, eight Grade 2`."""
        start = self._text.find("; ", span.end, sentence.end)
        if start == -1 or any(
            term.span.start > span.end and term.span in sentence for term in self._terms
        ):
            return []
        found = []
        for grade in self._grades.within(Span(start, sentence.end)):
            match = _BAND.search(self._text, start, grade.span.start)
            if match:
                found.append((count_of(match), grade))
        return found

    def _bands(self, sentence: Span) -> list[tuple[Figure, Mention]]:
        """What the next sentence says of grades without naming another side effect."""
        following = self._context.document.sentence_at(min(sentence.end + 2, len(self._text) - 1))
        zone = Span(following.start, following.end)
        if zone.start < sentence.end or "\n" in self._text[sentence.end - 1 : zone.start]:
            return []
        if not re.match(
            r"(?:It|These|They|Events?|Of\sthese|Most)\b", self._text[zone.start : zone.end]
        ):
            return []
        if any(term.span in zone for term in self._terms):
            return []
        found = []
        last = zone.start
        for figure in self._numbers.within(zone):
            grade = self._grades.of_figure(figure, Span(last, figure.span.start))
            if figure.kind in KINDS and grade is not None:
                found.append((figure, grade))
            last = figure.span.end
        return found

    def _with_total(self, told: Told, sentence: Span, whole: int | None) -> Told:
        figure = told.figure
        if figure is None or figure.total is not None or figure.arm is not None:
            return told
        for number, place in self._totals.above(sentence):
            own = place.start >= sentence.start and (figure.n is None or figure.value is None)
            if own or _agree(figure, number):
                return replace(told, total=(number, place))
        behind = self._totals.behind(figure.span.end, sentence.end)
        if behind:
            return replace(told, total=behind)
        all_of = self._totals.all_of(sentence)
        if all_of and (figure.n is None or _agree(figure, all_of[0])):
            return replace(told, total=all_of)
        if whole is not None and _agree(figure, whole):
            first = self._numbers.within(sentence)[0]
            return replace(told, total=(whole, first.parts.get("N", first.span)))
        if figure.n is None:
            return told
        if figure.value is None:
            return replace(told, total=self._of_row(figure, sentence))
        return replace(told, total=self._totals.that_gives(figure.n, figure.value, sentence))

    def _of_row(self, figure: Figure, sentence: Span) -> Total | None:
        """Those whom a row of counts names once: `cough in 7 of 20, rash in 5 and chills in 1`."""
        before = self._numbers.within(Span(sentence.start, figure.span.start + 1))
        first = next((one for one in before if one.kind in KINDS), None)
        alone = all(one.arm is None for one in before)
        if first is None or first.kind != "ratio" or first.total is None or not alone:
            return None
        if not self._text[sentence.start : figure.span.start].endswith(" in "):
            return None
        return first.total, first.parts.get("N", first.span)

    def _by_arm(self, told: list[Told], sentence: Span) -> list[Told]:
        """Of two rates, each with the size of its arm where the paragraph gives both."""
        rates = [one.figure for one in told if one.figure and one.figure.value is not None]
        alike = len(told) == len(rates) == 2 and not any(f.total for f in rates)
        sizes = self._totals.of_two_arms(sentence) if alike else None
        if sizes is None:
            return told
        return [replace(one, total=size) for one, size in zip(told, sizes, strict=True)]

    def _total(self, span: Span, sentence: Span) -> Total | None:
        if behind := self._totals.behind(span.end, sentence.end):
            return behind
        for number, place in self._totals.above(sentence):
            if place.start >= sentence.start or self._text.startswith("all ", place.start - 4):
                return number, place
        return None


def _agree(figure: Figure, total: int) -> bool:
    if figure.n is None or figure.value is None or not total:
        return False
    return abs(100 * figure.n / total - float(figure.value)) <= 1


def _plain(figures: list[Figure]) -> list[tuple[Figure, Mention | None]]:
    """Numbers without grades of their own."""
    return [(figure, None) for figure in figures]
