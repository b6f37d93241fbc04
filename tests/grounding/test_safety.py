from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.safety import ground_safety
from summarizer.schemas.safety import SafetyFinding, SafetyFindingDraft
from summarizer.schemas.terms import Presence

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]


def _draft(**said: object) -> SafetyFindingDraft:
    fields: dict[str, object] = {
        "term": "CRS",
        "presence": "present",
        "grade": None,
        "management": [],
        "quote": "cytokine release syndrome (CRS)",
    }
    return SafetyFindingDraft.model_validate({**fields, **said})


def _by_term(context: Context, *drafts: SafetyFindingDraft) -> dict[str, SafetyFinding]:
    found = ground_safety(list(drafts), context, ())
    for index, draft in enumerate(drafts):
        context.ledger.close(draft, f"safety[{index}]")
    return {finding.code or finding.term.value: finding for finding in found}


def _rules(context: Context) -> dict[str, str]:
    return {refusal.path: refusal.rule for refusal in context.ledger.refusals}


CASE = (
    "The patient experienced Grade 1 cytokine release syndrome (CRS), which was effectively "
    "managed with antipyretics and tocilizumab, and the patient did not show immune effector "
    "cell-associated neurotoxicity syndrome (ICANS)."
)


def test_presence_grade_and_management_are_read_from_the_clause(examine: Examine) -> None:
    found = _by_term(examine(CASE))

    assert found["CRS"].presence.value is Presence.PRESENT
    assert found["CRS"].grade_min is not None
    assert found["CRS"].grade_min.value == 1
    assert [m.value for m in found["CRS"].management] == ["antipyretics", "tocilizumab"]
    assert found["ICANS"].presence.value is Presence.EXPLICITLY_ABSENT
    assert found["ICANS"].grade_min is None
    assert found["ICANS"].management == ()


def test_a_model_that_turns_absence_round_is_refused(examine: Examine) -> None:
    context = examine(CASE)

    found = _by_term(context, _draft(term="ICANS", quote="neurotoxicity syndrome (ICANS)"))

    assert found["ICANS"].presence.value is Presence.EXPLICITLY_ABSENT
    assert _rules(context)["safety[0].presence"] == "R-SAF-02"


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ({"grade": "Grade 3"}, "safety[0].grade"),
        ({"n": 4}, "safety[0].n"),
        ({"management": ["siltuximab"]}, "safety[0].management[0]"),
        ({"term": "tumour lysis syndrome"}, "safety[0]"),
    ],
)
def test_an_altered_value_is_refused(examine: Examine, said: dict[str, object], path: str) -> None:
    context = examine(CASE)

    _by_term(context, _draft(**said))

    assert path in _rules(context)


@pytest.mark.parametrize(
    "text",
    [
        "Editing TRAC mitigates the risk of graft-versus-host disease (GvHD) in patients.",
        "The product is designed to prevent graft-versus-host disease (GvHD) in patients.",
        "Patients may experience graft-versus-host disease (GvHD).",
    ],
)
def test_what_a_design_is_to_prevent_is_no_finding(examine: Examine, text: str) -> None:
    assert "GVHD" not in _by_term(examine(text))


def test_a_list_of_absences_is_absent_to_its_last_member(examine: Examine) -> None:
    found = _by_term(examine("No patients experienced ICANS, GvHD or dose-limiting toxicities."))

    assert {code: finding.presence.value for code, finding in found.items()} == {
        "ICANS": Presence.EXPLICITLY_ABSENT,
        "GVHD": Presence.EXPLICITLY_ABSENT,
        "DLT": Presence.EXPLICITLY_ABSENT,
    }


def test_a_term_the_vocabulary_lacks_comes_from_the_model(examine: Examine) -> None:
    context = examine("Two patients experienced transient hiccups.")

    found = _by_term(context, _draft(term="hiccups", quote="experienced transient hiccups"))

    assert found["hiccups"].presence.value is Presence.PRESENT
