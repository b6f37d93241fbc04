"""Single values of a result, read from the words of its sentence."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Mention
from summarizer.grounding.context import Context, derived, stated
from summarizer.grounding.guard import Force, force_of
from summarizer.schemas.result import ConfidenceInterval, PValue, Timepoint
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import EndpointCode, EvidenceLevel

_MET = re.compile(
    r"\b(?:met|achieved|reached|meet|achieve|reach|meets|meeting"
    r"|achieving)\b[^.;]{0,60}?\bendpoints?\b"
    r"|\bendpoints?\b[^.;]{0,80}?\b(?:met|achieved|reached)\b(?!\s(?:by|in)\s(?:\d|(?:one|two"
    r"|three|four|five|six|seven|eight|nine|ten)\b))",
    re.IGNORECASE,
)
_PRECLINICAL = re.compile(
    r"\b(?:pre-?clinical|non-?clinical|in\s+vitro|in\s+vivo|mice|mouse|murine|xenograft|primates?"
    r"|animal)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_DAYS = {"days": 1, "weeks": 7}
_OPERATORS = frozenset({"<", "<=", "=", ">", ">="})
_SIGN = re.compile(r"[<>]=?|[≤≥=]")


def timepoint(mention: Mention, context: Context) -> Stated[Timepoint] | None:
    """A time after the start of treatment; days only for days and weeks."""
    value, unit = decimal(mention.value), mention.attributes.get("unit", "")
    if value is None:
        return None
    days = value * _DAYS[unit] if unit in _DAYS else None
    read = Timepoint(value=value, unit=unit, days=days)
    return derived(read, "timepoint-words", context.evidence(mention.span))


def interval(mention: Mention, context: Context) -> Stated[ConfidenceInterval] | None:
    """A confidence interval; None where a bound is no number (`not estimable`)."""
    level, low, high = (decimal(mention.attributes.get(k, "")) for k in ("level", "low", "high"))
    if level is None or low is None or high is None:
        return None
    return stated(ConfidenceInterval(level=level, lo=low, hi=high), context.evidence(mention.span))


def p_value(mention: Mention, context: Context) -> Stated[PValue] | None:
    """A p value within [0, 1] with the sign it is written with."""
    value, op = decimal(mention.value), mention.attributes.get("op", "=")
    if value is None or not 0 <= value <= 1 or op not in _OPERATORS:
        return None
    return stated(PValue(op=op, value=value), context.evidence(mention.span))


def same_endpoint(said: str, term: Mention) -> bool:
    mine, theirs = said.lower(), term.text.lower()
    return mine in theirs or theirs in mine or said.upper().replace(" ", "_") == term.value


def endpoint_code(term: Mention | None, place: Evidence) -> Stated[EndpointCode]:
    known = term is not None and term.value in EndpointCode.__members__
    code = EndpointCode(term.value) if term is not None and known else EndpointCode.OTHER
    return derived(code, "endpoint-vocabulary", place)


def read_met(context: Context, sentence: Span, force: Force) -> Stated[bool] | None:
    match = _MET.search(context.document.text, sentence.start, sentence.end)
    if match is None:
        return None
    span = Span(*match.span())
    judged = force_of(context.document, span).force
    if Force.HEDGED in (judged, force):
        return None
    return stated(judged is Force.AFFIRMED, context.evidence(span))


def read_level(context: Context, sentence: Span) -> Stated[EvidenceLevel] | None:
    match = _PRECLINICAL.search(context.document.text, sentence.start, sentence.end)
    if match:
        return stated(EvidenceLevel.PRECLINICAL, context.evidence(Span(*match.span())))
    match = re.compile(r"\b(?:patients?|subjects?|participants?)\b", re.IGNORECASE).search(
        context.document.text, sentence.start, sentence.end
    )
    if match:
        evidence = context.evidence(Span(*match.span()))
        return derived(EvidenceLevel.CLINICAL, "evidence-level-word", evidence)
    return None


def decimal(number: str) -> Decimal | None:
    try:
        return Decimal(number.replace(",", ""))
    except InvalidOperation:
        return None


def signs_of(said: str) -> str:
    """The first sign of comparison in some words, as `<`, `<=`, `=`, `>=` or `>`; else nothing."""
    match = _SIGN.search(said)
    return match.group().replace("≤", "<=").replace("≥", ">=") if match else ""
