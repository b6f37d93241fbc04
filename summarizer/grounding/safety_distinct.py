"""One entry of what a release says several times, the fullest one."""

from __future__ import annotations

import re
from typing import Any

from summarizer.schemas.safety import SafetyFinding
from summarizer.schemas.terms import Presence

# Words for side effects as such: a finding names one, or says `other`, or counts them all.
_GENERIC = re.compile(
    r"(?!other\b|dose-limiting|(?:[\w-]+\s+){0,2}serious\b|stopped|discontinu|permanent|withdr|quit|dropped|treatment\s(?:disc|withd)|study\sdisc|early\s|drug\sdisc)(?:[\w-]+\s+){0,3}(?:adverse\s+(?:events?|effects?|reactions?)|side\s+effects?)$"
    r"|(?:TE|TR)?AEs?$|(?:solicited\s|unsolicited\s)(?:[\w-]+\s){0,2}(?:reactions?|symptoms?)$|[\w-]+\s(?:events|toxicities)$|adverse\sevents?\sof\s(?:special|clinical)\sinterest$|AESIs?$|(?:abnormal\s)?laboratory\sabnormalit(?:y|ies)$",
    re.IGNORECASE,
)
_PARTS = ("grade_min", "grade_max", "n", "N", "rate")


def is_generic(term: str) -> bool:
    """Whether words say `side effects` and name none."""
    return _GENERIC.match(term) is not None


def distinct(found: list[SafetyFinding]) -> list[SafetyFinding]:
    """Without entries that say less than another one of the same side effect and nothing else."""
    kept: list[SafetyFinding] = []
    for finding in found:
        fuller = next((i for i, one in enumerate(kept) if _within(finding, one)), None)
        if fuller is not None:
            kept[fuller] = _with_care(kept[fuller], finding)
            continue
        lesser = next((i for i, one in enumerate(kept) if _within(one, finding)), None)
        if lesser is not None:
            kept[lesser] = _with_care(finding, kept[lesser])
        else:
            kept.append(finding)
    return kept


def _parts(finding: SafetyFinding) -> dict[str, Any]:
    given = {part: getattr(finding, part) for part in _PARTS}
    return {part: one.value for part, one in given.items() if one is not None}


def _of_another_arm(one: SafetyFinding, other: SafetyFinding) -> bool:
    """Whether two entries of one sentence have numbers of their own, alike by chance."""
    mine, theirs = one.evidence[0], other.evidence[0]
    if mine.end <= theirs.start or theirs.end <= mine.start:
        return False
    for part in ("n", "rate"):
        numbers = [getattr(entry, part) for entry in (one, other)]
        if all(numbers):
            return len({number.evidence[0].start for number in numbers}) == len(numbers)
    return False


def _within(less: SafetyFinding, more: SafetyFinding) -> bool:
    if _of_another_arm(less, more):
        return False
    if less.presence.value is not more.presence.value or not _same_term(less, more):
        return False
    mine, theirs = _parts(less), _parts(more)
    if less.presence.value is Presence.EXPLICITLY_ABSENT:
        grades = ("grade_min", "grade_max")
        if any(mine.get(grade) != theirs.get(grade) for grade in grades):
            return False
    return mine.items() <= theirs.items()


def _same_term(one: SafetyFinding, other: SafetyFinding) -> bool:
    names = (one.term.value.lower().rstrip("s"), other.term.value.lower().rstrip("s"))
    if one.code and one.code == other.code:
        return (
            one.code not in ("INFECTION", "CYTOPENIA")
            or names[0] in names[1]
            or names[1] in names[0]
        )
    return names[0] == names[1]


def _with_care(finding: SafetyFinding, other: SafetyFinding) -> SafetyFinding:
    """With the treatment and the end that only the other entry tells."""
    update = {
        name: getattr(other, name)
        for name in ("management", "outcome", "scale")
        if not getattr(finding, name) and getattr(other, name)
    }
    return finding.model_copy(update=update) if update else finding
