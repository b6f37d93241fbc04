"""What a reader expects of a kind of release and this one does not say: computed, never asked.

Rule R-CMP-01.
"""

from __future__ import annotations

from collections.abc import Callable

from summarizer.grounding.safety import CHECKLIST
from summarizer.schemas.audit import Completeness
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import DocType, EventStatus, EventType, Novelty

_Expected = Callable[[Summary], list[tuple[str, object]]]


def completeness(summary: Summary) -> Completeness:
    """The expected fields that are empty, for every kind of document this one is."""
    kinds = [kind.value for kind in summary.document.doc_types]
    expected = dict(_always(summary))
    for kind in kinds:
        for read in _PROFILES.get(kind, ()):
            expected.update(read(summary))
    return Completeness(
        profile=tuple(kind.value for kind in kinds),
        not_stated=tuple(path for path, value in expected.items() if not value),
    )


def _always(summary: Summary) -> list[tuple[str, object]]:
    return [
        ("document.release_date", summary.document.release_date),
        ("organisations", summary.organisations),
        ("products", summary.products),
        *(
            (f"products[{index}].preferred_name", product.preferred_name)
            for index, product in enumerate(summary.products)
        ),
    ]


def _indications(summary: Summary) -> list[tuple[str, object]]:
    return [("indications", summary.indications)]


def _trials(summary: Summary) -> list[tuple[str, object]]:
    if not summary.trials:
        return [("trials", None)]
    found: list[tuple[str, object]] = []
    for index, trial in enumerate(summary.trials):
        found += [
            (f"trials[{index}].registry_ids", trial.registry_ids),
            (f"trials[{index}].phases", trial.phases),
            (f"trials[{index}].enrolment", trial.enrolment),
            (f"trials[{index}].endpoints", trial.endpoints),
        ]
    return found


def _designations(summary: Summary) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for index, event in enumerate(summary.regulatory_events):
        if event.event_type.value is not EventType.DESIGNATION:
            continue
        if event.status and event.status.value is EventStatus.GRANTED:
            found.append((f"regulatory_events[{index}].effective_on", event.effective_on))
        if event.novelty.value is Novelty.NEW_IN_DOCUMENT:
            found.append((f"regulatory_events[{index}].indications", event.indications))
            found.append((f"regulatory_events[{index}].stated_basis", event.stated_basis))
    return found


def _patient(summary: Summary) -> list[tuple[str, object]]:
    case = summary.patient_case
    if case is None:
        return []
    return [
        ("patient_case.age", case.age),
        ("patient_case.sex", case.sex),
        ("patient_case.prior_lines", case.prior_lines),
    ]


def _results(summary: Summary) -> list[tuple[str, object]]:
    if not summary.results:
        return [("results", None)]
    return [
        (f"results[{index}].{name}", value)
        for index, result in enumerate(summary.results)
        if result.value is not None
        for name, value in (("N", result.N), ("ci", result.ci), ("timepoint", result.timepoint))
    ]


def _safety(summary: Summary) -> list[tuple[str, object]]:
    """The checklist of terms: one that is neither present nor absent is not stated."""
    told = {finding.code for finding in summary.safety}
    return [(f"safety[{code}]", code in told) for code in CHECKLIST]


_CLINICAL: tuple[_Expected, ...] = (_indications, _trials, _results, _safety)
_PROFILES: dict[DocType, tuple[_Expected, ...]] = {
    DocType.REGULATORY_DESIGNATION: (_indications, _trials, _designations),
    DocType.REGULATORY_SUBMISSION: (_indications, _designations),
    DocType.APPROVAL: (_indications, _designations),
    DocType.CRL_OR_HOLD: (_indications, _trials),
    DocType.TRIAL_START: (_indications, _trials),
    DocType.ENROLMENT_UPDATE: (_indications, _trials),
    DocType.INTERIM_RESULTS: _CLINICAL,
    DocType.TOPLINE_RESULTS: _CLINICAL,
    DocType.SINGLE_PATIENT_RESULT: (*_CLINICAL, _patient),
}
