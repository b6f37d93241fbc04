"""The numbers and grades that a sentence ties to one of its side effects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.numerals import WORD, decimal_of
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context
from summarizer.grounding.figure_tokens import Figure
from summarizer.grounding.figures import Figures
from summarizer.grounding.safety_lists import run_around

# `nausea was reported in 44%`, `nausea (44%)`, `nausea: 44%`, `CRS of any grade occurred in 38`.
_LINK = re.compile(
    r"(?:\s?\((?:[^()\d]{1,30}|grades?\s[^()]{1,20})\))?[^;.()]{0,110}?(?:\(|:|\b(?:in|by|for|among|of|with|was|were|affected|reached|totall?ed)\b|,)\s?"
    r"(?:(?:only|approximately|about|just|n\s?=)\s?)*"
    r"(?:(?:any|all)[\s-]grades?\s?[,:;]?\s?|grades?\s[1-5](?:\s?(?:-|/|or|to|and)\s?[1-5])?\s?[,:=]\s?)?"
    r"|\s",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(
    r"\b(?:led\sto|leading\sto|discontinu\w+|dose\s(?:reductions?|interruptions?)|resolved|recovered|managed|treated(?!\s(?:groups?|arms?|patients|cohorts?|participants|subjects|against|versus|vs|and|with\s(?!antib|cortic|tocil|ster)))|received"
    r"|considered|median|onset|duration|withdr\w+)\b",
    re.IGNORECASE,
)
_HAD = re.compile(
    r"\)?(?:\s?\([^()]*\))?[^;:.()]{0,70}?\b(?:had|experienced|developed|reported|noticed|suffered|showed|presented\swith)\s"
    r"(?:(?:a|an|any|one|at\sleast\sone|mild|moderate|severe|transient|reversible|grade|[1-5]|or|and|to|higher|greater|above|"
    r"treatment-(?:related|emergent)|drug-related|serious|new|change\sof|adverse\sevents?\sof)\s?[-+]?\s?)*",
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
    rf"(?<!grade\s)(?<!grades\s)(?<![\w-])(?P<n>{WORD}|\d{{1,4}}|a(?=\s(?:single|case\sof|case\sof\s)\b)|single)\s(?:single\s)?(?:further\s|additional\s|such\s)?(?:(?:cases?|events?|instances?|episodes?|reports?)\s"
    r"(?:\(\d[\d.]*\s?%\)\s)?of\s)?(?:(?!patients?|subjects?|participants?|of|in|and|were|was|the|had|weeks?|months?|days?|mg)[a-z][\w-]*\s|[1-5](?:\s?(?:-|or|to)\s?[1-5])?\s){0,4}$",
    re.IGNORECASE,
)
_GRADE_BEFORE = re.compile(
    r"\s(?:(?!in|was|were|and|of|had|with|or|nor)[\w/-]+\s){0,3}", re.IGNORECASE
)
_GRADE_AFTER = re.compile(
    r"(?:(?:\s(?:was|were)\s(?:seen|reported|observed)\s(?:once|twice))?,?\s?\(?(?:(?:of|all|both|mostly|mainly|at|any|maximum|only)\s?)*|\s(?:was|were)\s(?:(?:all|mostly|mainly|limited\sto)\s)?"
    r"|,\s(?:all|both|each)\s(?:of\sthem\s)?(?:were\s)?)",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"[^;.]{0,60}?(?:,|/|;|\b(?:and|or|versus|vs\.?|against|compared|than)\b)[^;.]{0,45}",
    re.IGNORECASE,
)
_BARE_JOIN = re.compile(r"\s?(?:,|/|,?\sand|,?\svs\.?|,?\sversus|\sagainst)\s?", re.IGNORECASE)
# `3% of vaccine recipients and 4% of placebo recipients`, `8% of patients (placebo: 2%)`.
_OF_OTHERS = re.compile(
    r"\s(?:of|in)\s(?:the\s|those\s)?(?:(?!patients|subjects|participants)[\w-]+\s){1,3}(?:patients|recipients|participants|subjects|people)\s"
    r"(?:and|versus|vs|against|compared\s(?:with|to))\s",
    re.IGNORECASE,
)
_IN_CONTRAST = re.compile(
    r"[^;.()]{0,40}\s\((?:placebo|control|vehicle|vs\.?|versus|against|compared\s\w+)\b[^\d)]{0,20}",
    re.IGNORECASE,
)
_IN_SOME = re.compile(rf"\s(?:in|by)\s(?P<n>{WORD}|\d{{1,3}})(?=[;,.]|\sand\b|$)", re.IGNORECASE)
_EVENT = re.compile(r"\b(?:adverse|side\seffects?|AEs?|TEAEs?|SAEs?)\b", re.IGNORECASE)
# `Cough: 3.8% placebo, 5.6% 25 mg, 7.3% 75 mg`: the arm stands behind its number.
_LABELLED_JOIN = re.compile(r"\s[\w./-]+(?:\s[\w./-]+){0,2}[,;]\s(?:and\s)?")
_COMPARED = re.compile(r"\b(?:versus|vs|against|compared)\b", re.IGNORECASE)
_AMONG = re.compile(
    rf"\W{{0,4}}(?:Among|Of|In)\s(?:all\s|the\s|a\stotal\sof\s)*(?P<N>{WORD}|\d{{1,5}})\s(?:[\w-]+\s){{0,3}}?(?:patients|participants|subjects|children|adults|volunteers)\b"
)
_IN_ALL = re.compile(
    rf"\b(?:in|among|of)\s(?:any\sof\s)?(?:all|the)\s(?P<N>{WORD}|\d{{1,5}})\s(?:[\w-]+\s){{0,2}}?(?:patients|participants|subjects)\b",
    re.IGNORECASE,
)
_ONE_HAD = re.compile(
    rf"(?<![\w-])(?<!no\s)(?P<n>{WORD})\s(?:of\s(?:them|these|the\slatter)\s|further\s|more\s|other\s)?(?:(?:person|people|child|adult|man|woman|infant)s?\s)?"
    r"(?:(?:on|in|at|of)\s[^,;.()]{2,40}?\s)?(?:had|has|experienced|developed|suffered|reported|noticed)\s"
    r"(?:(?:a|an|mild|moderate|severe|transient|serious|grade|[1-5]|or|to)\s){0,4}$",
    re.IGNORECASE,
)
_BAND = re.compile(
    rf"(?<![\w-])(?P<n>{WORD}|\d{{1,4}})\s(?:\(\d[\d.]*\s?%\)\s)?(?:(?:had|were|was|of|at|patients?|people|events?|cases?|participants?)\s){{0,3}}$",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\s(?:was\s|were\s)?(?:seen|reported|observed|noted|recorded|occurred)\s(?P<n>once|twice)\b",
    re.IGNORECASE,
)
_SAID = {"a": 1, "single": 1, "once": 1, "twice": 2}
_GENERIC = frozenset({"ADVERSE_EVENT", "TEAE", "TRAE"})
_NAMES_SOME = re.compile(
    r"\b(?:most\s(?:commonly|often|frequently)|(?:the\s)?most\s(?:common|frequent)|mainly|mostly|chiefly|predominantly|including|such\sas)\b",
    re.IGNORECASE,
)
_KINDS = frozenset({"percentage", "ratio", "count", "none"})


@dataclass(frozen=True, slots=True)
class Told:
    """What one place tells of a side effect in numbers."""

    figure: Figure | None = None
    grade: Mention | None = None
    total: tuple[int, Span] | None = None


class SafetyFigures:
    """Reads the numbers around the side effects of one document."""

    def __init__(self, context: Context, terms: tuple[Mention, ...]) -> None:
        self._context = context
        self._terms = terms
        self._text = plain(context.document.text)
        self._figures = Figures(context)

    def told(self, span: Span, *, happened: bool) -> tuple[Told, ...]:
        """One entry an arm or grade; a single empty one where no number is tied to the term."""
        sentence = self._context.sentence(span)
        before, after = self._zones(span, sentence)
        grade = self._grade(span, before, after)
        if not happened:
            return (Told(grade=grade, total=self._total(span, sentence)),)
        grade = grade or self._inherited(span, sentence)
        chain = self._in_parallel(span, sentence)
        chain = chain or self._following(span, after) or self._preceding(span, before, after)
        found = [Told(figure, own or grade) for figure, own in chain]
        bands = self._bands(sentence) if chain else []
        found += [Told(figure, band) for figure, band in (*bands, *self._own_bands(span, sentence))]
        whole = found[0].figure.total if found and found[0].figure else None
        given = [self._with_total(one, sentence, whole) for one in found]
        return tuple(given) or (Told(grade=grade),)

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

    def _zones(self, span: Span, sentence: Span) -> tuple[Span, Span]:
        """The words before and after a term that no other term and no semicolon parts from it."""
        start, end = sentence.start, sentence.end
        for other in (term for term in self._terms if term.span in sentence):
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

    def _grade(self, span: Span, before: Span, after: Span) -> Mention | None:
        if inside := self._grades(span):
            return inside[0]
        for mention in reversed(self._grades(before)):
            if _GRADE_BEFORE.fullmatch(self._text, mention.span.end, span.start):
                return mention
            break
        for mention in self._grades(after):
            if _GRADE_AFTER.fullmatch(self._text, span.end, mention.span.start):
                return mention
            break
        return None

    def _grades(self, zone: Span) -> list[Mention]:
        found = self._context.of(Kind.QUANTITY, zone)
        return [m for m in found if m.attributes.get("quantity") == "grade"]

    def _following(self, span: Span, after: Span) -> list[tuple[Figure, Mention | None]]:
        figures = [f for f in self._figures.within(after) if f.kind in _KINDS]
        if not figures:
            match = _IN_SOME.match(self._text, span.end, after.end)
            return [(_count(match), None)] if match else []
        gap = self._text[span.end : figures[0].span.start]
        if not _LINK.fullmatch(gap) or _OTHER_SUBJECT.search(gap) or figures[0].kind == "none":
            return []
        own_grade = self._grade_of(figures[0], Span(span.end, figures[0].span.start))
        chain: list[tuple[Figure, Mention | None]] = [(figures[0], own_grade)]
        for figure in figures[1:]:
            last = chain[-1][0]
            between = self._text[last.span.end : figure.span.start]
            grade = self._grade_of(figure, Span(last.span.end, figure.span.start))
            between = between.replace("vs.", "vs ")
            joined = grade is not None or (
                _JOIN.fullmatch(between) is not None
                and (
                    figure.arm is not None
                    or _COMPARED.search(between) is not None
                    or _BARE_JOIN.fullmatch(between) is not None
                    or _OF_OTHERS.fullmatch(between) is not None
                    or _IN_CONTRAST.fullmatch(between) is not None
                    or (gap.startswith(":") and _LABELLED_JOIN.fullmatch(between) is not None)
                )
            )
            if not joined or _OTHER_SUBJECT.search(between):
                break
            chain.append((figure, grade))
        return chain

    def _grade_of(self, figure: Figure, zone: Span) -> Mention | None:
        """The grade right before a number or right after it: `Grade 2 in 11`, `5% Grade 3`."""
        if zone.end > zone.start:
            for mention in reversed(self._grades(zone)):
                between = self._text[mention.span.end : figure.span.start]
                if re.fullmatch(r"\s?(?:events?\s)?(?:in|:|,|\(|=|was|were)?\s?(?:in\s)?", between):
                    return mention
        rest = Span(figure.span.end, figure.span.end + 40)
        for mention in self._grades(rest):
            between = self._text[figure.span.end : mention.span.start]
            if re.fullmatch(
                r"\)?,?\s(?:(?:all|both|mostly|each)\s)?(?:of\s(?:patients|participants)\s)?(?:(?:were|was|of|had)\s)?",
                between,
            ):
                return mention
        return None

    def _preceding(
        self, span: Span, before: Span, after: Span
    ) -> list[tuple[Figure, Mention | None]]:
        whole = _AMONG.match(self._text, before.start)
        figures = [
            figure
            for figure in self._figures.within(before)
            if figure.kind in _KINDS and not (whole and figure.span.start < whole.end())
        ]
        listed = re.match(r"\s?(?:,|and|or)\s", self._text[span.end : after.end + 8])
        stopped = _STOPPED.match(self._text, span.start) is not None
        if stopped:
            return [(figure, None) for figure in self._subjects(figures, span)]
        if figures and _HAD.fullmatch(self._text, figures[-1].span.end, span.start):
            named = (
                listed
                and after.end - span.end < 8
                and not _EVENT.search(self._text[span.start : span.end])
            )
            return [] if named else [(figure, None) for figure in self._joined(figures)]
        match = _COUNT_BEFORE.search(self._text, before.start, span.start)
        match = match or _ONE_HAD.search(self._text, before.start, span.start)
        match = match or _ONCE.match(self._text, span.end, after.end)
        if match is None:
            return []
        one = _count(match)
        number = one.n
        later = [f for f in self._figures.within(after) if f.kind == "count" and f.arm]
        if later and len(later) > 1 and sum(f.n or 0 for f in later) == number:
            return [(f, None) for f in later]
        return [(one, None)]

    def _own_bands(self, span: Span, sentence: Span) -> list[tuple[Figure, Mention]]:
        """Grades that the sentence counts after a semicolon: `; 22 had Grade 1, eight Grade 2`."""
        start = self._text.find("; ", span.end, sentence.end)
        if start == -1 or any(
            term.span.start > span.end and term.span in sentence for term in self._terms
        ):
            return []
        found = []
        for grade in self._grades(Span(start, sentence.end)):
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
        found = [figures[-1]]
        for figure in reversed(figures[:-1]):
            between = self._text[figure.span.end : found[0].span.start]
            if figure.arm is None or not re.fullmatch(
                r"[^;:]{3,50}?(?:,|\sand|\sversus|\svs\.?|\sagainst|\scompared\s(?:with|to))\s",
                between,
            ):
                break
            found.insert(0, figure)
        return found

    def _inherited(self, span: Span, sentence: Span) -> Mention | None:
        """The grade of the side effects that the sentence then names: `most often anaemia`."""
        for term in self._terms:
            if term.value in _GENERIC and term.span in sentence and term.span.end < span.start:
                between = self._text[term.span.end : span.start]
                rest = Span(term.span.end, span.start)
                if ";" not in between and _NAMES_SOME.search(between):
                    return self._grade(term.span, Span(sentence.start, term.span.start), rest)
        return None

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
            grade = self._grade_of(figure, Span(last, figure.span.start))
            if figure.kind in _KINDS and grade is not None:
                found.append((figure, grade))
            last = figure.span.end
        return found

    def _with_total(self, told: Told, sentence: Span, whole: int | None) -> Told:
        figure = told.figure
        if figure is None or figure.total is not None or figure.arm is not None:
            return told
        for number, place in self._totals(sentence):
            own = place.start >= sentence.start and (figure.n is None or figure.value is None)
            if own or _agree(figure, number):
                return replace(told, total=(number, place))
        match = _IN_ALL.search(self._text, figure.span.end, sentence.end)
        if match and figure.n is not None:
            return replace(told, total=(int(decimal_of(match["N"])), Span(*match.span("N"))))
        if figure.n is None and (all_of := self._of_all(sentence)):
            return replace(told, total=all_of)
        if whole is not None and _agree(figure, whole):
            first = self._figures.within(sentence)[0]
            return replace(told, total=(whole, first.parts.get("N", first.span)))
        return told

    def _total(self, span: Span, sentence: Span) -> tuple[int, Span] | None:
        match = _IN_ALL.search(self._text, span.end, sentence.end)
        if match:
            return int(decimal_of(match["N"])), Span(*match.span("N"))
        for number, place in self._totals(sentence):
            if place.start >= sentence.start or self._text.startswith("all ", place.start - 4):
                return number, place
        return None

    def _of_all(self, sentence: Span) -> tuple[int, Span] | None:
        """How many `In all 83 patients` says that its paragraph's rates are of."""
        for number, place in self._totals(sentence):
            before = self._text[max(0, place.start - 12) : place.start]
            if re.search(r"\ball\s$", before, re.IGNORECASE):
                return number, place
        return None

    def _totals(self, sentence: Span) -> Iterator[tuple[int, Span]]:
        """The number of patients that the paragraph's sentences up to this one are about."""
        start = self._text.rfind("\n", 0, sentence.start) + 1
        places = [
            place.start
            for place in self._context.sentences()
            if start <= place.start <= sentence.start
        ]
        for place in reversed(places):
            if match := _AMONG.match(self._text, place):
                yield int(decimal_of(match["N"])), Span(*match.span("N"))


def _count(match: re.Match[str]) -> Figure:
    """The number of patients that a match names `n`."""
    place, said = Span(*match.span("n")), match["n"].lower()
    number = _SAID.get(said) or int(decimal_of(said))
    return Figure(place, "count", n=number, parts={"n": place})


def _agree(figure: Figure, total: int) -> bool:
    if figure.n is None or figure.value is None or not total:
        return False
    return abs(100 * figure.n / total - float(figure.value)) <= 1
