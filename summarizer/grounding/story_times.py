"""When an outcome of the one patient was seen, each time of several."""

from __future__ import annotations

import re

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.numerals import WORD, decimal_of
from summarizer.finding.plain_text import plain
from summarizer.grounding.clauses import clause_at
from summarizer.grounding.context import Context, derived
from summarizer.grounding.result_times import time_of
from summarizer.grounding.result_values import timepoint
from summarizer.schemas.result import Timepoint
from summarizer.schemas.stated import Stated

_SPAN = (
    rf"(?:(?:about|approximately|just|only)\s)?(?P<time>(?P<number>{WORD}|\d{{1,3}})"
    r"\s(?P<unit>days?|weeks?|months?|years?))\s(?:after|following|post|into|later)\b"
)
_OPENING = re.compile(rf"\W*{_SPAN}", re.IGNORECASE)
_BEHIND = re.compile(rf"\s{_SPAN}", re.IGNORECASE)
_OF_THE_THING = re.compile(
    r"\s(?:(?:taken|done|drawn|measured|obtained|performed|collected)\s)?(?:on|at|in)\s",
    re.IGNORECASE,
)
_AND = re.compile(
    r"(?:,|,?\sand)\s(?:again\s|also\s|still\s)?(?:(?:at|on|by|in)\s)?", re.IGNORECASE
)
_NEAR = re.compile(r"(?:(?!\band\b)[^;,.]){0,35}?")


def times_of(
    context: Context, sentence: Span, endpoint: Span, at: Span, *, early: bool = False
) -> list[Stated[Timepoint] | None]:
    """The times of one outcome: those of the thing itself, those behind it, or the sentence's.

    Args:
        context: The document.
        sentence: The outcome's sentence.
        endpoint: What was seen.
        at: The value or the words that say how it was.
        early: Whether a time before it comes first: `fell by 38% at week 6, a partial response`.
    """
    text = plain(context.document.text)
    times = [
        mention
        for mention in context.of(Kind.QUANTITY, sentence)
        if mention.attributes.get("quantity") == "timepoint"
    ]
    own = [time for time in times if endpoint.end <= time.span.start < at.start]
    if own and _OF_THE_THING.fullmatch(text, endpoint.end, own[0].span.start):
        return [timepoint(time, context) for time in own]
    behind = [time for time in times if time.span.start >= at.end]
    if early and not (behind and _NEAR.fullmatch(text, at.end, behind[0].span.start)):
        return [time_of(context, Span(sentence.start, at.end), at)]
    if behind and _NEAR.fullmatch(text, at.end, behind[0].span.start):
        return [timepoint(time, context) for time in _row(text, behind)]
    return [_only(context, text, sentence, at)]


def _row(text: str, times: list[Mention]) -> list[Mention]:
    """Times that only `and again at` parts: `at month 6 and again at month 12`."""
    row = times[:1]
    for time in times[1:]:
        if not _AND.fullmatch(text, row[-1].span.end, time.span.start):
            break
        row.append(time)
    after = text[row[-1].span.end : row[-1].span.end + 40]
    return times[:1] if re.match(r"\s(?:he|she|the|his|her)\b", after) else row


def _only(context: Context, text: str, sentence: Span, at: Span) -> Stated[Timepoint] | None:
    """The time of the outcome's own clause, else the one that the sentence begins with."""
    if match := _BEHIND.match(text, at.end, sentence.end):
        return _spelled(context, match)
    clause = clause_at(context.document, at)
    if own := time_of(context, Span(min(clause.start, at.start), max(clause.end, at.end)), at):
        return own
    if before := time_of(context, Span(sentence.start, at.end), at):
        return before
    opening = _OPENING.match(text, sentence.start, at.start)
    return _spelled(context, opening) if opening else None


def _spelled(context: Context, match: re.Match[str]) -> Stated[Timepoint]:
    value, unit = decimal_of(match["number"]), match["unit"].lower().rstrip("s") + "s"
    days = value * {"days": 1, "weeks": 7}[unit] if unit in ("days", "weeks") else None
    read = Timepoint(value=value, unit=unit, days=days)
    return derived(read, "timepoint-words", context.evidence(Span(*match.span("time"))))
