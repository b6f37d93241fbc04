"""Access to a medicine before its approval, where an authority is said to have allowed it."""

from __future__ import annotations

import re

from summarizer.finding.action_cues import AGENCY
from summarizer.finding.passages import Passage

_ALLOWED = r"(?:authori[sz]ed|allowed|permitted|cleared|approved|granted|agreed\s+to)"
_BEHIND = re.compile(
    r"\s*(?:[\w()-]+\s+){0,4}?(?:(?:for|of|with)\s+[^,;]{1,60}?\s+)?(?:,?\s*(?:which|that)\s+)?"
    rf"(?:(?:the\s+)?(?:[\w.]+\s+){{0,2}}?(?P<giver>{AGENCY})\s+)?"
    rf"(?:(?:has|had|was|were|is|been)\s+){{0,2}}(?P<verb>{_ALLOWED})\b"
)
_BY = re.compile(rf"\s+(?:[^.;,]{{1,50}}\s+)?by\s+(?:[\w.'’]+\s+){{0,3}}?{AGENCY}")
_BEFORE = re.compile(
    rf"{AGENCY}\s+(?:(?:has|had|also|then)\s+){{0,2}}(?P<verb>{_ALLOWED})\s+(?:[\w'’-]+\s+){{0,5}}$"
)


def allowed_by_authority(passage: Passage) -> tuple[int, int] | None:
    """The verb by which an authority allowed it, as a place in the passage."""
    if (before := _BEFORE.search(passage.left)) is not None:
        return before.span("verb")
    behind = _BEHIND.match(passage.right)
    if behind is None or not (behind["giver"] or _BY.match(passage.right, behind.end())):
        return None
    return passage.behind + behind.start("verb"), passage.behind + behind.end("verb")
