"""How a verb is meant: as a fact, denied, hedged or planned, read from the words before it."""

from __future__ import annotations

import re
from enum import StrEnum


class Form(StrEnum):
    """The form of the verb or noun that is judged.

    Attributes:
        PAST: `granted`, finite or as a participle.
        PRESENT: `grants`, as headlines have it.
        BASE: `grant`, which says nothing without the verb before it.
        GERUND: `receiving`, and nouns that act as one: `receipt of`.
    """

    PAST = "past"
    PRESENT = "present"
    BASE = "base"
    GERUND = "gerund"


class Modality(StrEnum):
    FACT = "fact"
    NEGATED = "negated"
    HEDGED = "hedged"
    PLANNED = "planned"
    OPEN = "open"


_REACH = 90  # characters before the verb that can change how it is meant
_MODAL = r"(?:may|might|could|would|should|can|will|shall|must|May|Will|Could|Would|Can|Might)"
_WORDS = r"(?:[\w'-]+\s+)"

_NEGATED = re.compile(
    r"(?:\b(?:not|never|neither|nor|cannot)|n't)\s+"
    r"(?:(?:yet|been|be|have|formally|currently|ever|previously|to)\s+){0,3}$"
    rf"|\b(?:no|none of)\s+{_WORDS}{{1,6}}(?:has|have|had|was|were|is|are)\s+"
    r"(?:(?:been|ever|yet)\s+){0,2}$"
    r"|\b(?:fail(?:ed|s|ure)|declin(?:ed|es)|refus(?:ed|es|al)|unable|decided\s+not)\s+to\s+(?:be\s+)?$",
    re.IGNORECASE,
)
_UNCERTAIN = re.compile(
    r"\b(?:no|any)\s+(?:assurance|guarantee|certainty)\b|\bcannot\s+(?:guarantee|assure|be\s+certain)"
    r"|\bwhether\b|\bin\s+the\s+event\b|\b(?:risk|possibility|likelihood|chance)s?\s+(?:that|of)\b"
    r"|\b(?:expect|believe|hope|anticipate|assume)(?:s|d)?\s+that\b|\bunless\b"
    r"|\b(?:expect|believe|hope|anticipate|assume|wish|want|ask|request)(?:s|ed|es|ing)?\s+"
    r"(?:the\s+)?[A-Z]\w+\s+$",
    re.IGNORECASE,
)
_NO_ASSURANCE = re.compile(
    r"\b(?:no|any)\s+(?:assurance|guarantee|certainty)\b|\bcannot\s+(?:guarantee|assure)|\bwhether\b",
    re.IGNORECASE,
)
_IF = re.compile(
    r"\b(?:if|once|until|assuming|provided\s+that|should)\b[^,;]{0,60}$", re.IGNORECASE
)
_WHEN = re.compile(
    r"\b(?:when|as\s+soon\s+as|before|after|by\s+the\s+time)\b[^,;]{0,40}$", re.IGNORECASE
)
_NOT_YET = re.compile(
    rf"\b{_MODAL}\s+{_WORDS}{{0,3}}(?:be|have\s+been|get|become|have)\s+(?:\w+ly\s+)?$"
    rf"|\bto\s+(?:be|have\s+been|get)\s+(?:\w+ly\s+)?$|\byet\s+to\s+be\s+$"
)
_MODAL_BASE = re.compile(rf"\b{_MODAL}\s+{_WORDS}{{0,3}}$")
_FIRST_TO = re.compile(
    r"\b(?:first|only|second|third|fourth|latest)\b[^,;]{0,70}\bto\s+(?:have\s+)?(?:be\s+|been\s+)?$",
    re.IGNORECASE,
)
_WOULD_BE = re.compile(rf"\b(?:{_MODAL}|potential\w*|aims?|hopes?|expects?|if)\b")
_PLANS = re.compile(
    r"\b(?:plan|intend|expect|aim|hope|seek|anticipat|prepar|schedul|look|propos|want|decid|wait|"
    r"position|poised|ready|on\s+track|strategy|goal|target|work|mov|remain|continu|initiat|agree)"
    rf"\w*\s+{_WORDS}{{0,6}}?to\s+(?:\w+ly\s+)?(?:be\s+)?$",
    re.IGNORECASE,
)
_WILL = re.compile(rf"\b(?:will|Will|'ll|shall)\s+{_WORDS}{{0,2}}$")
_TO = re.compile(r"\bto\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_PLANNED_NOUN = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|intend(?:s|ed)?|expect(?:s|ed)?|anticipat(?:e|es|ed|ing)|propos(?:ed|es)|"
    r"target(?:s|ed|ing)?|prepar(?:e|es|ed|ing)|future|upcoming|towards?|ahead\s+of|possible|"
    r"potential|eventual|subsequent|advanc(?:e|es|ing)|support(?:s|ing)?|enabl(?:e|es|ing)|for)\s+"
    r"(?:for\s+|on\s+|in\s+|a\s+|an\s+|the\s+|its\s+|our\s+|their\s+)*$",
    re.IGNORECASE,
)
_HEDGED_GERUND = re.compile(
    r"\b(?:upon|until|pending|prior\s+to|before|without|towards?|of|for|to|anticipat\w+|expect\w*|"
    r"potential|possible|consider\w*|assuming|plan\w*|future|is|are|was|were|be)\s+"
    r"(?:the\s+|its\s+|our\s+|an?\s+)?$",
    re.IGNORECASE,
)
_FACT_GERUND = re.compile(
    r"(?:^|[,\"(]|\b(?:after|following|since|by|despite|through|includ\w+|announc\w+|report\w+|"
    r"celebrat\w+|marks?|recent(?:ly)?|today|and)\s)\s*"
    r"(?:(?:the|its|our|an?|FDA|EMA|MHRA|NMPA|U\.S\.|agency|Commission)(?:'s)?\s+){0,4}$",
    re.IGNORECASE,
)


# `notified of a decision by the FDA to impose a hold`: what is decided is done.
_DECISION_TO = re.compile(
    r"\b(?:of|with|its|the|a)\s+decision\s+(?:by|of|from)\s+[^,;]{1,70}\bto\s+$", re.IGNORECASE
)
_AWAITED = re.compile(
    r"\b(?:await\w*|pending|expect\w*|anticipat\w*|until|any|may|could|will)\b", re.IGNORECASE
)


def modality(before: str, form: Form) -> Modality:
    """How a verb is meant after the words `before` of its clause, the nearest last.

    `OPEN` is a bare infinitive that nothing before it places in time. A gerund is a fact only
    after words that presuppose it (`after receiving`), or at the head of its clause.
    """
    left = before[-_REACH:]
    if _NEGATED.search(left):
        return Modality.NEGATED
    if form is Form.GERUND:
        return Modality.FACT if _FACT_GERUND.search(left) else Modality.HEDGED
    if (first := _FIRST_TO.search(left)) is not None:
        return Modality.HEDGED if _WOULD_BE.search(left[: first.start()]) else Modality.FACT
    if _UNCERTAIN.search(left) or _IF.search(left):
        return Modality.HEDGED
    if form is Form.PRESENT and _WHEN.search(left):
        return Modality.HEDGED
    if form is Form.BASE:
        return _of_base(left)
    if _PLANS.search(left):
        return Modality.PLANNED
    return Modality.HEDGED if _NOT_YET.search(left) else Modality.FACT


def _of_base(left: str) -> Modality:
    if _DECISION_TO.search(left) and not _AWAITED.search(left):
        return Modality.FACT
    if _PLANS.search(left) or _WILL.search(left):
        return Modality.PLANNED
    if _MODAL_BASE.search(left):
        return Modality.HEDGED
    return Modality.HEDGED if _TO.search(left) else Modality.OPEN


def hedge_words(before: str, form: Form) -> str:
    """The words that keep an act from being a fact, or nothing where none do."""
    left = before[-_REACH:]
    patterns = [_UNCERTAIN, _IF, _PLANS, _NOT_YET, _HEDGED_GERUND]
    if form is Form.BASE:
        patterns += [_WILL, _MODAL_BASE, _TO]
    found = next((match for pattern in patterns if (match := pattern.search(left))), None)
    return " ".join(found.group().split()) if found else ""


def governed_by_doubt(before: str) -> bool:
    """Whether a sentence's earlier words put in doubt what follows: `no assurance that ...`."""
    return bool(_UNCERTAIN.search(before[-2 * _REACH :]))


def is_condition(before: str) -> bool:
    """Whether what follows is the condition of something else: `once it has been granted`."""
    return _IF.search(before[-_REACH:]) is not None


def lacks_assurance(before: str) -> bool:
    """Whether even a plan is put in doubt: `no assurance that we will submit`."""
    return bool(_NO_ASSURANCE.search(before[-2 * _REACH :]))


def of_noun(before: str) -> Modality:
    """How an act that is only named (`BLA submission`) is meant; `OPEN` where nothing says."""
    left = before[-_REACH:]
    planned = _PLANNED_NOUN.search(left)
    if planned is None:
        return Modality.OPEN
    return Modality.HEDGED if _MODAL_BASE.search(left[: planned.start()]) else Modality.PLANNED


def inside(words: str) -> Modality:
    """How a passive is meant by its own auxiliaries: `will be submitted`, `was not accepted`."""
    if re.search(r"\b(?:not|never)\b", words):
        return Modality.NEGATED
    if re.search(r"\b(?:will|shall|to)\s+(?:[a-z]+ly\s+)?be\b", words):
        return Modality.PLANNED
    modal = re.search(rf"\b{_MODAL}\s+(?:[a-z]+ly\s+)?(?:be|have\s+been)\b", words)
    return Modality.HEDGED if modal else Modality.FACT
