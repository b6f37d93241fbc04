"""Whether a trial is called pivotal: in its own phrase, or by what a sentence says it is."""

from __future__ import annotations

import re

_WORD = (
    r"(?:pivotal|registrational|registration[-\s](?:enabling|directed|intent(?:ed)?|trial|study)"
    r"|label[-\s]enabling)"
)
_PIVOTAL = re.compile(rf"\b{_WORD}\b", re.IGNORECASE)
_HEDGED = re.compile(
    r"\b(?:potential(?:ly)?|possibl[ey]|not|no|non|could|may|might|would|if|future\s+potential"
    r"|consider(?:ed|ing)?\s+for|seamless\s+transition\s+to)[-\s](?:[\w/-]+\s+){0,3}$",
    re.IGNORECASE,
)
# `a pivotal, event-driven Phase 3 trial`: adjectives stand between the word and the phrase.
_JUST_BEFORE = re.compile(
    rf"\b{_WORD},?\s+(?:(?!(?:of|in|and|or|for|with|to|the|an?|from|by|on|at|as|is|was)\s)[\w/-]+,?\s+){{0,5}}$",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\b(?:not|no|non|could|may|might|would|if|potential\w*|possibly)\b", re.IGNORECASE
)
# Behind the trial's phrase: `is intended to serve as a registrational study`.
_IS_ONE = re.compile(
    rf"^(?:\s*\([^()]{{0,60}}\))?,?\s+(?:which\s+)?(?:is|was|are|were|serves?|served)\s+(?:also\s+|now\s+)?"
    rf"(?:(?:intended|designed|expected|planned)\s+to\s+(?:be|serve\s+as)\s+|considered\s+|as\s+)?(?:the\s+|an?\s+)?"
    rf"(?:[\w-]+\s+){{0,2}}?{_WORD}\b",
    re.IGNORECASE,
)
# `Our pivotal program comprises`: what the sentence then names is pivotal.
_PROGRAMME = re.compile(
    rf"\b{_WORD}\s+(?:Phase\s+\S+\s+)?(?:clinical\s+)?program(?:me)?\b[^.;]{{0,30}}?"
    r"\b(?:compris\w+|consist\w*|includ\w+)\b",
    re.IGNORECASE,
)


def says_pivotal(words: str, left: str) -> bool:
    """Whether a phrase calls its trial so, and nothing in or before it takes that back."""
    beside = _JUST_BEFORE.search(left)
    if beside is not None and not _HEDGED.search(left[: beside.start()]):
        return True
    return any(
        not _HEDGED.search((left + words)[: len(left) + match.start()])
        for match in _PIVOTAL.finditer(words)
    )


def told_pivotal(before: str, behind: str) -> re.Match[str] | None:
    """The words beside a trial's phrase in its sentence that call it pivotal."""
    match = _IS_ONE.match(behind)
    if match is not None:
        return None if _TAKEN_BACK.search(match.group()) else match
    return _PROGRAMME.search(before)
