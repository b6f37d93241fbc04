"""Words as they are compared: what differs only in type, case, brackets or plural is the same."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from summarizer.documents.folding import fold

ENOUGH = 0.8
"""Token F1 from which two free texts say the same."""

_REMEMBERED = 4096
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_ARTICLES = frozenset({"a", "an", "the"})
_LEGAL_FORMS = frozenset(
    {"inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "lp"}
    | {"plc", "ag", "sa", "se", "nv", "bv", "gmbh", "ab", "asa", "as", "oy", "spa", "kk", "kgaa"}
)
_TITLES = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "sir", "md", "phd", "mba"})
_NEGATIONS = frozenset({"no", "not", "non", "never", "without"})
_ROMAN = re.compile("i{1,3}|iv|vi{0,3}|ix")
_BRITISH = (("ae", "e"), ("oe", "e"), ("our", "or"))


@lru_cache(maxsize=_REMEMBERED)
def words_of(text: str) -> tuple[str, ...]:
    """Words and numbers, folded and in lower case, without articles; hyphens part words."""
    found = _WORD.findall(fold(text).text.casefold())
    return tuple(word for word in found if word not in _ARTICLES)


@lru_cache(maxsize=_REMEMBERED)
def letters_of(text: str) -> str:
    """Letters and digits alone, for names that are spelled with and without hyphens."""
    return "".join(one for one in fold(text).text.casefold() if one.isalnum())


def without_brackets(text: str) -> str:
    return _BRACKETS.sub("", text).strip()


def in_brackets(text: str) -> list[str]:
    return [found.strip(" ()[]") for found in _BRACKETS.findall(text)]


def token_f1(one: str, other: str) -> float:
    """Harmonic mean of the shares of words that each text has in common with the other."""
    left, right = Counter(words_of(one)), Counter(words_of(other))
    shared = (left & right).total()
    if not shared:
        return float(letters_of(one) == letters_of(other))
    return 2 * shared / (left.total() + right.total())


def likeness(one: str, other: str) -> float:
    """Token F1 of the texts, or without what stands in brackets where that is more.

    A text that is another's abbreviation in brackets is wholly like it.
    """
    if _is_short_for(one, other) or _is_short_for(other, one):
        return 1
    return max(token_f1(one, other), token_f1(without_brackets(one), without_brackets(other)))


def _is_short_for(short: str, text: str) -> bool:
    return letters_of(short) in map(letters_of, in_brackets(text))


def same_text(one: str, other: str) -> bool:
    """Whether two free texts say the same: nearly all words shared, and no telling one differs.

    Telling are numbers and single letters, of which one text may leave out some but not have
    others (`PASI 75` and `PASI 90`, `T cell` and `B cell`), and negations, which must be the same.
    """
    left, right = set(words_of(one)), set(words_of(other))
    told, others = _telling(left), _telling(right)
    if not (told <= others or others <= told) or left & _NEGATIONS != right & _NEGATIONS:
        return False
    return likeness(one, other) >= ENOUGH


def _telling(words: set[str]) -> set[str]:
    return {word for word in words if word[0].isdigit() or len(word) == 1 or _ROMAN.fullmatch(word)}


def name_form(text: str) -> str:
    """A company's name without its legal form."""
    words = list(words_of(text))
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    return "".join(words)


def person_form(text: str) -> str:
    """A person's name without titles, degrees and single initials."""
    words = [word for word in words_of(text.replace(".", " ")) if word not in _TITLES]
    return " ".join(word for word in words if len(word) > 1) or " ".join(words)


def disease_form(text: str) -> str:
    """A disease without brackets, hyphens, plural and the difference of British spelling."""
    words = []
    for word in words_of(without_brackets(text)):
        for british, plain in _BRITISH:
            word = word.replace(british, plain)
        words.append(word[:-1] if word.endswith("s") and not word.endswith("ss") else word)
    return " ".join(words)


def stands_in(text: str, words: str) -> bool:
    """Whether the words stand in the text, one after the other, as whole words."""
    said = words_of(words)
    return not said or f" {' '.join(said)} " in f" {' '.join(words_of(text))} "
