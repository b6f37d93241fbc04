"""What a model says of a result, against sentences that the rules are kept from reading."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.result_drafts import DraftedResults
from summarizer.schemas.result import ResultDraft

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context
    from summarizer.schemas.result import Result

    Examine = Callable[[str], Context]


def _ground(context: Context, **said: object) -> Result | None:
    draft = ResultDraft.model_validate({"timepoint": None, "value": None, **said})
    return DraftedResults(context, None, single_patient=False).ground(draft, "results[0]")


def _rules(context: Context) -> list[str]:
    return [refusal.rule for refusal in context.ledger.refusals]


def test_an_endpoint_named_a_sentence_before_its_number_is_its_own(examine: Examine) -> None:
    context = examine(
        "In the 48 children treated, we measured corneal thickness every month. By Week 12 it had "
        "gone down by 22% from baseline."
    )

    result = _ground(
        context,
        endpoint_text="corneal thickness",
        value="22%",
        N=48,
        quote="it had gone down by 22% from baseline",
    )

    assert result is not None
    assert result.value is not None
    assert (result.value.value, result.endpoint_text.value) == (Decimal(22), "corneal thickness")
    assert result.N is not None
    assert result.N.value == 48
    assert result.timepoint is not None
    assert result.timepoint.value.days == Decimal(84)


def test_a_sentence_with_an_endpoint_of_its_own_takes_none_from_above(examine: Examine) -> None:
    context = examine(
        "The objective response rate was the primary endpoint. The complete response rate was 9%."
    )

    said = {"endpoint_text": "objective response rate", "value": "9%"}
    assert _ground(context, **said, quote="The complete response rate was 9%") is None
    assert _rules(context) == ["R-EV-01"]


def test_a_side_effect_is_no_outcome_of_an_endpoint_above(examine: Examine) -> None:
    context = examine("Disease control was assessed. Nausea was seen in 18 of 20 patients (90%).")

    said = {"endpoint_text": "disease control", "value": "90%"}
    assert _ground(context, **said, quote="seen in 18 of 20 patients (90%)") is None


def test_a_count_with_its_share_says_one_number(examine: Examine) -> None:
    context = examine("CA-125 response by consensus criteria in 19 of 31 evaluable patients (61%).")

    result = _ground(
        context,
        endpoint_text="CA-125 response",
        value="19 of 31 evaluable patients (61%)",
        quote="response by consensus criteria in 19 of 31 evaluable patients (61%)",
    )

    assert result is not None
    assert result.value is not None
    assert result.value.value == Decimal(61)
    assert result.n is not None
    assert result.N is not None
    assert (result.n.value, result.N.value) == (19, 31)


def test_a_hazard_ratio_is_the_outcome_of_its_endpoint_where_it_is_called_one(
    examine: Examine,
) -> None:
    text = "Progression-free survival was longer with the drug (HR=0.61; 95% CI, 0.49-0.76)."
    said = {"endpoint_text": "progression-free survival", "quote": text}

    ratio = _ground(examine(text), **said, value="HR 0.61")
    months = _ground(examine(text), **said, value="0.61")

    assert ratio is not None
    assert ratio.unit is not None
    assert ratio.unit.value == "hazard_ratio"
    assert months is None


def test_a_number_that_missed_significance_stands(examine: Examine) -> None:
    context = examine(
        "Liver stiffness was read by ultrasound. The change with 100 mg (a fall of 2.1%) was not "
        "statistically significant."
    )

    result = _ground(
        context,
        endpoint_text="liver stiffness",
        value="a fall of 2.1%",
        quote="The change with 100 mg (a fall of 2.1%)",
    )

    assert result is not None
    assert result.value is not None
    assert result.value.value == Decimal("2.1")


def test_a_denial_that_is_the_outcome_is_told_as_it_stands(examine: Examine) -> None:
    context = examine("Vital capacity in the study did not separate from placebo.")

    result = _ground(
        context,
        endpoint_text="Vital capacity",
        value="did not separate from placebo",
        quote="Vital capacity in the study did not separate from placebo",
    )

    assert result is not None
    assert result.category is not None
    assert result.category.value == "did not separate from placebo"


@pytest.mark.parametrize(
    ("above", "population"),
    [
        ("Cohort 2 received the higher dose:", "Cohort 2"),
        ("Cohort 2 reached an objective response rate of 40%.", None),
    ],
)
def test_a_group_from_above_has_given_no_outcome_there(
    examine: Examine, above: str, population: str | None
) -> None:
    context = examine(f"{above} Corneal thickness fell by 22%.")

    result = _ground(
        context,
        endpoint_text="Corneal thickness",
        value="22%",
        population="Cohort 2",
        quote="Corneal thickness fell by 22%",
    )

    assert result is not None
    assert (result.population.value if result.population else None) == population


def test_numbers_that_the_sentence_does_not_hold_are_refused_together(examine: Examine) -> None:
    context = examine("The objective response rate was 31% (11 of 35 patients).")

    said = {"endpoint_text": "objective response rate", "value": "47% (11 of 35)"}
    assert _ground(context, **said, quote="The objective response rate was 31%") is None
    assert _rules(context) == ["R-EV-02"]


def test_a_subgroup_and_an_arm_are_each_told_in_their_own_words(examine: Examine) -> None:
    context = examine(
        "Among patients with a family history, tear volume rose by 12% on lacrivane and by 3% on "
        "placebo."
    )

    result = _ground(
        context,
        endpoint_text="tear volume",
        value="12%",
        population="patients with a family history, lacrivane",
        quote="tear volume rose by 12% on lacrivane",
    )

    assert result is not None
    assert result.population is not None
    assert result.population.value == "patients with a family history, lacrivane"
    assert [place.text for place in result.population.evidence] == [
        "patients with a family history",
        "lacrivane",
    ]


def test_an_arm_behind_another_number_is_not_this_ones(examine: Examine) -> None:
    context = examine(
        "Among patients with a family history, tear volume rose by 12% on lacrivane and by 3% on "
        "placebo."
    )

    result = _ground(
        context,
        endpoint_text="tear volume",
        value="12%",
        population="patients with a family history, placebo",
        quote="tear volume rose by 12% on lacrivane",
    )

    assert result is not None
    assert result.population is None


def test_what_a_section_about_the_trial_reports_stands(examine: Examine) -> None:
    context = examine(
        "More will follow.\n\nAbout the MARLPIT trial\n\nAs reported in May, tear volume rose by "
        "12% at Week 8.\n"
    )

    result = _ground(
        context, endpoint_text="tear volume", value="12%", quote="tear volume rose by 12%"
    )

    assert result is not None
    assert result.value is not None


def test_a_sentence_that_says_what_it_counts_takes_no_endpoint_from_above(
    examine: Examine,
) -> None:
    context = examine(
        "In the trial, tear volume was read by two experts. Sneezing fits were seen in 36 of 48 "
        "patients (75%)."
    )

    result = _ground(
        context, endpoint_text="tear volume", value="75%", quote="seen in 36 of 48 patients (75%)"
    )

    assert result is None
