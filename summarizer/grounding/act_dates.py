"""The day of an act, where its sentence dates it: behind it (`in March 2024`) or at its head.

A month without a year is the last such month before the release; `last year` counts from it too.
"""

from __future__ import annotations

import re
from datetime import date

from summarizer.documents.spans import Span
from summarizer.finding.calendar_words import calendar_words
from summarizer.finding.mentions import Kind
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context, derived, stated
from summarizer.grounding.release import partial_date
from summarizer.schemas.stated import PartialDate, Precision, Stated

_PREPOSITION = re.compile(
    r"\b(?:on|in|since|effective|dated|as\s+of|back\s+in|of)\s+(?:early\s+|late\s+|mid-)?$",
    re.IGNORECASE,
)
_AT_THE_HEAD = re.compile(r"^(?:\W*(?:Also\s+)?(?:in|on|since)\s+)$", re.IGNORECASE)
# Another event between the act and the date takes the date for itself.
_OTHER_ACT = re.compile(
    r"\b(?:following|after|opinion|expect\w*|anticipat\w+|announc\w+|initiat\w+|plan(?:s|ned)?"
    r"|will|complet\w+|enrol\w+"
    r"|publish\w+|present\w+|submit\w*|submission|grant\w*|award\w*|receiv\w+|which|who|but|while"
    r"|approv\w+|designation\s+(?:in|on)|goal|target|PDUFA|and\s+(?:is|was|has|will|plans?|set"
    r"|expects?))\b|;",
    re.IGNORECASE,
)
_FARTHEST = 140
_TOLD_ON = re.compile(
    r"\b(?:notified|informed|told|advised|heard|notice|received)\b[^.;]{0,40}\bon\s+$",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"\s*,?\s*(?:of|that|from|by)\b[^.;]{0,110}$", re.IGNORECASE)
_LETTER = re.compile(
    r"\W*(?:the\s+)?(?:[\w.]+(?:'s)?\s+){0,3}(?:letter|decision|notice|notification|minutes)\s+(?:is|was|are|were)\s+"
    r"(?:dated|issued|made|received)(?:\s+on)?\s+",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(
    rf"\b(?:in|since)\s+(?P<words>(?P<month>{calendar_words().month_pattern})"
    r"(?:\s+(?:of\s+)?(?P<which>this|last)\s+year)?)(?!\s*\d|\w|,?\s+(?:19|20)\d\d)",
    re.IGNORECASE,
)


def date_near(act: Span, context: Context) -> Stated[PartialDate] | None:
    """The date that the act's sentence gives it; none that lies after the release."""
    sentence = context.sentence(act)
    dated = [
        (place, value)
        for place, value in _dates(sentence, context)
        if not _is_to_come(value.value.value, context)
    ]
    behind = [pair for pair in dated if pair[0].start >= act.start]
    for place, value in sorted(behind, key=lambda pair: pair[0]):
        between = plain(context.document.text[min(act.end, place.start) : place.start])
        if len(between) <= _FARTHEST and not _OTHER_ACT.search(between):
            return value
        break
    for place, value in dated:
        if _AT_THE_HEAD.match(plain(context.document.text[sentence.start : place.start])):
            return value
    for place, value in dated:
        left = plain(context.document.text[sentence.start : place.start])
        between = plain(context.document.text[place.end : act.start])
        if _TOLD_ON.search(left) and place.end <= act.start and _OF_IT.match(between):
            return value
    return _of_the_letter(sentence, context)


def _of_the_letter(sentence: Span, context: Context) -> Stated[PartialDate] | None:
    """`The FDA's letter is dated 31 October 2025.` behind the sentence of the act."""
    for mention in context.of(Kind.DATE):
        other = context.sentence(mention.span)
        if other.start < sentence.end or other.start - sentence.end > 3:
            continue
        if _LETTER.fullmatch(plain(context.document.text[other.start : mention.span.start])):
            value = stated(partial_date(mention, context), context.evidence(mention.span))
            return None if _is_to_come(value.value.value, context) else value
    return None


def _dates(sentence: Span, context: Context) -> list[tuple[Span, Stated[PartialDate]]]:
    text = plain(context.document.text)
    found = []
    for mention in context.of(Kind.DATE, sentence):
        left = text[max(sentence.start, mention.span.start - 24) : mention.span.start]
        # A bare year takes its preposition into the mention's pattern, not into its words.
        if _PREPOSITION.search(left) and not re.search(r"date\s+of\s+$|quarter|half", left, re.I):
            value = stated(partial_date(mention, context), context.evidence(mention.span))
            found.append((mention.span, value))
    for match in _MONTH_ALONE.finditer(text, sentence.start, sentence.end):
        value_of_month = _month(match, context)
        if value_of_month is not None:
            found.append((Span(*match.span("words")), value_of_month))
    return found


def _month(match: re.Match[str], context: Context) -> Stated[PartialDate] | None:
    released = _released(context)
    number = calendar_words().month_number(match["month"])
    if released is None or (match["month"].lower() == "may" and match["month"] != "May"):
        return None
    year = released.year - (number > released.month)
    if match["which"]:
        year = released.year - (match["which"].lower() == "last")
    place = Span(*match.span("words"))
    value = PartialDate(
        value=f"{year:04d}-{number:02d}", precision=Precision.MONTH, raw_text=context.words(place)
    )
    return derived(value, "month-before-release", context.evidence(place))


def _is_to_come(value: str, context: Context) -> bool:
    released = _released(context)
    return released is not None and value[:10] > released.isoformat()[: len(value[:10])]


def _released(context: Context) -> date | None:
    read = context.release.release_date
    return date.fromisoformat(read.value[:10]) if read and len(read.value) >= 10 else None
