"""Efficacy results and, for a release about a single patient, that patient."""

from __future__ import annotations

from rich.text import Text

from summarizer.schemas.patient import PatientCase
from summarizer.schemas.result import Result
from summarizer.schemas.stated import Stated
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import EndpointCode, EvidenceLevel
from summarizer.views.labels import label
from summarizer.views.layout import Entry, Section
from summarizer.views.names import named
from summarizer.views.values import joined, mark, shown


def results(summary: Summary) -> Section:
    entries = tuple(_entry(summary, one, index) for index, one in enumerate(summary.results))
    return Section("Results", str(len(entries)) if entries else "none stated", entries)


def patient(summary: Summary) -> Section | None:
    """None where the release is not about one patient."""
    case = summary.patient_case
    if case is None:
        return None
    head = shown(case.ordinal).append(" patient") if case.ordinal else Text("patient")
    body = tuple(line for line in _case_lines(case) if line)
    return Section(
        "One patient", "no rate follows from one", (Entry(head, (), body, "patient_case"),)
    )


def outcome(stated: Stated[int] | None, of: Stated[int] | None) -> Text | None:
    """`8 of 11`, where both are stated; `8 patients` or `of 11 patients` where one is."""
    if stated and of:
        return shown(stated).append(" of ").append_text(shown(of))
    if stated:
        return shown(stated).append(" patient" if stated.value == 1 else " patients")
    return Text("of ").append_text(shown(of)).append(" patients") if of else None


def _entry(summary: Summary, result: Result, index: int) -> Entry:
    found, around = _found(result), _circumstances(summary, result)
    body = (found, around) if found else (joined([_reported(result), around]),)
    path = f"results[{index}]"
    return Entry(_measured(result), body=tuple(line for line in body if line), path=path)


def _measured(result: Result) -> Text:
    head = shown(result.endpoint_text)
    code = result.endpoint_code
    said = all(word in head.plain for word in label(code.value).split())
    if said or code.value is EndpointCode.OTHER:
        return head
    return head.append(" (").append_text(shown(code)).append(")")


def _found(result: Result) -> Text:
    met = result.met
    return joined(
        [
            _value(result),
            outcome(result.n, result.N),
            shown(result.ci) if result.ci else None,
            shown(result.p) if result.p else None,
            Text("met" if met.value else "not met").append_text(mark(met)) if met else None,
        ]
    )


def _reported(result: Result) -> Text:
    """What stands in for a value: that the outcome itself was reported, or nothing was."""
    return Text("reported" if result.category else "value not stated", "dim")


def _value(result: Result) -> Text | None:
    unit = shown(result.unit) if result.unit else None
    value = shown(result.value, "bold") if result.value else None
    number = joined([value, unit], "" if unit and unit.plain.startswith("%") else " ")
    return joined([_category(result), number]) or None


def _category(result: Result) -> Text | None:
    """Nothing where the category is the endpoint's own name: `sCR` of `sCR`."""
    category = result.category
    if category is None or category.value == result.endpoint_text.value:
        return None
    return shown(category, "bold")


def _circumstances(summary: Summary, result: Result) -> Text:
    level = result.evidence_level
    return joined(
        [
            Text("at ").append_text(shown(result.timepoint)) if result.timepoint else None,
            Text("in ").append_text(shown(result.population)) if result.population else None,
            named(summary, result.trial) if result.trial and len(summary.trials) > 1 else None,
            shown(level, "bold" if level.value is EvidenceLevel.PRECLINICAL else "")
            if level and level.value is not EvidenceLevel.NOT_STATED
            else None,
        ]
    )


def _case_lines(case: PatientCase) -> list[Text]:
    lines = case.prior_lines
    return [
        joined([shown(one) for one in (case.diagnosis, case.subtype, case.stage) if one]),
        joined(
            [
                shown(lines).append(f" earlier line{'' if lines.value == 1 else 's'} of therapy")
                if lines
                else None,
                shown(case.prior_transplant) if case.prior_transplant else None,
                shown(case.status_at_entry) if case.status_at_entry else None,
            ]
        ),
        joined(
            [
                shown(case.dose_level) if case.dose_level else None,
                Text("age ").append_text(shown(case.age)) if case.age else None,
                shown(case.sex) if case.sex else None,
            ]
        ),
    ]
