"""Outcomes told in words: `normalised in two of four`, `was not reached`, `No bleeds were seen`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.numerals import WORD
from summarizer.finding.plain_text import plain
from summarizer.grounding.arms import Arms
from summarizer.grounding.context import Context, derived, stated
from summarizer.grounding.measures import Measure, measures
from summarizer.grounding.reporting import tells_of_safety
from summarizer.grounding.result_claim import Claim
from summarizer.grounding.result_entries import number_of
from summarizer.grounding.result_times import time_of
from summarizer.grounding.result_values import endpoint_code, read_level
from summarizer.schemas.result import Result
from summarizer.schemas.terms import EndpointCode

_AUX = r"(?:(?:has|have|had|was|were|is|are)\s)?(?:(?:also|now|since|all|been|fully|completely)\s)*"
_PERSONS = (
    r"(?:patients|participants|subjects|children|adults|people|men|women|boys|girls|infants|volunteers"
    r"|individuals|eyes|ears)"
)
_IN_SOME = (
    rf"\s(?:in|for|among)\s(?:(?P<n>{WORD}|\d{{1,4}})\s(?:out\s)?of\s(?:the\s|these\s)?(?P<N>{WORD}|\d{{1,4}})"
    rf"|all\s(?:of\sthe\s|the\s)?(?P<all>{WORD}|\d{{1,4}})|(?:all|every|each)(?=\s(?:\w+\s)?(?:{_PERSONS}|patient|participant|child)))"
    r"(?:\s|(?=[,.;]))"
)
_BECAME = (
    r"(?:normali[sz]ed|stabili[sz]ed|resolved|disappeared|cleared"
    r"|(?:returned|come\sback|came\sback|fallen|declined|decreased|rose|risen|increased)\s(?:to|into)\s(?:the\s)?"
    r"normal(?:\s(?:range|limits|levels|values))?"
    r")"
)
_SAID = (
    rf"{_AUX}(?P<said>{_BECAME}"
    r"|(?:became|become|turned|remained|remain|was|were)\s(?P<state>undetectable|negative|normal|stable|unchanged)"
    r"|(?:fell\s|fallen\s|were\s|was\s|are\s|is\s|remained\s|came\s)?"
    r"(?P<range>(?:with)?in\s(?:the\s)?normal\s(?:range|limits)))"
)
_PREDICATE = re.compile(
    rf"(?:\s\([^()]*\))?(?:,\s[^,.;]{{3,50}},)?(?:\s(?:at|by)\s(?:week|month|day)\s\d+)?\s{_SAID}"
    rf"(?:(?:\s(?:at|by)\s(?:week|month|day)\s\d+)?{_IN_SOME})?",
    re.IGNORECASE,
)
# What no vocabulary knows, where it came to be so in some of the patients.
_NAMED = re.compile(
    rf"(?:^\W*|[,;]\s(?:and\s)?|\band\s)(?:(?:the|mean|median|their)\s)*(?P<name>[A-Za-z][\w-]+(?:\s(?!had|has|have|was|were)[\w-]+){{0,4}})"
    rf"\s{_SAID}{_IN_SOME}",
    re.IGNORECASE,
)
_NOT_REACHED = re.compile(
    r"(?:\s\([^()]*\))?(?:\s(?:in|for|with|on)\s[^,;.]{2,60}?)?\s(?P<said>(?P<plain>(?:was|were|is)\s)?(?P<aux>(?:has|have|had|could)\s)?"
    r"not\s(?:yet\s)?(?:been\s|be\s)?(?:yet\s)?(?:reached|estimable|estimated))\b",
    re.IGNORECASE,
)
_EVENTS = (
    r"(?:relapses?|recurrences?|bleeds?|bleeding\sepisodes?|attacks?|seizures?|crisis|crises|flares?|exacerbations?"
    r"|transfusions?|hospitali[sz]ations?|progressions?|fractures|episodes|rejections?)"
)
_NONE_CAME = re.compile(
    rf"(?:^\W*|[;:,]\s(?:and\s)?|\band\s)(?P<said>No\s(?P<name>(?:[\w-]+\s){{0,3}}{_EVENTS}))\s(?:has|have|had|was|were)\s(?:been\s)?"
    r"(?:recorded|observed|reported|seen|occurred|noted|detected|documented)\b"
    rf"(?:\s(?:in|on|with|at|among)\s(?:the\s)?)?",
    re.IGNORECASE,
)
_LASTED = re.compile(
    r"(?:\s\([^()]*\))?(?:\s(?:seen|observed|achieved)\s[^,;.]{3,40}?)?\s(?:was|were|has\sbeen|have\sbeen)\s"
    r"(?P<said>sustained|maintained|durable)\s(?:through|to|out\sto|up\sto|at|until|over|for)\s(?:the\s)?(?=week|month|year|day|\d|the)",
    re.IGNORECASE,
)


class WordReader:
    """Reads the outcomes in words of one document's sentences."""

    def __init__(self, context: Context, trial: str | None, arms: Arms) -> None:
        self._context = context
        self._trial = trial
        self._arms = arms
        self._text = plain(context.document.text)

    def read(self, sentence: Span, claims: Sequence[Claim]) -> Iterator[Result]:
        """The outcomes of a sentence that no number of it tells."""
        valued = [c.measure.span for c in claims if any(f.value is not None for f in c.figures)]
        safety = tells_of_safety(self._context, sentence)
        for measure in measures(self._context, sentence):
            yield from self._not_reached(measure, sentence)
            if any(measure.span.overlaps(span) for span in valued):
                continue
            yield from self._lasted(measure, sentence)
            if not safety:
                yield from self._became(measure, sentence)
        if not safety:
            yield from self._none_came(sentence)
            yield from self._named(sentence)

    def _became(self, measure: Measure, sentence: Span) -> Iterator[Result]:
        """`had normalised in two of the four participants`."""
        match = _PREDICATE.match(self._text, measure.span.end, sentence.end)
        if match is not None:
            yield self._counted(match, measure, sentence)

    def _named(self, sentence: Span) -> Iterator[Result]:
        """`Urinary copper had normalised in three of five`, where no measure is known."""
        for lead in _NAMED.finditer(self._text[sentence.start : sentence.end]):
            name = _moved(lead.span("name"), sentence.start)
            match = _PREDICATE.match(self._text, name.end, sentence.end)
            known = any(m.span.overlaps(name) for m in measures(self._context, sentence))
            if match and not known and not self._context.of(Kind.SAFETY_TERM, name):
                yield self._counted(match, Measure(name), sentence)

    def _counted(self, match: re.Match[str], measure: Measure, sentence: Span) -> Result:
        """The predicate with the patients counted behind it."""
        said = Span(*match.span(next(g for g in ("range", "state", "said") if match[g])))
        numbers = {}
        for part, groups in (("n", ("n", "all")), ("N", ("N", "all"))):
            group = next((g for g in groups if match[g]), None)
            number = number_of(match[group]) if group else None
            if number is not None and group is not None:
                place = self._context.evidence(Span(*match.span(group)))
                numbers[part] = stated(number, place)
        arm = self._arm_behind(match.end(), sentence)
        return self._entry(measure, said, sentence, arm).model_copy(update=numbers)

    def _not_reached(self, measure: Measure, sentence: Span) -> Iterator[Result]:
        """`Median overall survival had not been reached`."""
        match = _NOT_REACHED.match(self._text, measure.span.end, sentence.end)
        if match is None or not measure.timed:
            return
        start = match.start("said") + len(match["plain"] or "")
        lead = Span(measure.span.end, match.start("said"))
        arm = self._arms.before(lead.start, lead.end + 1) or self._arm_behind(match.end(), sentence)
        yield self._entry(measure, Span(start, match.end("said")), sentence, arm, timed=False)

    def _lasted(self, measure: Measure, sentence: Span) -> Iterator[Result]:
        """`improvements in sleep latency were sustained through Week 52`."""
        match = _LASTED.match(self._text, measure.span.end, sentence.end)
        if match is not None:
            said = Span(*match.span("said"))
            entry = self._entry(measure, said, sentence, None)
            if entry.timepoint is not None:
                yield entry

    def _none_came(self, sentence: Span) -> Iterator[Result]:
        """`No spontaneous joint bleeds have been recorded`."""
        for match in _NONE_CAME.finditer(self._text[sentence.start : sentence.end]):
            name, said = (_moved(match.span(group), sentence.start) for group in ("name", "said"))
            arm = self._arm_behind(sentence.start + match.end(), sentence)
            yield self._entry(Measure(name), said, sentence, arm)

    def _arm_behind(self, start: int, sentence: Span) -> Span | None:
        for back in (0, 1):
            if arm := self._arms.after(start - back, sentence.end):
                return arm
        named = self._arms.listed(Span(start, min(sentence.end, start + 40)))
        return named[0] if named and named[0].start - start < 6 else None

    def _entry(
        self,
        measure: Measure,
        said: Span,
        sentence: Span,
        arm: Span | None,
        *,
        timed: bool = True,
    ) -> Result:
        context = self._context
        place, words = context.evidence(measure.span), context.evidence(said)
        code = (
            endpoint_code(measure.term, place)
            if measure.term
            else derived(EndpointCode.OTHER, "endpoint-vocabulary", place)
        )
        return Result(
            trial=self._trial,
            population=stated(context.words(arm), context.evidence(arm)) if arm else None,
            endpoint_text=stated(place.text, place),
            endpoint_code=code,
            category=stated(words.text, words),
            timepoint=time_of(context, sentence, said) if timed else None,
            evidence_level=read_level(context, sentence),
            evidence=(context.evidence(sentence),),
        )


def _moved(place: tuple[int, int], start: int) -> Span:
    """A place in a sentence as one of the document."""
    return Span(start + place[0], start + place[1])
