"""Numbers that were measured before treatment, which are no outcomes."""

from __future__ import annotations

import re

from summarizer.grounding.figure_tokens import Figure

_FROM = re.compile(
    r"\b(?:from|baseline(?:\sof|\svalue\sof)?)\s(?:a\s)?(?:(?:mean|median|baseline)\s)?(?:of\s)?$",
    re.IGNORECASE,
)
_BEFORE_TREATMENT = re.compile(
    r"\s(?:\([^()]*\)\s)?(?:before\b(?!\s(?:week|month|day|the\send))|at\s(?:baseline|entry"
    r"|screening|admission)\b|prior\sto)",
    re.IGNORECASE,
)
_AT_BASELINE = re.compile(
    r"\bbaseline(?:\s(?:values?|levels?|means?))?(?:\sof|:|\swas|,)?\s(?:a\s)?$"
    r"|\bat\s(?:study\s)?(?:entry|screening)\s(?:was|were)\s(?:a\s)?$",
    re.IGNORECASE,
)
_TO = re.compile(r"[^.;]{0,40}?\sto\s", re.IGNORECASE)
# `a mean reduction from baseline of 2.4 points`
_CHANGE_FROM = re.compile(
    r"\b(?:reductions?|decreases?|declines?|increases?|improvements?|changes?|gains?|losse?s?)"
    r"\sfrom\s(?:the\s)?baseline\s(?:\w+\s\w+\s\d+\s)?of\s(?:a\s)?$",
    re.IGNORECASE,
)


def is_baseline(text: str, figure: Figure) -> bool:
    """Whether a number is what was measured before treatment: `fell from 94 to 4 mg/L`."""
    start, end = figure.span.start, figure.span.end
    before = text[max(0, start - 40) : start]
    if _CHANGE_FROM.search(before):
        return False
    if _BEFORE_TREATMENT.match(text, end) or _AT_BASELINE.search(before):
        return True
    return _FROM.search(before) is not None and _TO.match(text, end) is not None
