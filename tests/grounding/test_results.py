from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.results import ground_results
from summarizer.schemas.result import Result, ResultDraft
from summarizer.schemas.terms import EndpointCode, EvidenceLevel

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]

ORR = (
    "In the trial, the objective response rate was 31% (11 of 35 patients; 95% CI, 17 to 49; "
    "p=0.003) at Week 16."
)


def _draft(**said: object) -> ResultDraft:
    fields: dict[str, object] = {
        "endpoint_text": "objective response rate",
        "value": "31%",
        "timepoint": None,
        "quote": "the objective response rate was 31%",
    }
    return ResultDraft.model_validate({**fields, **said})


def _ground(context: Context, *drafts: ResultDraft) -> tuple[Result, ...]:
    results = ground_results(list(drafts), context, (), single_patient=False)
    for index, draft in enumerate(drafts):
        context.ledger.close(draft, f"results[{index}]")
    return results


def _refused(context: Context) -> set[str]:
    return {refusal.path for refusal in context.ledger.refusals}


def test_every_number_of_a_result_carries_its_own_words(examine: Examine) -> None:
    context = examine(ORR)

    (result,) = _ground(
        context, _draft(n=11, N=35, ci="95% CI 17 to 49", p="p=0.003", timepoint="Week 16")
    )

    assert result.value is not None
    assert result.value.value == Decimal(31)
    assert result.value.evidence[0].text == "31%"
    assert result.unit is not None
    assert result.unit.value == "%"
    assert result.n is not None
    assert result.N is not None
    assert (result.n.value, result.N.value) == (11, 35)
    assert result.ci is not None
    assert (result.ci.value.lo, result.ci.value.hi) == (Decimal(17), Decimal(49))
    assert result.p is not None
    assert (result.p.value.op, result.p.value.value) == ("=", Decimal("0.003"))
    assert result.timepoint is not None
    assert result.timepoint.value.days == Decimal(112)
    assert result.endpoint_code.value is EndpointCode.ORR
    assert result.evidence_level is not None
    assert result.evidence_level.value is EvidenceLevel.CLINICAL
    assert _refused(context) == set()


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ({"value": "47%"}, "results[0]"),
        ({"value": "31"}, "results[0]"),
        ({"n": 12}, "results[0].n"),
        ({"N": 36}, "results[0].N"),
        ({"ci": "95% CI 17 to 59"}, "results[0].ci"),
        ({"p": "p=0.03"}, "results[0].p"),
        ({"p": "p<0.003"}, "results[0].p"),
        ({"timepoint": "Week 12"}, "results[0].timepoint"),
        ({"population": "women"}, "results[0].population"),
        ({"quote": "the objective response rate was 47%"}, "results[0].quote"),
    ],
)
def test_an_altered_value_is_refused(examine: Examine, said: dict[str, object], path: str) -> None:
    context = examine(ORR)

    _ground(context, _draft(**said))

    assert path in _refused(context)


def test_a_number_of_another_endpoint_is_refused(examine: Examine) -> None:
    context = examine(
        "The objective response rate was 31% and the complete response rate was 9% in patients."
    )

    read = {
        (r.endpoint_code.value, str(r.value.value))
        for r in _ground(context, _draft(value="9%"))
        if r.value
    }

    assert read == {("ORR", "31"), ("CR", "9")}
    assert [refusal.rule for refusal in context.ledger.refusals] == ["R-EV-02"]


@pytest.mark.parametrize(
    "text",
    [
        "The company expects an objective response rate of 31% in its next trial.",
        "The trial is designed to evaluate an objective response rate of 31%.",
    ],
)
def test_a_hope_is_no_result(examine: Examine, text: str) -> None:
    context = examine(text)

    assert _ground(context, _draft(quote="objective response rate of 31%")) == ()
    assert _refused(context) == {"results[0]"}


def test_a_failed_endpoint_is_reported_as_not_met(examine: Examine) -> None:
    context = examine("The trial did not meet its primary endpoint of overall survival.")

    (result,) = _ground(
        context,
        _draft(
            endpoint_text="overall survival",
            value=None,
            quote="meet its primary endpoint of overall survival",
        ),
    )

    assert result.met is not None
    assert result.met.value is False


def test_a_met_endpoint_is_reported_as_met(examine: Examine) -> None:
    context = examine("The trial met its primary endpoint of overall survival.")

    (result,) = _ground(
        context, _draft(endpoint_text="overall survival", value=None, quote="met its primary")
    )

    assert result.met is not None
    assert result.met.value is True


def test_one_patient_makes_no_rate(examine: Examine) -> None:
    context = examine("The first patient had an objective response rate of 100%.")

    ground_results(
        [_draft(value="100%", quote="objective response rate of 100%")],
        context,
        (),
        single_patient=True,
    )

    assert [refusal.rule for refusal in context.ledger.refusals] == ["R-NUM-03"]


def test_preclinical_results_are_marked_as_such(examine: Examine) -> None:
    context = examine("In mice, the objective response rate was 31%.")

    (result,) = _ground(context, _draft())

    assert result.evidence_level is not None
    assert result.evidence_level.value is EvidenceLevel.PRECLINICAL


def test_a_category_is_read_without_the_model(examine: Examine) -> None:
    context = examine("The first subject achieved a stringent complete response (sCR) at Day 28.")

    (result,) = _ground(context)

    assert result.endpoint_code.value is EndpointCode.SCR
    assert result.timepoint is not None
    assert result.timepoint.value.days == Decimal(28)


def test_words_that_stand_for_nothing_are_not_refused(examine: Examine) -> None:
    context = examine(ORR)

    _ground(context, _draft(timepoint="not specified", population="N/A"))

    assert _refused(context) == set()
