"""The single numbers of a sentence that can be an outcome, before brackets and arms are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Mention
from summarizer.finding.numerals import WORD, decimal_of

RATIOS = frozenset({"hazard_ratio", "odds_ratio", "rate_ratio"})
_PERSONS = re.compile(
    r"\b(?:patients?|subjects?|participants?|children|adults|people|persons?|women|men|volunteers|infants"
    r"|adolescents|responders|cases?|events?|individuals)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"\b(?:in|by|with|versus|vs\.?|against)\s(?:only\s|just\s)?(?P<a>{WORD}|\d{{1,4}})(?=\s*\(\s?\d)"
    rf"|(?:(?<=,\s)|(?<=\band\s))(?P<d>{WORD}|\d{{1,4}})(?=\s(?:developed|suffered|died|responded"
    rf"|achieved|had|have|has|reached|were|remained|experienced|stopped|discontinued)\b)"
    rf"|(?:(?<=,\s)|(?<=:\s)|\b(?:and|versus|vs\.?|with|against|or)\s)(?:in\s)?(?P<b>{WORD}"
    rf"|\d{{1,4}})"
    rf"(?=\s(?:on|in\sthe|with|receiving|given)\s)"
    rf"|(?<![\w.,-])(?P<c>{WORD}|\d{{1,4}})(?=\s\(\s?\d[\d.]*\s?%)|(?<=\(n=)(?P<e>\d{{1,4}})(?=[,;)])",
    re.IGNORECASE,
)
_SCALE = re.compile(
    r"(?<![\w.,-])(?P<value>[-+]?(?:\d{1,3},\d{3}|\d{1,4})(?:\.\d{1,3})?)[\s-]?(?:ETDRS\s)?(?P<unit>mL/min(?:/1\.73\s?m(?:2"
    r"|²))?(?:/year|\sper\syear)?|mL/min|IU/dL|IU/L|U/L|g/dL|g/L|µm|um\b|mm2|mm²|mm\b|cm\b"
    r"|mmHg|mm\sHg|mL\b|m[lL]s\b|dB(?:\sn?[HS]L)?|[µunp]mol/(?:L|(?:h|hr|min)/(?:mg(?:\sprotein)?|mL))|cells/(?:[µu]L|mm2|mm²)|[npm]g/m?L|mg/dL|mg/g|g/kg|fold\b|ms\b"
    r"|(?<=\s)(?:points?|letters?|met(?:er|re)s|seconds|minutes|beats\sper\sminute|lines|diopters"
    r"|dioptres|steps|logs?(?:10)?(?:\s(?:copies|IU|CFU|U)/mL)?"
    r"|copies(?:/(?:mL|cell)|\sper\s(?:diploid\s)?(?:cell|genome|mL))?|microns|micrometers|micrometres"
    r"|millimeters|degrees|kg|kilograms|[a-z]{3,}s\sper\s(?:day|night|week|month|year"
    r"|patient-year)|hours)"
    r"|(?<=-)(?:points?|letters?|met(?:er|re)s?))(?![\w/])(?!\son\b.{0,20}scale\b.{0,6}\()",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"\bdifference(?:\sbetween\s[^,;:()]{3,60}?(?=\s(?:was|of)\s))?(?:\s(?:versus|vs\.?|from|over|against|to|with)\s(?:\w+\s)?(?:placebo|sham|vehicle"
    r"|control|comparator))?(?:\sof|\swas|,|:|\sin\smeans?)?\s(?P<value>[-+]?\d{1,4}(?:\.\d{1,3})?)"
    r"(?P<unit>\s?%(?!-)|\spercentage[\s-]points?|[\s-](?:points?|letters?|met(?:er|re)s|mL|mm2|mm²|mm|mmHg|seconds|days)"
    r"(?!\w))?(?![\d%])",
    re.IGNORECASE,
)
# `rate was 0.12 with A and 0.31 with B`: decimals that stand where an outcome stands.
_DECIMAL = re.compile(
    r"(?:(?<=\bwas\s)|(?<=\bof\s)|(?<=\bby\s)|(?<=\band\s)|(?<=\bversus\s)|(?<=\bvs\s)|(?<=\bto\s)"
    r"|(?<=\bwith\s))(?P<value>[-+]?\d{1,3}\.\d{1,3})(?P<unit>)"
    r"(?=\s(?:with|in|on|for|at|among|versus|vs|and|compared|per|from|\()|[,;]\s|\.?(?:\s|$))"
    r"|(?<=,\s)(?P<next>[-+]?\d{1,3}\.\d{1,3})(?=\s(?:with|on|for|in\sthe|at\s\d)\b)"
    r"|(?<=\bby\s)(?P<whole>\d{1,3})(?=\s(?:from\sbaseline|in\sthe|with|on\s|versus|vs|compared)\b)"
    r"|(?<=[(])(?P<led>[-+]\d{1,3}(?:\.\d{1,3})?|\d{1,3}\.\d{1,3})(?=\s(?:vs\.?|versus|compared)\s)"
    r"|(?<=[:,]\s)(?P<listed>[-+]\d{1,3}\.\d{1,3})(?=\s\()"
    r"|(?:(?<=vs\.\s)|(?<=vs\s)|(?<=versus\s))(?P<second>[-+]\d{1,3}(?:\.\d{1,3})?|\d{1,3}\.\d{1,3})(?=[;,)])"
    r"|(?<=\sto\s)(?<=\d\sto\s)(?P<end>\d{1,3}(?:\.\d)?)(?=\.\s|\.$|,|\sat\s|\safter\s|\sby\s)",
    re.IGNORECASE,
)
# `the hazard ratio for PFS was 0.83`
_RATIO = re.compile(
    r"\b(?P<kind>hazard|odds|rate)\sratio(?:\s\([A-Z]{2,3}\))?\s(?:for|of|in)\s[^,;.()]{2,70}?"
    r"\s(?:was|is|of|=|reached)\s(?P<value>\d\.\d{1,3})(?![\d%])",
    re.IGNORECASE,
)
# `numbered 23 among 12,338 subjects`
_AMONG = re.compile(
    rf"(?<![\w.,-])(?P<n>\d{{1,4}}|{WORD})\s(?:cases\s)?(?:among|in)\s(?:the\s)?(?P<N>\d{{1,3}},\d{{3}}|\d{{2,5}})\s"
    r"(?=(?:[\w-]+\s){0,2}?(?:patients|participants|subjects|children|adults|recipients|vaccinees|people))",
    re.IGNORECASE,
)
# `Forty-two percent`
_SPELLED = re.compile(rf"(?<![\w-])(?P<value>{WORD})\s(?:percent|per\scent)\b", re.IGNORECASE)
# `All nine patients`
_EVERY = re.compile(
    rf"\b(?:all|each\sof\sthe)\s(?:of\s)?(?:the\s)?(?P<n>{WORD}|\d{{1,3}})\s"
    r"(?=(?:[\w-]+\s){0,2}?(?:patients|participants|subjects|children|adults|infants|eyes|boys|girls)"
    r"\b)",
    re.IGNORECASE,
)
# `none of 9 on placebo`; `three out of four treated boys`
_OUT_OF = re.compile(
    rf"(?<![\w.,-])(?P<n>none|zero|\d{{1,4}}|{WORD})\s(?:out\sof|of)\s(?:(?:the|these|those)\s)?(?P<N>\d{{1,4}}|{WORD})"
    r"(?=\s(?:[\w-]+\s){0,3}?(?:patients|participants|subjects|children|adults|infants|boys|girls|eyes|women"
    r"|men)\b|\s(?:on|with|in\sthe|given|receiving)\s"
    r"|\s(?:responded|achieved|reached|had|have|were|are|remain|remained|became|showed|experienced)\b)",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:none|zero)(?=\s(?:on|in\sthe|with|of\sthose)\b)", re.IGNORECASE)
_PERIODS = frozenset({"days", "weeks", "months", "years"})
_BARE_NUMBERS = ("next", "end", "whole", "led", "second", "listed")
# `13.1 and 11.9 months`: the unit stands once.
_SHARED = re.compile(
    r"(?<![\w.,/-])(?P<value>[-+]?\d{1,4}(?:\.\d{1,3})?)(?=(?:,\s[-+]?\d{1,4}(?:\.\d{1,3})?){0,3}"
    r",?\s(?:and|versus|vs\.?|or)\s[-+]?\d{1,4}(?:\.\d{1,3})?[\s-]?"
    r"(?P<unit>[µun]g/mL|[npu]?g/m?L|ng/dL|mg/dL|g/dL|IU/dL|nmol/L|copies\sper\s(?:diploid\s)?(?:cell|genome)|months|years|weeks|days|percentage\spoints|points|letters|meters|metres|%|percent|microns|µm|mm2|mm²"
    r"|mm|mL|mmHg|kg|seconds|minutes))",
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


def figure_of(mention: Mention) -> Figure | None:
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


def written_figures(text: str, zone: Span) -> Iterator[tuple[Figure, bool]]:
    """Outcomes that no finder of quantities knows, and whether each replaces what one has read."""
    for pattern in (
        _RATIO,
        _AMONG,
        _OUT_OF,
        _DIFFERENCE,
        _SCALE,
        _SHARED,
        _SPELLED,
        _EVERY,
        _BARE,
        _NONE,
        _DECIMAL,
    ):
        for match in pattern.finditer(text, zone.start, zone.end):
            counted = pattern is _BARE and match["e"] is not None
            differs = pattern is _DIFFERENCE and match["unit"] is not None
            yield (
                _written(pattern, match),
                counted or differs or pattern in (_EVERY, _RATIO, _AMONG, _OUT_OF),
            )


def _written(pattern: re.Pattern[str], match: re.Match[str]) -> Figure:
    if pattern is _RATIO:
        kind, span = f"{match['kind'].lower()}_ratio", Span(*match.span("value"))
        return Figure(span, kind, Decimal(match["value"]), kind, parts={"value": span})
    if pattern in (_AMONG, _OUT_OF):
        n, total = (_count_of(match[group]) for group in ("n", "N"))
        spans = {group: Span(*match.span(group)) for group in ("n", "N")}
        return Figure(Span(match.start(), match.end("N")), "ratio", n=n, total=total, parts=spans)
    if pattern is _SPELLED:
        span = Span(*match.span())
        return Figure(span, "percentage", decimal_of(match["value"]), "%", parts={"value": span})
    if pattern is _EVERY:
        number, span = int(decimal_of(match["n"])), Span(*match.span("n"))
        return Figure(span, "ratio", n=number, total=number, parts={"n": span, "N": span})
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
    unit = (match["unit"] or "").strip(" -") or None
    if unit and unit.lower().startswith("percentage"):
        unit = "percentage_points"
    value = Decimal(match["value"].replace(",", ""))
    return Figure(span, kind, value, unit, parts={"value": span})


def _count_of(word: str) -> int:
    return 0 if word.lower() in ("none", "zero") else int(decimal_of(word))


def _shared(match: re.Match[str]) -> Figure:
    unit = match["unit"].lower()
    kind = "duration" if unit in _PERIODS else "percentage" if unit in ("%", "percent") else "scale"
    span = Span(*match.span("value"))
    unit = "%" if kind == "percentage" else unit.replace(" ", "_")
    return Figure(span, kind, Decimal(match["value"]), unit, parts={"value": span})
