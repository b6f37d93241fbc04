"""What is scored: one row a field, with where it stands and how it is compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from summarizer.documents.evidence import Evidence
from summarizer.evaluation.comparisons import (
    ACT,
    CONFIDENCE,
    DESIGNATION,
    DISEASE,
    EXACT,
    INDICATION,
    MILESTONE,
    NUMBER,
    ORGANISATION,
    P_VALUE,
    PERSON,
    PLACE,
    PRODUCT,
    RESULT,
    SIDE_EFFECT,
    SPELLING,
    TEXT,
    Comparison,
)
from summarizer.schemas.stated import PartialDate, Stated
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import EventType


@dataclass(frozen=True, slots=True)
class ScoredField:
    """One scored field.

    Attributes:
        name: What reports call it.
        block: Part of the summary whose entries have it.
        path: Where in an entry; empty where the entry itself is what is compared.
        comparison: When two values are the same.
        group: What it is reported with.
        where: Which entries count; all without it.
        of_found: Whether only entries that were found are asked for it.
    """

    name: str
    block: str
    path: str
    comparison: Comparison
    group: str
    where: Callable[[Any], bool] | None = None
    of_found: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One value of a field, on either side."""

    value: Any
    evidence: tuple[Evidence, ...]


def _is_issuer(organisation: Any) -> bool:
    return bool(organisation.is_issuer)


def _is_other(organisation: Any) -> bool:
    return not organisation.is_issuer


def _is_designation(event: Any) -> bool:
    return bool(event.event_type.value is EventType.DESIGNATION)


def _is_act(event: Any) -> bool:
    return not _is_designation(event)


def _is_primary(endpoint: Any) -> bool:
    return bool(endpoint.type == "primary")


def _row(
    name: str,
    place: str,
    comparison: Comparison,
    group: str,
    where: Callable[[Any], bool] | None = None,
    *,
    of_found: bool = False,
) -> ScoredField:
    block, _, path = place.partition(".")
    return ScoredField(name, block, path, comparison, group, where, of_found)


FIELDS = (
    _row("title", "document.title", TEXT, "document"),
    _row("doc_type", "document.doc_types", EXACT, "document"),
    _row("release_date", "document.release_date", EXACT, "document"),
    _row("dateline_place", "document.dateline_place", PLACE, "document"),
    _row("wire", "document.wire", EXACT, "document"),
    _row("ticker", "document.tickers.symbol", SPELLING, "document"),
    _row("issuer", "organisations", ORGANISATION, "organisations", _is_issuer),
    _row("other_organisations", "organisations", ORGANISATION, "organisations", _is_other),
    _row("products", "products", PRODUCT, "products"),
    _row("product_names", "products.*names", SPELLING, "products"),
    _row("modality", "products.modality", EXACT, "products"),
    _row("cell_source", "products.cell_source", EXACT, "products"),
    _row("targets", "products.targets.text", SPELLING, "products"),
    _row("platform", "products.platform", TEXT, "products"),
    _row("development_status", "products.development_status", EXACT, "products"),
    _row("indications", "indications", INDICATION, "indications"),
    _row("setting", "indications.setting", EXACT, "indications"),
    _row("registry_ids", "trials.registry_ids.id", SPELLING, "trials"),
    _row("acronym", "trials.acronym", SPELLING, "trials"),
    _row("phases", "trials.phases", EXACT, "trials"),
    _row("is_pivotal", "trials.is_pivotal", EXACT, "trials"),
    _row("allocation", "trials.allocation", EXACT, "trials"),
    _row("masking", "trials.masking", EXACT, "trials"),
    _row("intervention_model", "trials.intervention_model", EXACT, "trials"),
    _row("trial_status", "trials.status", EXACT, "trials"),
    _row("enrolment", "trials.enrolment.value", NUMBER, "trials"),
    _row("primary_endpoints", "trials.*primary_endpoints", TEXT, "trials"),
    _row("designation", "regulatory_events", DESIGNATION, "regulation", _is_designation),
    _row("designation_status", "regulatory_events.status", EXACT, "regulation", _is_designation),
    _row(
        "novelty", "regulatory_events.novelty", EXACT, "regulation", _is_designation, of_found=True
    ),
    _row("regulatory_act", "regulatory_events", ACT, "regulation", _is_act),
    _row("effective_on", "regulatory_events.effective_on", EXACT, "regulation"),
    _row("patient_age", "patient_case.age", NUMBER, "patient"),
    _row("patient_sex", "patient_case.sex", TEXT, "patient"),
    _row("patient_prior_lines", "patient_case.prior_lines", NUMBER, "patient"),
    _row("patient_diagnosis", "patient_case.diagnosis", DISEASE, "patient"),
    _row("patient_dose_level", "patient_case.dose_level", TEXT, "patient"),
    _row("results", "results", RESULT, "results_and_safety"),
    _row("result_met", "results.met", EXACT, "results_and_safety"),
    _row("result_ci", "results.ci", CONFIDENCE, "results_and_safety"),
    _row("result_p", "results.p", P_VALUE, "results_and_safety"),
    _row("result_population", "results.population", TEXT, "results_and_safety"),
    _row("safety", "safety", SIDE_EFFECT, "results_and_safety"),
    _row("safety_management", "safety.management", TEXT, "results_and_safety"),
    _row("milestones", "milestones", MILESTONE, "milestones"),
    _row("people", "people", PERSON, "people"),
    _row("people_roles", "people.roles", TEXT, "people"),
)
"""Every scored field; `docs/accuracy.md` has the same rows, which a test holds together."""

BLOCKS = tuple(dict.fromkeys(field.block for field in FIELDS))


def entries(summary: Summary | None, block: str) -> tuple[Any, ...]:
    """The entries of a block; the document and the one patient are entries too."""
    found = None if summary is None else getattr(summary, block)
    if found is None:
        return ()
    return found if isinstance(found, tuple) else (found,)


def items(field: ScoredField, entry: Any) -> list[Item]:
    """What an entry says in a field; one value said twice is one item."""
    if entry is None or (field.where is not None and not field.where(entry)):
        return []
    if not field.path:
        return [Item(entry, entry.evidence)]
    if field.path in _SPECIAL:
        found = list(_SPECIAL[field.path](entry))
    else:
        found = list(_walk(entry, field.path.split("."), getattr(entry, "evidence", ())))
    return _distinct(found, field.comparison)


def _walk(node: Any, path: list[str], evidence: tuple[Evidence, ...]) -> Iterator[Item]:
    if isinstance(node, tuple):
        for one in node:
            yield from _walk(one, path, evidence)
    elif isinstance(node, Stated) and not path:
        # Two dates are the same whatever words they are written in.
        value = node.value.value if isinstance(node.value, PartialDate) else node.value
        yield Item(value, node.evidence)
    elif node is not None and path:
        yield from _walk(getattr(node, path[0]), path[1:], evidence)


def _names(product: Any) -> Iterator[Item]:
    """Every name and code, the preferred one with them: which is preferred is a matter of taste."""
    if product.preferred_name:
        yield Item(product.preferred_name.value, product.preferred_name.evidence)
    yield from _walk(product.names, ["text"], ())


def _primary(trial: Any) -> Iterator[Item]:
    yield from _walk(tuple(filter(_is_primary, trial.endpoints)), ["text"], ())


_SPECIAL: dict[str, Callable[[Any], Iterator[Item]]] = {
    "*names": _names,
    "*primary_endpoints": _primary,
}


def _distinct(found: list[Item], comparison: Comparison) -> list[Item]:
    kept: list[Item] = []
    for item in found:
        if not any(comparison.agree(item.value, one.value) for one in kept):
            kept.append(item)
    return kept
