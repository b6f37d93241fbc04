"""Designations that words take for granted: `thanks to its Fast Track status`, `(FDA Orphan Drug)`.

A fragment has no verb to judge by; what it may be is a possession, or an entry in a list of facts.
"""

from __future__ import annotations

import re

from summarizer.finding.agents import AGENCY, names_an_agency
from summarizer.finding.calendar_words import calendar_words
from summarizer.finding.passages import Passage

_POSSESSED = re.compile(
    r"\b(?:its|our|their|existing|current"
    r"|(?:product|drug|candidate|compound|therapy|treatment|medicine)['’]s)\s+(?:(?:existing|current|own|two|three|FDA|EMA|U\.?S\.?"
    r"|EU|European|Japanese|regulatory)\s+){0,3}$"
)
_IN_HAND = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:from\s+(?:[\w.]+\s+){1,6}?)?(?:(?:already|now)\s+)?in\s+(?:hand|place|force)\b|\s*already\s+secured\b",
    re.IGNORECASE,
)
_A_SCHEME = re.compile(
    r"(?:program(?:me)?|process|pathway|criteria|guidance|requirements?|rules|procedure)s?\b",
    re.IGNORECASE,
)
_DOUBTED = re.compile(
    r"\b(?:if|whether|may|might|could|would|should|will|potential\w*|possib\w+|eligib\w+|candidates?"
    r"|plan\w*|intend\w*|expect\w*|anticipat\w*|seek\w*|aim\w*|hop(?:e|es|ing)|request\w*|appl(?:y|ied"
    r"|ying|ication\w*)|pending|review|not|no|without|lost|los(?:e|es|ing)|den(?:y|ied)|withdr\w+"
    r"|rescind\w*|competit\w+|program(?:me)?s?|pathways?|such\s+as|opinion|submitted|filed|until)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(?:(?:\w+\s+){0,2}?(?:regulatory|special|expedited|FDA|EMA|orphan)\s+)?"
    r"(?:status|designations?)(?:\s+(?:granted|received|held|obtained|to\s+date))?\s*[:|–—-]\s",
    re.IGNORECASE,
)
# `- FDA Fast Track designation (May 2025)`: a dated entry without a verb.
_MONTH = rf"(?:{calendar_words().month_pattern})\.?"
_DATE = rf"(?:(?:\d{{1,2}}\s+)?{_MONTH}(?:\s+\d{{1,2}},)?\s+)?(?:19|20)\d\d"
_ENTRY = re.compile(
    rf"[\W_]*(?:(?:{_DATE})\s*[:|–—-]\s*)?"
    rf"(?:(?:U\.?S\.?|EU|UK|European|Japanese|{AGENCY})\s+){{0,3}}$"
)
_DATED = re.compile(
    rf"\s*(?:(?:for|in)\s+[^.;|]{{2,80}}?\s*)?(?:\((?:{AGENCY},?\s+)?{_DATE}\)|[,:|–—-]\s*{_DATE})\W*$"
)
_DATED_INSIDE = re.compile(rf"\s*\((?:{AGENCY},?\s+)?{_DATE}\)")
_LONGEST_LIST = 160  # characters of a list of facts in brackets


def is_presupposed(passage: Passage) -> bool:
    """Whether a designation without a verb of its own is one that somebody has."""
    if _A_SCHEME.match(passage.right.lstrip()) or _A_SCHEME.search(passage.place[-12:]):
        return False
    if _IN_HAND.match(passage.right):
        return not _DOUBTED.search(passage.clause_left)
    if _POSSESSED.search(passage.clause_left):
        return not _DOUBTED.search(passage.clause_left)
    if _ENTRY.fullmatch(passage.left) and _DATED.match(passage.right):
        return True
    if _DATED_INSIDE.match(passage.right) and not _DOUBTED.search(passage.left):
        return True
    return _is_listed(passage)


def _is_listed(passage: Passage) -> bool:
    """An entry of `Regulatory status: ...`, or of brackets that hold agencies and names alone."""
    if _LABEL.match(passage.left):
        return not _DOUBTED.search(passage.text)
    opened = passage.left.rfind("(")
    closed = passage.right.find(")")
    if opened < 0 or closed < 0 or ")" in passage.left[opened:] or "(" in passage.right[:closed]:
        return False
    inside = passage.left[opened + 1 :] + passage.place + passage.right[:closed]
    if len(inside) > _LONGEST_LIST or not names_an_agency(inside):
        return False
    return not (_DOUBTED.search(inside) or _DOUBTED.search(passage.left[:opened]))
