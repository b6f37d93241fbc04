"""Whose a named product is: the issuer's by headline, section or its own words, or somebody's."""

from __future__ import annotations

import re

from summarizer.documents.evidence import Evidence, Section
from summarizer.grounding.context import Context
from summarizer.grounding.product_words import product_noun, product_noun_words

SIGN = r"[®™*_’'\"”]{0,4}"
# What `to` leads to another medicine behind: `similar to`, but not `rights to`.
_LIKENED = (
    r"(?:\w*superior|\w*inferior|\w*similar|compared|relative|comparable|equivalent|identical|added|addition|alternative|resistant"
    r"|refractory|intolerant|responded?|response|reference|switch\w*|exposed|exposure|next)"
)
_BESIDE_OTHERS = re.compile(
    rf"\b(?:with|plus|versus|vs\.?|over|{_LIKENED}\s+to|and|or|after|following|than|against)\s+(?:the\s+)?$"
    r"|\b(?:with|plus|versus|vs\.?|than|against)\s+(?:(?!its|our|the)[a-z-]+\s+(?:\([A-Z]{2,4}\)\s+)?){1,2}$",
    re.IGNORECASE,
)
_TAKEN_BEFORE = re.compile(
    r"\b(?:in\s+combination\s+with|plus|versus|vs\.?|over|after|following|than|received|prior|failed|compared\s+(?:to|with)|previous\s+\w+)\s+(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_BY_THE_COMPANY = re.compile(
    r"[^.;]{0,150}?\b(?:developed|discovered|researched|invented|made)\sby\s(?:the\s(?:Group|Company)\b|us\b)",
)
# `with Ambervale's modulator`
_OF_A_PARTNER = re.compile(r"\b(?:with|plus|and)\s[A-Z][\w.&-]+['’]s?\s(?:[\w-]+\s){0,4}$")
_COMPARED = re.compile(
    r"\b(?:compar\w+\s(?:\w+\s)?(?:to|with)|versus|vs\.?|head-to-head\s(?:\w+\s){0,2}(?:with|against)|beats?|outperform\w*|(?:superior|inferior)\w*\s(?:to|over)|against)"
    r"\s(?:(?!its|our)[\w-]+\s(?:\([A-Z]{2,4}\)\s)?){0,2}$"
    r"|\bcompar\w+\s(?:(?!with\b|to\b)[\w-]+\s){1,4}(?:with|to)\s(?:(?!its|our)[\w-]+\s(?:\([A-Z]{2,4}\)\s)?){0,2}$",
    re.IGNORECASE,
)
_NEWS_OF = re.compile(
    r"\b(?:designation|status|approval|application|clearance|trial|study|results|data|dosed|submission)"
    r"\s(?:to|of|for|with|on|evaluating)\s(?:[^\s.;]+\s){0,4}$"
)
# `Net product sales of ZELTRIVA®`
_SOLD = re.compile(
    r"\b(?:[Pp]roduct|[Nn]et|[Tt]otal|[Gg]lobal|[Uu]\.?[Ss]\.?)\s(?:product\s)?(?:sales|revenues?)\s(?:of|from|for)\s$"
)
_LISTED = re.compile(r"(?:^|\n)[ \t]*(?:[-•*–·▪]|\d+[.)])[ \t]*[*_]{0,2}$")
# `### Mivorelast – bronchiectasis`, `- **Mivorelast:** results in May`.
_HEADED = re.compile(rf"{SIGN}(?:\s\([^()\n]{{2,60}}\))?(?:{SIGN}:|\s[–—-]\s|[*_ \t]*(?=\n|$))")
_HEADING_MARK = re.compile(r"(?:^|\n)[ \t]*(?:#{1,6}[ \t]+|[-•·▪][ \t]+)[*_]{0,2}$")
# `ORV-104 (TYK2 inhibitor) in psoriasis: enrolment completed`, at the head of a line.
_HEADS_A_LINE = re.compile(r"(?:^|\n)[ \t]*[*_]{0,2}$")
_DESCRIBED = re.compile(rf"{SIGN}(?:\s*\([^()]*\))?,\s+(?:an?|its|our)\s")
_OWN = re.compile(
    r"\b(?:[Ii]ts|[Oo]ur|[Tt]he\s+[Cc]ompany['’]s|[Ww]e(?:['’]re)?|[Tt]he\s+[Cc]ompany\s+(?:is|has|also))\b"
)
_PIPELINE = re.compile(
    r"\b(?:[Ii]ts|[Oo]ur|[Tt]he)\s(?:[\w-]+\s){0,3}(?:pipeline|portfolio|candidates|program(?:me)?s)\b"
)
# `KEYTRUDA® (pembrolizumab)`: what holds of the name before the bracket holds of the one in it.
_IN_BRACKETS = re.compile(rf"[A-Za-z][\w-]*{SIGN}\s\($")


def in_headline(context: Context, places: list[Evidence], *, coded: bool) -> bool:
    if not coded and any(_is_compared_with(context, place) for place in places):
        return False
    for place in places:
        if place.section is Section.HEADLINE:
            before = _before_bracket(context.document.text[max(0, place.start - 60) : place.start])
            if coded or not _BESIDE_OTHERS.search(before):
                return True
    return False


def _is_compared_with(context: Context, place: Evidence) -> bool:
    """Whether it is what another product is measured by: `compared with fulvestrant`."""
    start = max(context.sentence(place).start, place.start - 60)
    return _COMPARED.search(_before_bracket(context.document.text[start : place.start])) is not None


def _before_bracket(before: str) -> str:
    """What stands before a name, or before the name whose brackets it stands in."""
    return _IN_BRACKETS.sub("", before)


def has_section(context: Context, name: str) -> bool:
    return any(
        re.match(rf"about\s+(?:the\s+)?{re.escape(name)}(?!\w)", (section.title or ""), re.I)
        for section in context.document.sections
    )


def is_led(context: Context, spoken: list[Evidence]) -> bool:
    """Whether the opening speaks of it, and the document goes on to: news of nothing else."""
    return any(
        place.section is Section.LEAD
        and not _is_beside_others(context, place)
        and (len(spoken) > 1 or _is_news(context, place))
        for place in spoken
    )


def _is_news(context: Context, place: Evidence) -> bool:
    """Whether the words beside the only place say what it is or what was done with it."""
    text = context.document.text
    start = max(context.sentence(place).start, place.start - 60)
    told = _DESCRIBED.match(text, place.end) or _NEWS_OF.search(text, start, place.start)
    return told is not None


def _is_beside_others(context: Context, place: Evidence) -> bool:
    start = max(context.sentence(place).start, place.start - 60)
    return _TAKEN_BEFORE.search(context.document.text, start, place.start) is not None


def is_claimed(context: Context, places: list[Evidence], *, coded: bool) -> bool:
    """The company speaks of it as its own, or describes it as what it develops."""
    return any(_is_claimed_at(context, place, coded=coded) for place in places)


def _is_claimed_at(context: Context, place: Evidence, *, coded: bool) -> bool:
    text, sentence = context.document.text, context.sentence(place)
    before = _before_bracket(text[max(sentence.start, place.start - 160) : place.start])
    after = text[place.end : min(sentence.end, place.end + 160)]
    if not coded and (_BESIDE_OTHERS.search(before) or _is_compared_with(context, place)):
        return False
    if _OF_A_PARTNER.search(before) and not _names_issuer(context, before[-60:]):
        return False
    if _OWN.search(before) or _names_issuer(context, before):
        return True
    if _SOLD.search(before):
        return True
    if coded and _PIPELINE.search(text, sentence.start, place.start):
        return True
    if re.match(rf"{SIGN},\s+(?:its|our|the\s+[Cc]ompany)\b", after):
        return True
    if _comes_from_issuer(context, after):
        return True
    if _has_a_heading(context, place):
        return True
    if not coded and place.section is Section.LEAD and _is_described(after):
        return True
    return coded and (_heads_an_item(context, place, after) or _is_described(after))


def _heads_an_item(context: Context, place: Evidence, after: str) -> bool:
    if place.section in (Section.LEAD, Section.BOILERPLATE_ABOUT):
        return True
    left = context.document.text[max(0, place.start - 12) : place.start]
    if _LISTED.search(left):
        return True
    told = re.match(
        rf"{SIGN}\s*(?:\([^()]*(?:{product_noun_words()})[^()]*\)|[:–—])", after, re.IGNORECASE
    )
    return _HEADS_A_LINE.search(left) is not None and told is not None


def _has_a_heading(context: Context, place: Evidence) -> bool:
    """Whether a heading or the label of a list's item is its name: `### Mivorelast – asthma`."""
    text = context.document.text
    marked = _HEADING_MARK.search(text, max(0, place.start - 14), place.start)
    return marked is not None and _HEADED.match(text, place.end) is not None


def _is_described(after: str) -> bool:
    told = re.match(rf"{SIGN}(?:\s*\([^()]*\))?(?:,\s+|\s+is\s+)an?\s+([^.;]*)", after)
    return told is not None and product_noun().search(told.group(1)) is not None


def _issuer_names(context: Context) -> list[str]:
    issuers = [one for one in context.release.organisations if one.is_issuer]
    names = [written.value for one in issuers for written in (one.name, *one.aliases)]
    return list(dict.fromkeys((*names, *(name.split()[0] for name in names))))


def _names_issuer(context: Context, before: str) -> bool:
    """`Oravell's vaccine`, and what `Oravell markets`."""
    return any(
        re.search(
            rf"(?<!\w){re.escape(name)}(?:['’]s?\s[^.;]*|\s(?:\w+\s)?(?:markets|sells|makes|commerciali[sz]es|launched|owns)\s)$",
            before,
        )
        for name in _issuer_names(context)
    )


def _comes_from_issuer(context: Context, after: str) -> bool:
    """`Dermasoll®, a wound gel from Nordvig`; `the vaccine candidate RB-NoV2 of Rothenau AG`."""
    if _BY_THE_COMPANY.match(after):
        return True
    return any(
        re.match(
            rf"{SIGN}(?:,\s+an?\s[^.;,]{{3,80}}?)?\s(?:from|of|by)\s{re.escape(name)}(?!\w)", after
        )
        for name in _issuer_names(context)
    )
