"""Announcements of events still to come, read by rule, each with the words of its own time.

A sentence with several times announces several events: each has the words up to its time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.plain_text import plain
from summarizer.finding.time_windows import resolve
from summarizer.grounding.clauses import clause_at
from summarizer.grounding.context import FACTUAL, Context
from summarizer.grounding.milestone_cues import is_denied, is_in_present, looks_ahead
from summarizer.grounding.milestone_kinds import is_no_event, kind_of
from summarizer.grounding.milestone_times import anchor_day, is_to_come, times_in
from summarizer.grounding.milestone_untimed import untimed_events
from summarizer.grounding.trial_owners import speaks_of_others
from summarizer.schemas.terms import MilestoneKind

_LIST = re.compile(
    r"\b(?:take\s+part|participat\w+|present\w*|attend)\b[^.]{0,60}\b(?:following|upcoming)\s+"
    r"(?:[\w-]+\s+){0,3}(?:congress(?:es)?|conferences?|events?|meetings?)",
    re.IGNORECASE,
)
_SHOWN = re.compile(r"\b(?:fireside|present\w*|panel|poster|oral|keynote)\b", re.IGNORECASE)
_HEADING = re.compile(r"(?![-•*·–—])[^.;\n]{4,70}(?<![.,;])")
# Under such a heading the items of a list need no verb: `Topline results in 1H 2027`.
_AHEAD = re.compile(
    r"^(?:\W*(?:key|our|\d{4})\s+)*(?:anticipated|upcoming|expected|planned|next|near-term)\b"
    r"(?:\s+\w+){0,3}\s*"
    r"(?:milestones?|catalysts?|steps|events|news|news-?flow|news\s+flow|readouts?|timelines?|\d{4})\b"
    r"|^\W*(?:outlook|what\s+comes\s+next|what['’]s\s+next|looking\s+ahead|calendar|news\s?flow)\W*$",
    re.IGNORECASE,
)
# `Upcoming milestones: topline data (Q3 2026); ...` in one sentence.
_LISTED = re.compile(
    r"^\W*(?:key\s+|our\s+)?(?:anticipated|upcoming|expected|planned|next|near-term)\b(?:\s+\w+){0,3}\s*"
    r"(?:milestones?|catalysts?|steps?|events?|read-?outs?|data)\b[^:;.\n]{0,40}:",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\W*[A-Z][\w ,/-]{4,60}:\s*")  # `Data readout: H2 2027`
_SAID_BEFORE = re.compile(r"\b(?:them|it|this|these|those)\b", re.IGNORECASE)
_OWN_VERB = re.compile(r"\b(?:is|are|to\s+be|will)\b", re.IGNORECASE)
# What may stand before a time with which its event begins: `and in`, `By the`, `- `.
_FRONT = re.compile(
    r"\W*(?:\(\d\)\s*)?(?:(?:and|but|then|also|finally|thereafter|later|subsequently)\W+)*"
    r"(?:(?:in|by|during|before|on|at|from|around|towards?|starting|beginning|as\s+early\s+as)\s+)*"
    r"(?:the\s+)?\W*",
    re.IGNORECASE,
)
_NEXT_EVENT = re.compile(r";|,\s+(?:and|with|followed)\b|\s+and\s+(?:in|by)\s+$", re.IGNORECASE)
_SHOWN_AT = re.compile(r"\b(?:shown|unveiled|featured)\b", re.IGNORECASE)
_AT_CONGRESS = re.compile(
    r"\s*,?\s*at\s+[^.;]{0,60}\b(?:congress|meeting|conference)\b", re.IGNORECASE
)
# Where the release has no date to tell past from future by.
_IS_PAST = re.compile(r"\b(?:was|were|has\s+been|have\s+been)\s+\w+", re.IGNORECASE)
_OF_DATA = {MilestoneKind.DATA_UPDATE, MilestoneKind.TOPLINE, MilestoneKind.PRESENTATION}
_CARRIED = re.compile(r"\s*(?:,|\band\b|,\s*and\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Announced:
    """One event to come.

    Attributes:
        span: The words that announce it.
        kind: What kind it is, by its words.
        time: Its time, if it has one.
    """

    span: Span
    kind: MilestoneKind
    time: Mention | None


def announced_events(context: Context) -> list[Announced]:
    """In reading order, each event once: what the headline says again, and what is retold."""
    found: list[Announced] = []
    in_list = False
    for sentence in context.sentences():
        words = context.words(sentence)
        if speaks_of_others(plain(words)):
            continue
        if _HEADING.fullmatch(words.strip()):
            in_list = _AHEAD.search(words) is not None
        timed = list(_timed(sentence, context, ahead=in_list))
        found += timed
        if not timed and context.document.section_at(sentence.start) is not Section.QUOTE:
            found += _untimed(sentence, context)
        elif timed and timed[-1].span.end < sentence.end:
            found += _untimed(Span(timed[-1].span.end, sentence.end), context)
    return _each_once([*found, *_listed(context)], context)


def _listed(context: Context) -> list[Announced]:
    """Days of a list of conferences that a sentence before it announces."""
    text = plain(context.document.text)
    opened = next(
        (one for one in context.sentences() if _LIST.search(text, one.start, one.end)), None
    )
    released = anchor_day(context)
    if opened is None or released is None or is_no_event(text[opened.start : opened.end]):
        return []
    found = []
    for time in context.of(Kind.DATE):
        if time.span.start < opened.end or not is_to_come(time, released):
            continue
        start = max(text.rfind("\n\n", opened.start, time.span.start) + 2, opened.end)
        end = text.find("\n\n", time.span.end)
        block = Span(start, end if end > 0 else len(text))
        section = context.document.section_at(time.span.start)
        if section not in FACTUAL or is_no_event(text[block.start : block.end]):
            continue
        shown = _SHOWN.search(text, block.start, block.end)
        kind = MilestoneKind.PRESENTATION if shown else MilestoneKind.OTHER
        found.append(Announced(_trim(text, block), kind, time))
    return found


def _trim(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))


def _timed(sentence: Span, context: Context, *, ahead: bool) -> list[Announced]:
    released = anchor_day(context)
    times = [time for time in times_in(sentence, context) if "conference" not in time.attributes]
    ends = [*(time.span.start for time in times[1:]), sentence.end]
    found: list[Announced] = []
    start, in_list = sentence.start, ahead or _LISTED.match(context.words(sentence)) is not None
    for time, end in zip(times, ends, strict=False):
        stretch = Span(start, time.span.end)
        if _FRONT.fullmatch(plain(context.words(Span(start, time.span.start)))):
            behind = _behind(Span(time.span.end, end), context)
            if looks_ahead(plain(context.words(behind))) or ahead or in_list:
                stretch = Span(start, behind.end)
        start = stretch.end
        told = _event(stretch, time, sentence, context, ahead=ahead, in_list=in_list)
        words = plain(context.words(stretch))
        if is_to_come(time, released):
            carried = ahead and _CARRIED.match(words) is not None
            ahead = looks_ahead(words) or _is_present(words, time, sentence, context) or carried
        if told is not None:
            if told.kind is None and found and _CARRIED.match(words):
                said = plain(context.words(Span(sentence.start, time.span.end)))
                so_far = kind_of(said) if _OWN_VERB.search(words) else None
                told = replace(told, kind=so_far or found[-1].kind)
            elif told.kind is None and (len(times) == 1 or _SAID_BEFORE.search(words)):
                told = replace(told, kind=kind_of(plain(context.words(sentence))))
            if told.kind is not None:
                found.append(Announced(told.span, told.kind, time))
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    span: Span
    kind: MilestoneKind | None


def _event(
    stretch: Span, time: Mention, sentence: Span, context: Context, *, ahead: bool, in_list: bool
) -> _Told | None:
    """What the words up to a time announce for it; None where they announce nothing."""
    released = anchor_day(context)
    words = plain(context.words(stretch))
    if not is_to_come(time, released):
        return None
    near = clause_at(context.document, time.span)
    clause = Span(max(near.start, stretch.start), max(stretch.end, time.span.end))
    region = clause if looks_ahead(plain(context.words(clause))) else stretch
    carried = ahead and _CARRIED.match(words) is not None
    listed = in_list or _LABEL.fullmatch(words[: time.span.start - stretch.start]) is not None
    told = looks_ahead(words) or _is_present(words, time, sentence, context) or carried or listed
    region_words = plain(context.words(region))
    if not told or is_no_event(region_words) or is_denied(region_words):
        return None
    if not released and _IS_PAST.search(region_words):
        return None
    kind = kind_of(region_words) or kind_of(words)
    rest = plain(context.words(Span(time.span.end, sentence.end)))
    if kind is MilestoneKind.DATA_UPDATE and _SHOWN_AT.search(words) and _AT_CONGRESS.match(rest):
        kind = MilestoneKind.PRESENTATION
    return _Told(_whole(region, sentence, context), kind)


def _behind(place: Span, context: Context) -> Span:
    """What follows a time that stands first, up to the next event: `In Q3, a trial is to start`."""
    text = plain(context.document.text)
    border = _NEXT_EVENT.search(text, place.start, place.end)
    return Span(place.start, border.start() if border else place.end)


def _is_present(words: str, time: Mention, sentence: Span, context: Context) -> bool:
    """Whether a verb of the present tells of what begins only after the release."""
    released = anchor_day(context)
    window = resolve(time, released)
    if released is None or window is None or window.start is None or window.start <= released:
        return False
    return context.document.section_at(sentence.start) in FACTUAL and is_in_present(words)


def _whole(region: Span, sentence: Span, context: Context) -> Span:
    """The words without what only joins them, and with a full stop that ends them."""
    text = context.document.text
    head = re.match(r"[\s,;:•*·–—-]*(?:(?:and|but)\s+)?", text[region.start : region.end])
    start = region.start + (head.end() if head else 0)
    rest = text[region.end : sentence.end]
    end = sentence.end if re.fullmatch(r"[\s.–—*-]*", rest) else region.end
    return Span(min(start, region.end - 1), end)


def _untimed(place: Span, context: Context) -> list[Announced]:
    return [Announced(span, kind, None) for span, kind in untimed_events(place, context)]


def _each_once(found: list[Announced], context: Context) -> list[Announced]:
    """Without what headline, quotation or boilerplate only say again, or say again without time."""
    kept: list[Announced] = []
    order = sorted(found, key=lambda one: (_is_aside(one, context), one.span))
    for one in order:
        is_aside = _is_aside(one, context)
        same = [other for other in kept if other.kind is one.kind]
        family = [other for other in kept if {one.kind, other.kind} <= _OF_DATA] or same
        at_that_time = [other for other in same if _times(one, context) == _times(other, context)]
        retold = at_that_time and one.time is not None
        loosely = one.kind is MilestoneKind.OTHER or not looks_ahead(plain(context.words(one.span)))
        if is_aside and (
            (one.time is None and same) or any(_overlap(one, other, context) for other in family)
        ):
            continue
        if not (retold and (is_aside or loosely)):
            kept.append(one)
    return sorted(kept, key=lambda one: one.span)


def _times(one: Announced, context: Context) -> tuple[date | None, date | None] | None:
    window = one.time and resolve(one.time, anchor_day(context))
    return (window.start, window.end) if window else None


def _overlap(one: Announced, other: Announced, context: Context) -> bool:
    """Whether the times of two events share a day, an open end being the end of days."""
    first, second = _times(one, context), _times(other, context)
    if first is None or second is None:
        return False
    starts = [when[0] or date.min for when in (first, second)]
    ends = [when[1] or date.max for when in (first, second)]
    return max(starts) <= min(ends)


def _is_aside(one: Announced, context: Context) -> bool:
    section = context.document.section_at(one.span.start)
    return section in {Section.HEADLINE, Section.BOILERPLATE_ABOUT, Section.QUOTE}
