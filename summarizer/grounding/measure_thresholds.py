"""The least change that counts, where it is part of an endpoint's name: `fell by at least 50%`."""

from __future__ import annotations

import re

from summarizer.documents.spans import Span

_AT_LEAST = r"(?:at\sleast|more\sthan|greater\sthan|[>≥]=?)"
_CHANGES = r"(?:reductions?|decreases?|declines?|increases?|improvements?|gains?|shrinkage)"
_FELL = re.compile(
    rf"\s(?:(?:fell|dropped|declined|decreased|improved|increased|rose|was\sreduced"
    rf"|were\sreduced)\sby|{_CHANGES}\s(?:from\sbaseline\s)?of"
    rf"|{_CHANGES})\s{_AT_LEAST}\s?\d+\s?%?(?:\spoints?)?(?:\sor\smore)?",
    re.IGNORECASE,
)
_UNIT = r"(?:[\s-](?:points?|levels?|grades?|letters|steps?|lines|percent))"
_BY_AT_LEAST = re.compile(
    rf"\b{_CHANGES}\s(?:from\sbaseline\s)?of\s(?:{_AT_LEAST}\s?[\w.%-]+{_UNIT}?"
    rf"(?:\sor\smore)?|[\w.%]+{_UNIT}?\sor\s(?:more|greater|better|higher){_UNIT}?)"
    rf"\s(?:in|on|of|from)\s(?:the\s|their\s)?$",
    re.IGNORECASE,
)
# `A 50 percent or greater reduction in monthly migraine days`
_SHARE_OR_MORE = re.compile(
    rf"(?:\bat\sleast\s(?:an?\s)?\d+\s?(?:%|percent)|[≥>]=?\s?\d+\s?(?:%|percent)|\b\d+\s?(?:%|percent)"
    rf"\sor\s(?:greater|more|higher|better))\s{_CHANGES}\s(?:from\sbaseline\s)?(?:in|of|on|from)\s"
    r"(?:the\s|their\s)?(?:mean\s)?$",
    re.IGNORECASE,
)
# `a reduction of serum tryptase by at least half`
_CHANGE_OF = re.compile(rf"\b{_CHANGES}\s(?:of|in)\s(?:the\s)?$", re.IGNORECASE)
_BY_SHARE = re.compile(
    rf"\s(?:of|by)\s{_AT_LEAST}\s?[\w.%-]+(?:\s(?:percent|points?))?", re.IGNORECASE
)


# `HbA1c below 7.0%`, `serum urate of less than 6 mg/dL`: the level is what is reached.
_LEVEL = re.compile(
    r"\s(?:levels?\s)?(?:(?:of|to)\s)?(?:below|under|above|less\sthan|lower\sthan|greater\sthan|higher\sthan|[<>≤≥]=?)"
    r"\s?\d+(?:\.\d+)?(?:\s?%|\s?(?:mmHg|[a-zµ]{1,6}/[A-Za-z0-9²]{1,4}|points?|copies/mL|seconds|mL))?(?![\w.]*\d)",
    re.IGNORECASE,
)


# `the 50% responder rate`
_RESPONDER = re.compile(r"(?:[≥>]=?\s?)?\b\d{2,3}\s?%\s$")
_RESPONDERS = re.compile(r"responder\s(?:rate|analysis)|responders?\b", re.IGNORECASE)


def with_threshold(text: str, span: Span, sentence: Span) -> Span:
    """With the least change that counts: `tryptase fell by at least 50%`."""
    if match := _FELL.match(text, span.end, sentence.end):
        return Span(span.start, match.end())
    if _RESPONDERS.match(text, span.start) and (
        match := _RESPONDER.search(text, sentence.start, span.start)
    ):
        return Span(match.start(), span.end)
    if match := _LEVEL.match(text, span.end, sentence.end):
        return Span(span.start, match.end())
    for pattern in (_BY_AT_LEAST, _SHARE_OR_MORE):
        if match := pattern.search(text, sentence.start, span.start):
            return Span(match.start(), span.end)
    if text[span.start : span.end].endswith("loss"):
        match = _BY_SHARE.match(text, span.end, sentence.end)
        return Span(span.start, match.end()) if match else span
    lead = _CHANGE_OF.search(text, sentence.start, span.start)
    if lead and (match := _BY_SHARE.match(text, span.end, sentence.end)):
        return Span(lead.start(), match.end())
    return span
