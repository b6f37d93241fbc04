"""Numbers with a unit of measure: doses, laboratory values, times, ages."""

from __future__ import annotations

import re
from functools import partial

from summarizer.finding.numerals import (
    DIGITS,
    NUMBER_START,
    SCIENTIFIC,
    canonical,
    canonical_of,
    decimal_of,
)
from summarizer.finding.quantity_readers import (
    OPERATOR,
    TO,
    UPWARDS,
    Quantity,
    Reader,
    low_and_high,
    number,
    numbers,
    operator_of,
)

_PER = r"(?:\s?/\s?(?:kg|m2|m²|day|dose|mL|uL|L|dL|eye|mol|g|min)|\sper\s(?:kg|kilogram|dose|day))"
_CELLS = r"(?:(?:[A-Z(][\w+/()-]{0,24}\s){0,4}cells)"
_DOSE_UNIT = (
    rf"(?:mg|mcg|ug|ng|pg|grams?|g|kg|mL|IU|MIU|vg|vp|gc|pfu|GBq|MBq|mCi|Gy|cGy){_PER}{{0,2}}"
    rf"|(?:viral|vector)\sgenomes{_PER}?"
)
_SCALE = r"(?:\s(?P<scale>thousand|million|billion|trillion))"
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_MEASUREMENT_UNITS = ("/dl", "/ml", "/ul", "/l", "/mol", "/min", "mol/mol")
_LABORATORY = (
    r"(?:mmol/mol|mmol/L|umol/L|copies/(?:ug|mL)|cells/uL|mmHg|mm\sHg|IU/mL|pg/mL|ng/mL|ug/mL"
    r"|mg/dL|kg/m2)"
)
_DOSE = re.compile(
    rf"{NUMBER_START}(?:{number('low', scientific=True)}(?:{TO}))?"
    rf"{number('high', scientific=True)}(?:{_SCALE}\s|\s?-?)(?P<unit>{_LABORATORY}"
    rf"|{_DOSE_UNIT})(?![\w/])",
)
_CELL_DOSE = re.compile(
    rf"{NUMBER_START}(?:{number('low', scientific=True)}{TO})?"
    rf"(?:(?P<lost>{DIGITS})\s?x\s?10(?P<power>\d{{1,2}})"
    rf"|{number('high', scientific=True)}{_SCALE}?)(?!\w)\s?"
    rf"(?P<unit>{_CELLS})(?P<per>{_PER})?(?!\w)",
    re.IGNORECASE,
)
_MORE = rf"(?:(?:,|,?\s(?:and|or))\s(?:{SCIENTIFIC}|{DIGITS})){{1,6}}"
_LISTED_CELLS = re.compile(
    rf"{NUMBER_START}(?P<value>{SCIENTIFIC})(?={_MORE}\s?{_CELLS}(?P<per>{_PER})?(?!\w))",
    re.IGNORECASE,
)
_LISTED_DOSE = re.compile(
    rf"{NUMBER_START}(?P<value>{SCIENTIFIC}|{DIGITS})(?={_MORE}[\s-]?(?P<unit>{_DOSE_UNIT})(?![\w/]))"
)
_THRESHOLD = re.compile(
    rf"(?<![\w.])(?P<value>10(?:\s?\^\s?-\s?\d|⁻\d|⁻[⁰¹²³⁴⁵⁶⁷⁸⁹])|(?:1|one)\sin\s(?:{SCIENTIFIC}"
    rf"|{DIGITS}))(?!\w)"
)
_PERIOD = (
    r"(?P<unit>hours?|hrs?|days?|weeks?|wks?|months?|mos?|years?|yrs?|minutes?|mins?)(?![\w/])"
)
_PERIODS = {
    **dict.fromkeys(("hour", "hr"), "hours"),
    **dict.fromkeys(("day",), "days"),
    **dict.fromkeys(("week", "wk"), "weeks"),
    **dict.fromkeys(("month", "mo"), "months"),
    **dict.fromkeys(("year", "yr"), "years"),
    **dict.fromkeys(("minute", "min"), "minutes"),
}
_NAMED_TIME = re.compile(
    rf"(?<![\w-])(?P<unit>days?|weeks?|months?|years?|cycles?)[\s-]?(?P<low>[-+]?\d{{1,3}})(?!\d"
    rf"|\.\d|%|\s?%)"
    rf"(?:{TO}(?P<high>\d{{1,3}})(?!\d|\.\d))?(?![\w%])",
    re.IGNORECASE,
)
_AT_TIME = re.compile(
    rf"\bat\s(?:the\s)?(?P<span>{numbers(words=True)}[\s-]{_PERIOD})(?!\sof\sage|[\s-]olds?\b)",
    re.IGNORECASE,
)
_FIRST_OF_TWO_TIMES = re.compile(
    rf"\bat\s(?P<span>(?P<low>{DIGITS})(?P<high>(?!))?)(?=\sand\s{DIGITS}\s{_PERIOD})",
    re.IGNORECASE,
)
_SECOND_OF_TWO_TIMES = re.compile(
    rf"\bat\s{DIGITS}\sand\s(?P<span>(?P<low>{DIGITS})(?P<high>(?!))?\s{_PERIOD})", re.IGNORECASE
)
_SECOND_NAMED_TIME = re.compile(
    r"(?<![\w-])(?P<unit>days|weeks|months|years)\s\d{1,3}\sand\s(?P<span>(?P<low>\d{1,3}))(?P<high>(?!))?"
    r"(?![\w%]|\.\d|,\d)",
    re.IGNORECASE,
)
_TIME_AFTER = re.compile(
    rf"(?P<span>{numbers(words=True)}[\s-]{_PERIOD}\s(?:after|post|following)[\s-](?:the\s)?"
    r"(?:infusion|treatment|dosing|dose|randomi[sz]ation|transplant(?:ation)?|administration"
    r"|injection))",
    re.IGNORECASE,
)
_DURATION = re.compile(
    rf"{OPERATOR}{numbers(words=True)}[\s-]{_PERIOD}{UPWARDS}(?!-old)", re.IGNORECASE
)
_STATISTIC = re.compile(r"\b(median|mean|average)\b[^.;%]{0,60}$", re.IGNORECASE)
_AGE_UNIT = r"(?:[\s-](?P<unit>years?|months?|weeks?|days?)\b)"
_AGES = rf"(?:{TO}|\sand\s)"
_AGED = re.compile(
    rf"\b(?:aged?|ages)\s(?:of\s|from\s|between\s|was\s"
    rf"|is\s)?{OPERATOR}{numbers(between=_AGES)}{_AGE_UNIT}?"
    r"(?:\sof\sage|\sold)?(?P<upwards>\s(?:and|or)\s(?:older|above|over|up))?(?![\w%])",
    re.IGNORECASE,
)
_AGE_IN_BRACKETS = re.compile(
    rf"\((?P<span>(?P<operator>>=|<=|[<>≥≤])\s?(?P<low>{DIGITS})(?P<high>(?!))?{_AGE_UNIT})(?=\s?[),;])",
    re.IGNORECASE,
)
_YEARS_OLD = re.compile(
    rf"{OPERATOR}{numbers(words=True, between=_AGES)}{_AGE_UNIT}"
    r"(?:(?:\sof\sage|[\s-]old)(?P<upwards>\s(?:and|or)\s(?:older|above|over|up))?"
    r"|(?P<upwards_only>\s(?:and|or)\s(?:older|up)))\b",
    re.IGNORECASE,
)


def _plain_unit(text: str) -> str:
    return re.sub(r"\s?(?:/|\bper\b)\s?", "/", " ".join(text.split())).replace("kilogram", "kg")


def _scaled(match: re.Match[str], name: str) -> str:
    power = _SCALES[match["scale"].lower()] if match["scale"] else 0
    return canonical(decimal_of(match[name]).scaleb(power))


def _read_dose(match: re.Match[str]) -> Quantity:
    unit = (
        _plain_unit(match["unit"]).replace("mcg", "ug").replace("²", "2").replace("mm Hg", "mmHg")
    )
    is_measurement = re.fullmatch(_LABORATORY, unit) or unit.lower().endswith(_MEASUREMENT_UNITS)
    attributes = {"quantity": "measurement" if is_measurement else "dose", "unit": unit}
    return _low_high(match, attributes)


def _read_cells(match: re.Match[str]) -> Quantity | None:
    """Cells are a dose with a power of ten, a scale word, `per kg`, or from a thousand on."""
    per = _plain_unit(match["per"] or "")
    attributes = {"quantity": "dose", "unit": f"cells{per}"}
    if match["lost"]:
        # "150 x 106 cells": a superscript that lost its form on the way; 106 is no power of ten.
        value = canonical(decimal_of(match["lost"]).scaleb(int(match["power"])))
        return Quantity(value, attributes | {"rule": "lost_superscript"})
    if per.lower() in _MEASUREMENT_UNITS:
        return _low_high(match, attributes | {"quantity": "measurement"})
    quantity = _low_high(match, attributes)
    large = decimal_of(match["high"]) >= 1000 or match["scale"] or match["per"]
    return quantity if large else None


def _read_listed(match: re.Match[str]) -> Quantity:
    """The unit stands once, at the end of the list: `10, 30 and 60 mg`."""
    groups = match.groupdict()
    unit = groups["unit"] if "unit" in groups else f"cells{groups['per'] or ''}"
    attributes = {"quantity": "dose", "unit": _plain_unit(unit), "rule": "unit_of_the_list"}
    return Quantity(canonical_of(match["value"]), attributes)


def _low_high(match: re.Match[str], attributes: dict[str, str]) -> Quantity:
    high = _scaled(match, "high")
    if match["low"] is None:
        return Quantity(high, attributes)
    low = _scaled(match, "low")
    return Quantity(f"{low}..{high}", attributes | {"low": low, "high": high})


def _read_threshold(match: re.Match[str]) -> Quantity:
    text = match["value"]
    if " in " not in text:
        value = canonical_of(text)
    else:
        value = canonical(1 / decimal_of(text.split(" in ")[1]))
    return Quantity(value, {"quantity": "threshold"})


def _period_unit(text: str) -> str:
    return _PERIODS[text.lower().rstrip("s")]


def _read_named_time(match: re.Match[str]) -> Quantity | None:
    low = str(int(match["low"]))
    unit = match["unit"].lower().rstrip("s") + "s"
    attributes = {"quantity": "timepoint", "unit": unit}
    if match["high"]:
        high = str(int(match["high"]))
        return Quantity(f"{low}..{high}", attributes | {"low": low, "high": high})
    return Quantity(low, attributes | _days(low, unit))


def _days(value: str, unit: str) -> dict[str, str]:
    """Weeks have seven days; months stay months."""
    if unit == "days":
        return {"days": value}
    return {"days": str(7 * int(value))} if unit == "weeks" and value.lstrip("-").isdigit() else {}


def _read_period(match: re.Match[str], quantity: str) -> Quantity:
    value, ends = low_and_high(match)
    unit = _period_unit(match["unit"])
    attributes = {"quantity": quantity, "unit": unit, **ends}
    if not match.group().lower().startswith("over"):  # "over 12 months" is during them
        attributes |= operator_of(match)
    before = match.string[max(0, match.start() - 70) : match.start()]
    statistic = _STATISTIC.search(before)
    if quantity == "timepoint" and not ends:
        attributes |= _days(value, unit)
    elif statistic:
        attributes["statistic"] = statistic[1].lower()
    return Quantity(value, attributes)


def _read_age(match: re.Match[str]) -> Quantity:
    value, ends = low_and_high(match)
    unit = (match["unit"] or "years").lower().rstrip("s") + "s"
    groups = match.groupdict()
    upwards = {"op": ">="} if groups.get("upwards_only") else operator_of(match)
    return Quantity(value, {"quantity": "age", "unit": unit, **ends, **upwards})


READERS: tuple[Reader, ...] = (
    Reader(_LISTED_CELLS, _read_listed),
    Reader(_CELL_DOSE, _read_cells),
    Reader(_LISTED_DOSE, _read_listed),
    Reader(_DOSE, _read_dose),
    Reader(_THRESHOLD, _read_threshold),
    Reader(_AGED, _read_age),
    Reader(_YEARS_OLD, _read_age),
    Reader(_AGE_IN_BRACKETS, _read_age),
    Reader(_NAMED_TIME, _read_named_time),
    Reader(_SECOND_NAMED_TIME, _read_named_time),
    Reader(_TIME_AFTER, partial(_read_period, quantity="timepoint")),
    Reader(_FIRST_OF_TWO_TIMES, partial(_read_period, quantity="timepoint")),
    Reader(_SECOND_OF_TWO_TIMES, partial(_read_period, quantity="timepoint")),
    Reader(_AT_TIME, partial(_read_period, quantity="timepoint")),
    Reader(_DURATION, partial(_read_period, quantity="duration")),
)
"""In the order they are tried; what one has read, a later one does not read again."""
