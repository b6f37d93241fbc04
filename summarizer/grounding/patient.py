"""The patient of a single-patient release."""

from __future__ import annotations

import re
from collections.abc import Callable

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.grounding.context import Context, stated
from summarizer.grounding.ledger import says_nothing
from summarizer.grounding.patient_diagnosis import read_diagnosis
from summarizer.grounding.patient_history import (
    read_dose_level,
    read_prior_lines,
    read_transplant,
)
from summarizer.grounding.patient_person import read_age, read_sex
from summarizer.grounding.story import Story, read_story
from summarizer.schemas.patient import PatientCase, PatientCaseDraft
from summarizer.schemas.stated import Stated

_STAGE = re.compile(
    r"\b(?:R-ISS\s+|ISS\s+|Ann\s+Arbor\s+|AJCC\s+|Rai\s+|Binet\s+)?[Ss]tage\s+(?:IV|I{1,3}|[0-4])[ABC]?\b"
    r"|\bECOG\s+(?:performance\s+status\s+)?(?:of\s+)?[0-4]\b"
)
_SUBTYPE = re.compile(
    r"(?<=,\s)((?:Ig[ADEGM][-\s])?(?:[\w/-]+\s){0,2}?[\w/-]+\s(?:sub)?type)\b(?=\s*[(,;.])"
    r"|\b(Ig[ADEGM][-\s](?:κ|λ|kappa|lambda)(?:\s(?:sub)?type)?)(?!\w)"
)
_ENTRY = re.compile(
    r"\b(?:[Aa]fter|[Ff]ollowing)\s+(disease\s+progression[^,.;]*)|\b((?:had\s+)?(?:relapsed|progressed)"
    r"\s+(?:after|following|on)\b[^,.;]*)"
)
_BETTER = re.compile(
    r"\b(?:remission|responded|resolved|recovered|improved|improvement|shrank|survived|tumou?r-free|disease-free|cured|stable|negative"
    r"|free\s+of|no\s+longer|discharged|response)\b",
    re.IGNORECASE,
)


def ground_patient(draft: PatientCaseDraft | None, context: Context) -> PatientCase | None:
    """The one patient a release describes; None where it describes several, or nobody."""
    story = read_story(context)
    patient = _described(story, draft, context) if story is not None else None
    if patient is None and draft is not None:
        reason = "the document describes no single patient"
        context.ledger.refuse("patient_case", draft, "no-single-patient", reason)
    elif patient is not None and draft is not None:
        context.ledger.became("patient_case", "patient_case")
        _settle(draft, patient, context)
    return patient


def _described(
    story: Story, draft: PatientCaseDraft | None, context: Context
) -> PatientCase | None:
    """What the story tells of its patient; None where it only mentions that there is one."""
    spans = list(story.sentences)
    patient = PatientCase(
        ordinal=_at(context, story.ordinal) if story.ordinal else None,
        diagnosis=read_diagnosis(context, story),
        subtype=_read(_SUBTYPE, context, spans),
        stage=_read(_STAGE, context, spans),
        prior_lines=read_prior_lines(context, story),
        prior_transplant=read_transplant(context, story),
        status_at_entry=_read(_ENTRY, context, spans),
        dose_level=read_dose_level(context, story),
        age=read_age(context, story),
        sex=read_sex(context, story),
        evidence=(context.evidence(story.first),),
    )
    if not _is_told_of(patient, story, context):
        return None
    for name in ("diagnosis", "subtype"):
        said = _said(draft, name, context, spans)
        if getattr(patient, name) is None and said is not None:
            patient = patient.model_copy(update={name: said})
    return patient


def _is_told_of(patient: PatientCase, story: Story, context: Context) -> bool:
    """Whether more is said than that a patient was treated: who it is, or how it went."""
    telling = ("age", "sex", "prior_lines", "prior_transplant", "stage", "status_at_entry")
    told = [name for name in telling if getattr(patient, name) is not None]
    if any(_BETTER.search(context.words(place)) for place in story.sentences):
        told.append("outcome")
    facts = len(told) + (patient.diagnosis is not None)
    return bool(told) and (facts > 1 or story.mentions > 1 or patient.age is not None)


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


def _read(pattern: re.Pattern[str], context: Context, spans: list[Span]) -> Stated[str] | None:
    """The first group that took part in the match, or the whole of it."""
    for span in spans:
        match = pattern.search(context.document.text, span.start, span.end)
        if match:
            evidence = _words(context, match)
            return stated(evidence.text, evidence)
    return None


def _at(context: Context, span: Span) -> Stated[str]:
    evidence = context.evidence(span)
    return stated(evidence.text, evidence)


def _words(context: Context, match: re.Match[str]) -> Evidence:
    group = match.lastindex or 0
    start = match.start(group)
    return context.evidence(Span(start, start + len(match.group(group).rstrip())))
