"""The numbers and grades that a sentence ties to one of its side effects."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Mention
from summarizer.finding.numerals import WORD, decimal_of
from summarizer.grounding.context import Context
from summarizer.grounding.figure_tokens import Figure
from summarizer.grounding.figures import Figures
from summarizer.grounding.safety_chain import (
    COMPARED,
    ends_a_row,
    in_one_piece,
    leads_to_next_arm,
    leads_to_number,
    says_of_others,
)
from summarizer.grounding.safety_grades import Grades
from summarizer.grounding.safety_lists import run_around
from summarizer.grounding.safety_rows import Rows
from summarizer.grounding.safety_totals import Total, Totals

_HAD = re.compile(
    r"\)?(?:\s?\([^()]*\))?[^;:.()]{0,70}?\b(?:had|experienced|developed|reported|noticed|suffered|showed|presented\swith)\s"
    r"(?:(?:a|an|any|one|at\sleast\sone|mild|moderate|severe|transient|reversible|grade|[1-5]|or|and|to|higher|greater|above|"
    r"treatment-(?:related|emergent)|drug-related|serious|new|change\sof|(?:adverse\s)?(?:events?|episodes?|cases?)\sof)\s?[-+]?\s?)*"
    r"|\)?(?:\s?\([^()]*\))?[^;:.()]{0,70}?\b(?:discontinued|stopped|withdrew|quit)\b[^;:.,()]{0,40}\b(?:because\sof|due\sto|owing\sto|on\saccount\sof|for)\s(?:an?\s)?(?:grade\s[1-5]\s)?",
    re.IGNORECASE,
)
_STOPPED = re.compile(
    r"(?:permanently\s)?(?:stopped|discontinued|withdrew|quit|dropped|died)\b", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"\)?(?:\s(?:of\s)?(?:the\s|all\s)?(?:patients|participants|subjects))?(?:\s(?:on|in|across|treated\swith|receiving)\s[^,;.()]{2,40}?)?(?:\s\([^()]*\))?\s(?:had\s|have\s)?",
    re.IGNORECASE,
)
_COUNT_BEFORE = re.compile(
    rf"(?<!grade\s)(?<!grades\s)(?<!level\s)(?<!type\s)(?<!stage\s)(?<![\w-])(?P<n>{WORD}|\d{{1,4}}|a(?=\s(?:single|case\sof|case\sof\s)\b)|single)\s(?:single\s)?(?:further\s|additional\s|such\s)?(?:(?:cases?|events?|instances?|episodes?|reports?)\s"
    r"(?:\(\d[\d·]*\s?%\)\s)?of\s|of\s(?!(?:the|these|them|those|all)\b))?(?:(?!patients?|subjects?|participants?|of|in|and|were|was|the|had|weeks?|months?|days?|mg)[a-z][\w-]*\s|[1-5](?:\s?(?:-|or|to)\s?[1-5])?\s){0,4}$",
    re.IGNORECASE,
)
_IN_SOME = re.compile(
    rf"(?:(?:\s\([^()]*\))?[^;.()]{{0,40}}?\s(?:in|by)\s|\s\((?=[^()\s]*\)))(?P<n>{WORD}|\d{{1,3}})(?=\)|[;,.]|\sand\b|$|\s(?:of\s(?:the\s)?)?(?:child|adult|infant|boy|girl|man|woman|person)\b)",
    re.IGNORECASE,
)
# The last arm had none: `in two of six at 600 mg; none at 400 mg`.
_NONE_ELSE = re.compile(
    r"[^.;]{0,60}?[;,]?\s(?:and\s|but\s)?(?P<none>none|nobody|no\s(?:patients?|participants?|subjects?|one))\s(?:on|in|at|with|of\sthose|receiving|given)\b",
    re.IGNORECASE,
)
# `Ocular events, mainly dry eye and blurred vision, were seen in 37%`: the number is of the first.
_APPOSITION = re.compile(
    r"\s?,\s(?:primarily|mainly|mostly|predominantly|including|such\sas|chiefly|notably|typically|most\soften|usually)\s[^.;()]{3,120}?,\s(?=(?:was|were|occurred|affected|have|had)\b)",
    re.IGNORECASE,
)
# `because of adverse events, most often nausea, compared with 5%`
_MOST_OFTEN = re.compile(r",\s(?:most|mainly|chiefly)\s[^,;.()]{3,50}(?=,\s)", re.IGNORECASE)
_EVENT = re.compile(r"\b(?:adverse|side\seffects?|AEs?|TEAEs?|SAEs?)\b", re.IGNORECASE)
_ADVERSE = (
    r"(?:adverse\s(?:drug\s)?(?:events?|reactions?)|side\seffects?|(?:TE|TR|S)?AEs?"
    r"|dose-limiting\stoxicit(?:y|ies)|DLTs?)"
)
# `One serious adverse event, a urinary tract infection`: the one that is named is that event.
_AN_EVENT = re.compile(
    rf"(?<![\w-])(?P<n>one|a|an|single)\s(?:[\w-]+\s){{0,3}}?{_ADVERSE}(?:,|\sof|:|\s\()\s?(?:an?\s|one\s)?(?:case\sof\s)?(?:grade\s[1-5]\s)?$",
    re.IGNORECASE,
)
_ONE_HAD = re.compile(
    rf"(?<![\w-])(?<!no\s)(?P<n>{WORD})\s(?:of\s(?:them|these|the\slatter)\s|further\s|more\s|other\s)?(?:(?:person|people|child|children|adult|boy|girl|man|men|woman|women|infant|patient|participant|subject)s?\s)?"
    r"(?:(?:on|in|at|of)\s[^,;.()]{2,40}?\s)?(?:had|has|experienced|developed|suffered|reported|noticed)\s"
    r"(?:(?:a|an|mild|moderate|severe|transient|serious|grade|[1-5]|or|to)\s){0,4}$",
    re.IGNORECASE,
)
_BAND = re.compile(
    rf"(?<![\w-])(?P<n>{WORD}|\d{{1,4}})\s(?:\(\d[\d·]*\s?%\)\s)?(?:(?:had|were|was|of|at|patients?|people|events?|cases?|participants?)\s){{0,3}}$",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\s(?:was\s|were\s)?(?:seen|reported|observed|noted|recorded|occurred)\s(?P<n>once|twice)\b",
    re.IGNORECASE,
)
_ASIDE = 140
_SAID = {"a": 1, "an": 1, "one": 1, "single": 1, "once": 1, "twice": 2}
_KINDS = frozenset({"percentage", "ratio", "count", "none"})


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
        self._figures = Figures(context)
        self._grades = Grades(context, terms, self._text)
        self._rows = Rows(context, terms, self._text, self._figures)
        self._totals = Totals(context, self._text)

    def told(self, span: Span, *, happened: bool) -> tuple[Told, ...]:
        """One entry an arm or grade; a single empty one where no number is tied to the term."""
        sentence = self._context.sentence(span)
        before, after = self._zones(span, sentence)
        grade = self._grades.of_term(span, before, after)
        if not happened:
            return (Told(grade=grade, total=self._total(span, sentence)),)
        grade = grade or self._grades.inherited(span, sentence)
        chain = self._in_parallel(span, sentence) or self._shared(span, sentence)
        told_of_subjects = _STOPPED.match(self._text, span.start) is not None
        ways = (self._following(span, after), self._preceding(span, before, after))
        chain = chain or next(filter(None, reversed(ways) if told_of_subjects else ways), [])
        found = [Told(figure, own or grade) for figure, own in chain]
        other = self._rows.answering(span, sentence) if chain else None
        other = other or (self._rows.told_again(span, sentence) if chain else None)
        found += [Told(other, chain[0][1] or grade)] if other else []
        bands = self._bands(sentence) if chain else []
        found += [Told(figure, band) for figure, band in (*bands, *self._own_bands(span, sentence))]
        whole = found[0].figure.total if found and found[0].figure else None
        given = [self._with_total(one, sentence, whole) for one in found]
        return tuple(self._by_arm(given, sentence)) or (Told(grade=grade),)

    def _in_parallel(self, span: Span, sentence: Span) -> list[tuple[Figure, Mention | None]]:
        """The number that stands where the term stands in its list: `A, B and C in 3, 2 and 1%`."""
        terms = [term.span for term in self._terms if term.span in sentence]
        row = run_around(self._text, terms, span)
        figures = [f for f in self._figures.within(sentence) if f.kind in _KINDS]
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
        figures = [f for f in self._figures.within(after) if f.kind in _KINDS]
        if self._is_aside(span):
            figures = [f for f in figures if self._text[span.end : f.span.start].strip() == "("]
        if not figures:
            match = _IN_SOME.match(self._text, span.end, after.end)
            return [(_count(match), None)] if match else []
        gap = self._text[span.end : figures[0].span.start]
        if not (compared or leads_to_number(gap)) or figures[0].kind == "none":
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

    def _clause_start(self, span: Span) -> int:
        return max(self._context.sentence(span).start, span.start - _ASIDE)

    def _preceding(
        self, span: Span, before: Span, after: Span
    ) -> list[tuple[Figure, Mention | None]]:
        whole = self._totals.at(before.start)
        figures = [
            figure
            for figure in self._figures.within(before)
            if figure.kind in _KINDS and not (whole and figure.span.start < whole[1].end)
        ]
        listed = re.match(r"\s?(?:,|and|or)\s", self._text[span.end : after.end + 8])
        stopped = _STOPPED.match(self._text, span.start) is not None
        if stopped:
            aside = _MOST_OFTEN.match(self._text, span.end)
            rest = Span(aside.end() if aside else span.end, self._context.sentence(span).end)
            place = Span(span.start, rest.start)
            subjects = self._subjects(figures, span)
            arms = [f for f in self._figures.within(after) if f.kind == "count" and f.arm]
            if len(subjects) == 1 and sum(f.n or 0 for f in arms) == subjects[0].n and arms[1:]:
                return [(figure, None) for figure in arms]
            compared = COMPARED.match(self._text, rest.start) is not None
            others = self._following(place, rest, compared=True) if compared else []
            return [*((figure, None) for figure in subjects), *others]
        if figures and _HAD.fullmatch(self._text, figures[-1].span.end, span.start):
            named = (
                listed
                and after.end - span.end < 8
                and not _EVENT.search(self._text[span.start : span.end])
            )
            return [] if named else [(figure, None) for figure in self._joined(figures)]
        match = _COUNT_BEFORE.search(self._text, before.start, span.start)
        match = match or _AN_EVENT.search(self._text, self._clause_start(span), span.start)
        match = match or _ONE_HAD.search(self._text, before.start, span.start)
        match = match or _ONCE.match(self._text, span.end, after.end)
        if match is None or self._is_grade(match, before):
            return []
        one = _count(match)
        number = one.n
        later = [f for f in self._figures.within(after) if f.kind == "count" and f.arm]
        if later and len(later) > 1 and sum(f.n or 0 for f in later) == number:
            return [(f, None) for f in later]
        return [(one, None)]

    def _is_grade(self, match: re.Match[str], before: Span) -> bool:
        """Whether a number is that of a grade: `Grade 3 or 4 infections`."""
        return any(Span(*match.span("n")).overlaps(m.span) for m in self._grades.within(before))

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
                found.append((_count(match), grade))
        return found

    def _subjects(self, figures: list[Figure], span: Span) -> list[Figure]:
        """Those of whom a verb is said: `Three on 150 mg and one on placebo stopped`."""
        if not figures or not _SUBJECT.fullmatch(self._text, figures[-1].span.end, span.start):
            return []
        return self._joined(figures)

    def _joined(self, figures: list[Figure]) -> list[Figure]:
        """The last figure with those before it that stand for other arms."""
        found, closed = [figures[-1]], False
        for figure in reversed(figures[:-1]):
            between = self._text[figure.span.end : found[0].span.start]
            if not leads_to_next_arm(between, has_arm=figure.arm is not None, bracketed=False):
                break
            if closed and ends_a_row(between):
                break
            closed = closed or ends_a_row(between)
            found.insert(0, figure)
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
        for figure in self._figures.within(zone):
            grade = self._grades.of_figure(figure, Span(last, figure.span.start))
            if figure.kind in _KINDS and grade is not None:
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
        if behind and figure.n is not None:
            return replace(told, total=behind)
        all_of = self._totals.all_of(sentence)
        if all_of and (figure.n is None or _agree(figure, all_of[0])):
            return replace(told, total=all_of)
        if whole is not None and _agree(figure, whole):
            first = self._figures.within(sentence)[0]
            return replace(told, total=(whole, first.parts.get("N", first.span)))
        if figure.n is None or figure.value is None:
            return told
        return replace(told, total=self._totals.that_gives(figure.n, figure.value, sentence))

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
        return self._totals.all_of(sentence)


def _count(match: re.Match[str]) -> Figure:
    """The number of patients that a match names `n`."""
    place, said = Span(*match.span("n")), match["n"].lower()
    number = _SAID.get(said) or int(decimal_of(said))
    return Figure(place, "count", n=number, parts={"n": place})


def _agree(figure: Figure, total: int) -> bool:
    if figure.n is None or figure.value is None or not total:
        return False
    return abs(100 * figure.n / total - float(figure.value)) <= 1
