from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.errors import BadInput
from summarizer.evaluation.fields import FIELDS
from summarizer.evaluation.gold import Gold, load_gold
from summarizer.evaluation.report import Report
from summarizer.evaluation.sameness import same_result
from summarizer.evaluation.scoring import score
from summarizer.schemas.document import DocumentMeta
from summarizer.schemas.summary import Summary

Write = Callable[..., Path]
Changed = Callable[..., dict[str, Any]]
Answer = Callable[..., Summary]


@pytest.fixture
def answer(write: Write, changed: Changed) -> Answer:
    """The gold as an answer, with one value put elsewhere."""

    def made(*path: str | int, to: object) -> Summary:
        return load_gold(write(changed(*path, to=to))).summary

    return made


def lowered(report: Report) -> set[str]:
    return {name for name, one in report.fields.items() if one.counts.f1 < 1}


def test_gold_scored_against_itself_is_all_right(gold: Gold) -> None:
    report = score([gold], {gold.name: gold.summary})

    assert report.macro_f1 == 1
    assert (report.missed, report.wrong) == ((), ())
    for name, one in report.fields.items():
        assert one.counts.right, f"the example has no value for `{name}`"
        assert one.counts.grounded == one.counts.right, name
        assert (one.counts.precision, one.counts.recall, one.counts.f1) == (1, 1, 1)


@given(seed=st.integers(min_value=0))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10)
def test_the_order_of_entries_is_of_no_account(gold: Gold, seed: int) -> None:
    shuffle = random.Random(seed)
    blocks = {
        name: tuple(shuffle.sample(value, len(value)))
        for name in Summary.model_fields
        if isinstance(value := getattr(gold.summary, name), tuple)
    }

    report = score([gold], {gold.name: gold.summary.model_copy(update=blocks)})

    assert report.macro_f1 == 1
    assert report.wrong == ()


def test_an_empty_answer_misses_everything_and_invents_nothing(gold: Gold) -> None:
    meta = DocumentMeta(sha256=gold.document.sha256, char_len=1)
    empty = Summary(document=meta, provenance=gold.summary.provenance)

    for answers in ({gold.name: empty}, {}):
        report = score([gold], answers)
        assert report.macro_f1 == 0
        assert report.wrong == ()
        assert all(one.counts.recall == 0 for one in report.fields.values() if one.counts.missed)
    assert report.unanswered == (gold.name,)


def said(value: object, quote: str) -> dict[str, object]:
    return {"value": value, "quote": quote}


OSLO = said("Oslo", "OSLO")
WINDOW = {"start": "2026-10-01", "end": "2026-12-31"}
CORRUPTED = [
    (("document", "title"), OSLO, {"title"}),
    (("document", "doc_types", 0, "value"), "deal", {"doc_type"}),
    (("document", "release_date", "value"), "2026-03-05", {"release_date"}),
    (("document", "dateline_place", "value"), "Bergen", {"dateline_place"}),
    (("document", "wire", "value"), "EQS", {"wire"}),
    (("document", "tickers", 0, "symbol", "value"), "HALX", {"ticker"}),
    (("organisations", 0, "is_issuer"), False, {"issuer", "other_organisations"}),
    (("organisations", 0, "name"), said("Other Bio", "OSLO"), {"issuer"}),
    (("organisations", 1, "name"), said("Other Bio", "OSLO"), {"other_organisations"}),
    (("products", 0, "names", 0, "text", "value"), "HB-105", {"product_names"}),
    (("products", 0, "modality", "value"), "CAR_T", {"modality"}),
    (("products", 0, "cell_source", "value"), "AUTOLOGOUS", {"cell_source"}),
    (("products", 0, "targets", 0, "text", "value"), "CD9", {"targets"}),
    (("products", 0, "platform", "value"), "Norwind", {"platform"}),
    (("products", 0, "development_status", "value"), "APPROVED", {"development_status"}),
    (("indications", 0, "setting", 0, "value"), "REFRACTORY", {"setting"}),
    (("trials", 0, "registry_ids", 0, "id", "value"), "NCT01234568", {"registry_ids"}),
    (("trials", 0, "acronym"), None, {"acronym"}),
    (("trials", 0, "phases", 1), None, {"phases"}),
    (("trials", 0, "is_pivotal", "value"), False, {"is_pivotal"}),
    (("trials", 0, "allocation", "value"), "NON_RANDOMIZED", {"allocation"}),
    (("trials", 0, "masking", "value"), "NONE", {"masking"}),
    (("trials", 0, "intervention_model", "value"), "CROSSOVER", {"intervention_model"}),
    (("trials", 0, "status", "value"), "RECRUITING", {"trial_status"}),
    (("trials", 0, "enrolment", "value", "value"), 121, {"enrolment"}),
    (("trials", 0, "endpoints", 0, "type"), "secondary", {"primary_endpoints"}),
    (("regulatory_events", 0, "authority", "value"), "EMA", {"designation"}),
    (("regulatory_events", 0, "status", "value"), "denied", {"designation_status"}),
    (("regulatory_events", 0, "novelty", "value"), "restated", {"novelty"}),
    (("regulatory_events", 2, "authority", "value"), "EMA", {"regulatory_act"}),
    (("regulatory_events", 2, "effective_on", "value"), "2026-02-03", {"effective_on"}),
    (("patient_case", "age", "value"), 55, {"patient_age"}),
    (("patient_case", "sex", "value"), "male", {"patient_sex"}),
    (("patient_case", "prior_lines", "value"), 4, {"patient_prior_lines"}),
    (("patient_case", "diagnosis", "value"), "gout", {"patient_diagnosis"}),
    (("patient_case", "dose_level", "value"), "dose level 3", {"patient_dose_level"}),
    (("results", 0, "value", "value"), "31.5", {"results"}),
    (("results", 0, "n", "value"), 39, {"results"}),
    (("results", 0, "N"), None, {"results"}),
    (("results", 0, "timepoint", "value", "value"), "25", {"results"}),
    (("results", 0, "met", "value"), False, {"result_met"}),
    (("results", 1, "unit", "value"), "weeks", {"results"}),
    (("results", 0, "ci", "value", "hi"), "40.6", {"result_ci"}),
    (("results", 0, "p", "value", "value"), "0.01", {"result_p"}),
    (("results", 0, "population", "value"), "placebo", {"result_population"}),
    (("safety", 0, "presence", "value"), "explicitly_absent", {"safety"}),
    (("safety", 0, "grade_max"), None, {"safety"}),
    (("safety", 0, "management", 0, "value"), "rest", {"safety_management"}),
    (("milestones", 0, "window", "value"), WINDOW, {"milestones"}),
    (("milestones", 0, "what", "value"), "LAUNCH", {"milestones"}),
    (("people", 0, "name"), said("Eva Lund", "Ada Nystrom"), {"people", "people_roles"}),
    (("people", 0, "roles", 0, "value"), "Founder", {"people_roles"}),
]


def test_a_result_that_is_a_verdict_alone_is_compared_by_it(gold: Gold) -> None:
    told = gold.summary.results[0]
    alone = {"value": None, "unit": None, "n": None, "N": None, "category": None}
    verdict = told.model_copy(update=alone)
    assert verdict.met is not None
    missed = verdict.model_copy(update={"met": verdict.met.model_copy(update={"value": False})})

    assert same_result(verdict, verdict)
    assert not same_result(verdict, missed)
    assert same_result(told, told.model_copy(update={"met": None}))


@pytest.mark.parametrize(("path", "value", "fields"), CORRUPTED)
def test_a_false_value_lowers_its_field_and_no_other(
    gold: Gold, answer: Answer, path: tuple[str | int, ...], value: object, fields: set[str]
) -> None:
    report = score([gold], {gold.name: answer(*path, to=value)})

    assert lowered(report) == fields


def test_a_trial_of_another_id_and_name_is_another_trial(
    write: Write, changed: Changed, gold: Gold
) -> None:
    other = changed("trials", 0, "registry_ids", 0, "id", "value", to="NCT01234568")
    other["trials"][0]["acronym"]["value"] = "EBB"
    other["trials"].pop()
    del other["milestones"][0]["trial"]

    report = score([gold], {gold.name: load_gold(write(other)).summary})

    trial_fields = {one.name for one in FIELDS if one.block == "trials"}
    assert trial_fields == lowered(report)


def test_where_several_entries_are_alike_the_whole_fits_best(
    write: Write, changed: Changed
) -> None:
    first, second = (
        {"key": f"trial-{n}", "phases": [said(f"PHASE{n}", "Phase 2/3")]} for n in (2, 3)
    )
    both = changed("trials", to=[first, second])
    for gone in ("results", "milestones", "safety"):
        del both[gone]
    gold = load_gold(write(both))
    turned = gold.summary.model_copy(update={"trials": gold.summary.trials[::-1]})

    assert score([gold], {gold.name: turned}).fields["phases"].counts.right == 2


RESPELLED = "halvorsen Bio’s Veltracept granted orphan-drug designation and meets its endpoint"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("document", "title", "value"), RESPELLED),
        (("document", "dateline_place", "value"), "Oslo, Norway"),
        (("organisations", 0, "name", "value"), "Halvorsen Bio"),
        (("organisations", 2, "name", "value"), "U.S. Food and Drug Administration"),
        (("products", 0, "preferred_name", "value"), "Veltracept"),
        (("products", 0, "names", 0, "text", "value"), "HB104"),
        (("indications", 0, "disease_text", "value"), "Lupus Nephritis (LN)"),
        (("results", 0, "timepoint", "value"), {"value": "168", "unit": "days"}),
        (("results", 0, "unit", "value"), "percent"),
        (("results", 0, "value", "value"), "31.40"),
        (("people", 0, "name", "value"), "Dr. Ada K. Nystrom"),
        (("safety", 0, "term", "value"), "Nausea"),
        (("results", 0, "endpoint_text", "value"), "complete renal response rate (CRR)"),
    ],
)
def test_what_differs_in_spelling_alone_is_right(
    gold: Gold, answer: Answer, path: tuple[str | int, ...], value: object
) -> None:
    report = score([gold], {gold.name: answer(*path, to=value)})

    assert lowered(report) == set()


def test_a_missed_value_is_listed_with_its_words(gold: Gold, answer: Answer) -> None:
    report = score([gold], {gold.name: answer("trials", 0, "phases", 1, to=None)})

    (missed,) = report.missed
    assert (missed.document, missed.field) == (gold.name, "phases")
    assert (missed.value, missed.quote) == ("PHASE3", "Phase 2/3")


@pytest.mark.parametrize(
    ("path", "value", "kind", "in_document"),
    [
        (("people", 0, "roles", 0, "value"), "Founder", "invented", False),
        (("people", 0, "roles", 0, "value"), "Ada Nystrom", "misread", True),
        (("trials", 0, "enrolment", "value", "value"), 121, "misread", True),
        (("trials", 0, "enrolment", "value", "value"), 999, "invented", False),
        (("patient_case", "prior_lines", "value"), 2, "misread", True),
        (("patient_case", "prior_lines", "value"), 7, "invented", False),
        (("trials", 0, "masking", "value"), "NONE", "misread", True),
        (("trials", 1, "masking"), said("DOUBLE", "double-blind"), "misplaced", True),
        (("results", 0, "value", "value"), "121.0", "misread", True),
        (("results", 0, "value", "value"), "12.10", "invented", False),
        (("results", 0, "population", "value"), "Marrowgate, Ada Nystrom", "misread", True),
        (("results", 0, "population", "value"), "Marrowgate, Bela Lugosch", "invented", False),
    ],
)
def test_a_wrong_value_is_misplaced_misread_or_invented(
    gold: Gold,
    answer: Answer,
    path: tuple[str | int, ...],
    value: object,
    kind: str,
    in_document: bool,
) -> None:
    report = score([gold], {gold.name: answer(*path, to=value)})

    (wrong,) = report.wrong
    assert (wrong.kind, wrong.in_document) == (kind, in_document)
    assert report.invented == (report.wrong if kind == "invented" else ())


def test_evidence_at_another_place_is_not_grounded(gold: Gold, answer: Answer) -> None:
    other = said("CD99", "Marrowgate")

    report = score([gold], {gold.name: answer("products", 0, "targets", 0, "text", to=other)})

    assert lowered(report) == set()
    assert report.fields["targets"].counts.grounded_share == 0
    assert report.fields["acronym"].counts.grounded_share == 1


def test_a_restated_designation_that_was_not_found_is_not_asked_for_its_novelty(
    gold: Gold, answer: Answer
) -> None:
    report = score([gold], {gold.name: answer("regulatory_events", 1, to=None)})

    assert lowered(report) == {"designation", "designation_status", "effective_on"}


def test_a_field_that_is_empty_on_both_sides_is_counted_apart(
    write: Write, changed: Changed
) -> None:
    without = load_gold(write(changed("patient_case", to=None), "without"))
    whole = load_gold(write(name="whole"))
    answers = {"without": without.summary, "whole": without.summary}

    report = score([without, whole], answers)

    age = report.fields["patient_age"]
    assert age.correctly_empty == 1
    assert (age.counts.right, age.counts.missed, age.counts.f1) == (0, 1, 0)
    assert age.f1_nulls_credited == pytest.approx(2 / 3)
    assert report.macro_f1 < report.macro_f1_nulls_credited


def test_a_field_without_any_value_does_not_enter_the_mean(gold: Gold, write: Write) -> None:
    small = {"document": {"title": said("Oslo", "OSLO"), "wire": said("EQS", "PRNewswire")}}
    only = load_gold(write(small, "only"))
    answer = only.summary.document.model_copy(update={"wire": gold.summary.document.wire})

    report = score([only], {"only": only.summary.model_copy(update={"document": answer})})

    assert report.fields["acronym"].counts.f1 == 1
    assert report.macro_f1 == 0.5


def test_intervals_are_the_same_each_time_and_hold_the_score(
    write: Write, changed: Changed
) -> None:
    golds = [load_gold(write(name=f"g{number}")) for number in range(6)]
    poor = load_gold(write(changed("trials", 0, "acronym", to=None), "poor")).summary
    answers = {gold.name: poor if number % 2 else gold.summary for number, gold in enumerate(golds)}

    report, again = score(golds, answers), score(golds, answers)

    assert report.to_json() == again.to_json()
    low, high = report.fields["acronym"].interval or (0, 0)
    assert low < report.fields["acronym"].counts.f1 < high
    assert report.fields["phases"].interval == (1, 1)
    assert report.macro_interval is not None
    assert report.macro_interval[0] <= report.macro_f1 <= report.macro_interval[1]


def test_one_document_has_no_interval(gold: Gold) -> None:
    report = score([gold], {gold.name: gold.summary})

    assert report.macro_interval is None
    assert report.fields["title"].interval is None


def test_an_answer_about_another_document_is_refused(gold: Gold, write: Write) -> None:
    other = load_gold(write({"document": {}}, "other", text="Another text.\n"))

    with pytest.raises(BadInput, match="is of another document"):
        score([gold], {gold.name: other.summary})


def test_without_scipy_the_error_names_the_extra(
    gold: Gold, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "scipy.optimize", None)

    with pytest.raises(BadInput, match=r"summarizer\[eval\]"):
        score([gold], {gold.name: gold.summary})


@pytest.mark.parametrize(
    ("one", "other"), [("µg/L", "ug/L"), ("rate ratio", "rate_ratio"), ("Points", "point")]
)
def test_a_unit_is_the_same_in_another_spelling(answer: Answer, one: str, other: str) -> None:
    left, right = (answer("results", 0, "unit", "value", to=unit) for unit in (one, other))

    assert same_result(left.results[0], right.results[0])
