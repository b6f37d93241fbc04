"""Whether a short form is one of a disease: `LBL` of lymphoblastic lymphoma."""

from __future__ import annotations

import re


def spells(short: str, disease: str) -> bool:
    """Whether the letters of a short form stand in the disease in their order.

    A letter begins a word or follows another inside its word: lymphoblastic lymphoma spells LBL,
    and acute lymphoblastic leukemia does not spell AML. After the first word, one may have no
    letter of its own, as `cell` in T-ALL.
    """
    letters, words = short.replace("-", "").lower(), re.findall(r"\w+", disease.lower())
    begins = bool(words) and words[0].startswith(letters[0])
    return begins and _spelt(letters, words, spare_words=1)


def _spelt(letters: str, words: list[str], *, spare_words: int) -> bool:
    if not letters or not words:
        return not letters and len(words) <= spare_words
    word, place = words[0], 0
    for used, letter in enumerate(letters, 1):
        place = word.find(letter, place) + 1
        if place == 0 or (used == 1 and place > 1):
            break
        if _spelt(letters[used:], words[1:], spare_words=spare_words):
            return True
    return spare_words > 0 and _spelt(letters, words[1:], spare_words=spare_words - 1)
