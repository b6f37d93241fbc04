"""Numbers as releases write them (`1,024`, `900x10^6`, `1 × 10⁶`, `1e13`, `twenty-four`)."""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

WORD_VALUES: dict[str, int] = {
    **{word: value for value, word in enumerate((*_UNITS, *_TEENS), start=1)},
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
    **{
        f"{tens}-{unit}": 10 * high + low
        for high, tens in enumerate(_TENS, start=2)
        for low, unit in enumerate(_UNITS, start=1)
    },
}
"""English number words from one to ninety-nine."""

ORDINAL_VALUES: dict[str, int] = {
    **{word: value for value, word in enumerate(("first", "second", "third", "fourth"), start=1)},
    **{f"{value}{suffix}": value for value, suffix in enumerate(("st", "nd", "rd", "th"), start=1)},
}
"""The ordinals that count halves, quarters, patients and treatment lines."""

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_EXPONENT = r"(?:\s?\^\s?[-+]?\d{1,2}|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})"
_PLAIN_NUMBER = r"(?:(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.\d{1,6})?|\.\d{1,6})"
_NUMBER_END = r"(?!\d|\.\d|,\d{3}(?!\d))"

DIGITS = rf"{_PLAIN_NUMBER}{_NUMBER_END}"
"""A number in digits; thousands separators and a decimal point allowed."""

NUMBER_START = r"(?<![\w.,/$€£¥-])"
"""Not in the middle of a word, a code, a longer number or a sum of money."""

WORD = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS)}))?|{'|'.join((*_TEENS, *_UNITS))})\b"
"""A number word between one and ninety-nine."""

SCIENTIFIC = (
    rf"(?:{_PLAIN_NUMBER}\s?[xX*]\s?10{_EXPONENT}|10{_EXPONENT}"
    r"|\d{1,3}(?:\.\d{1,3})?[eE]\+?\d{1,2})(?!\d)"
)
"""A number with a power of ten that is still visible as one."""

_SCIENTIFIC_PARTS = re.compile(
    r"(?:(?P<mantissa>[\d.,]+)\s?[xX*]\s?)?10\s?\^?\s?(?P<power>[-+]?\d{1,2})"
    r"|(?P<digits>[\d.]+)[eE]\+?(?P<exponent>\d{1,2})"
)


def decimal_of(text: str) -> Decimal:
    """The value of a text that one of the patterns above has matched.

    Raises:
        ValueError: The text is no number in any of these forms.
    """
    word = re.sub(r"\s", "-", text.strip().lower())
    if word in WORD_VALUES:
        return Decimal(WORD_VALUES[word])
    if word in ORDINAL_VALUES:
        return Decimal(ORDINAL_VALUES[word])
    if re.fullmatch(r"[-+]?(?:\d[\d,]*)?(?:\.\d+)?", word) and word.strip("-+"):
        return Decimal(word.replace(",", ""))
    parts = _SCIENTIFIC_PARTS.fullmatch(text.strip().translate(_SUPERSCRIPTS))
    if parts is None:
        raise ValueError(f"not a number: {text!r}")
    if parts["digits"]:
        return Decimal(parts["digits"]).scaleb(int(parts["exponent"]))
    mantissa = Decimal((parts["mantissa"] or "1").replace(",", ""))
    return mantissa.scaleb(int(parts["power"]))


def canonical(value: Decimal) -> str:
    """Digits only, no exponent, no trailing zeros after the point: `72.70` is `72.7`."""
    return format(value.normalize(), "f")


def canonical_of(text: str) -> str:
    """`canonical(decimal_of(text))`.

    Raises:
        ValueError: As `decimal_of`.
    """
    return canonical(decimal_of(text))
