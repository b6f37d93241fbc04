"""Sentences about a designation as such, which tell nothing of any product."""

from __future__ import annotations

import re

from summarizer.finding.modality import Form
from summarizer.finding.passages import Passage, moved
from summarizer.finding.status_cues import Act, nearest_before

_SUBJECT = re.compile(
    r"(?:[\W_]*+\b(?:(?:the|an?|this|such|s|and|both)\b|(?!\w+ing\b)[A-Z][\w.]*+)){0,8}+\W*+"
)
_DEFINES = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:"
    r"(?:is|are)\s+(?:[a-z]+ly\s+)?(?:intended|designed|granted|awarded|given|available|reserved"
    r"|meant|aimed|open|an?|one\s+of|for)\b"
    r"|(?:provides?|conveys?|offers?|enables?|allows?|confers?|requires?|includes?|aims?|helps?"
    r"|facilitates?|expedites?|entitles?|ensures?|gives?|seeks?\s+to)\b"
    r"|was\s+(?:established|created|introduced|launched|designed)\b)",
    re.IGNORECASE,
)
_PLURALS = (
    r"(?:drugs|medicines|products|therapies|treatments|candidates|companies|sponsors|devices"
    r"|biologics|compounds|medications|applications|technologies)"
)
_SINGULARS = r"(?:drug|medicine|product|therapy|treatment|device|biologic|sponsor|application)"
_TO_ANY = re.compile(
    rf"\s*(?:to|for|when|if|of)\s+(?:[\w-]+\s+){{0,4}}?(?:{_PLURALS}|{_SINGULARS})\s+"
    rf"(?:and\s+\w+\s+)?"
    r"(?:that|which|intended|designed|for|treating|with|to|candidates?|in)\b",
    re.IGNORECASE,
)
_ANY_HOLDER = re.compile(
    rf"(?:(?:^|[\s(\"]){_PLURALS}|^\W*(?:an?|any|each)\s+(?:[a-z-]+\s+)?{_SINGULARS})\s+"
    r"(?:(?:that|which|who)\s+)?(?:(?:has|have|is|are|been|may|can)\s+){0,3}$",
    re.IGNORECASE,
)
# `morlatide is among several drugs that hold it`
_ONE_OF = re.compile(r"\b(?:among|one\s+of)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
# `Two of its products`, `both product candidates`: those of somebody who was named.
_OWN_PLURAL = re.compile(
    r"\b(?:its|our|both|these|the\s+(?:company|group)'s)\s+(?:(?:own|lead|two|three|four|five|product|drug"
    r"|clinical|clinical-stage|late-stage|investigational|gene|cell|oral|(?:pipeline|portfolio)\s+of)\s+){0,3}$",
    re.IGNORECASE,
)
# `Products with Fast Track designation are ORV-1 and ORV-2`: the things are named behind it.
_NAMED_BEHIND = re.compile(
    r"[^.;:]{0,50}?(?:\b(?:includ(?:e|es|ing)|are|such\s+as|namely)\s+(?:both\s+)?|[:(,]\s*)[A-Z]{2,6}-?\d"
)

# `Receipt of Fast Track designation does not change the standards`: said of any receipt.
_RECEIPT = re.compile(
    r"\W*(?:the\s+)?(?:receipt|grant|granting|award)\s+of\s+(?:an?\s+|the\s+)?", re.IGNORECASE
)
_NOT_DO = re.compile(
    r"\s*(?:(?:by|for|to)\s+[^,;]{1,60}?\s+)?(?:(?:does|do|may|might|will)\s+not|would|could)\b",
    re.IGNORECASE,
)
# `Obtaining orphan designation is one of our goals`: of something to come.
_OBTAINING = re.compile(
    r"\W*(?:obtaining|receiving|securing|gaining|winning|achieving)\s+(?:an?\s+|the\s+)?(?:[\w.]+\s+){0,2}",
    re.IGNORECASE,
)
_A_GOAL = re.compile(
    r"[^,;]{0,60}?\s(?:is|are|remains?)\s+[^,;]{0,30}?\b(?:goals?|aims?|objectives?|priorit(?:y|ies)"
    r"|next\s+steps?|targets?|plans?)\b",
    re.IGNORECASE,
)
_ANY_DESIGNATED = re.compile(
    rf"\W*(?:an?|any|each)\s+(?:[\w-]+-)?designated\s+{_SINGULARS}\b", re.IGNORECASE
)


def speaks_of_any(passage: Passage) -> tuple[int, int] | None:
    """The words `a designated drug` at the head of a sentence, which is then about no one drug."""
    found = _ANY_DESIGNATED.match(passage.text)
    return None if found is None else found.span()


def explanation_in(passage: Passage) -> tuple[int, int] | None:
    """The words that make a sentence an explanation, as a place in the passage.

    `... designation is intended to`; `granted to drugs that`; `a drug that receives ...`.
    """
    if (any_one := speaks_of_any(passage)) is not None:
        return any_one
    if _RECEIPT.fullmatch(passage.clause_left) and (no_change := _NOT_DO.match(passage.right)):
        return moved(no_change.span(), passage.behind)
    if _OBTAINING.fullmatch(passage.clause_left) and (goal := _A_GOAL.match(passage.right)):
        return moved(goal.span(), passage.behind)
    defines = _DEFINES.match(passage.right)
    if defines is not None and _SUBJECT.fullmatch(passage.clause_left):
        return moved(defines.span(), passage.behind)
    cue = nearest_before(passage.clause_left)
    if cue is None or cue.act not in {Act.GRANT, Act.HOLD, Act.UNDER}:
        return None
    place = moved((cue.start, cue.end), passage.clause)
    to_any = cue.form is not Form.PAST and _TO_ANY.match(passage.right)
    holder = _ANY_HOLDER.search(passage.left[: place[0]])
    if holder is not None:
        ahead = passage.left[: holder.start() + 1]
        named = _OWN_PLURAL.search(ahead) or _NAMED_BEHIND.match(passage.right)
        holder = None if _ONE_OF.search(ahead) or named else holder
    return place if to_any or holder else None
