"""Numbers of a sentence as they belong together: `33% of patients on 400 mg (22/67; p=0.006)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.plain_text import plain
from summarizer.grounding.arms import Arms
from summarizer.grounding.context import Context
from summarizer.grounding.figure_tokens import Figure, figure_of, written_figures
from summarizer.grounding.result_times import times_in

_JOINED = re.compile(
    r"[^();,]{0,45}\(\s?(?:n\s?=\s?)?|\s?[;,]\s?(?:n\s?=\s?)?|\s\(\s?", re.IGNORECASE
)
_APART = re.compile(r"\b(?:and|or|versus|vs|compared|against|than)\b|;", re.IGNORECASE)
_OR_MORE = re.compile(
    r"\s(?:or|and)\s(?:more|greater|higher|above|less|better|over)\b", re.IGNORECASE
)
_STRENGTH = re.compile(
    r"\s(?:gel|cream|ointment|solution|foam|lotion|formulation|topical|strength|drops)\b"
)
_BOUND = re.compile(
    r"(?:\b(?:at\sleast|more\sthan|less\sthan|greater\sthan|fewer\sthan|up\sto|exceeding|below"
    r"|above|under|over)|[<>≥≤]=?)\s?(?:an?\s)?$",
    re.IGNORECASE,
)
_OF_INTERVAL = re.compile(r"\s(?:CI\b|confidence)", re.IGNORECASE)
_CLOSING = re.compile(r"[^()]*\)")
_AVERAGE = re.compile(r"\b(?:mean|median|average)\s(?:of\s|[\w-]+\s(?:by|of)\s)?$", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:\s[^(),;]{1,75}?)?(?:,?\srespectively,?)?\s?[(\[]"
    r"|[,;]?\s(?:with\sa\s)?(?=95\s?%|(?:nominal\s|(?:one|two)-sided\s)?p(?:[\s-]values?)?(?:\s?[<=]|\sof\s))"
)
_CLAUSE = re.compile(r"\b(?:and|while|whereas|but)\b|[;,]", re.IGNORECASE)
_LONGEST_LEAD = 90
_LONGEST_CLAUSE = 110
_FOR_A_RATE = re.compile(
    r"\s(?:(?:patients|participants)\s)?(?:responded|had\s(?:an?\s)?(?:[\w-]+\s)?responses?),?\s"
    r"(?:for|giving|yielding|resulting\sin|corresponding\sto)\s[^.;]{3,70}$",
    re.IGNORECASE,
)
# `fell by 31 mL over 12 weeks among 42 patients`
_AMONG = re.compile(
    r"(?:\s(?:over|at|by|after)\s[^,;.()]{3,25})?\s(?:among|in)\s(?:the\s|all\s)?", re.IGNORECASE
)
_NEW_CLAUSE = re.compile(r"[;:]|\.\s|\b(?:while|whereas|but)\b", re.IGNORECASE)
# What may stand between a share and the bracket that counts it: `45% of patients (n=9)`.
_COUNTED = re.compile(
    r"\s?(?:of\s)?(?:(?:the|all|treated|evaluable|enrolled)\s)*(?:patients|participants|subjects|children"
    r"|adults|people|responders)?\s?[(,;]\s?",
    re.IGNORECASE,
)


class Figures:
    """Reads the figures of one document's sentences."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._text = plain(context.document.text)
        self.arms = Arms(context)

    def within(self, zone: Span) -> tuple[Figure, ...]:
        """The figures of a zone in reading order, each with its arm and what brackets add."""
        found: list[Figure] = []
        for one in self._tokens(zone):
            last = found[-1] if found else None
            if last is not None and (whole := self._merged(last, one)):
                found[-1] = whole
            else:
                found.append(one)
        found = _counted(self._text, found)
        ends = [figure.span.start for figure in found[1:]] + [zone.end]
        found = [
            self._with_last_p(self._bracketed(figure, Span(zone.start, end)), end)
            for figure, end in zip(found, ends, strict=False)
        ]
        return tuple(self._with_arms([f for f in found if not self._is_count_of_arm(f)], zone))

    def _is_count_of_arm(self, figure: Figure) -> bool:
        """Whether a lone count is the size of the arm before it: `in Cohort 1 (n=4)`."""
        before = self._text[figure.span.start - 5 : figure.span.start]
        lone = figure.kind == "count" and figure.value is None
        return lone and re.search(r"\b[nN]\s?=\s?$", before) is not None

    def _tokens(self, zone: Span) -> list[Figure]:
        quantities = self._context.of(Kind.QUANTITY, zone)
        times = {time.span for time in times_in(self._context, zone)}
        tokens = [
            token
            for m in quantities
            if m.span not in times
            and (token := figure_of(m)) is not None
            and not _OR_MORE.match(self._text, m.span.end)
            and not _STRENGTH.match(self._text, m.span.end)
            and not _OF_INTERVAL.match(self._text, m.span.end)
        ]
        taken = [m.span for m in quantities]
        for token, instead in written_figures(self._text, zone):
            start = token.span.start
            if _BOUND.search(self._text, max(zone.start, start - 16), start):
                continue
            if instead or not any(token.span.overlaps(span) for span in taken):
                tokens = [t for t in tokens if not t.span.overlaps(token.span)]
                tokens.append(token)
                taken.append(token.span)
        return sorted(tokens, key=lambda token: token.span)

    def _merged(self, one: Figure, other: Figure) -> Figure | None:
        """Both as one, where the second stands in brackets after the first, or follows in them."""
        between = self._text[one.span.end : other.span.start]
        if self._is_total(one, other, between):
            parts = one.parts | {"N": other.parts["n"]}
            return replace(
                one, span=Span(one.span.start, other.span.end), total=other.n, parts=parts
            )
        shares = {one.kind, other.kind}
        if not (
            ("percentage" in shares and shares & {"ratio", "count"})
            and len(shares) == 2
            and _JOINED.fullmatch(between)
            and not _APART.search(between)
            and not (other.kind == "count" and self._is_size(one, other))
        ):
            return None
        if "(" not in between and "(" not in self._text[one.span.start - 60 : one.span.end]:
            return None
        return replace(
            one,
            span=Span(one.span.start, other.span.end),
            value=one.value if one.value is not None else other.value,
            unit=one.unit or other.unit,
            n=one.n if one.n is not None else other.n,
            total=one.total if one.total is not None else other.total,
            parts=one.parts | other.parts,
            kind="percentage" if one.kind == "percentage" else one.kind,
        )

    def _is_total(self, one: Figure, other: Figure, between: str) -> bool:
        """Whether a count is of those in whom a value was found: `31 mL among 42 patients`."""
        counted = one.total is not None or one.n is not None
        plain_count = other.kind == "count" and other.total is None
        return (
            one.value is not None
            and not counted
            and plain_count
            and _AMONG.fullmatch(between) is not None
        )

    def _is_size(self, share: Figure, count: Figure) -> bool:
        """Whether `(n=4)` behind an arm is the arm's size: `48% in the low-dose cohort (n=4)`."""
        start = count.span.start
        equals = re.search(r"\bn\s?=\s?$", self._text[start - 5 : start], re.IGNORECASE)
        if equals is not None:
            start -= len(equals.group())
        elif "=" not in self._text[count.span.start : count.span.end]:
            return False
        averaged = _AVERAGE.search(self._text, 0, share.span.start) is not None
        return averaged or _COUNTED.fullmatch(self._text, share.span.end, start) is None

    def _bracketed(self, figure: Figure, zone: Span) -> Figure:
        """With the interval and the p value that stand in the figure's own brackets."""
        said = self._text[zone.start : figure.span.end]
        opened = said.count("(") > said.count(")")
        figure, close = self._within_brackets(figure, figure.span.end, zone, opened=opened)
        if opened and figure.ci is None and figure.p is None:
            figure, _ = self._within_brackets(figure, close + 1, zone, opened=False)
        return figure

    def _with_last_p(self, figure: Figure, end: int) -> Figure:
        """With the p value that ends its clause: `of 5.6 points was not significant (p=0.31)`."""
        if figure.p is not None or figure.kind in ("count", "none") or figure.span.end >= end:
            return figure
        rest = Span(figure.span.end, end)
        told = [
            m
            for m in self._context.of(Kind.QUANTITY, rest)
            if m.attributes.get("quantity") == "p_value"
        ]
        if len(told) != 1:
            return figure
        between = self._text[rest.start : told[0].span.start]
        near = len(between) < _LONGEST_CLAUSE and not _NEW_CLAUSE.search(between)
        return replace(figure, p=told[0]) if near else figure

    def _within_brackets(
        self, figure: Figure, start: int, zone: Span, *, opened: bool
    ) -> tuple[Figure, int]:
        """The figure with what the brackets at or behind a place add, and where they close."""
        end = start
        rest = self._text[end : zone.end]
        if not opened:
            lead = _OPENING.match(rest)
            if lead is None:
                return figure, end
            end += lead.end()
            rest = self._text[end : zone.end]
        inside = re.match(r"(?:[^()\[\]]|\[[^\[\]]*\]|\([^()]*\))*", rest)
        close = end + (inside.end() if inside else 0)
        for mention in self._context.of(Kind.QUANTITY, Span(start, max(close, start + 1))):
            kind = mention.attributes.get("quantity")
            if kind == "ci" and figure.ci is None:
                figure = replace(figure, ci=mention, span=Span(figure.span.start, mention.span.end))
            elif kind == "p_value" and figure.p is None:
                figure = replace(figure, p=mention, span=Span(figure.span.start, mention.span.end))
            elif (
                kind not in ("ci", "p_value", "timepoint", "dose")
                and mention.span.start > figure.span.end
            ):
                break
        return figure, close

    def _with_arms(self, found: list[Figure], zone: Span) -> Iterator[Figure]:
        """Each figure with its arm: what follows it at once, else what leads to it."""
        last: Figure | None = None
        for index, figure in enumerate(found):
            following = found[index + 1].span.start if index + 1 < len(found) else zone.end
            arm = self._behind(figure, following)
            if arm is None or (index + 1 < len(found) and self._leads(arm, found[index + 1])):
                arm = self._ahead(figure, last, zone) or (arm if index + 1 == len(found) else None)
            last = replace(figure, arm=arm, control=self.arms.is_control(arm))
            yield last

    def _behind(self, figure: Figure, following: int) -> Span | None:
        first = min(figure.parts.values(), key=lambda span: span.start)
        arm = self.arms.after(first.end, following) or self.arms.after(figure.span.end, following)
        if arm is None:
            closed = re.match(r"[^()]{0,30}\)", self._text[figure.span.end : following])
            arm = self.arms.after(figure.span.end + closed.end(), following) if closed else None
        return arm or self.arms.later(figure.span.end, following)

    def _leads(self, arm: Span, following: Figure) -> bool:
        """Whether an arm stands right before the next figure, and so is that one's."""
        return self.arms.labelling(arm.start - 12, following.span.start) == arm

    def _ahead(self, figure: Figure, last: Figure | None, zone: Span) -> Span | None:
        """The arm between the figure before and this one: `and those on sham 6.3 letters`."""
        start = figure.span.start
        if last is None:
            return self.arms.labelling(max(zone.start, start - 90), start)
        begin = max(last.span.end, last.arm.end if last.arm else 0)
        if closing := _CLOSING.match(self._text, begin, start):
            begin = closing.end()
        if labelling := self.arms.labelling(begin, start):
            return labelling
        between = self._text[begin:start]
        if len(between) > _LONGEST_LEAD or not _CLAUSE.search(between):
            return None
        return self.arms.leading(begin, start)


def _counted(text: str, found: list[Figure]) -> list[Figure]:
    """Shares with the counts beside them that make them: `43%: three of seven patients`."""
    done = list(found)
    for index, one in enumerate(found):
        if one.kind != "percentage" or one.n is not None or one.value is None:
            continue
        last = found[index - 1] if index else None
        if last is not None and last.kind == "count" and _responders(text, last, one):
            done[index] = replace(one, n=last.n, parts=one.parts | last.parts)
            continue
        near = [*found[max(0, index - 1) : index], *found[index + 1 : index + 2]]
        made = [f for f in near if f.kind == "ratio" and f.value is None and _makes(f, one.value)]
        if len(made) == 1:
            done[index] = replace(
                one, n=made[0].n, total=made[0].total, parts=one.parts | made[0].parts
            )
    return done


def _responders(text: str, count: Figure, share: Figure) -> bool:
    """Whether a count is of those whom a rate is of: `nine responded, for an ORR of 50%`."""
    return _FOR_A_RATE.match(text[count.span.end : share.span.start]) is not None


def _makes(counts: Figure, share: Decimal) -> bool:
    exponent = share.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    if not counts.total or counts.n is None:
        return False
    return abs(Decimal(100 * counts.n) / counts.total - share) <= unit * Decimal("0.51")
