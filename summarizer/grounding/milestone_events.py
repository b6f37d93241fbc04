"""Announcements of events still to come, read by rule, each with the words of its own time.

A sentence with several times announces several events: each has the words up to its time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.calendar_words import calendar_words
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.plain_text import plain
from summarizer.finding.time_windows import resolve
from summarizer.grounding.clauses import clause_at
from summarizer.grounding.context import FACTUAL, Context
from summarizer.grounding.milestone_kinds import is_no_event, kind_of
from summarizer.grounding.trial_references import speaks_of_others
from summarizer.schemas.terms import MilestoneKind

_FUTURE = re.compile(
    r"\b(?:expect(?:s|ed|ing|ations?)?|anticipat(?:es?|ed|ing|ions?)|plans?|planned|planning"
    r"|intends?|intended|intention|will|shall|on\s+(?:track|course|schedule)|target(?:s|ed|ing)?"
    r"|scheduled?|slated|timed|booked|set\s+(?:down\s+|to\s+\w+\s+)?(?:for|to)"
    r"|(?:has|have)\s+set|aims?|aiming|upcoming|forthcoming|foresee[ns]?|foreseen|envisag(?:es?|ed|ing)"
    r"|project(?:s|ed|ing)|estimat(?:es?|ed|ing)|(?:is|are|falls?)\s+due|due\s+(?:in|by|on|before)|preparing"
    r"|(?:is|are|remains?)\s+to|advancing\b[^.;]{0,40}\btowards?|hop(?:es?|ing)\s+to|seek(?:s|ing)?\s+to"
    r"|look(?:s|ed|ing)?\s+(?:for|forward|to)|guid(?:es?|ed|ing|ance)|on\s+the\s+calendar"
    r"|pencil+ed\s+in|earmarked|earliest|no\s+later\s+than|awaits?|awaited|goal|opportunity\s+to"
    r"|to\s+(?:follow|be\s+\w+ed|begin|start|open|commence|conclude|complete)|goal\s+date"
    r"|action\s+date|PDUFA|should|could|might|to\s+meet\s+with)\b",
    re.IGNORECASE,
)
# In the present tense with a time to come: `the third dose level opens in July`.
_PRESENT = re.compile(
    r"\b(?:opens?|begins?|starts?|follows|ends|closes|concludes|continues\s+(?:until|into|through)"
    r"|runs\s+(?:until|into|through)|takes\s+place|meets|reports|reads\s+out|arrives?|commences"
    r"|launch(?:es)?|lasts?\s+until)\b",
    re.IGNORECASE,
)
# At the end of what precedes and names the expectation: `no longer expects`, `does not plan`.
_NOT_EXPECTED = re.compile(
    r"\b(?:(?:do(?:es)?|did|has|have|is|are)\s+not|(?:does|do|did|is|are)n['’]t|no\s+longer|cannot"
    r"|never|neither)\s+(?:\w+\s+){0,2}?\w+$|\bno\s+(?:\w+\s+){0,4}?\w+$",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:was|were|had\s+been|had)\s+(?:\w+\s+)?\w+$", re.IGNORECASE)
# Events that are announced without a time, by verbs that leave no doubt of what shall happen.
_UNTIMED = re.compile(
    r"\b(?:intends?|plans?|aims?|expects?)\s+to\s+(?:also\s+)?(?:initiate|start|begin|launch"
    r"|submit|file|request|monetize|sell|seek)\b[^.;,]{3,120}"
    r"|\b(?:intends?|plans?|aims?|expects?|looks?\s+forward)\s+to\s+(?:also\s+)?(?:(?:present|shar|report"
    r"|publish|submit)\w*)\b[^.;]{3,90}\b(?:congress|conference|meeting|journal|publication)\b"
    r"|\bto\s+(?:initiate|start|begin)\s+(?:a|the|its)\s+[^.;,]{3,60}\b(?:trial"
    r"|study)\s+thereafter\b"
    r"|\b(?:an?|the|its)\s+[^.;,]{3,80}\b(?:trial|study)\s+(?:[^.;,]{0,60}\s)?(?:is"
    r"|are)\s+planned\b(?!\s+to\s+enrol)"
    r"|\b(?:an?|the)\s+decision\b[^.;]{3,80}\bwill\s+be\s+(?:made|taken)\b"
    r"|\b(?:results?|data|findings|analyses)\b[^.;]{0,40}\bwill\s+be\s+(?:presented|submitted|published)\b[^.;]{3,100}"
    r"|\b(?:started|begun)\s+(?:the\s+)?prepar\w+\s+(?:for|of)\s+[^.;]{3,100}",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(
    rf"\b(?:in|by|during)\s+(?P<month>{calendar_words().month_pattern})(?![\w.]*\s*\d|\w|,?\s+"
    rf"(?:19|20)\d\d"
    r"|\s+(?:of\s+)?(?:this|last|next)\s+year)"
)
_QUARTER_ALONE = re.compile(
    r"\b(?:in|by|during)\s+(?P<quarter>Q(?P<index>[1-4]))\b(?!\W{0,3}(?:20)?\d\d)"
)
_MONTHS_OF_QUARTER = 3
_LIST = re.compile(
    r"\b(?:take\s+part|participat\w+|present\w*|attend)\b[^.]{0,60}\b(?:following|upcoming)\s+"
    r"(?:[\w-]+\s+){0,3}(?:conferences?|events?|meetings?)",
    re.IGNORECASE,
)
_SHOWN = re.compile(r"\b(?:fireside|present\w*|panel|poster|oral|keynote)\b", re.IGNORECASE)
_HEADING = re.compile(r"(?![-•*·–—])[^.;\n]{4,70}(?<![.,;])")
# Under such a heading the items of a list need no verb: `Topline results in 1H 2027`.
_AHEAD = re.compile(
    r"^(?:\W*(?:key|our|\d{4})\s+)*(?:anticipated|upcoming|expected|planned|next|near-term)\b"
    r"(?:\s+\w+){0,3}\s*"
    r"(?:milestones?|catalysts?|steps|events|\d{4})\b",
    re.IGNORECASE,
)
_SHOWN_AT = re.compile(r"\b(?:shown|unveiled|featured)\b", re.IGNORECASE)
_AT_CONGRESS = re.compile(
    r"\s*,?\s*at\s+[^.;]{0,60}\b(?:congress|meeting|conference)\b", re.IGNORECASE
)
# Where the release has no date to tell past from future by.
_IS_PAST = re.compile(r"\b(?:was|were|has\s+been|have\s+been)\s+\w+", re.IGNORECASE)
_LONGEST_OTHER = 40
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


def looks_ahead(text: str) -> bool:
    """Whether the words announce something, not to deny it and not as past."""
    return any(
        not _NOT_EXPECTED.search(text[: m.end()]) and not _WAS.search(text[: m.end()])
        for m in _FUTURE.finditer(text)
    )


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
            found += _untimed(sentence, sentence, context)
        elif timed and timed[-1].span.end < sentence.end:
            found += _untimed(Span(timed[-1].span.end, sentence.end), sentence, context)
    return _each_once([*found, *_listed(context)], context)


def _listed(context: Context) -> list[Announced]:
    """Days of a list of conferences that a sentence before it announces."""
    text = plain(context.document.text)
    opened = next(
        (one for one in context.sentences() if _LIST.search(text, one.start, one.end)), None
    )
    released = anchor_day(context)
    if opened is None or released is None:
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
    times = sorted(
        (
            *(_with_year(time, released) for time in context.of(Kind.TIME_EXPRESSION, sentence)),
            *context.of(Kind.DATE, sentence),
            *_bare_months(sentence, context, released),
        ),
        key=lambda mention: mention.span,
    )
    found: list[Announced] = []
    start, in_list = sentence.start, ahead
    for time in times:
        if "conference" in time.attributes:
            continue
        stretch = Span(start, time.span.end)
        start = time.span.end
        words = plain(context.words(stretch))
        if not is_to_come(time, released):
            continue
        near = clause_at(context.document, time.span)
        clause = Span(max(near.start, stretch.start), time.span.end)
        region = clause if looks_ahead(plain(context.words(clause))) else stretch
        carried = ahead and _CARRIED.match(words) is not None
        told = looks_ahead(words) or _is_present(words, time, sentence, context)
        ahead = told or carried or in_list
        region_words = plain(context.words(region))
        if (
            not ahead
            or is_no_event(region_words)
            or (not released and _IS_PAST.search(region_words))
        ):
            continue
        kind = kind_of(plain(context.words(region))) or kind_of(words)
        rest = plain(context.words(Span(time.span.end, sentence.end)))
        if (
            kind is MilestoneKind.DATA_UPDATE
            and _SHOWN_AT.search(words)
            and _AT_CONGRESS.match(rest)
        ):
            kind = MilestoneKind.PRESENTATION
        if kind is None and carried and found:
            kind = found[-1].kind
        if kind is None and told and _is_near_event(words):
            kind = MilestoneKind.OTHER
        if kind is not None:
            found.append(Announced(_whole(region, sentence, context), kind, time))
    return found


def _is_present(words: str, time: Mention, sentence: Span, context: Context) -> bool:
    """Whether a verb of the present tells of what begins only after the release."""
    released = anchor_day(context)
    window = resolve(time, released)
    if released is None or window is None or window.start is None or window.start <= released:
        return False
    if context.document.section_at(sentence.start) not in FACTUAL:
        return False
    verb = _PRESENT.search(words)
    return verb is not None and not _NOT_EXPECTED.search(words[: verb.end()])


def _is_near_event(words: str) -> bool:
    """Whether an event without a word of its kind is told in a few words and of a product."""
    return len(words.split()) <= _LONGEST_OTHER


def _bare_months(sentence: Span, context: Context, released: date | None) -> list[Mention]:
    """`in July`: the next July after the release, as a time expression with its year."""
    if released is None:
        return []
    found = []
    for match in _MONTH_ALONE.finditer(plain(context.document.text), sentence.start, sentence.end):
        number = calendar_words().month_number(match["month"])
        year = released.year + (number < released.month)
        said = {"unit": "month", "index": str(number), "year": str(year)}
        place = Span(*match.span("month"))
        words = context.words(place)
        found.append(Mention(Kind.TIME_EXPRESSION, place, words, f"{year}-M{number}", said))
    for match in _QUARTER_ALONE.finditer(
        plain(context.document.text), sentence.start, sentence.end
    ):
        place = Span(*match.span("quarter"))
        said = {"unit": "quarter", "index": match["index"]}
        alone = Mention(Kind.TIME_EXPRESSION, place, match["quarter"], match["quarter"], said)
        found.append(_with_year(alone, released))
    return found


def _with_year(time: Mention, released: date | None) -> Mention:
    """`in the fourth quarter`: the next one that has not ended on the day of the release."""
    said = time.attributes
    months = {"quarter": _MONTHS_OF_QUARTER, "half": 2 * _MONTHS_OF_QUARTER}.get(
        said.get("unit", "")
    )
    if released is None or months is None or "index" not in said:
        return time
    if any(known in said for known in ("year", "offset", "fiscal", "count")):
        return time
    year = released.year + (int(said["index"]) * months < released.month)
    return replace(time, attributes={**said, "year": str(year)})


def _whole(region: Span, sentence: Span, context: Context) -> Span:
    """The words without what only joins them, and with a full stop that ends them."""
    text = context.document.text
    head = re.match(r"[\s,;:•*·–—-]*(?:(?:and|but)\s+)?", text[region.start : region.end])
    start = region.start + (head.end() if head else 0)
    rest = text[region.end : sentence.end]
    end = sentence.end if re.fullmatch(r"[\s.–—*-]*", rest) else region.end
    return Span(min(start, region.end - 1), end)


def _untimed(place: Span, sentence: Span, context: Context) -> list[Announced]:
    if context.document.section_at(sentence.start) not in FACTUAL:
        return []
    found = []
    text = plain(context.document.text)
    for match in _UNTIMED.finditer(text, place.start, place.end):
        words = match.group()
        left = text[sentence.start : match.end()]
        timed = context.of(Kind.TIME_EXPRESSION, Span(*match.span()))
        if (
            timed
            or is_no_event(words)
            or _NOT_EXPECTED.search(text[sentence.start : match.start() + 12])
        ):
            continue
        kind = kind_of(words) or (MilestoneKind.OTHER if "voucher" in left else None)
        if kind is not None:
            found.append(Announced(Span(*match.span()), kind, None))
    return found


def is_to_come(time: Mention, released: date | None) -> bool:
    """Whether a time may be that of an event to come: it does not end before the release."""
    if released is None:
        return True
    window = resolve(time, released)
    if window is None:
        return "fiscal" in time.attributes
    last = window.end or window.start
    if last is None or (last <= released and time.kind is Kind.DATE):
        return False
    is_a_day_told = time.attributes.get("unit") == "day" and "count" not in time.attributes
    return not is_a_day_told and last >= released


def anchor_day(context: Context) -> date | None:
    """The day that relative times count from: the release's own."""
    read = context.release.release_date
    return date.fromisoformat(read.value[:10]) if read and len(read.value) >= 10 else None


def _each_once(found: list[Announced], context: Context) -> list[Announced]:
    """Without what headline or boilerplate only say again of the same time."""
    released = anchor_day(context)
    body: list[Announced] = []
    kept: list[Announced] = []
    order = sorted(found, key=lambda one: (_is_aside(one, context), one.span))
    for one in order:
        window = one.time and resolve(one.time, released)
        told = (one.kind, window and (window.start, window.end))
        same = [
            other
            for other in body
            if told
            == (
                other.kind,
                other.time and (w := resolve(other.time, released)) and (w.start, w.end),
            )
        ]
        if same and (
            _is_aside(one, context)
            or one.kind is MilestoneKind.OTHER
            or not looks_ahead(plain(context.words(one.span)))
        ):
            continue
        if (
            one.time is None
            and any(other.kind is one.kind for other in body)
            and _is_aside(one, context)
        ):
            continue
        body.append(one)
        kept.append(one)
    return sorted(kept, key=lambda one: one.span)


def _is_aside(one: Announced, context: Context) -> bool:
    section = context.document.section_at(one.span.start)
    return section in {Section.HEADLINE, Section.BOILERPLATE_ABOUT, Section.QUOTE}
