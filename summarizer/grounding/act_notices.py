"""The day on which an act became known, told in a sentence of its own.

`The FDA informed Oravell of its decision on 3 June.`, `The Commission's decision is dated 5 June.`
"""

from __future__ import annotations

import re
from collections.abc import Callable

from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import NEWS, Context
from summarizer.schemas.stated import PartialDate, Stated

Dates = Callable[[Span, Context], list[tuple[Span, Stated[PartialDate]]]]

_ACT_WORDS = (
    r"(?:decision|hold|letter|notice|notification|designation|approval|clearance|grant|denial"
    r"|refusal|rejection|acceptance|authori[sz]ation|minutes|opinion|rescission|revocation|outcome)s?"
)
_OF_WHOM = r"(?:\s+(?:from|of|by|on|to)\s+[^.;,]{1,60}?)?"
_KNOWN_BY = re.compile(
    rf"\b(?:notified|informed|told|advised|learned|heard)\b[^.;]{{0,60}}?\b(?:of|about)\s+(?:the|this|its|their"
    rf"|that)\s+(?:[\w-]+\s+){{0,3}}?{_ACT_WORDS}\b[^.;]{{0,40}}?$"
    rf"|\b{_ACT_WORDS}(?:\s+(?:letter|notice))?{_OF_WHOM}\s+(?:is|was|were|are|has\s+been|came|arrived)\s+"
    r"(?:(?:dated|issued|made|received|given|taken|granted|adopted|delivered|communicated|published"
    r"|signed|sent|verbally|formally|in\s+writing|effective|by\s+\w+)\s+){0,3}(?:on\s+|in\s+)?$"
    rf"|\b{_ACT_WORDS}{_OF_WHOM},\s+dated\s+(?:on\s+)?$"
    rf"|\b{_ACT_WORDS}{_OF_WHOM},?\s+(?:(?:which|that)\s+)?(?:reached|arrived\s+at)\s+(?:the\s+)?[\w-]+\s+(?:by"
    r"\s+\w+\s+)?on\s+$"
    rf"|\breceived\s+(?:the|this|its|their)\s+(?:[\w.'-]+\s+){{0,4}}?{_ACT_WORDS}\b[^.;]{{0,30}}?$"
    r"|^\W*In\s+(?:an?|its|the)\s+(?:[\w.'-]+\s+){0,3}(?:letter|notice|notification|e-?mail)\s+"
    r"(?:dated|of|received|sent)\s+(?:on\s+)?$"
    rf"|\b(?:communicated|conveyed|delivered|issued)\s+(?:the|this|its)\s+(?:[\w-]+\s+){{0,3}}{_ACT_WORDS}\b"
    r"[^.;]{0,40}?$"
    r"|\b(?:notified|informed|told|advised)\b[^.;]{0,40}?\b(?:by\s+(?:telephone|letter|e-?mail|phone)|in\s+writing"
    r"|verbally)\s+(?:on\s+)?$",
    re.IGNORECASE,
)
_NOT_KNOWN = re.compile(r"\b(?:will|expect\w*|not|may|until|previous\w*|earlier)\b", re.IGNORECASE)
_OPINION = re.compile(r"\bopinion\b", re.IGNORECASE)


def date_of_notice(
    act: Span, dates: Dates, context: Context, authority: str = ""
) -> Stated[PartialDate] | None:
    """The earliest such day in sentences behind the act that can be about no other authority's.

    The act must be told in the headline or the lead, or in the sentence right before.
    """
    text = plain(context.document.text)
    own = context.sentence(act)
    agencies = {mention.value for mention in context.of(Kind.AGENCY, own)}
    agencies = {authority} & agencies or agencies
    found = []
    for sentence in context.sentences(NEWS):
        words = text[sentence.start : sentence.end]
        near = 0 <= sentence.start - own.end <= _NEXT
        if sentence.start < own.end or not (near or _is_top(own, context)):
            continue
        for place, value in dates(sentence, context):
            left = text[sentence.start : place.start]
            named = _named(Span(sentence.start, place.start), left, context) or _named(
                sentence, words, context
            )
            if not _fits(named, agencies, near=near) or _OPINION.search(left):
                continue
            known = _KNOWN_BY.search(left)
            if known and not _NOT_KNOWN.search(left):
                found.append(value)
    return min(found, key=lambda value: value.value.value, default=None)


def _named(place: Span, words: str, context: Context) -> set[str]:
    """The agencies that a stretch of text names, the Commission also by its short name."""
    named = {mention.value for mention in context.of(Kind.AGENCY, place)}
    return named | ({"EC"} if _COMMISSION.search(words) else set())


_COMMISSION = re.compile(r"\bCommission\b")
_NEXT = 3  # characters between a sentence and the next one of its paragraph


def _fits(named: set[str], agencies: set[str], *, near: bool) -> bool:
    """Whether a notice is the act's: of its agency, or of none where no other can be meant."""
    if named:
        return bool(named & agencies)
    return near or len(agencies) <= 1


def _is_top(own: Span, context: Context) -> bool:
    section = context.document.section_at(own.start)
    return section in (Section.HEADLINE, Section.LEAD)
