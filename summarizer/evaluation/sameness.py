"""When two entries mean the same thing, and how alike they are where several do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from summarizer.documents.evidence import Evidence
from summarizer.evaluation.wording import (
    disease_form,
    in_brackets,
    letters_of,
    likeness,
    name_form,
    person_form,
    same_text,
    token_f1,
    without_brackets,
    words_of,
)
from summarizer.schemas.indication import Indication
from summarizer.schemas.milestone import Milestone
from summarizer.schemas.organisation import Organisation
from summarizer.schemas.person import Person
from summarizer.schemas.product import Product
from summarizer.schemas.regulatory import RegulatoryEvent
from summarizer.schemas.result import Result, Timepoint
from summarizer.schemas.safety import SafetyFinding
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import EndpointCode
from summarizer.schemas.trial import Trial
from summarizer.vocabulary.agencies import agencies

_DESCRIBED_ALIKE = 0.5
_SPELLING = str.maketrans({"\N{GREEK SMALL LETTER MU}": "u", "\N{MICRO SIGN}": "u", " ": "_"})
_UNNAMED_TRIAL = 0.1


def value_of(stated: Stated[Any] | None) -> Any:
    return None if stated is None else stated.value


def overlap(one: Iterable[Evidence], other: Iterable[Evidence]) -> bool:
    """Whether the spans share a whole or part of a word; white space and marks do not count."""
    spans = [(place.start, place.end, place.text) for place in one]
    return any(
        any(
            character.isalnum()
            for character in text[max(start, place.start) - start : place.end - start]
        )
        for place in other
        for start, end, text in spans
        if place.start < end and start < place.end
    )


def same_organisation(one: Organisation, other: Organisation) -> bool:
    return bool(_organisation_forms(one) & _organisation_forms(other))


def _organisation_forms(one: Organisation) -> set[str]:
    """Every way its name is written; a regulator also has its code."""
    names = [one.name.value, *(alias.value for alias in one.aliases)]
    written = {form for name in names for form in (without_brackets(name), *in_brackets(name))}
    forms = {name_form(form) for form in written} - {""}
    return forms | {_agency_codes()[form] for form in forms if form in _agency_codes()}


@cache
def _agency_codes() -> dict[str, str]:
    written = ((code, name) for code, agency in agencies().items() for name in agency.variants)
    codes = {name_form(name.text): code for code, name in written if not name.unit}
    return codes | {name_form(agency.name): code for code, agency in agencies().items()}


def product_names(product: Product) -> set[str]:
    """Its names and codes in letters and digits alone."""
    own = [product.preferred_name] if product.preferred_name else []
    return {letters_of(name.value) for name in (*own, *(one.text for one in product.names))}


def same_product(one: Product, other: Product) -> bool:
    names, others = product_names(one), product_names(other)
    if names and others:
        return bool(names & others)
    if one.descriptor is None or other.descriptor is None:
        return False
    return token_f1(one.descriptor.value, other.descriptor.value) >= _DESCRIBED_ALIKE


def same_indication(one: Indication, other: Indication) -> bool:
    return bool(_disease_forms(one) & _disease_forms(other))


def _disease_forms(one: Indication) -> set[str]:
    names = (one.disease_text, *one.abbreviations)
    return {disease_form(name.value) for name in names} - {""}


def same_disease(one: str, other: str) -> bool:
    return disease_form(one) == disease_form(other)


def same_place(one: str, other: str) -> bool:
    return words_of(one.partition(",")[0]) == words_of(other.partition(",")[0])


def same_endpoint(one: Result, other: Result) -> bool:
    code = one.endpoint_code.value
    if code is other.endpoint_code.value and code is not EndpointCode.OTHER:
        return True
    return same_text(one.endpoint_text.value, other.endpoint_text.value)


def same_result(one: Result, other: Result) -> bool:
    """Endpoint, value or category, counts and timepoint: all of them, or none of it.

    An entry that says no more than that an endpoint was met or missed is compared by that.
    """
    return (
        same_endpoint(one, other)
        and (one.value and (one.value.value, _unit(one)))
        == (other.value and (other.value.value, _unit(other)))
        and _same_or_absent(one.category, other.category)
        and _values(one, *_outcome_of(one), "n", "N") == _values(other, *_outcome_of(one), "n", "N")
        and same_timepoint(value_of(one.timepoint), value_of(other.timepoint))
    )


def _outcome_of(one: Result) -> tuple[str, ...]:
    told = one.value or one.category or one.n
    return () if told else ("met",)


def _unit(one: Result) -> str:
    """A unit without its spelling: `µg` is `ug`, `rate ratio` is `rate_ratio`."""
    unit = "" if one.unit is None else one.unit.value.casefold().strip()
    unit = unit.translate(_SPELLING)
    return {"percent": "%", "per cent": "%"}.get(unit, unit if unit == "%" else unit.rstrip("s"))


def _same_or_absent(one: Stated[str] | None, other: Stated[str] | None) -> bool:
    if one is None or other is None:
        return one is other
    return same_text(one.value, other.value)


def _values(entry: object, *names: str) -> list[Any]:
    return [value_of(getattr(entry, name)) for name in names]


def _agreeing(one: object, other: object, *names: str) -> int:
    pairs = zip(_values(one, *names), _values(other, *names), strict=True)
    return sum(bool(left == right) for left, right in pairs)


def same_timepoint(one: Timepoint | None, other: Timepoint | None) -> bool:
    if one is None or other is None:
        return one is other
    if one.days is not None and other.days is not None:
        return one.days == other.days
    return one.value == other.value and one.unit.rstrip("s") == other.unit.rstrip("s")


def same_side_effect(one: SafetyFinding, other: SafetyFinding) -> bool:
    if one.code and one.code == other.code:
        return True
    return same_text(one.term.value, other.term.value)


def same_safety(one: SafetyFinding, other: SafetyFinding) -> bool:
    """Side effect, presence, grades, counts and rate: all of them, or none of it."""
    parts = ("presence", "grade_min", "grade_max", "n", "N", "rate")
    return same_side_effect(one, other) and _values(one, *parts) == _values(other, *parts)


def same_designation(one: RegulatoryEvent, other: RegulatoryEvent) -> bool:
    return _values(one, "designation", "authority") == _values(other, "designation", "authority")


def same_act(one: RegulatoryEvent, other: RegulatoryEvent) -> bool:
    return _values(one, "event_type", "authority") == _values(other, "event_type", "authority")


def same_milestone(one: Milestone, other: Milestone) -> bool:
    return one.what.value is other.what.value and _window(one) == _window(other)


def _window(one: Milestone) -> Any:
    return one.window and (one.window.value.start, one.window.value.end)


def same_person(one: Person, other: Person) -> bool:
    return person_form(one.name.value) == person_form(other.name.value)


def _trials_alike(one: Trial, other: Trial) -> float:
    """Trials that share an id or a name, else such as neither id nor name tells apart."""
    ids, acronyms = _told(_ids(one), _ids(other)), _told(_acronym(one), _acronym(other))
    named = bool(ids) + bool(acronyms)
    if not named and (ids is False or acronyms is False):
        return 0
    phases, others = ({phase.value for phase in trial.phases} for trial in (one, other))
    return (
        _UNNAMED_TRIAL
        + 4 * named
        + len(phases & others) / max(len(phases | others), 1)
        + 0.5 * overlap(one.evidence, other.evidence)
        + 0.5 * (_values(one, "status", "allocation") == _values(other, "status", "allocation"))
    )


def _told(one: set[str], other: set[str]) -> bool | None:
    """Whether two sets of names speak of one thing; None where one of them is empty."""
    return bool(one & other) if one and other else None


def _acronym(trial: Trial) -> set[str]:
    return {letters_of(trial.acronym.value)} if trial.acronym else set()


def _ids(trial: Trial) -> set[str]:
    return {letters_of(registry.id.value) for registry in trial.registry_ids}


def _events_alike(one: RegulatoryEvent, other: RegulatoryEvent) -> float:
    if _values(one, "event_type", "designation") != _values(other, "event_type", "designation"):
        return 0
    told = ("authority", "status", "novelty", "effective_on")
    agreeing = _agreeing(one, other, *told)
    return 1 + agreeing + 0.5 * overlap(one.evidence, other.evidence)


def _results_alike(one: Result, other: Result) -> float:
    if not same_endpoint(one, other):
        return 0
    told = ("value", "n", "N", "met", "p", "ci")
    agreeing = _agreeing(one, other, *told)
    populations = [str(value_of(result.population) or "") for result in (one, other)]
    return (
        1
        + agreeing
        + 2 * same_result(one, other)
        + same_timepoint(value_of(one.timepoint), value_of(other.timepoint))
        + likeness(*populations)
        + 0.5 * overlap(one.evidence, other.evidence)
    )


def _safety_alike(one: SafetyFinding, other: SafetyFinding) -> float:
    if not same_side_effect(one, other):
        return 0
    told = ("presence", "grade_min", "grade_max", "n", "N", "rate")
    agreeing = _agreeing(one, other, *told)
    return 1 + agreeing + token_f1(one.term.value, other.term.value)


def _milestones_alike(one: Milestone, other: Milestone) -> float:
    said = likeness(one.text.value, other.text.value)
    if one.what.value is not other.what.value and said < _DESCRIBED_ALIKE:
        return 0
    return 1 + 2 * same_milestone(one, other) + said


def _indications_alike(one: Indication, other: Indication) -> float:
    if not same_indication(one, other):
        return 0
    settings, others = ({one.value for one in entry.setting} for entry in (one, other))
    return 1 + token_f1(one.disease_text.value, other.disease_text.value) + (settings == others)


def _products_alike(one: Product, other: Product) -> float:
    if not same_product(one, other):
        return 0
    return 1 + len(product_names(one) & product_names(other))


ALIKE: dict[str, Callable[[Any, Any], float]] = {
    "organisations": same_organisation,
    "products": _products_alike,
    "indications": _indications_alike,
    "trials": _trials_alike,
    "regulatory_events": _events_alike,
    "results": _results_alike,
    "safety": _safety_alike,
    "milestones": _milestones_alike,
    "people": same_person,
}
"""How alike two entries of a block are; 0 where they cannot be the same."""
