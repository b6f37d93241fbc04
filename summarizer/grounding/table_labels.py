"""What the label of a table's row or column names, without how and when it was measured."""

from __future__ import annotations

import re

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context
from summarizer.grounding.result_times import times_in

_LED = re.compile(
    r"(?:(?:the|mean|median|average|LS|least\ssquares|absolute|percent(?:age)?|%|adjusted"
    r"|proportion\sof\s(?:patients|participants|subjects)\s(?:with|achieving|who\sachieved)"
    r"|(?:patients|participants|subjects)\s(?:with|achieving|who\sachieved)(?!\san?\s)"
    r"|(?:change|reduction|decrease|increase|improvement)s?(?:\sfrom\sbaseline)?\s(?:in|of)"
    r"|CFB\sin|n\s?\(%\)\s(?:with|achieving))\s)+(?=\w)",
    re.IGNORECASE,
)
# `ORR, % (95% CI)`; `Spleen volume (mean)`; `PFS, months`
_TAIL = re.compile(
    r"(?:,?\s*[(\[](?:[^()\[\]]*(?:%|\b(?:n|95|months|weeks|days|years|mean|median|range|SD|SE|LS"
    r"|points|letters|meters|metres|mL|kg|mm|cm|dB|mmHg)\b)[^()\[\]]*)[)\]]"
    r"|,\s(?:LS\smean\s(?:change|difference)|least[\s-]squares\smean).*"
    r"|,\s(?:%|n\b|mean\b|median\b|months|weeks|days|points|letters|change|\d+%\sCI).*"
    r"|,?\s(?:change\sfrom\sbaseline|from\sbaseline|CFB)|[:*†‡§]+)\s*$",
    re.IGNORECASE,
)
_JOIN = re.compile(r"[\s,(–-]*(?:(?:at|by|to|through|over)\s(?:the\send\sof\s)?)?$", re.IGNORECASE)
_VISIT = re.compile(
    r"\s(?:at|by)\s(?:the\s)?(?P<visit>(?:TOC|EOT|LFU|test[\s-]of[\s-]cure|end[\s-]of[\s-](?:treatment|study|therapy)"
    r"|(?:late\s)?follow-up)(?:\s\((?:TOC|EOT|LFU)\))?(?:\svisit)?)$",
    re.IGNORECASE,
)
_TOC = re.compile(r"TOC|test[\s-]of[\s-]cure", re.IGNORECASE)
_TOC_DAY = re.compile(
    r"\btest[\s-]of[\s-]cure(?:\s\(TOC\))?(?:\svisit)?,?\s(?:on|at)?\s?\(?(?P<day>day\s\d{1,3})\b",
    re.IGNORECASE,
)
_REST = re.compile(r"[\s,;:()\[\]–-]*(?:at|by)?[\s,;:()\[\]–-]*(?:[Nn]\s?=\s?\d+)?[)\]\s]*")


def time_in(context: Context, cell: Span) -> Span | None:
    """The only time that a cell names."""
    times = times_in(context, cell)
    return times[0].span if len({t.value for t in times}) == 1 else None


def only_time(context: Context, cell: Span) -> bool:
    """Whether a cell names a time and nothing else: `Week 16 (n=45)`."""
    time = time_in(context, cell)
    if time is None:
        return False
    text = plain(context.document.text)
    left = text[cell.start : time.start] + text[time.end : cell.end]
    return _REST.fullmatch(left) is not None


def named_label(context: Context, cell: Span) -> Span:
    """A label without what says how its numbers are written and when they were taken."""
    text = plain(context.document.text)
    start, end = cell.start, cell.end
    while match := _TAIL.search(text[start:end]):
        if match.start() < 2:
            break
        end = start + match.start()
    time = time_in(context, Span(start, end))
    if time is not None and time.end >= end - 1:
        lead = _JOIN.search(text[start : time.start])
        end = start + lead.start() if lead and lead.start() > 1 else end
    lead = _LED.match(text, start, end)
    if lead and end - lead.end() > 1 and not _is_code(context, Span(start, end)):
        start = lead.end()
    if end - start > 3 and (visit := _VISIT.search(text, start + 2, end)):
        end = visit.start()
    return Span(start, end)


def names_visit(context: Context, cell: Span) -> bool:
    """Whether a label ends in a visit of its own, whose day the lines above do not give."""
    return _VISIT.search(plain(context.document.text), cell.start, cell.end) is not None


def visit_in(context: Context, cell: Span) -> Span | None:
    """The day of the visit that a cell names, where the release says it: `at TOC`."""
    text = plain(context.document.text)
    visit = _VISIT.search(text, cell.start, cell.end)
    if visit is None or not _TOC.search(visit["visit"]):
        return None
    days = [
        time.span
        for match in _TOC_DAY.finditer(text)
        for time in times_in(context, Span(match.start("day"), match.end("day")))
    ]
    return days[0] if len({text[day.start : day.end].lower() for day in days}) == 1 else None


def _is_code(context: Context, cell: Span) -> bool:
    return any(t.span.start == cell.start for t in context.of(Kind.RESPONSE_TERM, cell))
