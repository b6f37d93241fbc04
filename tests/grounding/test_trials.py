from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.trials import ground_trials
from summarizer.schemas.terms import (
    Allocation,
    InterventionModel,
    Masking,
    OverallStatus,
    Phase,
)
from summarizer.schemas.trial import Trial, TrialDraft

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]

TWO = (
    "Data come from STARLIT-2, its randomized, double-blind Phase 2 trial. "
    "STARLIT-2 is registered as NCT01234567. "
    "A separate Phase 1 study in gastric cancer is ongoing."
)


def _draft(**said: object) -> TrialDraft:
    fields: dict[str, object] = {
        "acronym": "STARLIT-2",
        "registry_ids": ["NCT01234567"],
        "phases": ["PHASE2"],
        "quote": "double-blind Phase 2 trial",
    }
    return TrialDraft.model_validate({**fields, **said})


def _ground(context: Context, *drafts: TrialDraft) -> tuple[Trial, ...]:
    trials = ground_trials(list(drafts), context)
    for index, draft in enumerate(drafts):
        context.ledger.close(draft, f"trials[{index}]")
    return trials


def _phases(trial: Trial) -> list[Phase]:
    return [phase.value for phase in trial.phases]


def test_two_trials_stay_two_and_the_id_belongs_to_its_own(examine: Examine) -> None:
    first, second = _ground(examine(TWO))

    assert first.acronym is not None
    assert first.acronym.value == "STARLIT-2"
    assert [r.id.value for r in first.registry_ids] == ["NCT01234567"]
    assert _phases(first) == [Phase.PHASE2]
    assert second.acronym is None
    assert second.registry_ids == ()
    assert _phases(second) == [Phase.PHASE1]
    assert second.status is not None
    assert second.status.value is OverallStatus.ONGOING_UNSPECIFIED


def test_design_terms_need_their_words(examine: Examine) -> None:
    first, second = _ground(examine(TWO))

    assert first.allocation is not None
    assert first.allocation.value is Allocation.RANDOMIZED
    assert first.masking is not None
    assert first.masking.value is Masking.DOUBLE
    assert first.intervention_model is None
    assert second.allocation is None
    assert second.masking is None


def test_single_arm_says_nothing_of_masking(examine: Examine) -> None:
    (trial,) = _ground(examine("The pivotal Phase 2 BRIGHT study is a single-arm trial."))

    assert trial.intervention_model is not None
    assert trial.intervention_model.value is InterventionModel.SINGLE_GROUP
    assert trial.masking is None
    assert trial.is_pivotal is not None


def test_a_slash_makes_two_phases(examine: Examine) -> None:
    (trial,) = _ground(examine("The Phase 1/2 trial enrolled patients."))

    assert _phases(trial) == [Phase.PHASE1, Phase.PHASE2]


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ({"acronym": "STARLIT-3"}, "trials[0].acronym"),
        ({"registry_ids": ["NCT76543210"]}, "trials[0].registry_ids[0]"),
        ({"phases": ["PHASE3"]}, "trials[0].phases[0]"),
        ({"enrolment": 40}, "trials[0].enrolment"),
        ({"quote": "double-blind Phase 3 trial"}, "trials[0].quote"),
    ],
)
def test_an_altered_value_is_refused(examine: Examine, said: dict[str, object], path: str) -> None:
    context = examine(TWO)

    trials = _ground(context, _draft(**said))

    assert path in {refusal.path for refusal in context.ledger.refusals}
    assert len(trials) == 2


def test_an_invented_trial_is_refused_whole(examine: Examine) -> None:
    context = examine("The company hired a new chief financial officer.")

    assert _ground(context, _draft()) == ()
    assert [refusal.path for refusal in context.ledger.refusals] == ["trials[0]"]
    assert context.ledger.refusals[0].quote == "double-blind Phase 2 trial"


def test_general_talk_of_trials_names_none(examine: Examine) -> None:
    assert _ground(examine("Our clinical trials are expensive, and preclinical studies too.")) == ()
