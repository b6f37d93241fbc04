"""The patient of a single-patient release."""

from __future__ import annotations

import re
from collections.abc import Callable

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.grounding.context import NEWS, Context, derived, stated
from summarizer.grounding.ledger import says_nothing
from summarizer.schemas.patient import PatientCase, PatientCaseDraft
from summarizer.schemas.stated import Stated

_PERSON = r"(?:patient|subject|participant|child|infant|man|woman|boy|girl)"
_CASE = re.compile(
    rf"\bthe\s+(?P<ordinal>first|second|third)\s+(?:[\w-]+\s+){{0,2}}{_PERSON}\b(?!s)"
    rf"|\b(?:a\s+single|one|a)\s+(?:[\w-]+\s+){{0,2}}{_PERSON}\b(?!s)|\bthe\s+{_PERSON}\b(?!s)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"(?<!-)\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|all|both|most|several)\s+"
    r"(?:(?!in\b|of\b|for\b|with\b)[\w-]+\s+){0,3}(?:patients|subjects|participants)\b",
    re.IGNORECASE,
)
_LINES = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?:prior\s+|previous\s+|earlier\s+)?"
    r"(?:lines?|therapies|regimens|courses)\b",
    re.IGNORECASE,
)
_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_TRANSPLANT = re.compile(
    r"\b(?:(?:autologous|allogeneic)\s+)?(?:(?:hematopoietic|haematopoietic)\s+)?(?:stem[-\s]cell|bone[-\s]marrow)"
    r"\s+transplant(?:ation)?\b|\b(?:ASCT|HSCT|allo-?HSCT|auto-?HSCT)\b",
    re.IGNORECASE,
)
_STAGE = re.compile(
    r"\b(?:R-ISS\s+|ISS\s+|Ann\s+Arbor\s+|AJCC\s+|Rai\s+|Binet\s+)?[Ss]tage\s+(?:IV|I{1,3}|[0-4])[ABC]?\b"
    r"|\bECOG\s+(?:performance\s+status\s+)?(?:of\s+)?[0-4]\b"
)
_DOSE_LEVEL = re.compile(
    r"\b(?:the\s+)?((?:lowest|low|second[-\s]lowest|middle|highest|high|starting|first|second|third)"
    r"\s+dose(?:\s+level)?|dose\s+level\s+[-\d\w]+)\b",
    re.IGNORECASE,
)
_SUBTYPE = re.compile(
    r"(?<=,\s)((?:Ig[ADEGM][-\s])?(?:[\w/-]+\s){0,2}?[\w/-]+\s(?:sub)?type)\b(?=\s*[(,;.])"
    r"|\b(Ig[ADEGM][-\s](?:κ|λ|kappa|lambda)(?:\s(?:sub)?type)?)(?!\w)"
)
_ENTRY = re.compile(
    r"\b(?:[Aa]fter|[Ff]ollowing)\s+(disease\s+progression[^,.;]*)|\b((?:had\s+)?(?:relapsed|progressed)"
    r"\s+(?:after|following|on)\b[^,.;]*)"
)
_DIAGNOSED = re.compile(r"\bdiagnosed\s+with\s+([^,.;()]{3,90})")
_INTRODUCED = re.compile(
    rf"\b(?:a|an|one|the)\s+(?:[\w-]+\s+){{0,3}}{_PERSON}\s+(?:with|suffering\s+from|who\s+(?:has|had))\s+(?:an?\s+)?"
    r"([^,.;()]{4,90}?)(?=\s+(?:is|was|has|had|who|that|which|and|after|before|received|treated|achieved|reached)\b|[,.;()]|$)",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b(\d{1,3})[-\s]years?[-\s]old\b|\baged?\s+(\d{1,3})\b", re.IGNORECASE)
_SEX = re.compile(r"\b(male|female|man|woman|boy|girl)\b", re.IGNORECASE)


def ground_patient(draft: PatientCaseDraft | None, context: Context) -> PatientCase | None:
    """The one patient a release describes; None where it describes several, or nobody."""
    case = _the_case(context)
    if draft is None and case is None:
        return None
    if case is None:
        context.ledger.refuse(
            "patient_case", draft, "no-single-patient", "the document describes no single patient"
        )
        return None
    spans = [s for s in context.sentences(NEWS) if _CASE.search(context.words(s))]
    ordinal = case.group("ordinal")
    patient = PatientCase(
        ordinal=_at(context, case, "ordinal") if ordinal else None,
        diagnosis=_said(draft, "diagnosis", context, spans) or _diagnosis(context, spans),
        subtype=_said(draft, "subtype", context, spans) or _read(_SUBTYPE, context, spans),
        stage=_read(_STAGE, context, spans),
        prior_lines=_count(context, spans),
        prior_transplant=_read(_TRANSPLANT, context, spans),
        status_at_entry=_read(_ENTRY, context, spans),
        dose_level=_read(_DOSE_LEVEL, context, spans),
        age=_age(context, spans),
        sex=_read(_SEX, context, spans),
        evidence=(context.evidence(Span(*case.span())),),
    )
    if draft is not None:
        context.ledger.became("patient_case", "patient_case")
        _settle(draft, patient, context)
    return patient


def _the_case(context: Context) -> re.Match[str] | None:
    """The first mention of a single patient, in a release that reports on no group of patients."""
    first = None
    singular = 0
    for span in context.sentences(NEWS):
        if _SEVERAL.search(context.words(span)):
            return None
        for match in _CASE.finditer(context.document.text, span.start, span.end):
            singular += 1
            if first is None or (match.group("ordinal") and not first.group("ordinal")):
                first = match
    return first if singular >= 2 else None


def _said(
    draft: PatientCaseDraft | None, name: str, context: Context, spans: list[Span]
) -> Stated[str] | None:
    """The model's words, where a sentence about the patient holds them."""
    value = getattr(draft, name) if draft else None
    if not isinstance(value, str) or says_nothing(value):
        return None
    for place in context.find(value):
        if any(span.start <= place.start and place.end <= span.end for span in spans):
            context.ledger.accept(f"patient_case.{name}")
            return stated(place.text, place)
    reason = "no sentence about the patient holds these words"
    context.ledger.refuse(f"patient_case.{name}", value, "R-EV-01", reason)
    return None


def _settle(draft: PatientCaseDraft, patient: PatientCase, context: Context) -> None:
    """Compare what the model said with what was read by rule, field by field."""
    rules: dict[str, Callable[[object, object], bool]] = {
        "stage": _holds,
        "prior_lines": lambda said, read: said == read,
        "prior_transplant": _holds,
        "dose_level": _holds,
        "age": lambda said, read: said == read,
        "sex": _holds,
    }
    for name, agrees in rules.items():
        said, read = getattr(draft, name), getattr(patient, name)
        if says_nothing(said):
            continue
        if read is not None and agrees(said, read.value):
            context.ledger.accept(f"patient_case.{name}")
        else:
            reason = "no sentence about the patient says so"
            context.ledger.refuse(f"patient_case.{name}", said, "R-EV-02", reason)


def _holds(said: object, read: object) -> bool:
    one, other = str(said).lower(), str(read).lower()
    return _holds_words(one, other) or _holds_words(other, one)


def _holds_words(whole: str, part: str) -> bool:
    """Whether whole words say the part: `female` does not say `male`, nor stage III stage I."""
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", whole) is not None


def _diagnosis(context: Context, spans: list[Span]) -> Stated[str] | None:
    """`diagnosed with ...`, or what the patient is introduced with: `a woman with ...`."""
    return _read(_DIAGNOSED, context, spans) or _read(_INTRODUCED, context, spans)


def _read(pattern: re.Pattern[str], context: Context, spans: list[Span]) -> Stated[str] | None:
    """The first group that took part in the match, or the whole of it."""
    for span in spans:
        match = pattern.search(context.document.text, span.start, span.end)
        if match:
            evidence = _words(context, match)
            return stated(evidence.text, evidence)
    return None


def _at(context: Context, match: re.Match[str], group: str) -> Stated[str]:
    evidence = context.evidence(Span(*match.span(group)))
    return stated(evidence.text, evidence)


def _words(context: Context, match: re.Match[str]) -> Evidence:
    group = match.lastindex or 0
    start = match.start(group)
    return context.evidence(Span(start, start + len(match.group(group).rstrip())))


def _count(context: Context, spans: list[Span]) -> Stated[int] | None:
    for span in spans:
        match = _LINES.search(context.document.text, span.start, span.end)
        if match:
            word = match.group(1).lower()
            lines = int(word) if word.isdigit() else _NUMBERS.index(word)
            return derived(lines, "number-word", context.evidence(Span(*match.span())))
    return None


def _age(context: Context, spans: list[Span]) -> Stated[int] | None:
    for span in spans:
        match = _AGE.search(context.document.text, span.start, span.end)
        if match:
            evidence = context.evidence(Span(*match.span()))
            return stated(int(match.group(1) or match.group(2)), evidence)
    return None
