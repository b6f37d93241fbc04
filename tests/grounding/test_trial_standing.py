"""Which words about a trial are an entry: the issuer's own, told as existing or planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.trials import ground_trials
from summarizer.schemas.terms import Allocation, OverallStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]


@pytest.mark.parametrize(
    "sentence",
    [
        "If the data hold, the company may start a Phase 3 trial.",
        "The results could support a registrational trial of ORV-118.",
        "The agency did not ask for a further clinical trial.",
        "The agency asked Oravell to conduct an additional randomized trial.",
        "A Phase 3 trial in a disease like this typically takes four years.",
        "Oravell is weighing its options, among them a partner for a pivotal study.",
        "We look forward to a successful Phase 3 trial.",
        "ORV-118 has not been studied in a Phase 3 trial.",
        "The company has no plans to conduct a Phase 3 trial.",
        "Continued approval may be contingent upon a confirmatory trial.",
        "Talks on the need for a second trial continue.",
    ],
)
def test_a_condition_a_demand_or_a_wish_is_no_trial(examine: Examine, sentence: str) -> None:
    assert not ground_trials([], examine(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Another factor B inhibitor met its endpoint in a randomized Phase 3 trial.",
        "Ardenbeck Genetics' gene therapy is in a Phase 1/2 trial.",
        "Corvenna SA discontinued its Phase 3 trial of an oral agent in March.",
        "In a large randomized trial published in 2019, half of the patients relapsed.",
        "Several drugs of the kind failed in a Phase 3 trial sponsored by another company.",
        "Dr. Osei joins from Karlstrom, where she ran a randomized Phase 3 trial in asthma.",
    ],
)
def test_a_trial_of_others_is_no_trial_of_the_issuer(examine: Examine, sentence: str) -> None:
    assert not ground_trials([], examine(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "A Phase 3 trial would start in the second half of 2027.",
        "A Phase 3 trial of ORV-118 could begin as early as 2027.",
        "Oravell plans to request a meeting and expects to initiate a Phase 3 trial in 2027.",
        "As a condition of approval, Oravell has agreed to conduct a Phase 3 trial.",
        "The regulator approved the application for a Phase 3 trial of ORV-118.",
        "In Oravell's own Phase 3 trial, 56 volunteers inhaled the product.",
    ],
)
def test_a_plan_and_a_trial_of_its_own_are_read(examine: Examine, sentence: str) -> None:
    (trial,) = ground_trials([], examine(sentence))

    assert [phase.value for phase in trial.phases] == ["PHASE3"]


def test_what_is_said_of_an_imagined_trial_is_not_said_of_the_only_one(examine: Examine) -> None:
    (trial,) = ground_trials(
        [],
        examine(
            "The Phase 2 BRISK study treated nine patients at one hospital. "
            "The results, if confirmed in a larger randomized trial, would be the first."
        ),
    )

    assert trial.acronym is not None
    assert trial.acronym.value == "BRISK"
    assert trial.allocation is None


def test_patients_who_may_enter_an_extension_make_it_a_trial(examine: Examine) -> None:
    trials = ground_trials(
        [],
        examine(
            "Those who finish the Phase 3 BRISK trial may enter an open-label extension study."
        ),
    )

    assert len(trials) == 2


def test_a_second_trial_of_the_same_phase_and_product_is_another(examine: Examine) -> None:
    first, second = ground_trials(
        [],
        examine(
            "Oravell initiated a Phase 2 trial of ORV-118 in nephritis in January. "
            "It intends to begin a second Phase 2 trial of ORV-118 in the third quarter of 2026."
        ),
    )

    assert first.status is not None
    assert second.status is not None
    assert second.status.value is OverallStatus.PLANNED


def test_the_finished_trial_and_the_planned_one_get_the_names_told_further_on(
    examine: Examine,
) -> None:
    trials = ground_trials(
        [],
        examine(
            "The agency has agreed to the protocol of the planned pivotal Phase 3 trial. "
            "One study is enough, with support from the finished Phase 2 trial.\n\n"
            "GARNET-3 is a randomised, double-blind trial.\n\n"
            "GARNET-2 was a double-blind trial in which 207 patients were randomised."
        ),
    )

    told = {t.acronym.value: [p.value for p in t.phases] for t in trials if t.acronym}
    assert told == {"GARNET-3": ["PHASE3"], "GARNET-2": ["PHASE2"]}
    assert len(trials) == 2


def test_a_line_without_a_verb_describes_the_trial_of_the_news(examine: Examine) -> None:
    (trial,) = ground_trials(
        [],
        examine(
            "Oravell reports data from BRISK, its Phase 2b trial of ORV-118.\n\n"
            "How was it done?\n\n"
            "A randomised, double-blind study (ACTRN12624001190583) at 31 centres in Australia."
        ),
    )

    assert trial.allocation is not None
    assert trial.allocation.value is Allocation.RANDOMIZED
    assert [one.id.value for one in trial.registry_ids] == ["ACTRN12624001190583"]


def test_the_short_form_of_a_state_of_tumours_names_no_trial(examine: Examine) -> None:
    (trial,) = ground_trials(
        [],
        examine(
            "BRISK is a Phase 1 trial in tumours with high microsatellite instability (MSI-H)."
        ),
    )

    assert trial.acronym is not None
    assert trial.acronym.value == "BRISK"
