"""The day of an act, where the text dates it: in its sentence, or where its notice is told of.

In the sentence a date stands behind the act (`in March 2024`), at the head (`On May 3, ...`),
beside its verb, or with the notice by which it became known (`notified by telephone on 19 May`).
"""

from __future__ import annotations

import re
from datetime import date

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.plain_text import plain
from summarizer.grounding.act_notices import date_of_notice
from summarizer.grounding.context import Context, stated
from summarizer.grounding.release import partial_date
from summarizer.grounding.short_dates import released_on, short_dates
from summarizer.schemas.stated import PartialDate, Precision, Stated

_PREPOSITION = re.compile(
    r"\b(?:on|in|since|effective|dated|as\s+of|back\s+in|of|received)\s+"
    r"(?:\w+day,?\s+|early\s+|late\s+|mid-)?$",
    re.IGNORECASE,
)
_NO_PREPOSITION = re.compile(r"date\s+of\s+$|quarter|half|end\s+of\s+$", re.IGNORECASE)
_AT_THE_HEAD = re.compile(
    r"^\W*(?:A:\s+)?(?:(?:also|then|later|subsequently|most\s+recently|separately|additionally)[\s,]+)?"
    r"(?:(?:in|on|since|effective)\s+(?:\w+day,?\s+|early\s+|late\s+|mid-)?)?$",
    re.IGNORECASE,
)
_NOTICE = r"(?:letter|notice|notification|decision|e-?mail|communication|correspondence|minutes)"
# `In a letter dated`, `In minutes received on`: the head of the sentence dates what it tells.
_HEADED_BY_NOTICE = re.compile(
    rf"^\W*(?:in|by|with|through|according\s+to|per|following)\s+(?:[\w.'-]+\s+){{0,5}}{_NOTICE}\s+"
    r"(?:(?:that\s+(?:was\s+)?)?(?:dated|of|issued|received|sent)\s+)?(?:on\s+|in\s+)?$",
    re.IGNORECASE,
)
# Another event between the act and the date takes the date for itself.
_OTHER_ACT = re.compile(
    r"\b(?:following|after|opinion|expect\w*|anticipat\w+|announc\w+|initiat\w+|plan(?:s|ned)?"
    r"|will|complet\w+|enrol\w+|began|begun|start\w*|commenc\w+|launch\w*|dosed"
    r"|publish\w+|present\w+|submit\w*|submission|grant\w*|award\w*|receiv\w+|which|who|but|while"
    r"|approv\w+|designation\s+(?:in|on)|goal|target|PDUFA|and\s+(?:is|was|has|will|plans?|set"
    r"|expects?))\b|;",
    re.IGNORECASE,
)
# What may stand between `was notified on 19 May` and the act that the notice is of.
_OTHER_EVENT = re.compile(
    r"\b(?:expect\w*|anticipat\w+|announc\w+|initiat\w+|plans?|will|began|start\w*|commenc\w+"
    r"|launch\w*|dosed|publish\w+|present\w+|following|after|which|who|but|while)\b|;",
    re.IGNORECASE,
)
# `was received`, `, issued`: the act's own verb behind its noun stands in no date's way.
_ITS_OWN_VERB = re.compile(
    r"\s*(?:\([^()]{0,40}\)\s*)?(?:,\s*|(?:(?:has|have|had)\s+been|was|were|is|are)\s+(?:[a-z]+ly\s+)?)"
    r"(?:received|granted|issued|submitted|approved|awarded|adopted|obtained|given|held|made)\b"
)
# `that the FDA granted to ORV-118 in`: what is told of the designation itself.
_TOLD_OF_IT = re.compile(
    r"\s*(?:\([^()]{0,40}\)\s*)?,?\s*(?:(?:which|that)\s+)?[^,;]{0,110}?,?\s*\b(?:granted|awarded|received"
    r"|obtained|conferred|issued|designated|gave|given|secured|bestowed|filed|submitted|lodged)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",\s+(?:which|who)\b[^,;]{1,80},|\([^()]{0,60}\)")
_FARTHEST = 140
_NEWS_DAYS = 31
_TOLD_ON = re.compile(
    rf"\b(?:notified|informed|told|advised|heard|learned|received|obtained|{_NOTICE})\b[^;]{{0,60}}?"
    r"(?:\b(?:on|in|dated|of)\s+(?:\w+day,?\s+)?|,\s+)?$",
    re.IGNORECASE,
)
_OF_IT = re.compile(
    r"\s*,?\s*(?:(?:of|that|from|by|with|regarding|concerning|stating|confirming|informing|placing"
    r"|granting|approving)\b|(?:[a-z]+s|has|have|had)\b)[^;]{0,140}$",
    re.IGNORECASE,
)
# `announced that on July 31 it submitted`: the date opens a clause, a short subject follows.
_OPENS_A_CLAUSE = re.compile(
    r"(?:\bthat|[,;]|\band)\s+(?:on|in)\s+(?:\w+day,?\s+)?$", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"\s*,?\s*(?:it|we|they|(?:the\s+|its\s+|[A-Z])[\w.'&-]*(?:\s+[\w.'&()-]+){0,6}?)\s+"
    r"(?:[a-z]+ly\s+|has\s+|have\s+|had\s+|was\s+|were\s+|been\s+)*$"
)
# `has benefited since 2023 from the status of`: the date stands beside the verb of having.
_HAD_SINCE = re.compile(r"\bsince\s+$", re.IGNORECASE)
_FROM_IT = re.compile(r"\s*(?:from|of|under|as)?\s+(?:(?:the|an?|its)\s+)?(?:\w+\s+of\s+)?$")
# `the FDA, on May 3, lifted`; `yesterday approved`; `today granted`: beside the act's own verb.
# `and, in October, was admitted to`: the date opens a predicate of the same subject.
_GOES_ON = re.compile(
    r"\s*,?\s*(?:(?:has|have|had|was|were|been|also|[a-z]+ly)\s+)*"
    r"(?:received|granted|admitted|accepted|awarded|obtained|secured|given|selected|entered|joined|gained)\s+"
    r"(?:(?:in)?to|the|a|an|for|from|by|of|its|[A-Z][\w.'&-]*|'s)?[^,;]{0,50}$"
)
_OPENS_A_PREDICATE = re.compile(
    r"(?:,\s+|;\s+)?\band,?\s+(?:on|in)\s+(?:\w+day,?\s+)?$|;\s+(?:on|in)\s+$"
)
# The cell of a row, or what closes a dated entry: `| May 2025 |`, `(May 2025)`, `, May 2025`.
_CELL_BEFORE = re.compile(r"(?:\||\(|[,:–—-])\s*$")
_CELL_BEHIND = re.compile(r"\s*(?:\([^()|]{0,20}\)\s*)?(?:\||\)?[\W_]*$)")
_BARE_YEAR = re.compile(r"(?:\(|\band\s+)(?P<year>(?:19|20)\d\d)(?=\)|,?\s+respectively\b)")
_BEFORE_THE_VERB = re.compile(r"\s*,?\s*(?:[a-z]+ly\s+|has\s+|have\s+|had\s+|been\s+)*$")
_TODAY = re.compile(r"(?:earlier\s+)?today", re.IGNORECASE)
_ANNOUNCING = re.compile(
    r"\s*(?:,\s*)?(?:announc|report|provid|disclos|confirm)|\s*[.,]?\s*(?:that|its)\b"
)
_ANNOUNCED = re.compile(r"\b(?:announc|report|disclos|confirm)\w*\s+$", re.IGNORECASE)


def date_near(
    act: Span, context: Context, *, reach: Span | None = None, authority: str = ""
) -> Stated[PartialDate] | None:
    """The date that the act's sentence gives it; none that lies after the release.

    In `reach` a date can be the act's and no other list's, but one at the sentence's head counts
    for all of them. A notice of another than `authority` is not the act's.
    """
    sentence = context.sentence(act)
    dated = [
        (place, value)
        for place, value in _dates(sentence, context)
        if not _is_to_come(value.value.value, context)
    ]
    near = [pair for pair in dated if reach is None or pair[0] in reach]
    behind = [
        pair
        for pair in near
        if pair[0].start >= act.start and not _opens_what_follows(pair[0], sentence, context)
    ]
    for place, value in sorted(behind, key=lambda pair: pair[0]):
        between = plain(context.document.text[min(act.end, place.start) : place.start])
        own = (_ITS_OWN_VERB if reach is None else _TOLD_OF_IT).match(between)
        between = _ASIDE.sub(" ", between[own.end() :] if own else between)
        if len(between) <= _FARTHEST and not _OTHER_ACT.search(between):
            return value
        break
    before = [pair for pair in near if pair[0].end <= act.start] or [
        pair for pair in dated if len(dated) == 1 and pair[0].end <= act.start
    ]
    for place, value in sorted(before, key=lambda pair: pair[0], reverse=True):
        if _is_of_what_follows(place, act, sentence, context):
            return value
    return date_of_notice(act, _dates, context, authority)


def _opens_what_follows(place: Span, sentence: Span, context: Context) -> bool:
    """Whether a date behind the act begins to tell of another: `and, in May, was admitted`."""
    text = plain(context.document.text)
    left, right = text[sentence.start : place.start], text[place.end : sentence.end]
    verb = re.match(r"\s*,?\s*(?:was|were|has|had|also|it|we|[a-z]+ed)\s", right)
    return verb is not None and _OPENS_A_PREDICATE.search(left) is not None


def _is_of_what_follows(place: Span, act: Span, sentence: Span, context: Context) -> bool:
    text = plain(context.document.text)
    left = text[sentence.start : place.start]
    between = text[place.end : act.start]
    if _AT_THE_HEAD.match(left) or _HEADED_BY_NOTICE.match(left):
        return True
    if _TOLD_ON.search(left) and _OF_IT.match(between) and not _OTHER_EVENT.search(between):
        return True
    if _OPENS_A_PREDICATE.search(left) and _GOES_ON.fullmatch(between):
        return True
    if _OPENS_A_CLAUSE.search(left) and _SUBJECT.fullmatch(between):
        return _OTHER_EVENT.search(between) is None
    if _HAD_SINCE.search(left) and _FROM_IT.fullmatch(between):
        return True
    return _BEFORE_THE_VERB.fullmatch(between) is not None


def _dates(sentence: Span, context: Context) -> list[tuple[Span, Stated[PartialDate]]]:
    text = plain(context.document.text)
    found = []
    for mention in context.of(Kind.DATE, sentence):
        left = text[max(sentence.start, mention.span.start - 24) : mention.span.start]
        # A bare year takes its preposition into the mention's pattern, not into its words.
        said = _PREPOSITION.search(left) and not _NO_PREPOSITION.search(left)
        if said or _is_a_cell(mention.span, sentence, text):
            value = stated(partial_date(mention, context), context.evidence(mention.span))
            found.append((mention.span, value))
    found += _bare_years(sentence, text, context)
    for place, told in short_dates(sentence, context):
        words = text[place.start : place.end]
        left = text[max(sentence.start, place.start - 24) : place.start]
        is_day = re.search(r"\d", words) is not None
        if is_day and not (_PREPOSITION.search(left) or left.endswith(("yesterday, ", "day, "))):
            continue
        is_today = _TODAY.fullmatch(words) is not None
        if is_today and (
            _ANNOUNCING.match(text[place.end : sentence.end]) or _ANNOUNCED.search(left)
        ):
            continue
        found.append((place, told))
    return found


def _bare_years(
    sentence: Span, text: str, context: Context
) -> list[tuple[Span, Stated[PartialDate]]]:
    """`Orphan Drug Designation (2022)`, `and 2024, respectively`: years without a preposition."""
    found = []
    for match in _BARE_YEAR.finditer(text, sentence.start, sentence.end):
        place = Span(*match.span("year"))
        told = PartialDate(
            value=match["year"], precision=Precision.YEAR, raw_text=context.words(place)
        )
        found.append((place, stated(told, context.evidence(place))))
    return found


def _is_a_cell(place: Span, sentence: Span, text: str) -> bool:
    """Whether a date stands without a preposition, as in a table or a list of dated entries."""
    left, right = text[sentence.start : place.start], text[place.end : sentence.end]
    if left.endswith("(") and right.startswith(")"):
        return True
    return bool(_CELL_BEFORE.search(left[-4:]) and _CELL_BEHIND.match(right))


def _is_to_come(value: str, context: Context) -> bool:
    released = released_on(context)
    return released is not None and value[:10] > released.isoformat()[: len(value[:10])]


def is_recent(value: str, context: Context) -> bool:
    """Whether a date is so near to the release that what it dates can be its news."""
    released = released_on(context)
    if released is None:
        return False
    if len(value) < len("2025-01-01"):
        return value == released.isoformat()[: len(value)] and len(value) > len("2025")
    return 0 <= (released - date.fromisoformat(value)).days <= _NEWS_DAYS
