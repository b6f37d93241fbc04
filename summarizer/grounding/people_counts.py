"""How a text counts people: in figures, in words to ninety-nine, and roughly."""

from __future__ import annotations

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
PEOPLE = (
    r"(?:patients?|participants?|subjects?|adults?|people|persons|volunteers?|individuals?"
    r"|women|men|children"
    r"|infants?|adolescents?|boys|girls|cases)"
)
_WORDS = {word: number for number, word in enumerate((*_ONES, *_TEENS), 1) if number > 1} | {
    f"{tens}{joined}": 10 * ten + one
    for ten, tens in enumerate(_TENS, 2)
    for one, joined in enumerate(("", *(f"-{word}" for word in _ONES)))
}
_SPELLED = "|".join(sorted(_WORDS, key=len, reverse=True))
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}}|(?i:{_SPELLED}))"
ABOUT = (
    r"(?:(?:a\s+total\s+of|approximately|about|around|roughly|some|up\s+to|more\s+than|over"
    r"|at\s+least|all|nearly|an\s+additional|the\s+planned)\s+)*"
)


def number_of(words: str) -> int:
    """The number that words of the form `NUMBER` say."""
    return _WORDS.get(words.lower()) or int(words.replace(",", ""))
