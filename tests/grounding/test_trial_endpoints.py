"""Endpoints that a release ranks, in the words of many releases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.trials import ground_trials

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]


def _primary(context: Context) -> list[str]:
    return [
        endpoint.text.value
        for trial in ground_trials([], context)
        for endpoint in trial.endpoints
        if endpoint.type == "primary"
    ]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            "The primary endpoint of the Phase 3 VELA trial is overall survival.",
            ["overall survival"],
        ),
        (
            "VELA is a Phase 3 trial with co-primary endpoints of PASI 90 and sPGA 0/1 at week 16.",
            ["PASI 90", "sPGA 0/1"],
        ),
        (
            "The Phase 3 VELA trial met its primary endpoint, demonstrating a statistically "
            "significant improvement in the MADRS total score at Day 28 versus placebo.",
            ["MADRS total score"],
        ),
        (
            "In the Phase 3 VELA trial, 54.2% of patients achieved IGA 0/1 at Week 16, the primary "
            "endpoint, versus 12.1% on placebo.",
            ["IGA 0/1"],
        ),
        (
            "On the primary endpoint of the Phase 2 VELA trial, patients on ORV-118 had a "
            "1.8-point greater improvement in CDR-SB than those on placebo.",
            ["CDR-SB"],
        ),
        (
            "The Phase 3 VELA trial uses pathological complete response as its primary endpoint.",
            ["pathological complete response"],
        ),
        (
            "The primary endpoint of the Phase 3 VELA trial was a composite of cardiovascular "
            "death, myocardial infarction or stroke.",
            ["composite of cardiovascular death, myocardial infarction or stroke"],
        ),
        (
            "The Phase 3 VELA trial failed to show a significant difference in ejection fraction "
            "at 12 months, its primary endpoint.",
            ["ejection fraction"],
        ),
        (
            "Primary endpoints of the Phase 3 VELA trial:\n- Change in EASI score at Week 16\n"
            "- Proportion of patients with vIGA-AD 0/1 at Week 16\n\nThe trial is ongoing.",
            ["EASI score", "vIGA-AD 0/1"],
        ),
        (
            "The agency agreed that forced vital capacity may serve as the primary endpoint of the "
            "Phase 3 VELA trial.",
            ["forced vital capacity"],
        ),
        (
            "The primary objective of the Phase 1 VELA trial is to evaluate the safety and "
            "tolerability of ORV-118.",
            ["safety and tolerability"],
        ),
        (
            "The Phase 2 VELA trial showed no difference on gait speed, so it missed its primary "
            "endpoint.",
            ["gait speed"],
        ),
        (
            "The Phase 3 VELA trial met its primary overall survival endpoint.",
            ["overall survival"],
        ),
    ],
)
def test_the_measure_of_a_primary_endpoint_is_read_by_its_shortest_name(
    examine: Examine, body: str, names: list[str]
) -> None:
    assert _primary(examine(body)) == names


@pytest.mark.parametrize(
    "body",
    [
        "The Phase 3 VELA trial met its primary endpoint and all key secondary endpoints, with a "
        "reduction in seizure frequency.",
        "The primary endpoint of the Phase 3 VELA trial was met with high significance.",
        "Results on the primary endpoint of the Phase 3 VELA trial are expected in 2026.",
        "The Phase 3 VELA trial met its primary endpoint, and the company plans to file in 2026.",
        "The Phase 3 VELA trial met its primary endpoint, a milestone for the company.",
        "Overall survival, a secondary endpoint of the Phase 3 VELA trial, was not yet mature.",
        "The Phase 3 VELA trial uses event-free survival for its interim analysis.",
    ],
)
def test_no_measure_is_made_of_what_is_said_about_the_endpoint(examine: Examine, body: str) -> None:
    assert _primary(examine(body)) == []


def test_an_endpoint_told_apart_from_its_trial_is_that_of_the_news(examine: Examine) -> None:
    context = examine(
        "The Phase 2 VELA trial of ORV-118 reported data. A Phase 1 trial is complete.\n\n"
        "The primary endpoint was the annualized relapse rate over 48 weeks."
    )

    trials = ground_trials([], context)

    assert [[e.text.value for e in trial.endpoints] for trial in trials] == [
        ["annualized relapse rate"],
        [],
    ]


def test_an_endpoint_of_several_trials_is_told_of_each(examine: Examine) -> None:
    context = examine(
        "The Phase 3 VELA-1 and VELA-2 trials met their primary endpoint of tear production."
    )

    assert _primary(context) == ["tear production", "tear production"]
