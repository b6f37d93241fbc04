"""How two values of a field are compared, and what of one is looked for in the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from operator import eq
from typing import Any

from summarizer.evaluation.sameness import (
    same_act,
    same_designation,
    same_disease,
    same_indication,
    same_milestone,
    same_organisation,
    same_person,
    same_place,
    same_product,
    same_result,
    same_safety,
)
from summarizer.evaluation.wording import letters_of, same_text
from summarizer.schemas.result import ConfidenceInterval, PValue


def _as_text(value: Any) -> tuple[str, ...]:
    return (value,)


def _as_number(value: Any) -> tuple[str, ...]:
    return (f"{value:f}" if isinstance(value, Decimal) else str(value),)


def _no_words(_: Any) -> tuple[str, ...]:
    return ()


def _entry_words(*names: str) -> Callable[[Any], tuple[str, ...]]:
    """The first of these parts that an entry has, as text."""

    def words(entry: Any) -> tuple[str, ...]:
        parts = (getattr(entry, name) for name in names)
        return next(((part.value,) for part in parts if part is not None), ())

    return words


def _numbers_of(entry: Any) -> tuple[str, ...]:
    parts = (getattr(entry, name, None) for name in ("value", "n", "N", "rate"))
    return tuple(text for part in parts if part is not None for text in _as_number(part.value))


def _bounds(value: ConfidenceInterval) -> tuple[str, ...]:
    return (*_as_number(value.lo), *_as_number(value.hi))


def _p_number(value: PValue) -> tuple[str, ...]:
    return _as_number(value.value)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One way to compare.

    Attributes:
        told: What it calls the same, for the documentation and for people.
        agree: Whether an answer's value is the gold value.
        words: What of a value a document would have to hold in its own letters; nothing for a
            coded value, of which only the evidence can be looked for.
    """

    told: str
    agree: Callable[[Any, Any], bool]
    words: Callable[[Any], tuple[str, ...]] = _no_words


EXACT = Comparison("the same value", eq)
NUMBER = Comparison("the same number", eq, _as_number)
TEXT = Comparison("token F1 of at least 0.8, the same numbers and negations", same_text, _as_text)
SPELLING = Comparison(
    "the same letters and digits", lambda a, b: letters_of(a) == letters_of(b), _as_text
)
PLACE = Comparison("the city, which stands before the first comma", same_place, _as_text)
DISEASE = Comparison("the same but for case, hyphens, brackets and plural", same_disease, _as_text)
CONFIDENCE = Comparison("level and both bounds", eq, _bounds)
P_VALUE = Comparison("sign and number", eq, _p_number)

ORGANISATION = Comparison(
    "one name or alias in common but for its legal form",
    same_organisation,
)
PRODUCT = Comparison(
    "one name or code in common; without names, half of the descriptor's words",
    same_product,
    _entry_words("preferred_name", "descriptor"),
)
INDICATION = Comparison(
    "the disease or an abbreviation of it, but for case, hyphens, brackets and plural",
    same_indication,
    _entry_words("disease_text"),
)
DESIGNATION = Comparison("designation and authority", same_designation)
ACT = Comparison("kind of act and authority", same_act)
RESULT = Comparison(
    "endpoint, and value with unit or category, n, N and timepoint: all as in gold",
    same_result,
    _numbers_of,
)
SIDE_EFFECT = Comparison(
    "side effect, and presence, grades, n, N and rate: all as in gold", same_safety, _numbers_of
)
MILESTONE = Comparison("kind and window", same_milestone)
PERSON = Comparison("the name without titles and initials", same_person, _entry_words("name"))
