"""Endpoints met or missed, told in one sentence, marked on the numbers of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.plain_text import plain
from summarizer.grounding.arms import Arms
from summarizer.grounding.context import Context, derived, stated
from summarizer.grounding.figure_tokens import RATIOS
from summarizer.grounding.guard import Force, force_of
from summarizer.grounding.measures import Measure, measures
from summarizer.grounding.result_claim import Claim
from summarizer.grounding.result_distinct import named_alike
from summarizer.grounding.result_times import time_of
from summarizer.grounding.result_values import endpoint_code, read_level
from summarizer.schemas.result import Result
from summarizer.schemas.terms import EndpointCode
from summarizer.schemas.trial import Trial

_ENDPOINT = (
    r"(?:(?:(?:two|three|four|all|both|main|ranked|pre-?specified|efficacy|clinical|key|composite"
    r"|trial's|study's)\s)*"
    r"(?:(?P<rank{0}>co-?primary|primary|(?:key\s)?secondary|main)\s)(?:and\s(?:all\s|key\s"
    r"|the\s)*secondary\s)?"
    r"(?:(?:composite|efficacy|clinical|safety|study)\s){{0,2}}(?:end\s?points?|objectives?"
    r"|outcomes?(?:\smeasures?)?))"
)
_DETERMINER = r"(?:(?:its|the|both|all|their|each|of|an?|every|on|trial|study)\s){0,3}"
_ACTIVE = re.compile(
    r"\b(?P<verb>(?:failed\sto|did\snot)\s(?:produce|show|demonstrate|achieve)\s[^.;,]{3,60}?\son"
    r"|did\snot\s(?:meet|achieve|reach|attain|hit|satisfy)|fail(?:ed|s)(?:\sto\s(?:meet"
    r"|achieve|reach)|\son|\sin)?|miss(?:ed|es)?|fell\sshort\s(?:of|on)"
    r"|(?:was|were)\s(?:not\s)?successful\s(?:on|in)|succeeded\s(?:on|in)|(?:was"
    r"|were)\s(?:not\s)?superior\sto\s(?:placebo|[\w-]+)\son"
    r"|met|meets|achieved|achieves|reached|attained|hit|hits|satisfied|meeting|(?:has|have"
    r"|having)\smet|beat\splacebo\son)"
    rf"\s{_DETERMINER}{_ENDPOINT.format('a')}",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"{_ENDPOINT.format('b')}(?P<between>[^.;]{{0,130}}?)\s(?:was|were|has\sbeen"
    rf"|have\sbeen)\s(?:(?:both|also|all|successfully)\s)?"
    r"(?P<verb>(?:not\s)?(?:met|achieved|reached|attained|satisfied)|missed)\b(?!\s(?:by"
    r"|in)\s(?:\d|\w+\s(?:of|percent)))",
    re.IGNORECASE,
)
_SIGNIFICANCE = re.compile(
    r"\b(?P<verb>(?:did|do)\snot\s(?:reach|achieve|attain|meet|show|demonstrate)"
    r"|failed\sto\s(?:reach|achieve|show)|(?:was|were)\snot|without\sreaching|missed"
    r"|(?:neither|no)\s(?:[\w-]+\s){0,3}?(?:differences?|comparisons?|doses?|arms?|results?)"
    r"\s(?:was|were|reached|achieved))"
    r"\s(?:a\s)?(?:statistical(?:ly)?\s)?(?:significan(?:ce|t)|separate|superior\w*)",
    re.IGNORECASE,
)
_MISSED = re.compile(
    r"^(?:did\snot|neither|no\s|fail|miss|fell|not\s|(?:was|were)\snot|w\w+\snot|do\snot|without)",
    re.IGNORECASE,
)
_DOSED = re.compile(r"\d|dose|\b(?:arm|group|cohort)\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\d[^.;]{0,12}?\b(?:versus|vs\.?|compared\s(?:to|with)|than|against)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
# What only goes on about the number before: `, meeting the primary endpoint`.
_GOES_ON = re.compile(
    r"(?:,\s|\band\s)(?:(?:which|thus|thereby)\s)?(?:meeting|missing|achieving|(?:which\s)(?:was|did|were)\b)[^,]*$",
    re.IGNORECASE,
)
_IN_WHAT = re.compile(
    r"\b(?:in|with|for|against)\s(?:(?:the|advanced|severe|adult)\s)?$", re.IGNORECASE
)
_SEVERAL = re.compile(r"\b(?:both|all|co-?primary|two|three)\b", re.IGNORECASE)
_REACH = 420
_FAR = 1200
_PLACE = re.compile(
    r"^[^.;]{0,60}?(?:\bof\b|,|:|\(|\bon\b|\bin\b|—|–|\bfor\b|\bwith\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Verdict:
    met: bool
    primary: bool
    ranked: bool
    said: Span
    name: Span
    sentence: Span
    measures: tuple[Measure, ...]
    arms: tuple[Span, ...]
    told_before: Measure | None


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
        self._found: list[_Verdict] = []

    @property
    def named(self) -> tuple[Measure, ...]:
        """The measures that the document has ranked so far."""
        return tuple(m for verdict in self._found if verdict.ranked for m in verdict.measures)

    def read(self, sentence: Span, claims: Sequence[Claim], before: Measure | None) -> None:
        """Notes the verdicts of a sentence."""
        named = measures(self._context, sentence)
        for pattern in (_ACTIVE, _PASSIVE, _SIGNIFICANCE):
            for match in pattern.finditer(self._text, sentence.start, sentence.end):
                missed = _MISSED.match(match["verb"]) is not None
                verb = Span(*match.span("verb"))
                force = force_of(self._context.document, verb).force
                if force is Force.HEDGED or (force is Force.NEGATED and not missed):
                    continue
                ranked = pattern is not _SIGNIFICANCE
                rank = next((g for n in ("ranka", "rankb") if (g := match.groupdict().get(n))), "")
                own = self._measures(match, named, ranked=ranked)
                if not ranked and not own and not claims and before is None:
                    continue
                start = match.start() if pattern is not _ACTIVE else match.start("verb")
                name = (
                    Span(match.start(f"rank{'a' if pattern is _ACTIVE else 'b'}"), match.end())
                    if ranked
                    else verb
                )
                self._found.append(
                    _Verdict(
                        not missed,
                        "secondary" not in rank.lower(),
                        ranked,
                        Span(start, match.end()),
                        name,
                        sentence,
                        own,
                        tuple(self._arms.listed(sentence)),
                        before,
                    )
                )

    def _measures(
        self, match: re.Match[str], named: tuple[Measure, ...], *, ranked: bool
    ) -> tuple[Measure, ...]:
        """The measures that the sentence says the endpoint is."""
        if not ranked:
            return tuple(m for m in named if m.span.end <= match.start())[-1:]
        inside = [m for m in named if match.start() <= m.span.start and m.span.end <= match.end()]
        if inside:
            return tuple(inside[:2])
        after = [m for m in named if m.span.start >= match.end()]
        if after and _PLACE.match(self._text[match.end() : after[0].span.start + 1]):
            return tuple(after[:1]) if "ndpoints" not in match.group() else tuple(after[:2])
        if len(named) == 1 and not after:
            disease = _IN_WHAT.search(self._text, 0, named[0].span.start)
            return () if disease else named
        before = [m for m in named if m.span.end <= match.start()]
        if before and re.fullmatch(
            r"[,\s(]*(?:which\swas\s)?(?:an?|the|its)\s?",
            self._text[before[-1].span.end : match.start()],
        ):
            return (before[-1],)
        return ()

    def applied(self, results: list[Result]) -> list[Result]:
        """The results with what is said of their endpoints; verdicts on no result are entries."""
        done = list(results)
        told: set[tuple[str, bool]] = set()
        unmarked = []
        for verdict in self._found:
            marked = [] if self._contradicted(verdict) else self._marked(verdict, done)
            for index in marked:
                done[index] = done[index].model_copy(
                    update={"met": stated(verdict.met, self._context.evidence(verdict.said))}
                    | self._with_time(verdict, done[index])
                )
            if not marked and verdict.ranked:
                unmarked.append(verdict)
        for verdict in unmarked:
            for entry in [] if self._is_known(verdict, done) else self._own(verdict):
                key = (entry.endpoint_text.value.lower(), verdict.met)
                if key not in told:
                    told.add(key)
                    done.append(entry)
        return sorted(done, key=lambda one: one.evidence[0].start)

    def _marked(self, verdict: _Verdict, results: list[Result]) -> list[int]:
        beside = [
            i
            for i, r in enumerate(results)
            if r.evidence[0].start == verdict.sentence.start and r.value
        ]
        if (own := self._of_participle(verdict, beside, results)) is not None:
            return own
        names, codes = self._named(verdict, beside, results)
        if verdict.ranked and self._already(names, results):
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
        self, verdict: _Verdict, beside: list[int], results: list[Result]
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
        self, verdict: _Verdict, beside: list[int], results: list[Result]
    ) -> tuple[list[str], set[str]]:
        """The names and codes of the endpoints that a verdict is of."""
        names = [self._words(m.span) for m in verdict.measures]
        codes = {m.term.value for m in verdict.measures if m.term}
        if not names and not verdict.ranked and verdict.told_before is not None:
            names = [self._words(verdict.told_before.span)]
        if not names and beside:
            names = [results[beside[0]].endpoint_text.value]
        elif not names and verdict.ranked and verdict.primary:
            several = _SEVERAL.search(self._words(verdict.said)) is not None
            listed = list(self._primary) if several and len(self._primary) > 1 else []
            names = (
                listed
                or self._next(verdict, results, _REACH, several=several)
                or list(self._primary)
                or self._next(verdict, results, _FAR, several=several)
            )
        codes |= {r.endpoint_code.value.value for r in results if r.endpoint_text.value in names}
        return names, codes - {EndpointCode.OTHER.value}

    def _next(
        self, verdict: _Verdict, results: list[Result], reach: int, *, several: bool
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

    def _same_trial(self, verdict: _Verdict, result: Result) -> bool:
        """Whether the two sentences do not name different trials."""
        places = (verdict.sentence, self._context.sentence(result.evidence[0]))
        one, other = ({m.value for m in self._context.of(Kind.TRIAL, p)} for p in places)
        return not one or not other or bool(one & other)

    def _contradicted(self, verdict: _Verdict) -> bool:
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

    def _told_first(self, verdict: _Verdict, same: list[int], results: list[Result]) -> list[int]:
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
        if result.unit is not None and result.unit.value.replace(" ", "_") in RATIOS:
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

    def _with_time(self, verdict: _Verdict, result: Result) -> dict[str, object]:
        if result.timepoint is not None or not verdict.measures:
            return {}
        time = time_of(self._context, verdict.sentence, verdict.measures[0].span)
        return (
            {"timepoint": time} if time and result.endpoint_code.value is EndpointCode.OTHER else {}
        )

    def _is_known(self, verdict: _Verdict, results: Iterable[Result]) -> bool:
        """Whether an entry says it already, or the headline says what the body will."""
        same = [r for r in results if r.met is not None and r.met.value is verdict.met]
        if verdict.measures:
            names = [self._words(m.span) for m in verdict.measures]
            return any(named_alike(r.endpoint_text.value, n) for r in same for n in names)
        return bool(same)

    def _own(self, verdict: _Verdict) -> Iterable[Result]:
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
