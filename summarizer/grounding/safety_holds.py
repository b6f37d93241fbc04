"""What was done with the drug itself for a side effect: held, lowered, stopped.

`the dose was reduced`, `MTK-209 was stopped`, `discontinued because of a rash` and `retinal
detachment led to discontinuation` are care as well as what was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.spans import Span

_DONE = (
    r"(?:interrupted|withheld|held|reduced|stopped|paused|lowered|discontinued|delayed|halved|suspended"
    r"|decreased)"
)
_HELD = re.compile(
    r"\b(?P<held>(?:(?:the|daily|study|trial|their|his|her|next|second|further)\s){0,2}"
    r"(?:dose|doses|dosing|treatment|therapy|drug|medication|infusion|infusions|administration|(?-i:[A-Z][\w-]*\d[\w-]*|[A-Z]{4,}))"
    rf"\s(?:was|were)\s(?:(?:then|temporarily|briefly|permanently|subsequently|therefore)\s)?{_DONE}(?:\s(?:or|and)\s(?:permanently\s|then\s)?{_DONE})?)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:(?:the|their|his|her|second|next|further)\s)+", re.IGNORECASE)
# `discontinued on Day 9 because of a Grade 2 rash`
_STOPPED_FOR = re.compile(
    r"\b(?P<held>(?:discontinued|withdrew|stopped|interrupted)(?:\s(?:treatment|therapy|dosing))?)\b[^.;:()]{0,60}?"
    r"\b(?:because\sof|due\sto|owing\sto|on\saccount\sof|after|following)\s(?:(?:an?|the|grade|[1-5]|mild|moderate|severe|transient|worsening|treatment-related)\s)*$",
    re.IGNORECASE,
)
# `which led to treatment discontinuation`
_CHANGE = (
    r"(?P<held>(?:led|leading)\sto\s(?:(?:permanent|temporary|treatment|dose|study|drug|the|a)\s){0,3}"
    r"(?:discontinuations?|interruptions?|reductions?|withdrawals?|delays?|modifications?)(?:\sof\s(?:the\s)?(?:study\s)?(?:drug|treatment|therapy))?)\b"
)
_LED_TO = re.compile(rf"(?:\s?\([^()]*\))?,?\s(?:(?:which|that)\s)?{_CHANGE}", re.IGNORECASE)
_AND_LED_TO = re.compile(rf"(?:,\s(?:which|that)|\sand)\s{_CHANGE}", re.IGNORECASE)


# `withdrew because of constipation`, `uveitis led to discontinuation`
_LEFT_FOR = re.compile(
    r"\b(?P<left>(?:permanently\s)?(?:discontinued|withdrew|stopped|left|dropped\sout)\b[^.;:()]{0,60}?\s(?:because\sof|due\sto|owing\sto)\s"
    r"(?:(?:an?|the|grade|[1-5]|mild|moderate|severe|transient|worsening|treatment-related)\s)*)$",
    re.IGNORECASE,
)
_LED_TO_STOP = re.compile(
    r"\sled\sto\s(?:(?:permanent|treatment|study|drug)\s){0,2}(?:discontinuations?|withdrawals?)\b",
    re.IGNORECASE,
)


_STOPPED = re.compile(
    r"(?:permanently\s)?(?:stopp(?:ed|ing)|discontinu(?:ed|ing)|withdrawing|withdrew|quit|dropped|left|died)\b",
    re.IGNORECASE,
)


def is_stop(words: str) -> bool:
    """Whether a name is a verb of those it counts."""
    return _STOPPED.match(words) is not None


def stop_for(text: str, span: Span, sentence: Span) -> Span | None:
    """The words that say that somebody stopped treatment for a side effect, with its name."""
    before = _LEFT_FOR.search(text, sentence.start, span.start)
    if before:
        return Span(before.start("left"), span.end)
    behind = _LED_TO_STOP.match(text, span.end, sentence.end)
    return Span(span.start, behind.end()) if behind else None


def holds(text: str, span: Span, before: Span, zones: list[Span]) -> Iterator[Span]:
    """Places that say what was done with the drug for a side effect.

    Args:
        text: A plain copy of the document.
        span: The side effect.
        before: What stands before it in its sentence, up to the side effect before.
        zones: Where the text goes on about it.
    """
    stopped = _STOPPED_FOR.search(text, before.start, span.start)
    if stopped:
        yield Span(*stopped.span("held"))
    led = zones and (
        _LED_TO.match(text, span.end, zones[0].end)
        or _AND_LED_TO.search(text, span.end, zones[0].end)
    )
    if led:
        yield Span(*led.span("held"))
    for zone in zones:
        for match in _HELD.finditer(text, zone.start, zone.end):
            start = match.start("held")
            lead = _LEAD.match(text, start)
            yield Span(lead.end() if lead else start, match.end("held"))
