"""Words that look ahead, deny it, or tell of what is past."""

from __future__ import annotations

import re

_FUTURE = re.compile(
    r"\b(?:expect(?:s|ed|ing|ations?)?|anticipat(?:es?|ed|ing|ions?)|(?<!the\s)(?<!trial\s)plans?|planned|planning"
    r"|intends?|intended|intention|will|shall|on\s+(?:track|course|schedule)|target(?:s|ed|ing)?"
    r"|scheduled?|slated|timed|booked|set\s+(?:down\s+|to\s+\w+\s+)?(?:for|to)"
    r"|(?:has|have)\s+set|aims?|aiming|upcoming|forthcoming|foresee[ns]?|foreseen|envisag(?:es?|ed|ing)"
    r"|project(?:s|ed|ing)|estimat(?:es?|ed|ing)|(?:is|are|falls?)\s+due|due\s+(?:in|by|on|before)|preparing"
    r"|(?:is|are|remains?)\s+to|advancing\b[^.;]{0,40}\btowards?|hop(?:es?|ing)\s+to|seek(?:s|ing)?\s+to"
    r"|look(?:s|ed|ing)?\s+(?:for|forward|to)|guid(?:es?|ed|ing|ance)|on\s+the\s+calendar"
    r"|pencil+ed\s+in|earmarked|earliest|no\s+later\s+than|awaits?|awaited|goal|opportunity\s+to"
    r"|to\s+(?:follow|be\s+\w+ed|begin|start|open|commence|conclude|complete)|goal\s+date"
    r"|action\s+date|PDUFA|should|could|might|would|to\s+meet\s+with|must\s+be|no\s+earlier\s+than"
    r"|(?:submitted|accepted|selected|chosen)\s+(?:for|as)\s+(?:an?\s+)?(?:[\w-]+\s+){0,3}presentation)\b",
    re.IGNORECASE,
)
# In the present tense with a time to come: `the third dose level opens in July`.
_PRESENT = re.compile(
    r"\b(?:opens?|begins?|starts?|follows|ends|closes|concludes|continues\s+(?:until|into|through)"
    r"|runs\s+(?:until|into|through)|takes\s+place|meets|reports|reads\s+out|arrives?|commences"
    r"|launch(?:es)?|lasts?\s+until)\b",
    re.IGNORECASE,
)
# At the end of what precedes and names the expectation: `no longer expects`, `does not plan`.
_NOT_EXPECTED = re.compile(
    r"\b(?:(?:do(?:es)?|did|has|have|is|are)\s+not|(?:does|do|did|is|are)n['’]t|no\s+longer|cannot"
    r"|never|neither|will\s+not)\s+(?:\w+\s+){0,2}?\w+$|\bno\s+(?:\w+\s+){0,4}?\w+$",
    re.IGNORECASE,
)
# A start told by denial: `is not expected to begin before 2027`.
_NOT_BEFORE = re.compile(r"[^.;]{0,80}?\b(?:before|until|earlier\s+than)\b", re.IGNORECASE)
_WAS = re.compile(r"\b(?:was|were|had\s+been|had)\s+(?:\w+\s+)?\w+$", re.IGNORECASE)
# A time that was announced once and holds no more.
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|earlier|original(?:ly)?|initial(?:ly)?|prior)\s+(?:\w+\s+)?(?:guid\w+|expect\w*|estimat\w*"
    r"|target\w*|plan(?:s|ned)?|timeline|anticipat\w*|schedul\w*|project\w*)\b"
    r"|^\W*(?:compared\s+(?:with|to)|instead\s+of|rather\s+than|not|versus)\b",
    re.IGNORECASE,
)


def looks_ahead(text: str) -> bool:
    """Whether the words announce something, not to deny it and not as past."""
    return any(
        not _denies(text, m) and not _WAS.search(text[: m.end()]) for m in _FUTURE.finditer(text)
    )


def is_denied(text: str) -> bool:
    """Whether every word that looks ahead is denied, or what it announced holds no more."""
    cues = list(_FUTURE.finditer(text))
    denied = [m for m in cues if _denies(text, m)]
    return bool(cues and len(denied) == len(cues)) or _EARLIER.search(text) is not None


def _denies(text: str, cue: re.Match[str]) -> bool:
    """Whether a word that looks ahead is denied outright, not only up to some time."""
    denied = _NOT_EXPECTED.search(text[: cue.end()]) is not None
    return denied and _NOT_BEFORE.match(text, cue.start()) is None


def is_in_present(text: str) -> bool:
    """Whether a verb of the present tells of it, as of what begins on a day to come."""
    verb = _PRESENT.search(text)
    return verb is not None and not _NOT_EXPECTED.search(text[: verb.end()])
