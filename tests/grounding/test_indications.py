from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.indications import ground_indications
from summarizer.schemas.indication import Indication, IndicationDraft
from summarizer.schemas.stated import Basis
from summarizer.schemas.terms import IndicationKind, Setting

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]

LYMPHOMA = (
    "Venzacel is developed for the treatment of relapsed or refractory T-cell lymphoma (TCL). "
    "Adults with T-cell lymphoma had received at least two prior lines of therapy. "
    "It is also given in multiple myeloma."
)


def _ground(context: Context, *said: dict[str, str]) -> tuple[Indication, ...]:
    drafts = [IndicationDraft.model_validate(one) for one in said]
    found = ground_indications(drafts, context)
    for index, draft in enumerate(drafts):
        context.ledger.close(draft, f"indications[{index}]")
    return found


def _refused(context: Context) -> dict[str, str]:
    return {refusal.path: refusal.rule for refusal in context.ledger.refusals}


def test_a_disease_carries_its_setting_lines_and_short_form(examine: Examine) -> None:
    context = examine(LYMPHOMA)

    (found,) = _ground(context, {"disease_text": "T-cell lymphoma", "population": "Adults"})

    assert found.disease_text.value == "T-cell lymphoma"
    assert [setting.value for setting in found.setting] == [Setting.RR]
    assert found.line_min is not None
    assert found.line_min.value == 2
    assert [short.value for short in found.abbreviations] == ["TCL"]
    assert found.population is not None
    assert found.population.value == "Adults"
    assert found.kind is not None
    assert found.kind.value is IndicationKind.DEVELOPMENT_INDICATION
    assert _refused(context) == {}


@pytest.mark.parametrize(
    "said",
    ["relapsed or refractory T cell lymphoma", "T-cell lymphoma (TCL)", "t-cell lymphoma"],
)
def test_another_wording_of_a_disease_is_the_same_disease(examine: Examine, said: str) -> None:
    context = examine(LYMPHOMA)

    (found,) = _ground(context, {"disease_text": "T-cell lymphoma"}, {"disease_text": said})

    assert found.disease_text.value == "T-cell lymphoma"
    assert _refused(context) == {}


@pytest.mark.parametrize(
    ("text", "said", "rule"),
    [
        (LYMPHOMA, "gout", "R-EV-03"),
        (LYMPHOMA, "unknown", "no-disease"),
        (LYMPHOMA, "relapsed or refractory", "no-disease"),
        ("The company is focused on medicines for gout.", "gout", "company-scope"),
        ("Three patients experienced neutropenia.", "neutropenia", "side-effect"),
    ],
)
def test_what_is_no_indication_is_refused_whole(
    examine: Examine, text: str, said: str, rule: str
) -> None:
    context = examine(text)

    assert _ground(context, {"disease_text": said}) == ()
    assert _refused(context) == {"indications[0]": rule}


def test_a_population_of_another_disease_is_refused(examine: Examine) -> None:
    context = examine(LYMPHOMA)

    (found,) = _ground(context, {"disease_text": "multiple myeloma", "population": "Adults"})

    assert found.population is None
    assert found.setting == ()
    assert found.line_min is None
    assert _refused(context) == {"indications[0].population": "R-EV-01"}


def test_a_short_form_elsewhere_must_be_spelt_by_the_disease(examine: Examine) -> None:
    context = examine(
        "Patients with acute lymphoblastic leukemia joined. In ALL it worked, in AML it did not."
    )

    (found,) = _ground(context, {"disease_text": "acute lymphoblastic leukemia"})

    assert [(short.value, short.basis) for short in found.abbreviations] == [("ALL", Basis.DERIVED)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The FDA granted a designation in gout.", IndicationKind.DESIGNATION_SCOPE),
        ("The trial is in gout.", IndicationKind.TRIAL_POPULATION),
        ("The patient was diagnosed with gout.", IndicationKind.PATIENT_DIAGNOSIS),
        ("It is indicated for gout.", IndicationKind.DEVELOPMENT_INDICATION),
    ],
)
def test_the_sentence_says_what_the_disease_is_here(
    examine: Examine, text: str, kind: IndicationKind
) -> None:
    (found,) = _ground(examine(text), {"disease_text": "gout"})

    assert found.kind is not None
    assert found.kind.value is kind


def test_a_disease_on_its_own_has_no_kind(examine: Examine) -> None:
    (found,) = _ground(examine("Gout hurts."), {"disease_text": "gout"})

    assert found.kind is None


def test_an_entry_repeated_with_another_population_keeps_its_refusal(examine: Examine) -> None:
    context = examine(LYMPHOMA)

    found = _ground(
        context,
        {"disease_text": "T-cell lymphoma"},
        {"disease_text": "T-cell lymphoma", "population": "children"},
    )

    assert len(found) == 1
    assert _refused(context) == {"indications[1].population": "R-EV-01"}
