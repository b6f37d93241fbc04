"""Opinions of a committee on a designation, which come before the decision and are no grant."""

from __future__ import annotations

import re

_OPINION = r"(?<!no\s)\b(?:positive|favou?rable)\s+(?:COMP\s+)?opinions?"
_COMMITTEE = r"\b(?:COMP|Committee\s+for\s+Orphan\s+Medicinal\s+Products)\b"
_LINK = r"(?:on|for|of|about|recommending|supporting|regarding|concerning|that)"
_BEFORE = re.compile(
    rf"{_OPINION}\s+(?:[^;]{{1,90}}?\s+)?{_LINK}\s+(?:[\w.'()-]+\s+){{0,10}}$"
    rf"|{_COMMITTEE}[^;]{{0,100}}\b(?:recommend(?:ed|s|ing)|advised|supported|endorsed)\s+"
    r"(?:[\w.'()-]+\s+){0,8}$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\s*(?:for\s+[^,;]{{1,60}}\s+)?(?:has\s+)?(?:received|obtained|was\s+given|got)\s+an?\s+{_OPINION}",
    re.IGNORECASE,
)
# Behind the opinion another act may stand: `after a positive opinion, the Commission granted`.
_ANOTHER_ACT = re.compile(
    r"\b(?:granted|grants|awarded|received|adopted\s+(?:its|the)\s+decision|holds|has)\b",
    re.IGNORECASE,
)


def opinion_on(left: str, right: str) -> tuple[int, int] | None:
    """Where the opinion stands; offsets of the sentence before the designation, or none."""
    match = _BEFORE.search(left)
    if match is None:
        return (len(left), len(left)) if _BEHIND.match(right) else None
    own = re.match(_OPINION, match.group(), re.IGNORECASE)
    if own is not None and _ANOTHER_ACT.search(match.group(), own.end()):
        return None
    return match.span()
