from __future__ import annotations

from collections.abc import Callable

from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import Phase
from summarizer.views.trials import trials


def _lines(summary: Summary, index: int) -> list[str]:
    return [line.plain for line in trials(summary).entries[index].body]


def test_a_trial_is_called_by_acronym_and_registry_id(summary: Summary) -> None:
    heads = [entry.head.plain for entry in trials(summary).entries]

    assert heads == ["LANTERN · NCT09999904", "unnamed trial"]


def test_phase_design_and_enrolment_are_shown_with_their_basis(summary: Summary) -> None:
    assert _lines(summary, 0)[:2] == [
        "phase 2, pivotal · ongoing, recruitment not stated*",
        "single group* · allocation not applicable* · 61 patients (evaluable)",
    ]


def test_what_a_release_does_not_say_of_a_trial_is_listed(summary: Summary) -> None:
    assert _lines(summary, 1) == [
        "completed",
        "not stated: registry id, phase, design, enrolment, endpoints",
    ]


def test_two_phases_are_one_number(summary: Summary, make_stated: Callable[..., object]) -> None:
    phases = (make_stated(Phase.PHASE1), make_stated(Phase.PHASE2))
    trial = summary.trials[1].model_copy(update={"phases": phases})
    changed = summary.model_copy(update={"trials": (trial,)})

    assert _lines(changed, 0)[0] == "phase 1/2 · completed"
