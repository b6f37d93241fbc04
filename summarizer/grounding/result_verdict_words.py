"""How releases word it that an endpoint was met or missed."""

from __future__ import annotations

import re

_ENDPOINT = (
    r"(?P<name>(?:(?:two|three|four|all|both|main|ranked|pre-?specified|efficacy|clinical|key|composite"
    r"|trial's|study's)\s)*"
    r"(?P<rank>co-?primary|primary|(?:key\s)?secondary|main)\s"
    r"(?:(?:end\s?points?\s|objectives?\s)?(?:and|as\swell\sas)\s"
    r"(?:(?P<every>all|both|each|every)\s)?(?:(?:of|its|key|ranked|the|pre-?specified|hierarchical|major)\s){0,4}?"
    r"(?P<second>secondary)\s)?"
    r"(?:(?:composite|efficacy|clinical|safety|study)\s){0,2}(?:end\s?points?|objectives?"
    r"|outcomes?(?:\smeasures?)?))"
)
_DETERMINER = r"(?:(?:its|the|both|all|their|each|of|an?|every|on|trial|study)\s){0,3}"
_REACHED = r"(?:met|achieved|reached|attained|satisfied)"
_WAS = (
    r"(?:was|were|has\sbeen|have\sbeen)\s"
    r"(?:(?:both|also|all|each|successfully|thus|therefore|likewise)\s)*"
)
_BEGINS = r"(?:\A|(?<=\n)|(?<=[.!?;:]\s)|(?<=[-•*–]\s))"
# `was achieved by 54%`: the number of those who reached it, and no verdict.
_NO_NUMBER = r"\b(?!\s(?:by|in)\s(?:\d|\w+\s(?:of|percent)))"

ACTIVE = re.compile(
    r"\b(?P<verb>(?:failed\sto|did\snot)\s(?:produce|show|demonstrate|achieve)\s[^.;,]{3,60}?\son"
    r"|did\snot\s(?:meet|achieve|reach|attain|hit|satisfy|succeed\s(?:on|in))|fail(?:ed|s)(?:\sto\s(?:meet"
    r"|achieve|reach)|\son|\sin)?|miss(?:ed|es)?|fell\sshort\s(?:of|on)|(?:has|have|had)\snot\smet"
    r"|(?:was|were)\s(?:not\s)?successful\s(?:on|in)|succeeded\s(?:on|in)(?:\smeeting)?|(?:was"
    r"|were)\s(?:not\s)?(?:superior|non-?inferior)\sto\s[^.;,]{3,60}?\s(?:on|in|for|with\srespect\sto)"
    r"|met|meets|achieved|achieves|reached|attained|hit|hits|satisfied|meeting|(?:has|have"
    r"|having)\smet|beat\splacebo\son)"
    rf"\s{_DETERMINER}{_ENDPOINT}",
    re.IGNORECASE,
)
PASSIVE = re.compile(
    rf"(?<!this\s)(?<!that\s)(?<!these\s){_ENDPOINT}(?P<between>[^.;]{{0,130}}?)\s{_WAS}"
    rf"(?P<verb>(?:not\s)?{_REACHED}|missed){_NO_NUMBER}",
    re.IGNORECASE,
)
# `All primary and ranked secondary endpoints met`: a headline leaves out the verb.
HEADLINE = re.compile(
    rf"{_BEGINS}(?:(?:with\s)?(?:all|both)\s)?{_ENDPOINT}\s(?P<verb>not\smet|met|missed|achieved)\b(?=\W*(?:$|[;,.]))",
    re.IGNORECASE,
)
# `This endpoint was not met`, `The first, EASI-75, was met`, `it was reached`.
ANAPHOR = re.compile(
    rf"(?:{_BEGINS}|[,;:(]\s|\b(?:and|but|while|whereas|so|which\smeans\sthat)\s)"
    r"(?P<name>(?:this|that|the|each|either|neither|both|these|those|all|its|same)\s"
    r"(?:(?:of|pre-?specified|ranked|same|two|three|four|these|the|latter|former|other|last|first|second"
    r"|third|key|co-?primary|primary|secondary)\s){0,4}"
    r"(?:end\s?points?|objectives?|outcomes?)|it|the\s(?:first|second|third|former|latter|other)"
    r"|both|neither)(?P<between>,\s[^.;]{3,90}?,|\s\([^()]{2,60}\))?\s"
    rf"{_WAS}(?P<verb>(?:not\s)?(?:both\s|either\s)?{_REACHED}|missed){_NO_NUMBER}",
    re.IGNORECASE,
)
# `EASI-75 at Week 16, a secondary measure, was not met`.
SUBJECT = re.compile(rf"\b{_WAS}(?P<verb>not\smet|met|missed){_NO_NUMBER}", re.IGNORECASE)
SIGNIFICANCE = re.compile(
    r"\b(?P<verb>(?:did|do)\snot\s(?:reach|achieve|attain|meet|show|demonstrate)"
    r"|failed\sto\s(?:reach|achieve|show)|(?:was|were)\snot|without\sreaching|missed"
    r"|(?:neither|no)\s(?:[\w-]+\s){0,3}?(?:differences?|comparisons?|doses?|arms?|results?)"
    r"\s(?:was|were|reached|achieved))"
    r"\s(?:a\s)?(?:statistical(?:ly)?\s)?(?:significan(?:ce|t)|separate|superior\w*)"
    r"|\b(?P<differ>did\snot\s(?:(?:significantly|materially)\s)?(?:differ|separate))\b"
    r"|\b(?P<none>no\s(?:statistically\s)?significant\s(?:differences?|improvements?|benefits?|effects?"
    r"|separation))\b",
    re.IGNORECASE,
)
# `Did the trial meet its primary endpoint? No.`
QUESTION = re.compile(
    rf"\b(?:did|has|have|was|were)\s[^?\n]{{0,80}}?(?:\b(?:meet|met|reach|reached|achieve|hit)\s)?{_DETERMINER}"
    rf"{_ENDPOINT}[^?\n]{{0,60}}\?\s+(?P<verb>yes|no)\b",
    re.IGNORECASE,
)
BUT_NOT = re.compile(
    r"[^.;]{0,70}?,?\s(?P<said>but\s(?:it\s)?(?:was\s)?not\s(?:met\s)?(?:at|for|in|with|on)\s)",
    re.IGNORECASE,
)
MISSED = re.compile(
    r"^(?:did\snot|neither|no\b|fail|miss|fell|not\s|(?:was|were)\snot|w\w+\snot|do\snot|without"
    r"|(?:has|have|had)\snot)",
    re.IGNORECASE,
)
NONE_OF = re.compile(
    r"^\W*(?:neither|none\sof|no)\b|\bneither\s(?:of\s)?(?:\w+\s){0,3}$", re.IGNORECASE
)
# `Although the primary endpoint was missed, pain improved`: two endpoints.
CONCEDED = re.compile(r"\W*(?:although|though|even\sthough|while|despite)\b[^,;]*", re.IGNORECASE)
SEVERAL = re.compile(r"\b(?:both|all|co-?primary|two|three)\b", re.IGNORECASE)
ORDINALS = ("first", "second", "third")
