"""Who acts in a clause: an agency by any of its short names, or the sponsor."""

from __future__ import annotations

import re

AGENCY = (
    r"(?:FDA|EMA|EC|MHRA|PMDA|MHLW|NMPA|CDE|MFDS|TGA|ANVISA|SFDA|TFDA|HSA|CDSCO|Swissmedic|COMP"
    r"|Health\s+Canada|Commission|[Aa]gency|Administration|Ministry|[Rr]egulators?|[Aa]uthorit\w+)"
)
_ANY_AGENCY = re.compile(rf"\b{AGENCY}\b")
_AT_END = re.compile(rf"\b{AGENCY}\s+(?:also\s+|currently\s+)?$")
_BY_AGENCY = re.compile(rf"\bby\s+(?:the\s+)?(?:[\w.]+\s+){{0,3}}?{AGENCY}\b")
_SPONSOR = re.compile(
    r"\bby\s+(?:the\s+)?(?:company|sponsor|applicant|us)\b|\bvoluntar"
    r"|\brequest\s+of\s+the\s+sponsor|\b(?:we|our|the\s+company|the\s+sponsor)\b",
    re.IGNORECASE,
)
_NAMED_SUBJECT = re.compile(r"[A-Z][\w.-]+\s+(?:has\s+|have\s+)?(?:\w+ly\s+)?$")
_REACH = 120  # characters in which a verb's subject or agent is looked for


def names_an_agency(text: str) -> bool:
    return _ANY_AGENCY.search(text) is not None


def ends_with_agency(text: str) -> bool:
    """Whether an agency is the subject of the verb that follows."""
    return _AT_END.search(text) is not None


def withdrawn_by_authority(before: str, behind: str) -> bool | None:
    """Who withdrew: the agent behind the verb, else the subject before it; None where unsaid."""
    near, after = before[-_REACH:], behind[:_REACH]
    if _BY_AGENCY.search(after):
        return True
    if _SPONSOR.search(after) or _SPONSOR.search(near):
        return False
    if _ANY_AGENCY.search(near):
        return True
    return False if _NAMED_SUBJECT.search(near) else None
