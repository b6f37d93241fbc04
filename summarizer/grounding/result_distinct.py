"""One entry of an outcome that a release tells several times, the fullest one."""

from __future__ import annotations

import re

from summarizer.documents.evidence import Evidence, Section
from summarizer.schemas.result import Result
from summarizer.schemas.terms import EndpointCode

_SMALL = frozenset(
    {
        "a",
        "an",
        "the",
        "of",
        "in",
        "rate",
        "change",
        "response",
        "responses",
        "median",
        "mean",
        "total",
        "level",
        "levels",
    }
)
_PARTS = ("n", "N", "ci", "p", "timepoint", "met", "population")


def without_lesser(found: list[Result]) -> list[Result]:
    """Without entries whose outcome another entry tells in full."""
    return [
        one
        for index, one in enumerate(found)
        if not any(
            _told(one, other) and (not _told(other, one) or place < index)
            for place, other in enumerate(found)
            if other is not one
        )
    ]


def _told(one: Result, other: Result) -> bool:
    """Whether another entry has this outcome and all that is said of it here."""
    if one.value is None and other.value is not None and _same_counts(one, other):
        return True
    if _is_fall_of_ratio(one, other) or _is_response_again(one, other):
        return True
    if not _same_outcome(one, other):
        return False
    if one.evidence[0].section is Section.HEADLINE is not other.evidence[0].section:
        return True
    if _elsewhere(one, other):
        return True
    given = {name: getattr(one, name).value for name in _PARTS if getattr(one, name)}
    theirs = {name: getattr(other, name).value for name in given if getattr(other, name)}
    return given == theirs


def _is_fall_of_ratio(one: Result, other: Result) -> bool:
    """Whether a fall in percent is the ratio that another sentence gives: `cuts risk by 42%`."""
    fall = one.unit is not None and one.unit.value == "%" and one.n is None
    ratio = other.unit is not None and other.unit.value.endswith("ratio")
    named = "risk" in one.endpoint_text.value.lower()
    return fall and ratio and named and one.population is None and _same_name(one, other)


def _is_response_again(one: Result, other: Result) -> bool:
    """Whether `three of seven have responded` are those whose responses another entry names."""
    if one.value is not None or one.endpoint_text.value.lower() != "responded":
        return False
    counts = [(r.n.value, r.N.value) if r.n and r.N else None for r in (one, other)]
    return counts[0] == counts[1] and other.endpoint_code.value is not EndpointCode.OTHER


def _same_counts(one: Result, other: Result) -> bool:
    """Whether counts alone are those of a share of the same endpoint in the same sentence."""
    same = one.evidence[0].start == other.evidence[0].start and _same_name(one, other)
    counts = [(r.n.value, r.N.value) if r.n and r.N else None for r in (one, other)]
    return same and counts[0] is not None and counts[0] == counts[1]


def _elsewhere(one: Result, other: Result) -> bool:
    """Whether another sentence gives the same number at the same time, with more about it."""
    if one.evidence[0].start == other.evidence[0].start or one.value is None:
        return False
    mine, theirs = ({n for n in _PARTS if getattr(r, n)} - {"population"} for r in (one, other))
    time = (
        one.timepoint is None
        or one.timepoint == other.timepoint
        or (other.timepoint is not None and one.timepoint.value == other.timepoint.value)
    )
    return mine < theirs and time


def _same_outcome(one: Result, other: Result) -> bool:
    if (one.value is None) or (other.value is None) or one.value.value != other.value.value:
        return False
    return _same_name(one, other)


def _same_name(one: Result, other: Result) -> bool:
    code = one.endpoint_code.value
    if code is not other.endpoint_code.value:
        return False
    names = (one.endpoint_text.value, other.endpoint_text.value)
    return code is not EndpointCode.OTHER or named_alike(*names)


def read_already(
    drafted: Result, results: dict[tuple[object, ...], Result]
) -> tuple[object, ...] | None:
    """The key of the entry that was read from the same number, or the same words, by rule."""
    for key, known in results.items():
        if drafted.value and known.value:
            same = _overlap(drafted.value.evidence[0], known.value.evidence[0])
        else:
            same = not drafted.value and _overlap(
                drafted.endpoint_text.evidence[0], known.endpoint_text.evidence[0]
            )
        if same:
            return key
    return None


def completed(known: Result, drafted: Result) -> Result:
    """An entry read by rule with what a model's entry for the same number says besides."""
    said = {
        name: getattr(drafted, name)
        for name in (*_PARTS, "unit")
        if getattr(known, name) is None and getattr(drafted, name) is not None
    }
    return known.model_copy(update=said) if said else known


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.start < other.end and other.start < one.end


def named_alike(one: str, other: str) -> bool:
    """Whether two names of an endpoint share all words of the shorter one, and every number."""
    left, right = (set(re.findall(r"[^\W_]+", text.lower())) - _SMALL for text in (one, other))
    numbers = [{word for word in words if word.isdigit()} for words in (left, right)]
    return numbers[0] == numbers[1] and bool(left) and (left <= right or right <= left)
