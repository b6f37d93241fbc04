"""Numbers of patients, treatment lines and dose levels; grades and stages."""

from __future__ import annotations

import re

from summarizer.finding.numerals import ORDINAL_VALUES, decimal_of
from summarizer.finding.quantity_readers import (
    OPERATOR,
    PERSONS,
    TO,
    UPWARDS,
    Quantity,
    Reader,
    low_and_high,
    numbers,
    operator_of,
)

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
_GRADE_VALUE = r"(?:[1-5]|(?-i:I{1,3}|IV|V))(?!\w|\.\d|\s?%)"
_GRADE = re.compile(
    rf"(?:(?P<before>>=|<=|[<>≥≤])\s?)?(?<![\w-])grades?[\s-]?(?P<operator>>=|<="
    rf"|[<>≥≤])?\s?(?P<low>{_GRADE_VALUE})"
    rf"(?:(?P<joint>\s?[/-]\s?|\s(?:to|or|and)\s)(?P<high>{_GRADE_VALUE}))?"
    r"(?P<upwards>\s(?:or|and)\s(?:higher|greater|above|worse|more)|\s?\+)?"
    r"(?P<downwards>\s(?:or|and)\s(?:lower|less|below))?"
    r"(?P<tumour>\s(?:glioma|astrocytoma|oligodendroglioma|glioblastoma|meningioma|follicular"
    r"|tumou?r"
    r"|neuroendocrine|chondrosarcoma|endometrioid))?",
    re.IGNORECASE,
)
_SIGNS = {"≥": ">=", "≤": "<="}
_NOT_BETWEEN = (
    r"of|in|with|and|or|to|for|were|was|had|have|has|who|the|by|at|on|from|than|is|are|that|which"
    r"|as|per"
    r"|months?|weeks?|days?|years?|hours?|mg|kg|percent|arms?|sites?|trials?|studies|cohorts?"
    r"|centers?"
)
_BETWEEN = rf"(?:(?!(?:{_NOT_BETWEEN})\b)[A-Za-z][\w/+-]{{0,24}}\s{{1,2}}){{0,4}}"
_THINGS = r"sites|cent(?:er|re)s|countries|cohorts|arms|hospitals|doses|infusions|deaths|events"
_COUNT = re.compile(
    rf"{OPERATOR}(?:(?P<ordinal>first|last)\s)?{numbers(words=True)}\s{{1,2}}{_BETWEEN}"
    rf"(?P<unit>{PERSONS}|{_THINGS})\b",
    re.IGNORECASE,
)
_LABEL_BEFORE = re.compile(
    r"\b(?:type|part|cohort|arm|group|stage|level|table|figure|class|step|section|tier|version)\s$",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    rf"\b(?:a\ssingle\s|the\s(?:sole|only)\s){_BETWEEN}(?P<unit>patient|subject|participant)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b(?P<ordinal>first|second|third|fourth)(?:-ever|-in-human)?\s"
    r"(?:(?:enrolled|treated|dosed|evaluable|randomi[sz]ed|adult|pediatric|human)\s){0,2}"
    r"(?P<unit>patient|subject|participant)\b",
    re.IGNORECASE,
)
_LINES = re.compile(
    rf"{OPERATOR}{numbers(words=True)}{UPWARDS}(?:\s{{1,2}}(?:or\smore|prior|previous|earlier"
    rf"|different|systemic"
    r"|preceding|additional|median)){0,3}\s{1,2}(?P<unit>(?:treatment\s|therapy\s"
    r"|therapeutic\s)?lines?|regimens?"
    r"|therapies)\b(?:\s(?:of|from)\s(?:(?:prior|systemic|combination|standard|induction)\s){0,2}"
    r"(?:therapy|therapies|treatment|treatments|chemotherapy))?",
    re.IGNORECASE,
)
_LINE_OF_THERAPY = re.compile(
    r"\b(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)(?P<upwards>-or-later)?-line\b",
    re.IGNORECASE,
)
_DOSE_LEVEL = re.compile(
    rf"\b(?:(?P<label>lowest|highest|starting|first|second|third|fourth)\s(?:planned\s)?dose\slevel"
    rf"|dose\slevels?\s(?P<low>-?\d{{1,2}})(?:{TO}(?P<high>\d{{1,2}}))?)(?!\w)",
    re.IGNORECASE,
)
_STAGE = re.compile(
    r"(?<![\w-])(?P<system>R2?-ISS|ISS|ECOG(?:\sPS|\sperformance\sstatus)?|Ann\sArbor|AJCC|Rai"
    r"|Binet|FIGO|TNM)"
    r"(?:\s(?:score|of))?[\s,:]{1,2}(?P<word>stage\s)?"
    r"(?P<low>[0-4](?!\d)|(?-i:IV|I{1,3})[ABC]?|(?-i:[ABC]))(?:\s?[-/]\s?|\s(?:or|to)\s)?"
    r"(?P<high>(?<=[-/ ])(?:[0-4](?!\d)|(?-i:IV|I{1,3})))?(?!\w)",
    re.IGNORECASE,
)
_SYSTEMS = {"R2-ISS": "R2_ISS", "R-ISS": "R_ISS", "ANN ARBOR": "ANN_ARBOR"}


def _read_grade(match: re.Match[str]) -> Quantity:
    low = _grade(match["low"])
    quantity = "tumour_grade" if match["tumour"] else "grade"
    sign = match["operator"] or match["before"]
    attributes = {"quantity": quantity, "low": low}
    if match["high"]:
        high = _grade(match["high"])
        return Quantity(f"{low}..{high}", attributes | {"high": high})
    if match["upwards"]:
        sign = ">="
    elif match["downwards"]:
        sign = "<="
    if sign is None:
        return Quantity(low, attributes | {"high": low})
    return Quantity(low, {"quantity": quantity, **_one_sided(_SIGNS.get(sign, sign), low)})


def _grade(text: str) -> str:
    return text if text.isdigit() else str(_ROMAN[text])


def _one_sided(sign: str, grade: str) -> dict[str, str]:
    """`op`, and the end that the sign leaves fixed: `low` for >=, `high` for <=."""
    return {"op": sign, "low" if sign.startswith(">") else "high": grade}


def _read_count(match: re.Match[str]) -> Quantity | None:
    value, ends = low_and_high(match)
    number_read = decimal_of(match["low"])
    before = match.string[max(0, match.start("low") - 12) : match.start("low")]
    if number_read != number_read.to_integral_value() or _LABEL_BEFORE.search(before):
        return None
    attributes = {"quantity": "count", "unit": match["unit"].lower(), **ends, **operator_of(match)}
    if match["ordinal"]:
        attributes["ordinal"] = match["ordinal"].lower()
    return Quantity(value, attributes)


def _read_single(match: re.Match[str]) -> Quantity:
    return Quantity("1", {"quantity": "count", "unit": match["unit"].lower()})


def _read_ordinal(match: re.Match[str]) -> Quantity:
    value = str(ORDINAL_VALUES[match["ordinal"].lower()])
    return Quantity(value, {"quantity": "ordinal", "unit": match["unit"].lower()})


def _read_lines(match: re.Match[str]) -> Quantity:
    value, ends = low_and_high(match)
    more = {"op": ">="} if " or more" in match.group().lower() else operator_of(match)
    return Quantity(value, {"quantity": "lines", "unit": "lines", **ends, **more})


def _read_line_of_therapy(match: re.Match[str]) -> Quantity:
    attributes = {"quantity": "line_of_therapy"} | operator_of(match)
    return Quantity(str(ORDINAL_VALUES[match["ordinal"].lower()]), attributes)


def _read_dose_level(match: re.Match[str]) -> Quantity:
    """A level by number, or by its place in the protocol; never the amount behind it."""
    attributes = {"quantity": "dose_level"}
    if match["label"]:
        return Quantity(match["label"].lower(), attributes)
    value, ends = low_and_high(match)
    return Quantity(value, attributes | ends)


def _read_stage(match: re.Match[str]) -> Quantity:
    system = " ".join(match["system"].upper().split())
    system = _SYSTEMS.get(system, system.split(" ")[0])
    value = match["low"] if match["high"] is None else f"{match['low']}..{match['high']}"
    return Quantity(value, {"quantity": "stage", "system": system})


READERS: tuple[Reader, ...] = (
    Reader(_GRADE, _read_grade),
    Reader(_STAGE, _read_stage),
    Reader(_DOSE_LEVEL, _read_dose_level),
    Reader(_LINES, _read_lines),
    Reader(_LINE_OF_THERAPY, _read_line_of_therapy),
    Reader(_COUNT, _read_count),
    Reader(_SINGLE, _read_single),
    Reader(_ORDINAL, _read_ordinal),
)
"""In the order they are tried; what one has read, a later one does not read again."""
