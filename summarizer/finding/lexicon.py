"""Finding the terms of a vocabulary in a text, word by word, in linear time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

_WORD = re.compile(r"[^\W_]+")
_LONGEST_GAP = 3  # characters between two words of one term: "disease (MRD) negativity"
_GAP = re.compile(r"[\s\-/()\[\]'+]{1,3}")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a term.

    Attributes:
        key: What the term is looked up by.
        words: Its words; lower case where letter case means nothing.
        exact: Letter case counts, and a letter-hyphen neighbour (`PD-1`) makes another term of it.
    """

    key: str
    words: tuple[str, ...]
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found. `end` takes in the bracket that closes `full name (ABBR)`."""

    start: int
    end: int
    form: Form


Lexicon = Mapping[str, tuple[Form, ...]]
"""Forms by their first word in lower case, longest first."""


def forms_of(key: str, names: Iterable[str], abbreviations: Iterable[str] = ()) -> Iterator[Form]:
    """Every form of a term: names with their plural, abbreviations, and `name (abbreviation)`."""
    short_forms: list[tuple[str, ...]] = []
    for abbreviation in abbreviations:
        words = tuple(_WORD.findall(abbreviation))
        short_forms += [words, (*words[:-1], words[-1] + "s")]
    yield from (Form(key, words, exact=True) for words in short_forms)
    for name in names:
        *head, last = _WORD.findall(name.lower())
        for ending in _with_plural(last):
            yield Form(key, (*head, ending))
            for words in short_forms:
                yield Form(key, (*head, ending, *(word.lower() for word in words)))


def _with_plural(word: str) -> tuple[str, ...]:
    if word.endswith("y") and not word.endswith(("ay", "ey", "oy", "uy")):
        return (word, word[:-1] + "ies")
    if word.endswith("is"):
        return (word, word[:-2] + "es")
    return (word,) if word.endswith("s") else (word, word + "s")


def build_lexicon(forms: Iterable[Form]) -> Lexicon:
    by_first: dict[str, list[Form]] = {}
    for form in forms:
        by_first.setdefault(form.words[0].lower(), []).append(form)
    return {
        first: tuple(sorted(set(same), key=lambda form: (-len(form.words), not form.exact)))
        for first, same in by_first.items()
    }


def scan(text: str, lexicon: Lexicon) -> Iterator[Hit]:
    """Terms in reading order, longest first, none inside another. `text` is a plain copy."""
    words = list(_WORD.finditer(text))
    index = 0
    while index < len(words):
        for form in lexicon.get(words[index].group().lower(), ()):
            hit = _match(text, words, index, form)
            if hit is not None:
                yield hit
                index += len(form.words)
                break
        else:
            index += 1


def _match(text: str, words: list[re.Match[str]], index: int, form: Form) -> Hit | None:
    found = words[index : index + len(form.words)]
    if len(found) < len(form.words):
        return None
    for word, expected in zip(found, form.words, strict=True):
        if (word.group() if form.exact else word.group().lower()) != expected:
            return None
    for left, right in pairwise(found):
        if right.start() - left.end() > _LONGEST_GAP or not _GAP.fullmatch(
            text, left.end(), right.start()
        ):
            return None
    start, end = found[0].start(), found[-1].end()
    if form.exact and _is_part_of_a_code(text, start, end):
        return None
    if "(" in text[start:end] and text[end : end + 1] == ")" and ")" not in text[start:end]:
        end += 1
    return Hit(start, end, form)


_CODE_BEFORE = re.compile(r"[^\W_]-$")
_CODE_AFTER = re.compile(r"-\(?[A-Z0-9]")


def _is_part_of_a_code(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 2) : start]
    return bool(_CODE_BEFORE.search(before) or _CODE_AFTER.match(text, end))
