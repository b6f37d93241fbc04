"""The words between a side effect and its numbers, and between the numbers of several arms.

Both run on text whose decimal points are masked (`in_one_piece`), so that a point ends a sentence.
"""

from __future__ import annotations

import re

from summarizer.finding.numerals import WORD
from summarizer.finding.plain_text import plain

_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_VERSUS = re.compile(r"\bvs\.", re.IGNORECASE)

# `nausea was reported in 44%`, `nausea (44%)`, `nausea: 44%`, `CRS of any grade occurred in 38`,
# `serious adverse events were alike (200 mg: 3%; placebo: 4%)`.
_LINK = re.compile(
    r"(?:\s?\((?:[^()\d]{1,30}|grades?\s[^()]{1,20}|[^()%]{1,60}(?=\)\s(?:was|were|occurred)))\))?[^;.()]{0,160}?(?:\((?:[^;:()]{1,40}:\s|[^;:()\d]{1,20}\s)?|:|\b(?:in|by|for|among|of|with|was|were|affected|concerned|reached|totall?ed|at)\b|,)\s?"
    r"(?:(?:only|approximately|about|just|n\s?=)\s?)*"
    r"(?:(?:any|all)[\s-]grades?\s?[,:;]?\s?|grades?\s[1-5](?:\s?(?:-|/|or|to|and)\s?[1-5])?\s?[,:=]\s?)?"
    r"|\s",
    re.IGNORECASE,
)
# `an adverse event and three (10%) had`, `mostly nausea, compared with 5%`: of others.
_OF_NEXT = re.compile(
    rf"\band\s(?:in\s)?(?:{WORD}|\d+)\s\(|^,?\s(?:as\s)?(?:compared|versus|vs|against)\b",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(
    r"\b(?:led\sto|leading\sto|discontinu\w+|dose\s(?:reductions?|interruptions?)|resolved|recovered|managed|treated(?!\s(?:groups?|arms?|patients|cohorts?|participants|subjects|against|versus|vs|every|monthly|weekly|daily|once|twice|at|and|with\s(?!antib|cortic|tocil|ster)))|received"
    r"|considered|median|onset|duration|withdr\w+)\b",
    re.IGNORECASE,
)
# Between the numbers of two arms nothing else is said of anybody.
_SAYS_MORE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|resolved|recovered|required|needed|experienced|occurred|reported|observed"
    r"|seen|developed|including|most(?:ly)?|mainly|none|both|all|which|led|leading|discontinu\w+|onset|median|considered|withdr\w+)\b|[;.](?=\s)",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(
    r",|/|\band\b|\bor\b|\bversus\b|\bvs\b|\bagainst\b|\bcompared\b|\bthan\b", re.IGNORECASE
)
COMPARED = re.compile(r",?\s(?:as\s)?(?:compared\s(?:with|to)|versus|vs|against)\b", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:versus|vs|against|compared|than)\b", re.IGNORECASE)
_BARE = re.compile(r"\)\sand\s|\s?(?:,|/|,?\sand|,?\svs|,?\sversus|\sagainst)\s+", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?:those|placebo|vaccinees|vaccine|sham|vehicle|controls?|comparator|group|arm|cohort|recipients?|patients|participants|subjects"
    r"|people|children|adults|volunteers|women|men|mg|ug|mcg|dose|treated|given|receiving|assigned|randomi[sz]ed|standard)\b",
    re.IGNORECASE,
)
# `8% of patients (placebo: 2%)`, `(200 mg: 3%; 400 mg: 2%; placebo: 4%)`.
_IN_CONTRAST = re.compile(
    r"[^;.()]{0,40}\s\((?:[\w-]+[,:]?\s)?(?:placebo|control|vehicle|sham|vs|versus|against|compared\s\w+)\b[^\d)]{0,20}",
    re.IGNORECASE,
)
_LABEL = re.compile(r";\s[^;:()]{2,40}[:,]\s(?:n\s?=\s?)?")
# `(4/36 on drug; 2/12 on placebo)`, `3% placebo, 5% 25 mg`: the arm stands behind its number.
_LABELLED = re.compile(r"\]?\s(?:on|with|in|for)?\s?[\w./-]+(?:\s[\w./-]+){0,3}[,;]\s(?:and\s)?")
_LONGEST = 26
KINDS = frozenset({"percentage", "ratio", "count", "none"})
"""The numbers that can count a side effect."""


def in_one_piece(text: str) -> str:
    """A plain copy of the same length without points inside numbers and after `vs`."""
    masked = _POINT.sub("·", plain(text))
    return _VERSUS.sub(lambda found: found.group()[:-1] + " ", masked)


def leads_to_number(gap: str) -> bool:
    """Whether the words behind a side effect tie the number that follows to it."""
    if _OF_NEXT.search(gap):
        return False
    return _LINK.fullmatch(gap) is not None and not says_of_others(gap)


def says_of_others(words: str) -> bool:
    """Whether something else is told than how many had it: what it led to, when it began."""
    return _OTHER_SUBJECT.search(words) is not None


def ends_a_row(between: str) -> bool:
    """Whether an `and` joins the last of several numbers: behind it others are told of."""
    return bool(re.search(r"\b(?:and|or)\s+$", between)) and not _COMPARED.search(between)


def leads_to_next_arm(between: str, *, has_arm: bool, bracketed: bool) -> bool:
    """Whether the number behind some words is that of another arm.

    Args:
        between: The words from the number before.
        has_arm: Whether the number behind them names its arm.
        bracketed: Whether both stand in one bracket, or behind a colon.
    """
    if bracketed and (_LABEL.fullmatch(between) or _LABELLED.fullmatch(between)):
        return True
    if _IN_CONTRAST.fullmatch(between):
        return True
    if _SAYS_MORE.search(between) or not _CONJUNCTION.search(between):
        return False
    if len(between.split()) > _LONGEST:
        return False
    telling = _COMPARED.search(between) or _GROUP.search(between) or _BARE.fullmatch(between)
    return has_arm or telling is not None
