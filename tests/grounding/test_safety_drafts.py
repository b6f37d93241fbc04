"""What a model says of side effects that no rule finds, or tells in part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.grounding.safety import ground_safety
from summarizer.schemas.safety import SafetyFinding, SafetyFindingDraft

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]


def _draft(**said: object) -> SafetyFindingDraft:
    return SafetyFindingDraft.model_validate(
        {"presence": "present", "grade": None, "management": [], **said}
    )


def _ground(context: Context, *drafts: SafetyFindingDraft) -> tuple[SafetyFinding, ...]:
    return ground_safety(list(drafts), context, ())


def _of(findings: tuple[SafetyFinding, ...], term: str) -> SafetyFinding:
    (found,) = [finding for finding in findings if finding.term.value == term]
    return found


def _refused(context: Context) -> set[str]:
    return {refusal.path for refusal in context.ledger.refusals}


def test_the_people_counted_at_the_head_of_a_paragraph_are_those_assessed(
    examine: Examine,
) -> None:
    context = examine(
        "Safety was assessed in 58 patients. Neutropenia of Grade 3 or 4 was noted in 12 (21%)."
    )

    quote = "Neutropenia of Grade 3 or 4 was noted in 12 (21%)"
    findings = _ground(context, _draft(term="neutropenia", n=12, N=58, quote=quote))

    total = _of(findings, "Neutropenia").N
    assert total is not None
    assert (total.value, total.evidence[0].text) == (58, "58 patients")
    assert _refused(context) == set()


def test_a_total_that_no_sentence_counts_is_refused(examine: Examine) -> None:
    context = examine(
        "Safety was assessed in 58 patients. Neutropenia of Grade 3 or 4 was noted in 12 (21%)."
    )

    quote = "Neutropenia of Grade 3 or 4 was noted in 12 (21%)"
    _ground(context, _draft(term="neutropenia", n=12, N=85, quote=quote))

    assert _refused(context) == {"safety[0].N"}


def test_what_was_given_may_be_told_in_the_next_sentence(examine: Examine) -> None:
    text = "One case of pneumonitis was seen. It resolved after prednisone was given for a week."
    quote = "One case of pneumonitis was seen"

    given = _ground(
        examine(text), _draft(term="pneumonitis", management=["prednisone"], quote=quote)
    )
    said = examine(text)
    _ground(said, _draft(term="pneumonitis", management=["infliximab"], quote=quote))

    assert [item.value for item in _of(given, "pneumonitis").management] == ["prednisone"]
    assert _refused(said) == {"safety[0].management[0]"}


def test_what_was_given_for_another_side_effect_is_refused(examine: Examine) -> None:
    context = examine(
        "One case of pneumonitis was seen. Nausea in two patients was treated with ondansetron."
    )

    quote = "One case of pneumonitis was seen"
    _ground(context, _draft(term="pneumonitis", management=["ondansetron"], quote=quote))

    assert _refused(context) == {"safety[0].management[0]"}


def test_of_several_grades_an_entry_means_the_one_it_agrees_with(examine: Examine) -> None:
    context = examine(
        "Cytokine release syndrome of Grade 1 occurred in 22 patients and cytokine release "
        "syndrome of Grade 2 occurred in eight patients."
    )

    quote = "cytokine release syndrome of Grade 2 occurred in eight patients"
    _ground(context, _draft(term="cytokine release syndrome", grade="Grade 2", n=8, quote=quote))

    assert _refused(context) == set()


def test_a_term_of_no_vocabulary_is_taken_with_its_sentence(examine: Examine) -> None:
    context = examine(
        "Safety: the drug was well tolerated. Mild change of taste: two patients (4%)."
    )

    quote = "Mild change of taste: two patients (4%)"
    findings = _ground(context, _draft(term="change of taste", n=2, quote=quote))

    assert _of(findings, "change of taste").presence.value.value == "present"


def test_the_share_told_behind_a_side_effect_that_no_rule_knows_stands(examine: Examine) -> None:
    context = examine(
        "Safety data from the trial were reviewed. Yawning fits, a nuisance rather than a danger, "
        "came up in 12.5% of patients."
    )

    quote = "Yawning fits, a nuisance rather than a danger, came up in 12.5%"
    findings = _ground(context, _draft(term="yawning fits", rate="12.5%", quote=quote))

    rate = _of(findings, "Yawning fits").rate
    assert rate is not None
    assert str(rate.value) == "12.5"
    assert _refused(context) == set()


def test_a_share_of_something_else_is_refused(examine: Examine) -> None:
    context = examine(
        "Safety data from the trial were reviewed. Of the sites, 40% are in Spain. Yawning fits "
        "came up in 12.5% of patients."
    )

    quote = "Yawning fits came up in 12.5% of patients"
    findings = _ground(context, _draft(term="yawning fits", rate="40%", quote=quote))

    rate = _of(findings, "Yawning fits").rate
    assert rate is not None
    assert str(rate.value) == "12.5"
    assert "safety[0].rate" in _refused(context)


ARMS = (
    "Sneezing fits, a nuisance that most patients soon forgot about, were seen in 12.5% of those "
    "treated monthly, in 9.4% when the interval was two months, and 3.1% of the others."
)


def test_each_arms_share_of_one_side_effect_is_a_finding(examine: Examine) -> None:
    context = examine(f"Safety data were reviewed. {ARMS}")

    drafts = [
        _draft(term="sneezing fits", rate=rate, quote="Sneezing fits, a nuisance")
        for rate in ("12.5%", "9.4%", "3.1%")
    ]
    findings = _ground(context, *drafts)

    rates = {str(f.rate.value) for f in findings if f.rate and f.term.value == "Sneezing fits"}
    assert rates == {"12.5", "9.4", "3.1"}
    assert _refused(context) == set()


def test_a_share_behind_another_side_effect_is_not_this_ones(examine: Examine) -> None:
    context = examine(
        "Safety data were reviewed. Nausea was seen in 12.5% of patients and headache in 9.4%."
    )

    quote = "Nausea was seen in 12.5% of patients"
    findings = _ground(context, _draft(term="nausea", rate="9.4%", quote=quote))

    assert [str(f.rate.value) for f in findings if f.rate and f.term.value == "Nausea"] == ["12.5"]
    assert "safety[0].rate" in _refused(context)
