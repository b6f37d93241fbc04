"""Side effects that no list names, told by the way medicine forms its words.

`Occlusive retinal vasculitis`, `increases in alkaline phosphatase` and `wrist fracture` are found
by their last word or its ending; whether they happened is for those who read the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summarizer.documents.spans import Span
from summarizer.finding.vocabulary_files import load

_RISES = (
    r"(?:increases?|increased|elevations?|elevated|rises?|raised|decreases?|decreased|reductions?"
    r"|reduced|falls?|abnormal|prolonged|prolongations?)"
)
_CHANGED = (
    r"(?:increases?|increased|elevations?|elevated|decreases?|decreased|rises?|prolongations?|loss)"
)
# Adjectives of organs and causes, but not those that judge, count or date.
_ADJECTIVE = (
    r"(?!(?:clinical|medical|typical|initial|total|overall|additional|several|serious|general|usual|final|potential|individual|fatal|critical"
    r"|special|local|similar|previous|various|numerous|particular|regular|single|systemic|specific|basic|public|historical|global|annual|equal|actual"
    r"|hospital|interval|trial|arrival|survival|approval|removal|withdrawal|year|clear|minimal|optional|topic|clinic|notable)\b)[A-Za-z]{3,}(?:al|ic|ar|ary|ous|ive|oid|eal|ian|ed-onset)"
)


# A name ends where the sentence goes on: before other words it is a part of a longer one.
_ENDS = (
    r"(?![\w-])(?!\s(?!(?:was|were|is|are|had|has|have|in|on|at|of|and|or|nor|by|with|without|that|which|who|to|for|from|as|than|after|during"
    r"|not|grade|grades|versus|vs|against|compared|resolved|required|requiring|when|while|among|across|also|both|all|each|but|per|did|may|can|affected"
    r"|developed|occurred|occurring|reported|led|leading|considered|deemed|judged|related|due|because|seen|observed|noted|recorded|followed|resulting"
    r"|lasting|included|including|respectively|rates?|cases?|events?|concerned|needed|treated|managed|above|below|over|under|within|until|only|once|twice|started"
    r"|began|appeared|disappeared|improved|recovered|persisted|continued|returned|remained|rose|fell|increased|decreased|would|could|then|so|symptoms)\b)[a-z])"
)
# Said of nothing in particular without a word before it.
_VAGUE = re.compile(
    r"(?:syndrome|disorder|reaction|failure|abnormality|abnormalities|disturbance|illness|lesion|flare|dysfunction|toxicity|injury"
    r"|impairment|fall|attack|leak|tear|clot|burn|obstruction|occlusion|rupture|shock|insufficiency|rejection|detachment|inflammation)s?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Words:
    heads: tuple[str, ...]
    endings: tuple[str, ...]
    no_endings: tuple[str, ...]
    analytes: tuple[str, ...]
    qualifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Grammar:
    phrase: re.Pattern[str]
    change: re.Pattern[str]
    lead: re.Pattern[str]


def _any(words: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _grammar() -> _Grammar:
    words = load("effect_words.json", _Words)
    qualifier = rf"(?:(?:{_any(words.qualifiers)})|{_ADJECTIVE})"
    ending = rf"(?!(?:{_any(words.no_endings)})\b)[A-Za-z]+(?:{_any(words.endings)})"
    head = rf"(?:(?:{_any(words.heads)})(?:s|es)?|{ending}s?)"
    events = rf"(?:{qualifier}\s){{1,3}}(?:events?|toxicit(?:y|ies)|disorders?)"
    worse = (
        rf"worsening\s(?:of\s|in\s)?(?:(?:{qualifier}|[a-z]+)\s){{0,2}}"
        rf"(?:function|failure|disease|symptoms|{head})"
        rf"|(?:{head}|asthma|disease|symptom|heart\sfailure)\sworsening"
    )
    analyte = rf"(?:(?:blood|serum|plasma)\s)?(?:{_any(words.analytes)})"
    return _Grammar(
        re.compile(
            rf"(?<![\w-])(?:{qualifier}[\s-]){{0,3}}{head}{_ENDS}|(?<![\w-]){events}{_ENDS}|(?<![\w-])(?:{worse}){_ENDS}"
            rf"|(?<![\w-])(?:fractured|broken|sprained|dislocated)\s[a-z]+{_ENDS}",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<![\w-])(?:{_RISES}\s(?:(?:in|of)\s(?:the\s)?)?{analyte}(?:\s\([A-Z]{{2,5}}\))?(?:\s(?:and|or|and/or)\s{analyte})?(?:\s(?:levels?|{_CHANGED}))?"
            rf"|{analyte}(?:\s\([A-Z]{{2,5}}\))?\s(?:level\s)?{_CHANGED})(?![\w-])",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<![\w-])(?:{qualifier}[\s-]){{1,3}}$", re.IGNORECASE),
    )


def clinical_phrases(text: str, sentence: Span) -> Iterator[Span]:
    """Places that are worded as a disorder or as a change of a laboratory value."""
    taken: list[Span] = []
    for pattern in (_grammar().change, _grammar().phrase):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            span = Span(*match.span())
            if _VAGUE.fullmatch(match.group()):
                continue
            if not any(span.overlaps(one) for one in taken):
                taken.append(span)
                yield span


def is_clinical(name: str) -> bool:
    """Whether the whole of some words is worded so."""
    return any(
        pattern.fullmatch(name) is not None for pattern in (_grammar().change, _grammar().phrase)
    )


def with_qualifiers(text: str, start: int, first: int) -> int:
    """Where a name begins together with the words that say where or of what kind it is.

    Args:
        text: A plain copy of the document.
        start: Where the name begins without them.
        first: Where its sentence begins.
    """
    lead = _grammar().lead.search(text, max(first, start - 60), start)
    return lead.start() if lead else start
