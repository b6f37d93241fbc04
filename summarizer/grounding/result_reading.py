"""Results by rule: each endpoint of a sentence with its numbers, one entry an arm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.numerals import WORD, decimal_of
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context, stated
from summarizer.grounding.endpoint_phrases import Named, named_endpoints
from summarizer.grounding.figures import RATIOS, Figure, Figures
from summarizer.grounding.guard import Force, force_of
from summarizer.grounding.reporting import reports, tells_of_safety
from summarizer.grounding.result_distinct import without_lesser
from summarizer.grounding.result_tables import tabled_results
from summarizer.grounding.result_times import time_of
from summarizer.grounding.result_values import (
    endpoint_code,
    interval,
    p_value,
    read_level,
    read_met,
)
from summarizer.grounding.result_verdicts import unchanged, verdicts
from summarizer.grounding.tables import tables
from summarizer.schemas.result import Result
from summarizer.schemas.stated import Stated

_LINK = re.compile(
    r"(?:\s?\([^()]{0,30}\))?(?:[^;.()]{0,70}?\b(?:was|were|of|reached|in|by|is)|\s?[:=,]|\s)\s?(?:a\s|an\s|the\s)?"
    r"(?:(?:approximately|about|nearly|only)\s)?(?:(?:median|mean)\s(?:of\s)?)?\(?\s?",
    re.IGNORECASE,
)
_GOT = re.compile(
    r"[^;:]{0,70}?\b(?:achieved|had|reached|attained|showed|experienced|obtained|were\sin|met)\s(?:(?:a|an|the)\s)?"
    r"(?:(?:confirmed|unconfirmed|best|durable|ongoing)\s)*",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"^[^;]{0,90}?(?:,|\b(?:and|or|versus|vs\.?|compared|against|than)\b|\(\s?$)", re.IGNORECASE
)
_COMPARED = re.compile(r"\b(?:versus|vs|compared|against|than)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:both|all|each|either)\b", re.IGNORECASE)
_INCLUDING = re.compile(
    r"\b(?P<n>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\s(?:\w+\s)?$", re.IGNORECASE
)
_NOT_YET = re.compile(r"\bnot\s(?:yet\s)?(?:been\s)?(?:reached|mature|estimable)\b", re.IGNORECASE)
_BASELINE = re.compile(r"\b(?:at|baseline)\s(?:baseline|entry)\b|\bprior\sto\b", re.IGNORECASE)
_OWN_NAME = re.compile(
    r"(?:(?:confirmed|unconfirmed|median|best|investigator-assessed)\s)+$", re.IGNORECASE
)
_ANALYSED = re.compile(
    rf"\W{{0,4}}(?:(?:In|From)\s(?:an?|the|this)\s(?:[\w-]+\s){{0,4}}analysis\sof|Among|Of)\s(?:all\s|the\s)*"
    rf"(?P<N>{WORD}|\d{{1,5}})\s(?:[\w-]+\s){{0,3}}?(?:patients|participants|subjects|children|adults)\b"
)
_PERIODS = frozenset({"days", "weeks", "months", "years"})


@dataclass(frozen=True, slots=True)
class _Claim:
    """An endpoint with the figures that are its outcome."""

    named: Named
    figures: tuple[Figure, ...]


class ResultReader:
    """Reads every sentence of the news of one document."""

    def __init__(self, context: Context, trial: str | None) -> None:
        self._context = context
        self._trial = trial
        self._figures = Figures(context)
        self._text = plain(context.document.text)

    def read(self) -> list[Result]:
        """The fullest entry of each outcome, in reading order."""
        found: list[Result] = []
        tabled = [table.span for table in tables(self._context)]
        found += tabled_results(self._context, self._trial)
        for sentence in self._context.sentences():
            if not any(sentence.overlaps(table) for table in tabled) and reports(
                self._context, sentence
            ):
                found += self._sentence(sentence)
        return without_lesser(found)

    def _sentence(self, sentence: Span) -> Iterator[Result]:
        figures = list(self._figures.within(sentence))
        claims = list(self._claims(sentence, figures))
        met = read_met(self._context, sentence, Force.AFFIRMED)
        for claim in claims:
            yield from self._entries(claim, sentence, met)
        if claims:
            yield from self._included(claims, sentence)
        else:
            yield from verdicts(self._context, sentence)
        yield from unchanged(self._context, sentence)

    def _claims(self, sentence: Span, figures: list[Figure]) -> Iterator[_Claim]:
        names = self._names(sentence, figures)
        for index, named in enumerate(names):
            following = names[index + 1] if index + 1 < len(names) else None
            end = min(following.span.start, following.at) if following else sentence.end
            if following and following.span.start < named.at < following.at:
                end = following.at
            own = [f for f in figures if named.at <= f.span.start < max(end, named.at + 1)]
            chosen = self._chain(own, named)
            if chosen:
                yield _Claim(named, chosen)

    def _names(self, sentence: Span, figures: list[Figure]) -> list[Named]:
        """Every endpoint with the figure it leads to; of two for one figure, the known term's."""
        safety = tells_of_safety(self._context, sentence)
        found = {
            named.at: named
            for named in named_endpoints(self._context, sentence)
            if named.term is not None
            or not (safety or self._context.of(Kind.SAFETY_TERM, named.span))
        }
        starts = sorted({f.span.start for f in figures})
        by_figure: dict[int, Named] = {}
        for at, named in found.items():
            start = next((s for s in starts if at <= s <= at + 4), None)
            if start is not None:
                by_figure.setdefault(start, replace(named, at=start))
        for term in self._context.of(Kind.RESPONSE_TERM, sentence):
            start = self._linked(term, figures)
            if start is not None:
                span = self._whole(term.span, sentence)
                by_figure[start] = Named(span, start, term)
        if not by_figure and not safety:
            by_figure.update(self._alone(sentence, figures))
        return [by_figure[start] for start in sorted(by_figure)]

    def _alone(self, sentence: Span, figures: list[Figure]) -> Iterator[tuple[int, Named]]:
        """The only known endpoint of a sentence and the number that can only be its outcome."""
        terms = self._context.of(Kind.RESPONSE_TERM, sentence)
        if len({term.value for term in terms}) != 1 or self._context.of(Kind.SAFETY_TERM, sentence):
            return
        term = terms[0]
        timed = term.attributes.get("role") == "time_to_event"
        for figure in figures:
            if figure.kind in RATIOS or (figure.kind == "ratio" and not timed):
                yield figure.span.start, Named(term.span, figure.span.start, term)
                return

    def _whole(self, span: Span, sentence: Span) -> Span:
        before = _OWN_NAME.search(self._text, sentence.start, span.start)
        return Span(before.start(), span.end) if before else span

    def _linked(self, term: Mention, figures: list[Figure]) -> int | None:
        """Where the number begins that a known term is said to be, or that reached it."""
        for figure in figures:
            if figure.kind in ("count", "none", "difference"):
                continue
            start = figure.span.start
            if start >= term.span.end:
                between = Span(term.span.end, start)
                if any(m.span in between for m in self._context.of(Kind.RESPONSE_TERM, between)):
                    return None
                fits = _LINK.fullmatch(self._text, term.span.end, start)
                return start if fits else None
            later = [f for f in figures if start < f.span.start < term.span.start]
            got = _GOT.fullmatch(self._text, figure.span.end, term.span.start)
            if got and not later:
                return start
        return None

    def _chain(self, figures: list[Figure], named: Named) -> tuple[Figure, ...]:
        """The first figure and those joined to it that give the same outcome in other arms."""
        usable = [f for f in figures if self._fits(f, named)]
        if not usable or usable[0].span.start > named.at + 2:
            return ()
        chain = [usable[0]]
        for figure in usable[1:]:
            between = self._text[chain[-1].span.end : figure.span.start]
            same = {figure.kind, chain[0].kind} <= {"percentage", "ratio"} or figure.kind == chain[
                0
            ].kind
            if figure.kind in RATIOS:
                chain.append(figure)
            elif figure.kind == "difference":
                chain.append(replace(figure, unit=figure.unit or chain[0].unit))
            elif (
                same
                and ";" not in between
                and _JOIN.match(between)
                and (figure.arm or _COMPARED.search(between))
            ):
                chain.append(figure)
            else:
                break
        return tuple(chain)

    def _fits(self, figure: Figure, named: Named) -> bool:
        """Whether a number can be this endpoint's outcome at all."""
        timed = named.term is not None and named.term.attributes.get("role") == "time_to_event"
        if figure.kind == "duration":
            return (timed or _is_time(self._text[named.span.start : named.span.end])) and (
                figure.unit in _PERIODS
            )
        if figure.kind == "count":
            return figure.value is not None or self._analysed(figure) is not None
        return figure.kind != "none"

    def _entries(self, claim: _Claim, sentence: Span, met: Stated[bool] | None) -> Iterator[Result]:
        if _NOT_YET.search(self._text, claim.named.span.end, claim.figures[0].span.start):
            return
        force = force_of(self._context.document, claim.named.span).force
        compared = force is Force.NEGATED and claim.figures[0].kind in RATIOS
        if force is not Force.AFFIRMED and not compared:
            return
        shared = self._shared_p(claim)
        told = next((f for f in claim.figures if f.kind == "difference"), claim.figures[0])
        for index, figure in enumerate(claim.figures):
            own = met if figure is told else None
            yield self._entry(claim, figure, sentence, shared.get(index), own)

    def _entry(
        self,
        claim: _Claim,
        figure: Figure,
        sentence: Span,
        p: Mention | None,
        met: Stated[bool] | None,
    ) -> Result:
        context, place = self._context, self._context.evidence(claim.named.span)
        arm = self._arm(claim, figure, sentence)
        value = figure.parts.get("value")
        unit = stated(figure.unit, context.evidence(value)) if figure.unit and value else None
        return Result(
            trial=self._trial,
            population=stated(context.words(arm), context.evidence(arm)) if arm else None,
            endpoint_text=stated(place.text, place),
            endpoint_code=endpoint_code(claim.named.term, place),
            value=stated(figure.value, context.evidence(value))
            if value and figure.value is not None
            else None,
            unit=unit,
            n=_count(context, figure, "n", figure.n),
            N=_count(context, figure, "N", figure.total) or self._total(figure, claim, sentence),
            ci=interval(figure.ci, context) if figure.ci else None,
            p=p_value(p, context) if p else None,
            timepoint=time_of(context, sentence, figure.span),
            met=met,
            evidence_level=read_level(context, sentence),
            evidence=(context.evidence(sentence),),
        )

    def _arm(self, claim: _Claim, figure: Figure, sentence: Span) -> Span | None:
        if figure.arm is not None or figure.kind in ("difference", *RATIOS):
            return figure.arm
        arms, named = self._figures.arms, claim.named
        if figure is claim.figures[0]:
            lead = min(named.span.end, figure.span.start)
            before = arms.before(lead, figure.span.start)
            first = max(
                (m.end() for m in re.finditer(r";\s|:\s", self._text[sentence.start : lead])),
                default=0,
            )
            return before or arms.opening(sentence.start + first, lead)
        return None

    def _total(self, figure: Figure, claim: _Claim, sentence: Span) -> Stated[int] | None:
        """`In an analysis of the 44 participants who ..., decline was 31% slower`."""
        if figure.kind == "count" and (match := self._analysed(figure)):
            return stated(
                int(decimal_of(match["N"])), self._context.evidence(Span(*match.span("N")))
            )
        match = _ANALYSED.match(self._text, sentence.start, claim.named.span.start)
        if match is None or figure.kind != "percentage" or figure.n is not None:
            return None
        place = self._context.evidence(Span(*match.span("N")))
        return stated(int(decimal_of(match["N"])), place)

    def _analysed(self, figure: Figure) -> re.Match[str] | None:
        """`Of 31 evaluable patients, 13 responded`: what the first number is."""
        sentence = self._context.sentence(figure.span)
        match = _ANALYSED.match(self._text, sentence.start, figure.span.start)
        if match is None or figure.n is None or figure.n > int(decimal_of(match["N"])):
            return None
        return match

    def _shared_p(self, claim: _Claim) -> dict[int, Mention]:
        """Whose each p value is: a control's compares the others with it."""
        given = {i: f.p for i, f in enumerate(claim.figures) if f.p is not None}
        shared: dict[int, Mention] = {}
        for index, mention in given.items():
            figure = claim.figures[index]
            before = (
                self._text[claim.figures[index - 1].span.end : figure.span.start] if index else ""
            )
            control = figure.control or (index == 1 and _COMPARED.search(before) is not None)
            others = [
                i for i, f in enumerate(claim.figures[:index]) if not f.control and i not in given
            ]
            after = self._text[mention.span.end : mention.span.end + 30].split(")")[0]
            if not control:
                shared[index] = mention
            elif len(others) == 1 or (others and _ALL.search(after)):
                shared.update(dict.fromkeys(others, mention))
        return shared

    def _included(self, claims: list[_Claim], sentence: Span) -> Iterator[Result]:
        """`41% (14/34), including one complete response`."""
        totals = {f.total: f for c in claims for f in c.figures if f.total}
        claimed = {c.named.term.span for c in claims if c.named.term}
        for term in self._context.of(Kind.RESPONSE_TERM, sentence):
            match = _INCLUDING.search(self._text, sentence.start, term.span.start)
            if (
                match is None
                or term.span in claimed
                or term.attributes.get("role") != "category"
                or len(totals) != 1
            ):
                continue
            place = self._context.evidence(term.span)
            total, figure = next(iter(totals.items()))
            number = _number_of(match["n"])
            if number is None or number > total:
                continue
            yield Result(
                trial=self._trial,
                endpoint_text=stated(place.text, place),
                endpoint_code=endpoint_code(term, place),
                n=stated(number, self._context.evidence(Span(*match.span("n")))),
                N=stated(total, self._context.evidence(figure.parts["N"])),
                evidence_level=read_level(self._context, sentence),
                evidence=(self._context.evidence(sentence),),
            )


def _number_of(word: str) -> int | None:
    try:
        return int(decimal_of(word))
    except ValueError:
        return None


def _is_time(words: str) -> bool:
    return (
        re.search(
            r"\b(?:survival|duration|time|days|nights|hours|stay|onset|interval)\b",
            words,
            re.IGNORECASE,
        )
        is not None
    )


def _count(context: Context, figure: Figure, part: str, number: int | None) -> Stated[int] | None:
    if number is None or part not in figure.parts:
        return None
    return stated(number, context.evidence(figure.parts[part]))
