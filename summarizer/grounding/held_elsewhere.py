"""Holders that are nobody of the issuer's: a class of things, an investment, a career.

`Programs with RMAT designation need a process` names no product: a plural noun without
determiner, possessive or name is a class. What an investor's portfolio holds, and what a person
took from discovery to a designation elsewhere, is theirs.
"""

from __future__ import annotations

import re

from summarizer.finding.passages import Passage
from summarizer.grounding.product_words import product_noun_words

_THINGS = (
    rf"(?:(?:{product_noun_words()})s|therapies|companies|sponsors|developers|manufacturers|customers"
    r"|clients|vectors|projects|medicines|submissions)"
)
_HOLD = (
    r"(?:with|holding|having|carrying|under"
    r"|(?:that|which)\s+(?:already\s+|currently\s+)?(?:hold|have|carry|enjoy|received|obtained|were\s+granted)"
    r"(?:\s+(?:been\s+)?(?:received|obtained|granted|awarded|won))?"
    r"|whose\s+(?:[\w-]+\s+){1,3}?(?:hold|have|has|holds))"
)
# What makes a noun one of the issuer's or of a counted few, and verbs that end its phrase.
_DETERMINED = (
    r"(?:the|its|our|their|his|her|these|those|both|whose|that|this|all|each|us|we|it|they|two|three|four"
    r"|five|six|seven|eight|nine|ten|several|is|are|was|were|has|have|had|be|been|own|\d+)"
)
_LINKS = (
    r"(?:for|by|from|than|because|when|where|if|while|serve|serves|help|helps|support|supports)"
)
_CLASS = re.compile(
    rf"(?P<first>(?:^|[.:;\u201c\"]\s*|,\s+|\b{_LINKS}\s+)[\W_]*)"
    rf"(?P<noun>(?:(?!(?:{_DETERMINED}|{_LINKS}|of|to|with|and|or|\w+ing)\b)[\w/-]+\s+){{0,3}}?{_THINGS}),?\s+{_HOLD}\s+"
    r"(?:(?:an?|the|such|FDA|EMA|EU|U\.?S\.?|orphan|or)\s+){0,3}$",
    re.IGNORECASE,
)
# `Programs with RMAT designation include ORV-1`, `: ORV-1 and ORV-2`: the things are named.
_LISTED = re.compile(
    r"^[^.;:]{0,50}?(?:\b(?:includ(?:e|es|ed|ing)|are|were|compris\w+|such\s+as|namely)\s|[:(\u2013\u2014]\s*|\s-+\s|,\s+(?=[A-Z]+-?\d))"
    r"(?:both\s+)?(?P<names>[^.;]{0,80})",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:[A-Z]{2,6}-?\d+|[a-z]+(?:mab|nib|cel|stat)\b)")
# Headings and items of a list have no such end.
_SENTENCE = re.compile(r"(?:[.!?][\"')\u2019\u201d]*|,[\"'\u2019\u201d]?)\s*$")
_INVESTMENT = re.compile(
    r"(?P<owner>[^,;]{2,80}),\s+whose\s+(?:[\w-]+\s+){0,3}?(?:portfolio|investments|holdings)\s+(?P<held>.*)$"
    r"|(?P<backer>[^,;]{2,80}?)(?:'s|')\s+(?:[\w-]+\s+){0,2}?(?:portfolio\s+companies|investments|holdings)\s+(?P<backed>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_TAKEN = re.compile(
    r"(?:\bwho\b|\b(?:Dr|Mr|Ms|Mrs|Prof)\.?\s+(?=[A-Z])|\b(?:[Ss]he|[Hh]e)\b)(?P<career>[^;]*?"
    r"\b(?:took|taking|brought|guided|steered|shepherded|carried|led|advanced|moved)\s[^;]{2,80}?"
    r"\b(?:to|through|into)\s+(?:[\w-]+\s+){0,2})$"
)


def is_held_elsewhere(passage: Passage, own: re.Pattern[str]) -> bool:
    """Whether a designation is a class's, an investment's or a career's.

    `own` finds the issuer and its products by name.
    """
    return (
        _is_of_a_class(passage, own)
        or _is_an_investment(passage.left, own)
        or _is_of_a_career(passage.left, own)
    )


def _is_of_a_class(passage: Passage, own: re.Pattern[str]) -> bool:
    match = _CLASS.search(passage.left)
    if match is None or own.search(match["noun"]) or not _SENTENCE.search(passage.right):
        return False
    listed = _LISTED.match(passage.right)
    return listed is None or not (own.match(listed["names"]) or _NAMED.search(listed["names"]))


def _is_an_investment(left: str, own: re.Pattern[str]) -> bool:
    match = _INVESTMENT.search(left)
    if match is None:
        return False
    owner, held = match["owner"] or match["backer"], match["held"] or match["backed"] or ""
    # `Oravell's investors include Tannery`: the nearest name is the investor's.
    nearest = re.split(r"\b(?:includ\w+|by|from|and|with|joins?)\s", owner)[-1]
    return not own.search(nearest) and not own.search(held) and _NAMED.search(held) is None


def _is_of_a_career(left: str, own: re.Pattern[str]) -> bool:
    match = _TAKEN.search(left)
    return match is not None and own.search(match["career"]) is None
