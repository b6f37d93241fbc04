"""What a model says of a trial that no rule has read, and what it says falsely."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.trials import ground_trials
from summarizer.schemas.terms import EnrolmentKind
from summarizer.schemas.trial import Trial, TrialDraft

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]

QUOTE = "the Phase 2 MARLPIT trial"


def _ground(context: Context, **said: object) -> Trial:
    fields = {"acronym": "MARLPIT", "registry_ids": [], "phases": ["PHASE2"], "quote": QUOTE}
    (trial,) = ground_trials([TrialDraft.model_validate({**fields, **said})], context)
    return trial


def _primary(trial: Trial) -> list[str]:
    return [one.text.value for one in trial.endpoints if one.type == "primary"]


def _refused(context: Context) -> list[tuple[str, str]]:
    return [(refusal.path, refusal.rule) for refusal in context.ledger.refusals]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            "The primary endpoint, which an independent panel will read, is tear volume.",
            "tear volume",
        ),
        ("What counts as the primary outcome measure is gait asymmetry.", "gait asymmetry"),
    ],
)
def test_a_measure_called_the_primary_endpoint_stands(
    examine: Examine, told: str, said: str
) -> None:
    context = examine(f"The company began {QUOTE}. {told}")

    trial = _ground(context, primary_endpoints=[said])

    assert _primary(trial) == [said]
    assert _refused(context) == []


@pytest.mark.parametrize(
    "told",
    [
        "Tear volume was recorded. The primary endpoint is overall survival.",
        "The primary endpoint is overall survival; tear volume is a secondary endpoint.",
        "The secondary endpoint is tear volume.",
        "Tear volume is measured monthly.",
    ],
)
def test_a_measure_that_is_ranked_otherwise_is_refused(examine: Examine, told: str) -> None:
    context = examine(f"The company began {QUOTE}. {told}")

    trial = _ground(context, primary_endpoints=["tear volume"])

    assert "tear volume" not in _primary(trial)
    assert ("trials[0].primary_endpoints[0]", "R-EV-02") in _refused(context)


@pytest.mark.parametrize("said", ["the trial", "Phase 2", "patients", "which"])
def test_words_that_measure_nothing_are_no_endpoint(examine: Examine, said: str) -> None:
    context = examine(
        f"The company began {QUOTE}. The primary endpoint of the trial in Phase 2, which patients "
        "report, is tear volume."
    )

    trial = _ground(context, primary_endpoints=[said])

    assert said not in _primary(trial)


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("It is to be carried out in 64 people whom hospitals will recruit.", EnrolmentKind.TARGET),
        ("Hospitals sent 64 people, who took part until May.", EnrolmentKind.ACTUAL),
    ],
)
def test_a_number_of_people_taken_into_the_trial_stands(
    examine: Examine, told: str, kind: EnrolmentKind
) -> None:
    context = examine(f"The company began {QUOTE}. {told}")

    trial = _ground(context, enrolment=64)

    assert trial.enrolment is not None
    assert (trial.enrolment.value.value, trial.enrolment.kind) == (64, kind)
    assert _refused(context) == []


def test_a_number_of_people_without_a_part_in_the_trial_is_refused(examine: Examine) -> None:
    context = examine(f"The company began {QUOTE}. It sent 64 people to a congress.")

    trial = _ground(context, enrolment=64)

    assert trial.enrolment is None
    assert _refused(context) == [("trials[0].enrolment", "R-NUM-01")]


def test_those_who_responded_are_not_the_trials_people(examine: Examine) -> None:
    context = examine(f"In {QUOTE}, of all enrolled, 18 patients responded.")

    trial = _ground(context, enrolment=18)

    assert trial.enrolment is None
