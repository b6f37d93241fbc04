"""What is left of some words once everything is taken away that names something else.

A model offers names for endpoints, side effects, diseases and products. Words that only repeat a
trial, a number or a verb of the sentence name none of them.
"""

from __future__ import annotations

import re

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import Context

# Mentions that name something of their own.
_OTHERS = (
    *(Kind.TRIAL, Kind.REGISTRY_ID, Kind.PHASE, Kind.AGENCY, Kind.DESIGNATION, Kind.PRODUCT_NAME),
    *(Kind.ORGANISATION, Kind.PERSON, Kind.DATE, Kind.TIME_EXPRESSION, Kind.QUANTITY, Kind.URL),
)
_FUNCTION = re.compile(
    r"a|an|the|this|that|these|those|its|their|his|her|our|and"
    r"|or|nor|but|as|than|then|of|in|on|at|to|for|with|"
    r"without|by|from|into|against|about|above|below|over|under|"
    r"after|before|during|between|within|via|per|up|down|out|off|"
    r"not|no|never|none|neither|may|might|could|would|will|should"
    r"|can|cannot|is|are|was|were|be|been|being|has|have|had|"
    r"do|does|did|who|which|whom|whose|when|while|all|any|some|"
    r"each|every|both|few|many|most|more|less|other|another|next|"
    r"first|second|third|new|only|also|yet|so|such|it|they|he|"
    r"she|we"
)
_VERBS = re.compile(
    r"(?:achiev|attain|reach|occurr|observ|report|enroll?|manag|grant|deni|approv|design|plann"
    r"|expect|experienc|develop|demonstrat|show|met|meet|see|treat|receiv|submit|initiat|announc"
    r"|evaluat|assess|detect|rais|reduc|increas|decreas|monitor|watch|continu|maintain|intend|appl"
    r"|expedit|present|randomi[sz]|dos|rul|fil|complet)(?:e|ed|es|s|ing|n|y|ies|ied|t|ting|ted)?$"
)
_GENERIC = re.compile(
    r"patient|patients|subject|subjects|participant|participants|people|"
    r"adults|children|trial|trials|study|studies|arm|arms|cohort|"
    r"cohorts|group|groups|data|result|results|company|companies|"
    r"product|products|drug|drugs|treatment|treatments|therapy|therapies"
    r"|placebo|week|weeks|day|days|month|months|year|years|time|"
    r"dose|doses|mg|phase|grade|label|open-label|single-arm|double-"
    r"blind|randomized|randomised|investigators|designation|application|"
    r"update|approval|programme|program|topline"
)


def own_words(place: Evidence, context: Context, *, taken: tuple[Kind, ...] = ()) -> list[str]:
    """The words of a place, in lower case, that could name something by themselves.

    Args:
        place: Words of the document.
        context: The document.
        taken: Further kinds of mentions whose words name something else here.
    """
    start = max(0, place.start - 200)
    near = Span(start, place.end + 200)
    others = [m.span for kind in (*_OTHERS, *taken) for m in context.of(kind, near)]
    words = []
    for match in re.finditer(r"[^\W\d_][\w’'/-]*", place.text):
        span = Span(place.start + match.start(), place.start + match.end())
        word = match.group().lower()
        told = any(span.overlaps(other) for other in others)
        empty = any(kind.fullmatch(word) for kind in (_FUNCTION, _GENERIC, _VERBS))
        if not told and not empty:
            words.append(word)
    return words
