"""The time after the start of treatment at which an outcome was read."""

from __future__ import annotations

import re

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import NEWS, Context
from summarizer.grounding.result_values import timepoint
from summarizer.schemas.result import Timepoint
from summarizer.schemas.stated import Stated

_BULLET = re.compile(r"\s*[-*•–·o]\s")
_DURING = re.compile(
    r"\b(?:during|over|within|after|for|through)\s(?:the\s(?:first\s)?)?$", re.IGNORECASE
)
# `over 52 weeks` is read as one quantity.
_OVER = re.compile(r"over\s\d", re.IGNORECASE)
# `the 12-month overall survival rate`
_LANDMARK = re.compile(
    r"\s(?:overall|progression|event|relapse|disease|survival|OS|PFS|DOR|DoR|EFS|RFS|DFS|landmark"
    r"|remission|rates?|retention)\b"
)
_COMPARED_AT = re.compile(
    r"\b(?:compared\s(?:with|to)|versus|vs\.?|up\sfrom|down\sfrom|from)\s-?\d[\d.]*(?:\s?%|\s\w+)?"
    r"\s(?:\([^()]*\)\s)?(?:at|by)\s$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:;|[,)]?\s(?:and|while|whereas|but))\s(?:(?:by|at|after|on|in|through|from)\s)?(?:the\s)?$"
)
# `and progression-free survival at six months was 58%`: the time of the number behind it.
_LEADS_ON = re.compile(r"\s(?:was|were|reached|averaged)\s")
_AND = re.compile(r"[,;)]\s(?:and|while|whereas)\s|\sand\s(?:that|the)\s")
_SINCE = re.compile(
    r"\b(?:(?:since|until|before|prior\sto)\s(?:the\s)?|at\sa\s(?:median|mean)\s(?:time\s)?of\s)$",
    re.IGNORECASE,
)


def time_of(context: Context, sentence: Span, number: Span) -> Stated[Timepoint] | None:
    """The sentence's own time: the only one, or the last before the number; else its list's."""
    times = times_in(context, sentence)
    if not times:
        return _of_the_list(context, sentence)
    times = [time for time in times if not _of_next_clause(context, number, time)]
    listed = _of_the_list(context, sentence) if _is_of_another(context, number, times) else None
    if listed is not None:
        return listed
    before = [time for time in times if time.span.start < number.start]
    if len({time.value for time in times}) == 1:
        return timepoint(times[0], context)
    after = [time for time in times if time.span.start >= number.end]
    near = after[0] if after and _close(context, number.end, after[0].span.start) else None
    chosen = near or (before[-1] if before else None)
    return timepoint(chosen, context) if chosen else None


def _is_of_another(context: Context, number: Span, times: list[Mention]) -> bool:
    """Whether a later number has the only time: `61%, compared with 39% at Week 24`."""
    if len(times) != 1 or times[0].span.start < number.end:
        return False
    between = plain(context.document.text)[number.end : times[0].span.start]
    return _COMPARED_AT.search(between) is not None


def _of_next_clause(context: Context, number: Span, time: Mention) -> bool:
    """Whether a time opens the clause behind a number: `71% (22/31), and at 18 months 84%`."""
    text = plain(context.document.text)
    between = text[number.end : max(number.end, time.span.start)]
    leads_on = _LEADS_ON.match(text, time.span.end) and _AND.search(between)
    return _OPENS.search(between) is not None or bool(leads_on)


def timepoint_in(context: Context, words: Span) -> Stated[Timepoint] | None:
    """The only time that some words name."""
    times = times_in(context, words)
    return timepoint(times[0], context) if len({t.value for t in times}) == 1 else None


def times_in(context: Context, sentence: Span) -> list[Mention]:
    """Every time after the start of treatment that some words name, in reading order."""
    text = plain(context.document.text)
    return [
        m
        for m in context.of(Kind.QUANTITY, sentence)
        if (
            m.attributes.get("quantity") == "timepoint"
            and not _SINCE.search(text, sentence.start, m.span.start)
        )
        or (
            m.attributes.get("quantity") == "duration"
            and m.attributes.get("unit") in ("weeks", "months", "years", "days")
            and (
                _OVER.match(m.text)
                or _DURING.search(text, sentence.start, m.span.start)
                or ("-" in m.text and _LANDMARK.match(text, m.span.end))
            )
        )
    ]


def _close(context: Context, start: int, end: int) -> bool:
    return end - start < 40 and not re.search(r"[;,]|\band\b", context.document.text[start:end])


def _of_the_list(context: Context, sentence: Span) -> Stated[Timepoint] | None:
    """The time that the line above a list gives for all its items."""
    if not _BULLET.match(context.words(sentence)) and not _BULLET.match(
        context.document.text[max(0, sentence.start - 3) : sentence.end]
    ):
        return None
    above = None
    for other in context.sentences(NEWS):
        if other.start >= sentence.start:
            break
        if not _BULLET.match(context.words(other)):
            above = other
    if above is None:
        return None
    words = context.words(above).rstrip()
    heading = words.endswith(":") or (len(words) < 60 and not words.endswith((".", "!", "?")))
    times = times_in(context, above) if heading else []
    return timepoint(times[0], context) if len(times) == 1 else None
