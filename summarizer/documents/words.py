"""Whole words: a quote must not begin or end inside a word, a number or a name.

"47" is not in "147", "4.7" or "47.5%"; "Phase 1" is not in "Phase 1/2"; "ABC" is not in "ABC-101".
"""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]*+")
# The longest invisible run that is looked across.
_REACH = 8
# Em dashes part, all others may belong to a range, a code or a negative number.
_DASHES = "-\u2010\u2011\u2012\u2013\u2212"
_IN_NUMBERS = ".,:/'’·" + _DASHES
_NOT_BEFORE = re.compile(r"(?:\A|[^\w])non[-\u2010\u2011]\s{0,4}\Z", re.IGNORECASE)
_CANNOT = re.compile(r"['’]t(?!\w)", re.IGNORECASE)
_ROMAN_AFTER = re.compile(r"[/\-\u2013][IVX]{1,4}[ab]?(?!\w)")
_ROMAN_LAST = re.compile(r"(?<!\w)[IVX]{1,4}[ab]?\Z")
_ROMAN_BEFORE = re.compile(r"(?<!\w)[IVX]{1,4}[ab]?[/\-\u2013]\Z")
_ROMAN_FIRST = re.compile(r"[IVX]{1,4}[ab]?(?!\w)")
_LONGEST_ROMAN = 6


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]`, not empty, begins and ends at the border of a word."""
    return not (_is_cut_before(text, start, end) or _is_cut_after(text, start, end))


def is_word_character(character: str) -> bool:
    """Letters, digits of every kind (the superscript of 10⁶ too) and the accents on them."""
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _is_cut_before(text: str, start: int, end: int) -> bool:
    before = _visible(text[max(start - _REACH, 0) : start])
    first = text[start]
    if not before:
        return False
    if is_word_character(before[-1]):
        is_tail = first in _IN_NUMBERS and text[start + 1 : min(start + 2, end)].isdigit()
        return is_word_character(first) or is_tail
    if first.isdigit() and before[-1] in _DASHES:
        return True
    if _are_joined(before[-2:-1], before[-1], first):
        return True
    if not first.isalpha():
        return False
    is_half = _ROMAN_FIRST.match(text, start, end) and _ROMAN_BEFORE.search(before)
    return bool(is_half or _NOT_BEFORE.search(before))


def _is_cut_after(text: str, start: int, end: int) -> bool:
    after = _visible(text[end : end + _REACH])
    last = text[end - 1]
    if not after or not is_word_character(last):
        return bool(after) and _is_torn(text[max(start, end - 2) : end - 1], last, after[0])
    if is_word_character(after[0]):
        return True
    if after[0] in _DASHES and after[1:2].isdigit():
        return True
    if _are_joined(last, after[0], after[1:2]) or _CANNOT.match(after):
        return True
    tail = text[max(start, end - _LONGEST_ROMAN) : end]
    return bool(_ROMAN_AFTER.match(after) and _ROMAN_LAST.search(tail))


def _is_torn(left: str, joint: str, right: str) -> bool:
    """Whether a quote ends in the joint of a number or a code: "47." of 47.5, "ABC-" of ABC-101."""
    is_joint = joint in _DASHES or (joint in _IN_NUMBERS and left.isdigit())
    return is_joint and left.isalnum() and right.isdigit()


def _are_joined(left: str, joint: str, right: str) -> bool:
    """Whether the three belong together as in 47.5, 1,000, 1/2, 2171_HK."""
    if joint == "_":
        return left.isalnum() and right.isalnum()
    return joint in _IN_NUMBERS and left.isdigit() and right.isdigit()


def _visible(context: str) -> str:
    return _INVISIBLE.sub("", context)
