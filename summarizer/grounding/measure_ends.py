"""What stands behind the core of a measure's name and belongs to it.

The head of a compound (`amyloid beta 42/40 ratio`), what a rate or a time is of (`rate of severe
exacerbations`), what a stay in hospital is for, and a second event (`stroke or embolism occurred`).
"""

from __future__ import annotations

import re

from summarizer.documents.spans import Span
from summarizer.grounding.measure_words import TOKEN, measure_words

_OF = re.compile(
    r"\s(?:of|to|from)\s(?!\d|baseline|patients|week|month|day|placebo|the\s(?:patients|trial"
    r"|study|\d))"
)
# `hospitalization for heart failure`, `death from any cause`: what it is for or from names it.
_FOR = re.compile(
    r"\s(?:for|from|due\sto)\s(?!\d|baseline|patients|placebo|the\s|an?\s|those|all\s|both\s|each\s)"
    r"(?:any\scause|[a-z]+(?:\s(?:failure|causes?|disease|syndrome|infection|exacerbations?|attacks?"
    r"|crisis|events?))?)(?![\w-])",
)
_WITH_CAUSE = re.compile(
    r"(?:hospitali[sz]ations?|admissions?|visits?|deaths?|mortality|need|dialysis|surgery)$",
    re.IGNORECASE,
)
_INSIDE = frozenset({"and", "or", "of", "the", "first", "for", "next", "any", "in", "a", "an"})
_DEFINED = frozenset(
    {
        "rate",
        "rates",
        "duration",
        "time",
        "risk",
        "freedom",
        "level",
        "levels",
        "incidence",
        "frequency",
        "clearance",
    }
    | {
        "resolution",
        "cultures",
        "composite",
        "episodes",
        "days",
        "titers",
        "titres",
        "expression",
        "quality",
        "hazard",
        "odds",
        "score",
        "independence",
        "freedom",
    }
    | {
        "scale",
        "loss",
        "growth",
        "absence",
        "concentration",
        "concentrations",
        "recovery",
        "index",
        "cases",
        "onset",
        "persistence",
    }
    | {
        "expansion",
        "symptoms",
        "signs",
        "normalization",
        "normalisation",
        "eradication",
        "number",
        "burden",
        "probability",
    }
)
_LONGEST = 7
_LONGEST_COMPOUND = 4
_SPACE = re.compile(r"\s")
# `stroke or systemic embolism occurred in`: one endpoint of two events.
_OR_EVENT = re.compile(
    r"\sor\s(?:[a-z-]+\s){0,2}?[a-z-]+(?=\s(?:occurred|happened|was\s(?:seen|observed|reported|recorded)"
    r"|were\s(?:seen|observed|reported|recorded))\b)"
)


# `sleep latency on the Maintenance of Wakefulness Test`: a test by its proper name.
_ON_TEST = re.compile(
    r"\s(?:on|in)\sthe\s(?:[A-Z][\w'-]+\s)(?:(?:of|for|the|[A-Z][\w'-]+)\s){1,5}(?:Test|Impression\sof\sChange|Scale)(?![\w-])"
)


def on_named_test(text: str, span: Span, sentence: Span) -> Span:
    """With the test that a measure is taken on, where it has a proper name."""
    match = _ON_TEST.match(text, span.end, sentence.end)
    return Span(span.start, match.end()) if match else span


def compounded(text: str, end: int, sentence: Span) -> int:
    """The end of a compound whose head stands some words behind: `amyloid beta 42/40 ratio`."""
    at = end
    for _ in range(_LONGEST_COMPOUND):
        space = _SPACE.match(text, at)
        token = TOKEN.match(text, space.end(), sentence.end) if space else None
        if token is None:
            return end
        word = token.group().lower()
        if (
            word in measure_words().stops
            or word in measure_words().statistics
            or word.endswith(("ed", "ly"))
        ):
            return end
        if word in measure_words().heads:
            return token.end()
        at = token.end()
    return end


def defined(text: str, span: Span, sentence: Span) -> Span:
    """With what it is a rate, a time or a level of, or what a stay in hospital is for."""
    head = text[span.start : span.end].split()[-1].lower()
    if _WITH_CAUSE.search(head) and (cause := _FOR.match(text, span.end, sentence.end)):
        return Span(span.start, cause.end())
    if (event := _OR_EVENT.match(text, span.end, sentence.end)) and head not in _DEFINED:
        return Span(span.start, event.end())
    match = (_SPACE if head in ("of", "from") else _OF).match(text, span.end, sentence.end)
    if match is None or (head not in _DEFINED and match.re is not _SPACE):
        return span
    return Span(span.start, _phrase_end(text, match.end(), sentence) or span.end)


def _phrase_end(text: str, at: int, sentence: Span) -> int | None:
    """Where a noun phrase ends that begins here, up to a word that is none of it."""
    end, steps = None, 0
    while steps < _LONGEST and (token := TOKEN.match(text, at, sentence.end)):
        word = token.group().lower()
        if (word in measure_words().stops and word not in _INSIDE) or word[0].isdigit():
            break
        if word not in _INSIDE:
            end = token.end()
        elif word == "in" and steps:
            break
        at, steps = token.end(), steps + 1
        space = _SPACE.match(text, at)
        if space is None:
            break
        at = space.end()
    return end
