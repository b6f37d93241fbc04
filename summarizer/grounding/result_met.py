"""Endpoints met or missed, told in one sentence, marked on the numbers of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.plain_text import plain
from summarizer.grounding.arms import Arms
from summarizer.grounding.context import Context, derived, stated
from summarizer.grounding.figure_tokens import RATIOS
from summarizer.grounding.measures import Measure
from summarizer.grounding.result_claim import Claim
from summarizer.grounding.result_distinct import named_alike
from summarizer.grounding.result_lists import is_item
from summarizer.grounding.result_times import time_of
from summarizer.grounding.result_values import endpoint_code, read_level
from summarizer.grounding.result_verdict_reading import Verdict, VerdictReader
from summarizer.grounding.result_verdict_words import CONCEDED, SEVERAL
from summarizer.schemas.result import Result
from summarizer.schemas.terms import EndpointCode
from summarizer.schemas.trial import Trial

_DOSED = re.compile(r"\d|dose|\b(?:arm|group|cohort)\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:versus|vs\.?|compared\s(?:to|with)|than|against)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
# What only goes on about the number before: `, meeting the primary endpoint`.
_GOES_ON = re.compile(
    r"(?:,\s|\band\s)(?:(?:which|thus|thereby)\s)?(?:meeting|missing|achieving|(?:which\s)(?:was|did|were)\b)[^,]*$",
    re.IGNORECASE,
)
_SECONDARY = re.compile(
    r"\bsecondary\s(?:\w+\s)?(?:end\s?points?|outcomes?|measures?|objectives?)", re.IGNORECASE
)
_IN_A_YEAR = re.compile(r"[^.;,]{0,20}\bin\s(?:[A-Z][a-z]+\s)?20\d\d\b|\slast\syear\b")
_REACH = 420
_FAR = 1200


class Verdicts:
    """Collects what a document says of its endpoints, and marks its results."""

    def __init__(self, context: Context, trials: tuple[Trial, ...], arms: Arms) -> None:
        self._context = context
        self._text = plain(context.document.text)
        self._arms = arms
        self._primary = tuple(
            e.text.value for t in trials for e in t.endpoints if e.type == "primary"
        )
        self._trial = trials[0].key if len(trials) == 1 else None
        self._reader = VerdictReader(context, arms)
        self._found: list[Verdict] = []

    @property
    def named(self) -> tuple[Measure, ...]:
        """The measures that the document has ranked so far."""
        return tuple(m for verdict in self._found if verdict.ranked for m in verdict.measures)

    def read(self, sentence: Span, claims: Sequence[Claim], before: Measure | None) -> None:
        """Notes the verdicts of a sentence."""
        self._found += self._reader.read(sentence, told=bool(claims), before=before)

    def applied(self, results: list[Result]) -> list[Result]:
        """The results with what is said of their endpoints; verdicts on no result are entries."""
        done = list(results)
        told: set[tuple[str, bool]] = set()
        unmarked = []
        for verdict in self._found:
            silent = self._contradicted(verdict) or self._is_earlier(verdict)
            marked = [] if silent else self._marked(verdict, done)
            for index in marked:
                done[index] = done[index].model_copy(
                    update={"met": stated(verdict.met, self._context.evidence(verdict.said))}
                    | self._with_time(verdict, done[index])
                )
            if verdict.every:
                self._mark_secondary(verdict, done)
            if not marked and verdict.ranked:
                unmarked.append(verdict)
        for verdict in unmarked:
            for entry in [] if self._is_known(verdict, done) else self._own(verdict):
                key = (entry.endpoint_text.value.lower(), verdict.met)
                if key not in told:
                    told.add(key)
                    done.append(entry)
        return sorted(done, key=lambda one: one.evidence[0].start)

    def _mark_secondary(self, verdict: Verdict, results: list[Result]) -> None:
        """Marks one comparison, or each treated arm, of every endpoint told as a secondary one."""
        told = [
            i
            for i, r in enumerate(results)
            if r.value
            and r.met is None
            and self._is_secondary(r)
            and self._same_trial(verdict, r)
            and not self._already([r.endpoint_text.value], results)
        ]
        said = stated(verdict.met, self._context.evidence(verdict.said))
        for name in dict.fromkeys(results[i].endpoint_text.value for i in told):
            same = [i for i in told if results[i].endpoint_text.value == name]
            compared = [i for i in same if self._compares(results[i])][:1]
            treated = [i for i in same if not self._is_control(results[i])]
            for index in compared or treated:
                results[index] = results[index].model_copy(update={"met": said})

    def _is_secondary(self, result: Result) -> bool:
        """Whether its paragraph, or the line that leads its list, speaks of secondary endpoints."""
        place = result.evidence[0]
        start = self._text.rfind("\n\n", 0, place.start) + 2
        while is_item(self._text, Span(start, place.end)) and start > 2:
            start = self._text.rfind("\n\n", 0, start - 2) + 2
        return _SECONDARY.search(self._text, start, place.end) is not None

    def _marked(self, verdict: Verdict, results: list[Result]) -> list[int]:
        beside = [
            i
            for i, r in enumerate(results)
            if r.evidence[0].start == verdict.sentence.start and r.value
        ]
        if (own := self._of_participle(verdict, beside, results)) is not None:
            return own
        names, codes = self._named(verdict, beside, results)
        parted = any(_DOSED.search(self._words(arm)) for arm in verdict.arms)
        if verdict.ranked and not parted and self._already(names, results):
            return []
        same = [
            i
            for i, r in enumerate(results)
            if r.met is None
            and r.value is not None
            and (
                any(named_alike(r.endpoint_text.value, name) for name in names)
                or r.endpoint_code.value.value in codes
            )
        ]
        same = [i for i in same if self._same_trial(verdict, results[i])]
        same = self._told_first(verdict, same, results)
        if len(names) > 1 and SEVERAL.search(self._words(verdict.said)):
            told = dict.fromkeys(results[i].endpoint_text.value for i in same)
            each = [[i for i in same if results[i].endpoint_text.value == name] for name in told]
            return [i for own in each for i in self._chosen(verdict, own, results)]
        return self._chosen(verdict, same, results)

    def _chosen(self, verdict: Verdict, same: list[int], results: list[Result]) -> list[int]:
        """Of one endpoint the comparison, else the arms that the verdict is for, or all treated."""
        names = list(dict.fromkeys(results[i].endpoint_text.value for i in same))
        compared = [i for i in same if self._compares(results[i])]
        if len(compared) == 1:
            return compared
        if not compared and self._told_of_comparison(names, results):
            return []
        if any(_DOSED.search(self._words(arm)) for arm in verdict.arms):
            words = [self._words(arm).lower() for arm in verdict.arms]
            own = [
                i
                for i in same
                if (p := results[i].population) and any(_alike(p.value, w) for w in words)
            ]
            same = own or (
                same if verdict.ranked else [i for i in same if self._compares(results[i])]
            )
        compared = [i for i in same if self._compares(results[i])]
        if compared:
            return compared[:1]
        return [i for i in same if not self._is_control(results[i])]

    def _of_participle(
        self, verdict: Verdict, beside: list[int], results: list[Result]
    ) -> list[int] | None:
        """The number before a verdict that only goes on about it: `(p=0.06), which was not`."""
        lead = self._text[verdict.sentence.start : verdict.said.start + 8]
        if not _GOES_ON.search(lead) or (verdict.measures[:1] and verdict.ranked and not beside):
            return None
        before = [
            i
            for i in beside
            if (v := results[i].value) and v.evidence[0].start < verdict.said.start
        ]
        before = [i for i in before if not self._is_control(results[i])]
        return before[-1:] if len(before) > 1 else None

    def _named(
        self, verdict: Verdict, beside: list[int], results: list[Result]
    ) -> tuple[list[str], set[str]]:
        """The names and codes of the endpoints that a verdict is of."""
        names = [self._words(m.span) for m in verdict.measures]
        codes = {m.term.value for m in verdict.measures if m.term}
        if not names and verdict.place is not None:
            names = self._in_place(verdict, results)
        elif not names and beside and not self._concedes(verdict):
            names = [results[beside[0]].endpoint_text.value]
        elif not names and not verdict.ranked and SEVERAL.search(self._words(verdict.name)):
            names = list(self._primary) if len(self._primary) > 1 else self._last(verdict, results)
        elif not names and not verdict.ranked and verdict.told_before is not None:
            names = [self._words(verdict.told_before.span)]
        elif not names and verdict.ranked and verdict.primary:
            names = self._primaries(verdict, results)
        codes |= {r.endpoint_code.value.value for r in results if r.endpoint_text.value in names}
        return names, codes - {EndpointCode.OTHER.value}

    def _concedes(self, verdict: Verdict) -> bool:
        """Whether what goes on tells of something else: `Although the endpoint was missed, X`."""
        return (
            CONCEDED.fullmatch(self._text, verdict.sentence.start, verdict.said.start) is not None
        )

    def _primaries(self, verdict: Verdict, results: list[Result]) -> list[str]:
        """The primary endpoints as the trial names them, else what stands next to the verdict."""
        several = SEVERAL.search(self._words(verdict.said)) is not None
        listed = list(self._primary) if several and len(self._primary) > 1 else []
        told = [
            name
            for name in self._primary
            if any(r.value and named_alike(r.endpoint_text.value, name) for r in results)
        ]
        return (
            listed
            or (told if self._trial else [])
            or self._next(verdict, results, _REACH, several=several)
            or self._last(verdict, results)
            or list(self._primary)
            or self._next(verdict, results, _FAR, several=several)
        )

    def _in_place(self, verdict: Verdict, results: list[Result]) -> list[str]:
        """The endpoint that is the first or second of those ranked, or that is told next."""
        if verdict.place is not None and verdict.place < len(self._primary) > 1:
            return [self._primary[verdict.place]]
        return self._next(verdict, results, _REACH, several=False)

    def _last(self, verdict: Verdict, results: list[Result]) -> list[str]:
        """What the sentences before in the same paragraph have told with numbers, the nearest."""
        start = max(
            self._text.rfind("\n\n", 0, verdict.sentence.start), verdict.sentence.start - _REACH
        )
        before = [
            r
            for r in results
            if r.value
            and start <= r.evidence[0].start < verdict.sentence.start
            and self._same_trial(verdict, r)
        ]
        names = list(dict.fromkeys(r.endpoint_text.value for r in before))
        return names[-2 if SEVERAL.search(self._words(verdict.name)) else -1 :]

    def _next(
        self, verdict: Verdict, results: list[Result], reach: int, *, several: bool
    ) -> list[str]:
        """What the next sentence with numbers gives them for: near, in the same paragraph."""
        end = self._text.find("\n\n", verdict.sentence.end)
        limit = verdict.sentence.end + reach
        if reach == _REACH and end >= 0:
            limit = min(end, limit)
        behind = [
            r
            for r in results
            if r.value
            and verdict.sentence.end <= r.evidence[0].start < limit
            and self._same_trial(verdict, r)
        ]
        names = list(dict.fromkeys(r.endpoint_text.value for r in behind))
        return names[: 2 if several else 1]

    def _same_trial(self, verdict: Verdict, result: Result) -> bool:
        """Whether the two sentences do not name different trials."""
        places = (verdict.sentence, self._context.sentence(result.evidence[0]))
        one, other = ({m.value for m in self._context.of(Kind.TRIAL, p)} for p in places)
        return not one or not other or bool(one & other)

    def _is_earlier(self, verdict: Verdict) -> bool:
        """Whether it is told of a past year, and not of the numbers of this release."""
        return _IN_A_YEAR.match(self._text, verdict.said.end, verdict.sentence.end) is not None

    def _contradicted(self, verdict: Verdict) -> bool:
        """Whether the document also says the opposite of the same measures, of no other arm."""
        return any(
            other.met is not verdict.met
            and other.arms == verdict.arms == ()
            and named_alike(self._words(one.span), self._words(theirs.span))
            for other in self._found
            for one in verdict.measures
            for theirs in other.measures
        )

    def _already(self, names: list[str], results: list[Result]) -> bool:
        """Whether an earlier sentence has told it of a number of this endpoint."""
        return any(
            r.met is not None and r.value is not None and named_alike(r.endpoint_text.value, n)
            for r in results
            for n in names
        )

    def _told_of_comparison(self, names: list[str], results: list[Result]) -> bool:
        """Whether an earlier verdict has marked what compares the arms of an endpoint."""
        return any(
            r.met is not None
            and self._compares(r)
            and any(named_alike(r.endpoint_text.value, name) for name in names)
            for r in results
        )

    def _told_first(self, verdict: Verdict, same: list[int], results: list[Result]) -> list[int]:
        """Those of the sentence that tells the endpoint first, and of the one after it."""
        if not same or not verdict.ranked:
            return same
        starts = sorted({results[i].evidence[0].start for i in same})
        if verdict.sentence.start in starts:
            return [i for i in same if results[i].evidence[0].start == verdict.sentence.start]
        behind = [start for start in starts if start >= verdict.sentence.start] or starts
        last = behind[0] + _REACH
        return [i for i in same if behind[0] <= results[i].evidence[0].start <= last]

    def _compares(self, result: Result) -> bool:
        if result.value is None:
            return False
        unit = result.unit.value.replace(" ", "_") if result.unit else ""
        if unit in RATIOS or unit == "percentage_points":
            return True
        at = result.value.evidence[0].start
        return "difference" in self._text[max(0, at - 60) : at].lower()

    def _is_control(self, result: Result) -> bool:
        """Whether a number is the control's: by its arm, else as the second of two."""
        if result.population is None:
            at = result.value.evidence[0].start if result.value else 0
            return _AGAINST.search(self._text, max(0, at - 25), at) is not None
        place = result.population.evidence[0]
        return self._arms.is_control(Span(place.start, place.end))

    def _with_time(self, verdict: Verdict, result: Result) -> dict[str, object]:
        if result.timepoint is not None or not verdict.measures:
            return {}
        time = time_of(self._context, verdict.sentence, verdict.measures[0].span)
        return (
            {"timepoint": time} if time and result.endpoint_code.value is EndpointCode.OTHER else {}
        )

    def _is_known(self, verdict: Verdict, results: Iterable[Result]) -> bool:
        """Whether an entry says it already, or the headline says what the body will."""
        same = [r for r in results if r.met is not None and r.met.value is verdict.met]
        if verdict.measures:
            names = [self._words(m.span) for m in verdict.measures]
            return any(named_alike(r.endpoint_text.value, n) for r in same for n in names)
        return bool(same)

    def _own(self, verdict: Verdict) -> Iterable[Result]:
        context = self._context
        places: list[tuple[Span, Measure | None]] = [(m.span, m) for m in verdict.measures]
        for span, measure in places or [(verdict.name, None)]:
            place = context.evidence(span)
            code = (
                endpoint_code(measure.term, place)
                if measure
                else derived(EndpointCode.OTHER, "endpoint-vocabulary", place)
            )
            yield Result(
                trial=self._trial,
                endpoint_text=stated(place.text, place),
                endpoint_code=code,
                met=stated(verdict.met, context.evidence(verdict.said)),
                timepoint=time_of(context, verdict.sentence, span),
                evidence_level=read_level(context, verdict.sentence),
                evidence=(context.evidence(verdict.sentence),),
            )

    def _words(self, span: Span) -> str:
        return self._text[span.start : span.end]


def _alike(one: str, other: str) -> bool:
    one = one.lower()
    return one in other or other in one
