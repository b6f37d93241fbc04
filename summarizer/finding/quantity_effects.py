"""Numbers of statistics: percentages, n of N, confidence intervals, p values, hazard ratios."""

from __future__ import annotations

import re

from summarizer.finding.numerals import DIGITS, NUMBER_START, SCIENTIFIC, canonical_of, decimal_of
from summarizer.finding.quantity_readers import (
    OPERATOR,
    PERSONS,
    TO,
    Quantity,
    Reader,
    low_and_high,
    number,
    operator_of,
)

_SIGNED = rf"[-+]?(?:{DIGITS})"
_OPEN_END = r"(?:NE|NR|NA|not reached|not estimable|not evaluable|infinity|∞)"
_UNIT = r"(?:\s?%|\s(?:months?|years?|weeks?|days?|mos?\b))"
_INTERVAL = re.compile(
    rf"(?:{NUMBER_START}(?P<level>{DIGITS})\s?%[\s-](?:two-sided\s)?"
    r"(?:confidence\sintervals?|credible\sintervals?|CI)(?:\s?[\[(]CI[\])])?"
    rf"|\b(?:confidence\sinterval|CI)\s?[\[(]?(?P<level_after>{DIGITS})\s?%[\])]?)"
    rf"(?:\s?[:,=]|\sof|\swas)?\s{{0,2}}(?P<bracket>[\[(]\s?)?(?P<low>{_SIGNED}|{_OPEN_END})"
    rf"(?P<unit>{_UNIT})?(?:\s?-\s?|\s?[,;]\s?|\s(?:to|and)\s)(?P<high>{_SIGNED}|{_OPEN_END})(?P<unit_high>{_UNIT})?"
    r"(?(bracket)(?:\s?[\])])?)",
    re.IGNORECASE,
)
_P_VALUE = re.compile(
    r"(?<![\w-])(?:(?:one|two)-sided\s|nominal\s)?p(?:[\s-]values?)?"
    r"(?:\s?(?P<operator><=|>=|[<>=≤≥])\s?|\s?:\s?|\s(?:of|was|is)\s(?P<operator_word>less than\s)?"
    rf"|\s(?P<less>less than)\s)(?P<value>{SCIENTIFIC}|{DIGITS})",
    re.IGNORECASE,
)
_RATIO_NAMES = {
    "hazard_ratio": r"hazard\sratio(?:\s?[\[(]a?HR[\])])?|(?-i:\ba?HR)",
    "odds_ratio": r"odds\sratio(?:\s?[\[(]OR[\])])?",
    "rate_ratio": r"(?:rate|risk)\sratio(?:\s?[\[(]RR[\])])?|relative\srisk(?:\s?[\[(]RR[\])])?",
}
_OF_PERSONS = rf"(?:\s(?:[a-z][\w-]{{0,30}}\s){{0,3}}{PERSONS}\b)?"
_N_OF_N = re.compile(
    rf"{NUMBER_START}{number('n', words=True)}\s(?:out\s)?of\s(?:the\s)?(?:first\s|total\s)?"
    rf"{number('total', words=True)}(?P<unit>{_OF_PERSONS})(?!\s?%)",
    re.IGNORECASE,
)
_N_SLASH_N = re.compile(
    r"(?<![\w.,/$€£-])(?<!\bgrade\s)(?<!\bgrades\s)(?P<equals>\bn\s?=\s?)?(?P<n>\d{1,5})\s?/\s?(?P<total>\d{1,5})(?![\d/]"
    r"|[.,-]\d)"
    rf"(?P<unit>{_OF_PERSONS})",
    re.IGNORECASE,
)
_SAMPLE = re.compile(
    rf"(?<![\w-])(?P<letter>[nN])\s?=\s?(?P<value>{DIGITS})(?!\s?/)(?:\s(?P<unit>{PERSONS})\b)?"
)
_PERCENT_SIGN = r"(?P<sign>\s?%|[\s-](?:percent|per\scent)\b|[\s-]percentage[\s-]points?\b)"
_PERCENTAGE = re.compile(
    rf"{OPERATOR}(?<![\w.,/-])(?P<low>{_SIGNED})(?:(?:\s?%)?{TO}(?P<high>{DIGITS}))?{_PERCENT_SIGN}",
    re.IGNORECASE,
)
_PERCENT_NEAR = re.compile(r"%[\s,;:]{0,2}[\[(]?\s?(?:n\s?=\s?)?$|[\[(]\s?(?:n\s?=\s?)?$")
_PERCENT_AFTER = re.compile(r"\s?[,;]?\s?[\[(]?\s?\d{1,3}(?:\.\d{1,2})?\s?%|\s?[\])]")


def _read_interval(match: re.Match[str]) -> Quantity:
    ends = {"low": match["low"], "high": match["high"]}
    level = canonical_of(match["level"] or match["level_after"])
    unit = (match["unit_high"] or match["unit"] or "").strip()
    values = {name: _end_of_interval(text) for name, text in ends.items()}
    attributes = {"quantity": "ci", "level": level, **values} | ({"unit": unit} if unit else {})
    return Quantity(f"{values['low']}..{values['high']}", attributes)


def _end_of_interval(text: str) -> str:
    """A decimal, or `NE` where the end was not reached or estimable."""
    return canonical_of(text) if text[-1].isdigit() else "NE"


def _read_p_value(match: re.Match[str]) -> Quantity | None:
    value = decimal_of(match["value"])
    if value > 1:
        return None
    less = match["less"] or match["operator_word"]
    sign = {"≤": "<=", "≥": ">="}.get(match["operator"] or "", match["operator"] or "=")
    return Quantity(
        canonical_of(match["value"]), {"quantity": "p_value", "op": "<" if less else sign}
    )


def _read_ratio_of(quantity: str) -> Reader:
    pattern = re.compile(
        rf"(?<![\w-])(?:{_RATIO_NAMES[quantity]})(?:\s?[=:,]|\s(?:of|was|is))?\s?"
        rf"(?P<value>{DIGITS})",
        re.IGNORECASE,
    )
    return Reader(
        pattern, lambda match: Quantity(canonical_of(match["value"]), {"quantity": quantity})
    )


def _read_n_of_n(match: re.Match[str]) -> Quantity | None:
    in_words = not (match["n"][0].isdigit() and match["total"][0].isdigit())
    if in_words and not match["unit"]:
        return None  # "one of two reasons" counts no patients
    return _n_of_total(match)


def _read_n_slash_n(match: re.Match[str]) -> Quantity | None:
    """Only where a percentage, a bracket, `n=` or patients beside it show that it is a share."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    beside = _PERCENT_NEAR.search(before) or _PERCENT_AFTER.match(match.string, match.end())
    return _n_of_total(match) if match["unit"] or match["equals"] or beside else None


def _n_of_total(match: re.Match[str]) -> Quantity | None:
    n, total = decimal_of(match["n"]), decimal_of(match["total"])
    if not n <= total or n != n.to_integral_value() or total != total.to_integral_value():
        return None
    attributes = {"quantity": "ratio", "n": str(int(n)), "N": str(int(total))}
    unit = match["unit"].strip().lower()
    return Quantity(f"{int(n)}/{int(total)}", attributes | ({"unit": unit} if unit else {}))


def _read_sample(match: re.Match[str]) -> Quantity:
    value = canonical_of(match["value"])
    unit = {"unit": match["unit"].lower()} if match["unit"] else {}
    return Quantity(value, {"quantity": "count", match["letter"]: value, **unit})


def _read_percentage(match: re.Match[str]) -> Quantity | None:
    unit = "percentage_points" if "point" in match["sign"].lower() else "%"
    attributes = {"quantity": "percentage", "unit": unit, **operator_of(match)}
    if match["high"] is None:
        return Quantity(canonical_of(match["low"]), attributes)
    if decimal_of(match["high"]) < decimal_of(match["low"]):
        return None
    value, ends = low_and_high(match)
    return Quantity(value, attributes | ends)


READERS: tuple[Reader, ...] = (
    Reader(_INTERVAL, _read_interval),
    Reader(_P_VALUE, _read_p_value),
    *(_read_ratio_of(quantity) for quantity in _RATIO_NAMES),
    Reader(_N_SLASH_N, _read_n_slash_n),
    Reader(_N_OF_N, _read_n_of_n),
    Reader(_SAMPLE, _read_sample),
    Reader(_PERCENTAGE, _read_percentage),
)
"""In the order they are tried; what one has read, a later one does not read again."""
