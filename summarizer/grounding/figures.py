"""Numbers of a sentence as they belong together: `33% of patients on 400 mg (22/67; p=0.006)`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.numerals import WORD, decimal_of
from summarizer.finding.plain_text import plain
from summarizer.grounding.arms import Arms
from summarizer.grounding.context import Context

RATIOS = frozenset({"hazard_ratio", "odds_ratio", "rate_ratio"})
_PERSONS = re.compile(
    r"\b(?:patients?|subjects?|participants?|children|adults|people|persons?|women|men|volunteers|infants"
    r"|adolescents|responders|cases?|events?|individuals)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"\b(?:in|by|versus|vs\.?|against)\s(?:only\s|just\s)?(?P<a>{WORD}|\d{{1,4}})(?=\s*\(\s?\d)"
    rf"|(?:(?<=,\s)|(?<=\band\s))(?P<d>{WORD}|\d{{1,4}})(?=\s(?:developed|suffered|died|responded"
    rf"|achieved|had|reached|were|remained|experienced)\b)"
    rf"|(?:(?<=,\s)|(?<=:\s)|\b(?:and|versus|vs\.?|with|against|or)\s)(?:in\s)?(?P<b>{WORD}"
    rf"|\d{{1,4}})"
    rf"(?=\s(?:on|in\sthe|with|receiving|given)\s)"
    r"|(?<![\w.,-])(?P<c>\d{1,4})(?=\s\(\s?\d[\d.]*\s?%)|(?<=\(n=)(?P<e>\d{1,4})(?=[,;)])",
    re.IGNORECASE,
)
_SCALE = re.compile(
    r"(?<![\w.,-])(?P<value>[-+]?\d{1,4}(?:\.\d{1,3})?)[\s-]?(?P<unit>mL/min(?:/1\.73\s?m(?:2"
    r"|²))?(?:/year|\sper\syear)?|mL/min|IU/dL|IU/L|U/L|g/dL|g/L|µm|um\b|mm2|mm²|mm\b|cm\b"
    r"|(?<=\s)(?:points?|letters?|met(?:er|re)s|seconds|minutes|beats\sper\sminute|lines|diopters"
    r"|dioptres|steps|log10|copies|microns|micrometers|micrometres"
    r"|millimeters|degrees|kg|kilograms|attacks\sper\s(?:month|year)|events\sper\s(?:year"
    r"|patient-year)|episodes\sper\s(?:week|month|year)|hours)"
    r"|(?<=-)(?:points?|letters?|met(?:er|re)s?))(?![\w/])(?!\son\b.{0,20}scale\b.{0,6}\()",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"\bdifference(?:\sof|\swas|,|:|\sin\smeans?)?\s(?P<value>[-+]?\d{1,4}(?:\.\d{1,3})?)"
    r"(?P<unit>\s?%)?(?![\d%])",
    re.IGNORECASE,
)
# `rate was 0.12 with A and 0.31 with B`: decimals that stand where an outcome stands.
_DECIMAL = re.compile(
    r"(?:(?<=\bwas\s)|(?<=\bof\s)|(?<=\bby\s)|(?<=\band\s)|(?<=\bversus\s)|(?<=\bvs\s)|(?<=\bto\s)"
    r"|(?<=\bwith\s))(?P<value>[-+]?\d{1,3}\.\d{1,3})(?P<unit>)"
    r"(?=\s(?:with|in|on|for|at|among|versus|vs|and|compared|per|from|\()|[,;]\s|\.?(?:\s|$))"
    r"|(?<=\bby\s)(?P<whole>\d{1,3})(?=\s(?:from\sbaseline|in\sthe|with|on\s|versus|vs|compared)\b)"
    r"|(?<=[(])(?P<led>[-+]\d{1,3}(?:\.\d{1,3})?)(?=\s(?:vs\.?|versus|compared)\b)"
    r"|(?<=[:,]\s)(?P<listed>[-+]\d{1,3}\.\d{1,3})(?=\s\()"
    r"|(?<=vs\.\s)(?P<second>[-+]\d{1,3}(?:\.\d{1,3})?)(?=[;,)\s])"
    r"|(?<=\sto\s)(?<=\d\sto\s)(?P<end>\d{1,3}(?:\.\d)?)(?=\.\s|\.$|,|\sat\s|\safter\s|\sby\s)",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:none|zero)(?=\s(?:on|in\sthe|with|of\sthose)\b)", re.IGNORECASE)
_JOINED = re.compile(
    r"[^();,]{0,45}\(\s?(?:n\s?=\s?)?|\s?[;,]\s?(?:n\s?=\s?)?|\s\(\s?", re.IGNORECASE
)
_APART = re.compile(r"\b(?:and|or|versus|vs|compared|against|than)\b|;", re.IGNORECASE)
_OR_MORE = re.compile(
    r"\s(?:or|and)\s(?:more|greater|higher|above|less|better|over)\b", re.IGNORECASE
)
_PERIODS = frozenset({"days", "weeks", "months", "years"})
_BARE_NUMBERS = ("end", "whole", "led", "second", "listed")
_STRENGTH = re.compile(
    r"\s(?:gel|cream|ointment|solution|foam|lotion|formulation|topical|strength|drops)\b"
)
_BOUND = re.compile(
    r"(?:\b(?:at\sleast|more\sthan|less\sthan|greater\sthan|fewer\sthan|up\sto|exceeding|below"
    r"|above|under|over)|[<>≥≤]=?)\s?(?:an?\s)?$",
    re.IGNORECASE,
)
# `13.1 and 11.9 months`: the unit stands once.
_SHARED = re.compile(
    r"(?<![\w.,/-])(?P<value>[-+]?\d{1,4}(?:\.\d{1,3})?)(?=\s(?:and|versus|vs\.?"
    r"|or)\s[-+]?\d{1,4}(?:\.\d{1,3})?[\s-]?"
    r"(?P<unit>months|years|weeks|days|points|letters|meters|metres|%|percent))",
    re.IGNORECASE,
)
_MEASURED_AS_DOSES = ("mL", "L", "g", "kg")
_CERTAIN = ("", "=", "~")


@dataclass(frozen=True, slots=True)
class Figure:
    """One outcome in numbers.

    Attributes:
        span: From its first number to its last, brackets included.
        kind: percentage, ratio, count, duration, measurement, scale, difference or none; or the
            name of a ratio of two arms.
        parts: Where `value`, `n`, `N`, `ci` and `p` stand.
        arm: The group it is given for.
    """

    span: Span
    kind: str
    value: Decimal | None = None
    unit: str | None = None
    n: int | None = None
    total: int | None = None
    ci: Mention | None = None
    p: Mention | None = None
    arm: Span | None = None
    control: bool = False
    parts: dict[str, Span] = field(default_factory=dict)

    @property
    def end(self) -> int:
        """Where its own numbers end, before interval and p value."""
        return max((part.end for part in self.parts.values()), default=self.span.end)


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
        ends = [figure.span.start for figure in found[1:]] + [zone.end]
        found = [
            self._bracketed(figure, Span(zone.start, end))
            for figure, end in zip(found, ends, strict=False)
        ]
        return tuple(self._with_arm(found, index, zone) for index in range(len(found)))

    def _tokens(self, zone: Span) -> list[Figure]:
        quantities = self._context.of(Kind.QUANTITY, zone)
        tokens = [
            token
            for m in quantities
            if (token := _figure_of(m)) is not None
            and not _OR_MORE.match(self._text, m.span.end)
            and not _STRENGTH.match(self._text, m.span.end)
        ]
        taken = [m.span for m in quantities]
        for pattern in (_DIFFERENCE, _SCALE, _SHARED, _BARE, _NONE, _DECIMAL):
            for match in pattern.finditer(self._text, zone.start, zone.end):
                token = _written(pattern, match)
                if _BOUND.search(
                    self._text, max(zone.start, token.span.start - 16), token.span.start
                ):
                    continue
                free = not any(token.span.overlaps(span) for span in taken)
                counted = pattern is _BARE and match["e"]
                if free or counted or (pattern is _DIFFERENCE and match["unit"]):
                    tokens = [t for t in tokens if not t.span.overlaps(token.span)]
                    tokens.append(token)
                    taken.append(token.span)
        return sorted(tokens, key=lambda token: token.span)

    def _merged(self, one: Figure, other: Figure) -> Figure | None:
        """Both as one, where the second stands in brackets after the first, or follows in them."""
        between = self._text[one.span.end : other.span.start]
        shares = {one.kind, other.kind}
        if not (
            ("percentage" in shares and shares & {"ratio", "count"})
            and len(shares) == 2
            and _JOINED.fullmatch(between)
            and not _APART.search(between)
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

    def _bracketed(self, figure: Figure, zone: Span) -> Figure:
        """With the interval and the p value that stand in the figure's own brackets."""
        start = end = figure.span.end
        opened = self._text[figure.span.start : end].count("(") > self._text[
            figure.span.start : end
        ].count(")")
        rest = self._text[end : zone.end]
        if not opened:
            lead = re.match(
                r"(?:\s[^(),;]{1,75}?)?\s?[(\[]"
                r"|[,;]?\s(?:with\sa\s)?(?=95\s?%|(?:nominal\s|(?:one|two)-sided\s)?p\s?[<=])",
                rest,
            )
            if lead is None:
                return figure
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
        return figure

    def _with_arm(self, found: list[Figure], index: int, zone: Span) -> Figure:
        figure = found[index]
        following = found[index + 1].span.start if index + 1 < len(found) else zone.end
        first = min(figure.parts.values(), key=lambda span: span.start)
        arm = self.arms.after(first.end, following) or self.arms.after(figure.span.end, following)
        if arm is None:
            closed = re.match(r"[^()]{0,30}\)", self._text[figure.span.end : following])
            arm = self.arms.after(figure.span.end + closed.end(), following) if closed else None
        if arm is None:
            arm = self.arms.later(figure.span.end, following)
        return replace(figure, arm=arm, control=self.arms.is_control(arm))


def _figure_of(mention: Mention) -> Figure | None:
    attributes, span = mention.attributes, mention.span
    kind = attributes.get("quantity", "")
    if attributes.get("op", "") not in _CERTAIN or "low" in attributes:
        return None
    if kind == "ratio":
        n, total = int(attributes["n"]), int(attributes["N"])
        return Figure(span, kind, n=n, total=total, parts={"n": span, "N": span})
    if kind == "count":
        if not mention.value.isdigit() or not _PERSONS.search(mention.text):
            return None
        return Figure(span, kind, n=int(mention.value), parts={"n": span})
    if kind in RATIOS:
        return Figure(span, kind, Decimal(mention.value), kind, parts={"value": span})
    if kind == "dose" and attributes.get("unit") in _MEASURED_AS_DOSES:
        kind = "measurement"
    if kind in ("percentage", "duration", "measurement"):
        unit = "%" if kind == "percentage" else attributes.get("unit")
        if kind == "percentage" and "point" in mention.text.lower():
            unit = "percentage_points"
        return Figure(span, kind, Decimal(mention.value), unit, parts={"value": span})
    return None


def _written(pattern: re.Pattern[str], match: re.Match[str]) -> Figure:
    if pattern is _NONE:
        span = Span(*match.span())
        return Figure(span, "none", n=0, parts={"n": span})
    if pattern is _BARE:
        group = next(name for name in ("a", "b", "c", "d", "e") if match[name])
        span = Span(*match.span(group))
        return Figure(span, "count", n=int(decimal_of(match[group])), parts={"n": span})
    if pattern is _DECIMAL and (bare := next((g for g in _BARE_NUMBERS if match[g]), None)):
        span = Span(*match.span(bare))
        return Figure(span, "scale", Decimal(match[bare]), parts={"value": span})
    if pattern is _SHARED:
        return _shared(match)
    kind = "difference" if pattern is _DIFFERENCE else "scale"
    start = match.start("value")
    span = Span(start, match.end())
    unit = (match["unit"] or "").strip().lower() or None
    return Figure(span, kind, Decimal(match["value"]), unit, parts={"value": span})


def _shared(match: re.Match[str]) -> Figure:
    unit = match["unit"].lower()
    kind = "duration" if unit in _PERIODS else "percentage" if unit in ("%", "percent") else "scale"
    span = Span(*match.span("value"))
    unit = "%" if kind == "percentage" else unit
    return Figure(span, kind, Decimal(match["value"]), unit, parts={"value": span})
