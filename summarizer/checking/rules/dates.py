"""Rules on the calendar: weekdays, windows, and what they are counted from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from summarizer.checking.rules.rule import Fault, Rule, Source
from summarizer.finding.mentions import Kind
from summarizer.schemas.audit import Severity
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import Certainty

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FARTHEST_YEARS = 10
# Conversion rules that count from an anchor whatever the words are.
_COUNTED = frozenset({"this_period", "later_this_year", "coming_period", "coming_count", "today"})


def _weekday(_: Summary, source: Source) -> Iterator[Fault]:
    for mention in source.of(Kind.DATE):
        said = mention.attributes.get("weekday", "")[:3]
        if not said or len(mention.value) < len("2000-01-01"):
            continue
        day = _WEEKDAYS[date.fromisoformat(mention.value[:10]).weekday()]
        if not day.startswith(said):
            yield Fault(
                f"{mention.value[:10]} is a {day}, the document says "
                f"{mention.attributes['weekday']}",
                (),
                (source.evidence(mention.span),),
            )


def _far(summary: Summary, _: Source) -> Iterator[Fault]:
    released = summary.document.release_date
    for index, milestone in enumerate(summary.milestones):
        if released is None or milestone.window is None:
            continue
        last = milestone.window.value.end or milestone.window.value.start
        if last is not None and last.year > int(released.value.value[:4]) + _FARTHEST_YEARS:
            yield Fault(
                f"the event is expected in {last.year}, more than {_FARTHEST_YEARS} years ahead",
                (f"milestones[{index}].window",),
                milestone.window.evidence,
            )


def _anchors(summary: Summary, _: Source) -> Iterator[Fault]:
    for index, milestone in enumerate(summary.milestones):
        if milestone.window is None:
            continue
        window, path = milestone.window.value, (f"milestones[{index}].window",)
        if window.rule_id in _COUNTED and window.anchor is None:
            message = f"`{window.raw_text}` is counted from no date"
            yield Fault(message, path, milestone.window.evidence)
        if "fiscal" in window.raw_text.lower() and (window.start or window.end):
            message = f"`{window.raw_text}` is no calendar time, and days are given for it"
            yield Fault(message, path, milestone.window.evidence)


def _done_ahead(summary: Summary, _: Source) -> Iterator[Fault]:
    released = summary.document.release_date
    for index, milestone in enumerate(summary.milestones):
        if milestone.certainty is None or milestone.window is None or released is None:
            continue
        start = milestone.window.value.start
        day = released.value.value[:10]
        done = milestone.certainty.value is Certainty.COMPLETED
        if done and start is not None and start.isoformat()[: len(day)] > day:
            yield Fault(
                f"the event is called completed and lies ahead, in {start}",
                (f"milestones[{index}].certainty",),
                milestone.certainty.evidence,
            )


RULES = (
    Rule("R-DT-01", Severity.WARNING, "the Gregorian calendar", _weekday),
    Rule("R-DT-03-far", Severity.ERROR, "no plan reaches further than ten years", _far),
    Rule("R-DT-04", Severity.ERROR, "relative words are counted from a date", _anchors),
    Rule("R-DT-05", Severity.WARNING, "what has happened does not lie ahead", _done_ahead),
)
