"""Events still to come, with the days their time words stand for."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.finding.calendar_words import calendar_words
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.plain_text import plain
from summarizer.finding.time_windows import TimeWindow, resolve
from summarizer.grounding.clauses import clause_at
from summarizer.grounding.context import Context, derived, stated
from summarizer.grounding.ledger import says_nothing
from summarizer.grounding.milestone_cues import looks_ahead
from summarizer.grounding.milestone_events import Announced, announced_events
from summarizer.grounding.milestone_kinds import CERTAINTY_WORDS, is_no_event, kind_of
from summarizer.grounding.milestone_times import anchor_day
from summarizer.schemas.milestone import Milestone, MilestoneDraft
from summarizer.schemas.stated import AnchorKind, Interval, PartialDate, Precision, Stated
from summarizer.schemas.terms import Certainty

_FARTHEST_YEARS = 15
_EARLIEST_DAYS = 31
_BY = re.compile(
    r"\b(?:by|before|no\s+later\s+than|on\s+or\s+before|(?P<last>until))\s+$", re.IGNORECASE
)
_NOT_BEFORE = re.compile(
    r"\bno(?:t\s+(?:[\w-]+\s+){0,6}?(?:before|until|earlier\s+than)|\s+earlier\s+than)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AT_EARLIEST = re.compile(r",?\s+at\s+the\s+earliest\b", re.IGNORECASE)
_RELATION = re.compile(r"(?:before|until)\s+(?:the\s+)?", re.IGNORECASE)
_FROM_MONTH = re.compile(
    rf"\b(?:from|between)\s+(?P<month>{calendar_words().month_pattern})\s*(?:to|and|through|-)\s*$",
    re.IGNORECASE,
)
_QUARTER_BEHIND = re.compile(r"\s+quarter\b", re.IGNORECASE)


def ground_milestones(drafts: list[MilestoneDraft], context: Context) -> tuple[Milestone, ...]:
    """Events that the document announces, in text order; the model's are matched or added."""
    announced = announced_events(context)
    found = {event.span: _milestone(event, context) for event in announced}
    drafted: dict[str, Span] = {}
    for index, draft in enumerate(drafts):
        path = f"milestones[{index}]"
        quote = context.quoted(f"{path}.quote", draft.quote)
        event = _known(draft, quote, announced, context) or _added(draft, quote, context)
        if event is None:
            reason = "no clause of the document announces such an event"
            context.ledger.refuse(path, draft, "no-announcement", reason)
            continue
        found.setdefault(event.span, _milestone(event, context))
        drafted[path] = event.span
        _settle(draft, path, found[event.span], context)
    order = sorted(found)
    for path, span in drafted.items():
        context.ledger.became(path, f"milestones[{order.index(span)}]")
    return tuple(found[span] for span in order)


def _known(
    draft: MilestoneDraft, quote: Evidence | None, announced: list[Announced], context: Context
) -> Announced | None:
    """The event read by rule that the model's quote and time point to."""
    if quote is None:
        return None
    sentence = context.sentence(quote)
    near = [event for event in announced if event.span.overlaps(sentence)]
    if draft.window is not None and not says_nothing(draft.window):
        said = draft.window.lower()
        named = [e for e in near if e.time and e.time.text.lower() in said]
        near = named or near
    overlapping = [e for e in near if e.span.start < quote.end and quote.start < e.span.end]
    return next(iter(overlapping or near), None)


def _added(draft: MilestoneDraft, quote: Evidence | None, context: Context) -> Announced | None:
    """An event that only the model saw, in a clause that looks ahead to it."""
    clause = _clause(draft, quote, context)
    if clause is None:
        return None
    text = context.words(clause)
    kind = kind_of(text, draft.what)
    if kind is None or not looks_ahead(text) or is_no_event(text):
        return None
    return Announced(clause, kind, None)


def _clause(draft: MilestoneDraft, quote: Evidence | None, context: Context) -> Span | None:
    """The clause that holds the time the model gave, in its quote's sentence if it has one.

    Two events in one sentence have two clauses, and each its own time.
    """
    sentence = context.sentence(quote) if quote else None
    if draft.window is not None and not says_nothing(draft.window):
        for place in context.find(draft.window):
            span = Span(place.start, place.end)
            if sentence is None or span in sentence:
                return clause_at(context.document, span)
    return clause_at(context.document, Span(quote.start, quote.end)) if quote else None


def _milestone(event: Announced, context: Context) -> Milestone:
    evidence = context.evidence(event.span)
    return Milestone(
        what=derived(event.kind, "milestone-word", evidence),
        text=stated(evidence.text, evidence),
        window=_window(event, context),
        certainty=_certainty(_reach(event, context), context),
        evidence=(evidence,),
    )


def _reach(event: Announced, context: Context) -> Span:
    """Where words on its certainty may stand: its sentence, if that has no other time."""
    sentence = context.sentence(event.span)
    times = context.of(Kind.TIME_EXPRESSION, sentence)
    return event.span if len(times) > 1 else sentence


def _certainty(sentence: Span, context: Context) -> Stated[Certainty] | None:
    for certainty, words in CERTAINTY_WORDS:
        match = words.search(context.document.text, sentence.start, sentence.end)
        if match:
            return derived(certainty, "certainty-word", context.evidence(Span(*match.span())))
    return None


def _window(event: Announced, context: Context) -> Stated[Interval] | None:
    """The window of the event's time, or of the first time in its words (R-DT-03)."""
    sentence = event.span
    anchor = context.release.release_date
    times = sorted(
        (*context.of(Kind.TIME_EXPRESSION, sentence), *context.of(Kind.DATE, sentence)),
        key=lambda m: m.span,
    )
    for mention in [event.time] if event.time else times:
        window = resolve(mention, anchor_day(context))
        if window is None or not _plausible(window.start, window.end, anchor_day(context)):
            continue
        window = _widened(window, mention, context)
        counted = window.needs_anchor and anchor is not None
        interval = Interval(
            start=window.start,
            end=window.end,
            precision=Precision(window.precision),
            raw_text=mention.text,
            anchor=_anchor_date(context) if counted else None,
            anchor_kind=AnchorKind.DATELINE if counted else None,
            rule_id=window.rule,
        )
        places = [context.evidence(mention.span)]
        if counted and anchor is not None:
            places.append(context.evidence(anchor.span))
        return derived(interval, window.rule, *places)
    return None


def _widened(window: TimeWindow, mention: Mention, context: Context) -> TimeWindow:
    """`by October 30`, `from July to September 2027`, `not before 2027`, `the June quarter`."""
    text = plain(context.document.text)
    left = text[max(0, mention.span.start - 40) : mention.span.start]
    if not_before := _not_before(window, mention, text):
        return not_before
    if window.end is None or window.start is None:
        return window
    if _AT_EARLIEST.match(text, mention.span.end):
        return replace(window, end=None, rule="from_period")
    by = _BY.search(left) if mention.kind is Kind.DATE else None
    if by and (mention.attributes["precision"] != "year" or by["last"]):
        return replace(window, start=None, rule="by_end_of_period")
    if window.precision != "month":
        return window
    year, month = window.start.year, window.start.month
    if (first := _FROM_MONTH.search(left)) is not None:
        number = calendar_words().month_number(first["month"])
        start = date(year - (number > month), number, 1)
        return replace(window, start=start, rule="month")
    if _QUARTER_BEHIND.match(text, mention.span.end) and month % 3 == 0:
        return replace(window, start=date(year, month - 2, 1), precision="quarter", rule="quarter")
    return window


def _not_before(window: TimeWindow, mention: Mention, text: str) -> TimeWindow | None:
    """The window of a start that is told by denial, from the period's first day on."""
    relation = _RELATION.match(mention.text)
    first = mention.span.start + (len(relation.group()) if relation else 0)
    if _NOT_BEFORE.search(text, max(0, first - 80), first) is None or window.end is None:
        return None
    period = resolve(replace(mention, attributes=_without_relation(mention)), window.end)
    start = period.start if period else window.start
    return replace(window, start=start, end=None, rule="from_period")


def _without_relation(mention: Mention) -> dict[str, str]:
    return {name: said for name, said in mention.attributes.items() if name != "relation"}


def _plausible(start: date | None, end: date | None, released: date | None) -> bool:
    if released is None:
        return True
    last = end or start
    if last is not None and (released - last).days > _EARLIEST_DAYS:
        return False
    return end is None or end.year <= released.year + _FARTHEST_YEARS


def _anchor_date(context: Context) -> PartialDate | None:
    read = context.release.release_date
    if read is None:
        return None
    return PartialDate(
        value=read.value[:10], precision=Precision.DAY, raw_text=context.words(read.span)
    )


def _settle(draft: MilestoneDraft, path: str, milestone: Milestone, context: Context) -> None:
    if milestone.what.value is draft.what:
        context.ledger.accept(f"{path}.what")
    else:
        reason = f"its sentence speaks of {milestone.what.value}"
        context.ledger.refuse(f"{path}.what", draft.what.value, "milestone-word", reason)
    if draft.window is None or says_nothing(draft.window):
        return
    sentence = milestone.evidence[0]
    said = [e for e in context.find(draft.window) if sentence.start <= e.start < sentence.end]
    if said:
        context.ledger.accept(f"{path}.window")
    else:
        reason = "the sentence that announces it does not give this time"
        context.ledger.refuse(f"{path}.window", draft.window, "R-EV-02", reason)
