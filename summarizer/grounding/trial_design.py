"""How a trial is built, by the words that ClinicalTrials.gov's terms stand for.

No term without its word: `single-arm` says nothing of masking (rules R-TR-04 to R-TR-06).
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TypedDict, TypeVar

from summarizer.documents.spans import Span
from summarizer.grounding.context import Context, derived, stated
from summarizer.grounding.found_trials import FoundTrial
from summarizer.grounding.guard import Force, force_of
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import (
    Allocation,
    InterventionModel,
    Masking,
)

_H = r"[-\u2010\u2011\s]"
_MODEL = {
    InterventionModel.SINGLE_GROUP: rf"\b(?:single|one){_H}(?:arm|group|cohort)\b",
    InterventionModel.PARALLEL: rf"\bparallel{_H}(?:group|arm|design|assignment)s?\b"
    r"|\bparallel\s+groups\b|\bparallel,\s+(?=(?:[\w-]+,?\s+){0,6}(?:trial|study)\b)",
    InterventionModel.CROSSOVER: r"\bcross-?over\b",
    InterventionModel.FACTORIAL: r"\bfactorial\b",
    InterventionModel.SEQUENTIAL: rf"\bsequential{_H}(?:group|cohort|assignment)s?\b",
}
_ALLOCATION = {
    Allocation.NON_RANDOMIZED: rf"\bnon{_H}?randomi[sz]ed\b|\bwithout\s+randomi[sz]ation\b"
    r"|\bnot\s+randomi[sz]ed\b",
    Allocation.RANDOMIZED: r"\brandomi[sz](?:ed|es?|ing|ation)\b"
    r"|\b(?:allocated|assigned|divided)\s+(?:[\w-]+\s+){0,2}?(?:at\s+random|randomly)\b"
    r"|\brandomly\s+(?:allocated|assigned|divided|selected)\b|\brandom\s+(?:allocation|assignment)\b",
}
_MASKING = {
    Masking.NONE: rf"\bopen{_H}?label(?:led|ed)?\b|\b(?:unblinded|unmasked)\s+(?:trial|study)\b"
    r"|\b(?:trial|study),?\s+open\s+and\b",
    Masking.SINGLE: rf"\bsingle{_H}(?:blind(?:ed)?|mask(?:ed)?)\b",
    Masking.DOUBLE: rf"\bdouble{_H}?(?:blind(?:ed)?|mask(?:ed)?)\b"
    r"|\bneither\s+(?:\w+\s+){1,3}nor\s+(?:\w+\s+){1,3}(?:knew|know)\b",
    Masking.TRIPLE: rf"\btriple{_H}(?:blind(?:ed)?|mask(?:ed)?)\b",
    Masking.QUADRUPLE: rf"\bquadruple{_H}(?:blind(?:ed)?|mask(?:ed)?)\b",
}
_OBJECTIVE = re.compile(
    r"\b(?:designed|conducted|initiated|intended)?\s*to\s+((?:evaluate|assess|investigate|determine"
    r"|study|test|compare|examine)[^.;()]{3,160})",
    re.IGNORECASE,
)
_GEOGRAPHY = re.compile(
    r"\b(global|international|multinational|worldwide)\b(?=[^.;]{0,60}\b(?:trial|study)\b)"
    r"|\b(?:trial|study)\b[^.;]{0,40}?\b(?:in|across)\s+(?:the\s+)?((?:United\s+States|U\.S\."
    r"|Europe|China"
    r"|Japan|Australia|South\s+Korea|Canada|United\s+Kingdom|UK)(?:(?:,\s*|\s+and\s+|,\s*and\s+)"
    r"(?:the\s+)?(?:United\s+States|U\.S\.|Europe|China|Japan|Australia|South\s+Korea|Canada"
    r"|United\s+Kingdom|UK))*)",
    re.IGNORECASE,
)
_DENIES_ITSELF = re.compile(r"non|without|not|neither|un", re.IGNORECASE)
# `a triple-masked trial, is not yet recruiting`: what is denied is something else.
_DENIED_BEHIND = re.compile(
    r"\bnot\s+(?:yet\s+)?(?:recruit|enrol|start|begun|open|been\s+(?:start|open|initiat))",
    re.IGNORECASE,
)
E = TypeVar("E", bound=Enum)


class Design(TypedDict):
    """The fields of a `Trial` that are read here."""

    intervention_model: Stated[InterventionModel] | None
    allocation: Stated[Allocation] | None
    masking: Stated[Masking] | None
    objective: Stated[str] | None
    geography: tuple[Stated[str], ...]


def read_design(context: Context, trial: FoundTrial) -> Design:
    """What the words about one trial say of its design."""
    spans = [*trial.regions, *trial.loose, *trial.inherited]
    return Design(
        intervention_model=_term(_MODEL, "trial-model-word", context, spans),
        allocation=_term(_ALLOCATION, "allocation-word", context, spans),
        masking=_term(_MASKING, "masking-word", context, spans),
        objective=_group(_OBJECTIVE, context, spans),
        geography=_geography(context, spans),
    )


def _term(words: dict[E, str], rule: str, context: Context, spans: list[Span]) -> Stated[E] | None:
    """The first such word of the spans that nothing denies; a plan's design is its design."""
    for span in spans:
        for term, pattern in words.items():
            match = re.compile(pattern, re.IGNORECASE).search(
                context.document.text, span.start, span.end
            )
            if match and (
                _DENIES_ITSELF.match(match.group())
                or force_of(context.document, Span(*match.span())).force is not Force.NEGATED
                or _DENIED_BEHIND.search(context.document.text, match.end(), span.end)
            ):
                return derived(term, rule, context.evidence(Span(*match.span())))
    return None


def _group(pattern: re.Pattern[str], context: Context, spans: list[Span]) -> Stated[str] | None:
    for span in spans:
        match = pattern.search(context.document.text, span.start, span.end)
        if match:
            evidence = context.evidence(_trimmed(context, Span(*match.span(1))))
            return stated(evidence.text, evidence)
    return None


def _trimmed(context: Context, span: Span) -> Span:
    return Span(span.start, span.start + len(context.words(span).rstrip(" ,\n\t")))


def _geography(context: Context, spans: list[Span]) -> tuple[Stated[str], ...]:
    places: dict[str, Stated[str]] = {}
    for span in spans:
        for match in _GEOGRAPHY.finditer(context.document.text, span.start, span.end):
            group = 1 if match.group(1) else 2
            evidence = context.evidence(Span(*match.span(group)))
            places.setdefault(evidence.text.lower(), stated(evidence.text, evidence))
    return tuple(places.values())
