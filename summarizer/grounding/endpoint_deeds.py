"""What patients did, where that is the outcome: `discontinued phototherapy`, `able to stop it`."""

from __future__ import annotations

import re

from summarizer.documents.spans import Span

_PERSONS = (
    r"(?:patients?|participants?|subjects?|children|adults|people|men|women|boys|girls|infants|volunteers"
    r"|individuals|responders|recipients)"
)
_DEED = (
    r"(?:(?:responded|recovered)\b|(?:reached|had|achieved|attained)\s(?:a\s)?(?:normal|near-normal|undetectable)\s[a-z]+(?:\slevels?)?|(?:discontinued|stopped|halved|tapered(?:\soff)?|eliminated|come\soff|came\soff|gone\swithout"
    r"|weaned\s(?:off|from)|no\slonger\s(?:needed|required|needs?|requires?|receiv\w+|took|takes?|used?|on)"
    r"|off|able\sto\s[a-z]+|rated|walked|sat|stood|returned\sto|regained)\s"
    r"(?:(?!(?:at|by|within|after|during|for|since|as|compared|versus|vs|and|but|due|because|owing|with|in"
    r"|while|through|following|before)\b)[^\s,;:.()]+(?:\s|(?=[,;:.()]|$))){1,9}"
    r"(?:on\s[^,;:.()]{4,60})?)"
)
_WHO_DID = re.compile(
    rf"\)?\s?(?:\([^()]*\)\s?)?(?:of\s)?(?:(?:the|these|those|all|eight|seven|six|five|four|three)\s)*"
    rf"(?:[\w-]+\s){{0,2}}?(?:{_PERSONS}\s?)?"
    r"(?:who\s[^,;.()]{3,60}?\s(?=(?:are|is|were|have|has)\s(?:now|since|been|also)\b))?"
    r"(?:(?:at|on|in|given|receiving|treated\s(?:with|at))\s[^,;.()]{2,40}?\s?)?(?:\([^()]*\)\s?)?"
    rf"\s?(?:(?:have|has|had|were|was|are|is|could|be|been|since|now|also|already|all|completely)\s)*(?P<deed>{_DEED})",
    re.IGNORECASE,
)
# What is stopped for its own sake is the trial, and no outcome.
_OF_THE_TRIAL = re.compile(
    r"(?:discontinued|stopped|off|came\soff|come\soff|tapered|no\slonger\son)\s(?:(?:the|study|trial|all|its|their"
    r"|randomi[sz]ed|assigned|active|investigational)\s)*(?:study|trial|treatment|dosing|drug|therapy|medication"
    r"|product|participation|early|prematurely|permanently)?\s?",
    re.IGNORECASE,
)
_CAUSE = re.compile(r"\b(?:due\sto|because|owing\sto|(?:adverse|serious)\s)", re.IGNORECASE)


def deed_behind(text: str, start: int, end: int) -> Span | None:
    """The outcome that the words behind a number of patients tell as something they did.

    Args:
        text: The document.
        start: Where the number ends.
        end: Where its sentence ends.
    """
    match = _WHO_DID.match(text, start, end)
    if match is None or _CAUSE.search(text, start, end):
        return None
    words = match["deed"]
    if _OF_THE_TRIAL.fullmatch(words):
        return None
    start = match.start("deed") + (len("rated ") if words.lower().startswith("rated ") else 0)
    return Span(start, match.start("deed") + len(words.rstrip()))
