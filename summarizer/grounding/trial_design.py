"""How a trial is built, by the words that ClinicalTrials.gov's terms stand for.

No term without its word: `single-arm` says nothing of masking (rules R-TR-04 to R-TR-06).
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TypedDict, TypeVar

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import Context, derived, inferred, stated
from summarizer.grounding.guard import Force, force_of
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import (
    Allocation,
    EnrolmentKind,
    InterventionModel,
    Masking,
    OverallStatus,
)
from summarizer.schemas.trial import Endpoint, Enrolment

_H = r"[-\u2010\u2011\s]"
_MODEL = {
    InterventionModel.SINGLE_GROUP: rf"\bsingle{_H}(?:arm|group)\b",
    InterventionModel.PARALLEL: rf"\bparallel{_H}(?:group|arm)s?\b",
    InterventionModel.CROSSOVER: r"\bcross-?over\b",
    InterventionModel.FACTORIAL: r"\bfactorial\b",
    InterventionModel.SEQUENTIAL: rf"\bsequential{_H}(?:group|cohort|assignment)s?\b",
}
_ALLOCATION = {
    Allocation.NON_RANDOMIZED: rf"\bnon{_H}?randomi[sz]ed\b",
    Allocation.RANDOMIZED: r"\brandomi[sz]ed\b",
}
_MASKING = {
    Masking.NONE: rf"\bopen{_H}label\b",
    Masking.SINGLE: rf"\bsingle{_H}(?:blind(?:ed)?|mask(?:ed)?)\b",
    Masking.DOUBLE: rf"\bdouble{_H}(?:blind(?:ed)?|mask(?:ed)?)\b",
    Masking.TRIPLE: rf"\btriple{_H}(?:blind(?:ed)?|mask(?:ed)?)\b",
    Masking.QUADRUPLE: rf"\bquadruple{_H}(?:blind(?:ed)?|mask(?:ed)?)\b",
}
# Most telling first; a bare `ongoing` is no statement about recruitment.
_STATUS = {
    OverallStatus.NOT_YET_RECRUITING: r"\bnot\s+yet\s+recruiting\b",
    OverallStatus.ACTIVE_NOT_RECRUITING: r"\bactive,?\s+not\s+recruiting\b"
    r"|\benrol?ment\s+(?:is|has\s+been)\s+(?:now\s+)?(?:complete|completed|closed)\b"
    r"|\bcomplet(?:ed|ion\s+of)\s+(?:patient\s+)?enrol?ment\b|\bfully\s+enrolled\b",
    OverallStatus.ENROLLING_BY_INVITATION: r"\benrolling\s+by\s+invitation\b",
    OverallStatus.SUSPENDED: r"\b(?:suspended|paused|placed\s+on\s+(?:clinical\s+)?hold)\b",
    OverallStatus.TERMINATED: r"\b(?:terminated|discontinued|stopped\s+early)\b",
    OverallStatus.RECRUITING: r"\b(?:recruiting|currently\s+enrolling|is\s+enrolling"
    r"|are\s+enrolling|open\s+(?:for|to)\s+enrol?ment|actively\s+enrolling)\b",
}
_COMPLETED = re.compile(r"\b(?:completed)\s+(?:[\w/-]+\s+){0,4}(?:trial|study)\b", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:plans?\s+to\s+(?:initiate|start|begin|launch)|planned|upcoming"
    r"|(?:expects?|intends?|expected)\s+to\s+(?:initiate|start|begin|launch))\b",
    re.IGNORECASE,
)
_ONGOING = re.compile(
    r"\b(?:currently\s+(?:under\s+evaluation|being\s+(?:evaluated|studied|investigated))|ongoing"
    r"|under\s+way|underway|is\s+being\s+(?:evaluated|studied|investigated))\b",
    re.IGNORECASE,
)
_OBJECTIVE = re.compile(
    r"\b(?:designed|conducted|initiated|intended)?\s*to\s+((?:evaluate|assess|investigate|determine"
    r"|study|test|compare|examine)[^.;()]{3,160})",
    re.IGNORECASE,
)
_GEOGRAPHY = re.compile(
    r"\b(global|international|multinational|worldwide)\b(?=[^.;]{0,60}\b(?:trial|study)\b)"
    r"|\b(?:trial|study)\b[^.;]{0,40}?\b(?:in|across)\s+(?:the\s+)?((?:United\s+States|U\.S\.|Europe|China"
    r"|Japan|Australia|South\s+Korea|Canada|United\s+Kingdom|UK)(?:(?:,\s*|\s+and\s+|,\s*and\s+)"
    r"(?:the\s+)?(?:United\s+States|U\.S\.|Europe|China|Japan|Australia|South\s+Korea|Canada"
    r"|United\s+Kingdom|UK))*)",
    re.IGNORECASE,
)
_ENDPOINT = re.compile(
    r"\b(primary|secondary|exploratory|key\s+secondary|co-primary)\s+(?:efficacy\s+|safety\s+)?"
    r"(?:endpoints?|objectives?)\s+(?:of\s+the\s+(?:trial|study)\s+)?(?:is|are|was|were|includes?"
    r"|included)\s+(?!met|not|achieved|reached)([^.;]{3,120})",
    re.IGNORECASE,
)
_ENROLMENT = re.compile(
    r"\b(?P<verb>enrol(?:l(?:ed|s|ing)?)?|dosed|treated|randomi[sz]ed|evaluable|recruit(?:ed)?)\b",
    re.IGNORECASE,
)

E = TypeVar("E", bound=Enum)


class Design(TypedDict):
    """The fields of a `Trial` that are read here."""

    intervention_model: Stated[InterventionModel] | None
    allocation: Stated[Allocation] | None
    masking: Stated[Masking] | None
    status: Stated[OverallStatus] | None
    objective: Stated[str] | None
    endpoints: tuple[Endpoint, ...]
    enrolment: Enrolment | None
    geography: tuple[Stated[str], ...]


def read_design(context: Context, spans: list[Span]) -> Design:
    """What the sentences about one trial say of its design."""
    return Design(
        intervention_model=_term(_MODEL, "trial-model-word", context, spans),
        allocation=_term(_ALLOCATION, "allocation-word", context, spans),
        masking=_term(_MASKING, "masking-word", context, spans),
        status=_status(context, spans),
        objective=_group(_OBJECTIVE, context, spans),
        endpoints=_endpoints(context, spans),
        enrolment=_enrolment(context, spans),
        geography=_geography(context, spans),
    )


def _term(words: dict[E, str], rule: str, context: Context, spans: list[Span]) -> Stated[E] | None:
    for span in spans:
        for term, pattern in words.items():
            match = re.compile(pattern, re.IGNORECASE).search(
                context.document.text, span.start, span.end
            )
            if match and force_of(context.document, Span(*match.span())).force is Force.AFFIRMED:
                return derived(term, rule, context.evidence(Span(*match.span())))
    return None


def _status(context: Context, spans: list[Span]) -> Stated[OverallStatus] | None:
    told = _term(_STATUS, "R-TR-06", context, spans)
    if told is not None:
        return told
    for pattern, status in (
        (_PLANNED, OverallStatus.PLANNED),
        (_ONGOING, OverallStatus.ONGOING_UNSPECIFIED),
        (_COMPLETED, OverallStatus.COMPLETED),
    ):
        for span in spans:
            match = pattern.search(context.document.text, span.start, span.end)
            if match:
                return derived(status, "R-TR-06", context.evidence(Span(*match.span())))
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


def _endpoints(context: Context, spans: list[Span]) -> tuple[Endpoint, ...]:
    endpoints = []
    for span in spans:
        for match in _ENDPOINT.finditer(context.document.text, span.start, span.end):
            evidence = context.evidence(_trimmed(context, Span(*match.span(2))))
            endpoints.append(
                Endpoint(type=match.group(1).lower(), text=stated(evidence.text, evidence))
            )
    return tuple(endpoints)


def _geography(context: Context, spans: list[Span]) -> tuple[Stated[str], ...]:
    places: dict[str, Stated[str]] = {}
    for span in spans:
        for match in _GEOGRAPHY.finditer(context.document.text, span.start, span.end):
            group = 1 if match.group(1) else 2
            evidence = context.evidence(Span(*match.span(group)))
            places.setdefault(evidence.text.lower(), stated(evidence.text, evidence))
    return tuple(places.values())


def _enrolment(context: Context, spans: list[Span]) -> Enrolment | None:
    """A count of patients with a verb of enrolling in the same sentence."""
    for span in spans:
        verb = _ENROLMENT.search(context.document.text, span.start, span.end)
        if verb is None:
            continue
        for mention in context.of(Kind.QUANTITY, span):
            if mention.attributes.get("quantity") == "count" and mention.value.isdigit():
                evidence = context.evidence(mention.span)
                kind = _enrolment_kind(verb.group("verb").lower(), context, mention.span)
                make = inferred if kind is EnrolmentKind.TARGET else derived
                return Enrolment(
                    value=make(int(mention.value), "patients-enrolled", evidence), kind=kind
                )
    return None


def _enrolment_kind(verb: str, context: Context, span: Span) -> EnrolmentKind:
    if force_of(context.document, span).force is Force.HEDGED:
        return EnrolmentKind.TARGET
    if verb.startswith(("dos", "treat")):
        return EnrolmentKind.DOSED
    return EnrolmentKind.EVALUABLE if verb == "evaluable" else EnrolmentKind.ACTUAL
