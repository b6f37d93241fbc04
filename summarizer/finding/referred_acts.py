"""Acts on an application that the sentence does not call by its name: `the NMPA accepted it`.

What was accepted is the application named last before; an application that only a plan or another
kind of request names before is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.finding.action_cues import AGENCY, MARKETING, TRIAL, ActionCue
from summarizer.finding.modality import Form

REACH = 1500  # characters before the sentence in which the application may be named

_IT = (
    r"(?:it|them|(?:the|this|that|its|our|[A-Z][\w-]+['’]s)\s+"
    r"(?:application|submission|filing|dossier)s?)"
)
_FOR_REVIEW = r"(?:\s+for\s+(?:filing|(?:substantive\s+)?review))?"
_NO_APPLICATION = (
    r"(?:designation|status|amendment|PRIME|ILAP|SAKIGAKE|[Pp]assport|[Oo]rphan|scheme)"
)
_FEW = rf"(?:(?!{_NO_APPLICATION})[^\s;,]{{1,40}}\s+){{0,6}}?"
_BY = rf"by\s+(?:[\w.'’]+\s+){{0,3}}?{AGENCY}"
_TAKEN = re.compile(
    rf"\b(?:accepted|validated)\s+{_IT}{_FOR_REVIEW}(?!\s+(?:in)?to\b)"
    rf"|(?<=\band\s)(?:(?:was|were|has\s+been|have\s+been)\s+)?(?:accepted|validated){_FOR_REVIEW}\s+{_BY}"
    rf"|\b{_IT}\s+(?:was|were|has\s+been|have\s+been)\s+(?:accepted|validated){_FOR_REVIEW}\b"
)
_SENT = re.compile(
    rf"\bapplications?\s+{_FEW}(?:was|were|has\s+been|have\s+been)\s+(?:re)?(?:submitted|filed)\s+"
    rf"(?:to|with)\s+(?:[\w.'’]+\s+){{0,3}}?{AGENCY}"
    rf"|\b(?:[Tt]he|[Ii]ts|[Oo]ur)\s+application\s+(?:is|remains)\s+(?:\w+\s+)?under\s+(?:\w+\s+)?review"
)
_NAMED = re.compile(
    rf"(?P<marketing>{MARKETING})|(?P<trial>{TRIAL})|(?P<other>\bdesignations?\b|\bPRIME\b|\bpatents?\b)"
)
_CALLED = {"marketing": "FILING_ACCEPTED", "trial": "IND_CTA_CLEARED"}


def referred_acts(text: str, before: str) -> Iterator[ActionCue]:
    """Cues of a sentence in plain typography, after the text `before` it."""
    for match in _TAKEN.finditer(text):
        event = _CALLED.get(_last_named(before, text[: match.start()]))
        if event is not None:
            yield ActionCue(event, Form.PAST, *match.span())
    for match in _SENT.finditer(text):
        if _last_named(before, text[: match.start()]) != "other":
            yield ActionCue("SUBMISSION", Form.PAST, *match.span())


def _last_named(before: str, left: str) -> str:
    last = ""
    for text in (before, left):
        for match in _NAMED.finditer(text):
            last = match.lastgroup or last
    return last
