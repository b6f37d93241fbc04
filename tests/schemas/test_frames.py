from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal

import pytest

from summarizer.errors import BadInput
from summarizer.schemas.document import DocumentMeta
from summarizer.schemas.frames import blocks
from summarizer.schemas.product import AliasLink, GeneEdit
from summarizer.schemas.result import ConfidenceInterval, PValue
from summarizer.schemas.stated import Interval, Precision
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import EditAction

from .conftest import stated


@pytest.fixture
def bare(summary: Summary) -> Summary:
    return Summary(document=DocumentMeta(sha256="00", char_len=0), provenance=summary.provenance)


def test_an_entry_is_a_row_and_what_is_not_stated_is_missing(summary: Summary) -> None:
    (trial,) = summary.trials
    nameless = trial.model_copy(update={"acronym": None, "phases": ()})
    trials = summary.model_copy(update={"trials": (trial, nameless)}).to_frame("trials")

    assert list(trials["acronym"]) == ["TIDAL", None]
    assert list(trials["phases"]) == ["PHASE1; PHASE2", None]
    assert list(trials["registry_ids_id"]) == ["NCT00000000"] * 2
    assert list(trials["enrolment_value"].isna()) == [True, True]
    assert list(trials["evidence"]) == ["Phase 1/2 TIDAL trial"] * 2
    assert list(trials["source"]) == ["halvorsen.txt"] * 2


def test_columns_have_the_kind_of_their_field(summary: Summary) -> None:
    (result,) = summary.results
    interval = ConfidenceInterval(level=Decimal(95), lo=Decimal("2.5"), hi=Decimal(9))
    p = PValue(op="<", value=Decimal("0.05"))
    full = result.model_copy(
        update={"n": stated(7, "7"), "ci": stated(interval, "7"), "p": stated(p, "7")}
    )
    results = summary.model_copy(update={"results": (full, result)}).to_frame("results")
    first, second = results.to_dict("records")

    assert (first["n"], first["value"], first["ci_lo"], first["p_op"]) == (7, 7.0, 2.5, "<")
    assert second["p_op"] is None
    assert {name: str(results[name].dtype) for name in ("n", "value", "met", "unit")} == {
        "n": "Int64",
        "value": "Float64",
        "met": "boolean",
        "unit": "object",
    }


def test_a_window_is_two_days_and_its_words(summary: Summary) -> None:
    window = Interval(
        start=date(2031, 7, 1),
        end=date(2031, 12, 31),
        precision=Precision.HALF,
        raw_text="second half of\n2031",
        rule_id="half_of_year",
    )
    (milestone,) = summary.milestones
    dated = milestone.model_copy(update={"window": stated(window, "2031")})
    milestones = summary.model_copy(update={"milestones": (dated, milestone)})

    first, second = milestones.to_frame("milestones").to_dict("records")
    assert (first["window_start"].date(), first["window_end"].date()) == (window.start, window.end)
    assert first["window_words"] == second["window_words"] == "second half of\n2031"
    assert second["window_start"] != second["window_start"], "an open end is no date"


def test_several_values_share_a_cell_each_in_its_place(summary: Summary) -> None:
    bare = GeneEdit(gene=stated("TRAC", "veltracept"))
    done = bare.model_copy(update={"action": stated(EditAction.KNOCK_OUT, "veltracept")})
    link = AliasLink(names=("veltracept", "HB-104"), same=stated(True, "HB-104"))
    product = summary.products[0].model_copy(
        update={"engineering": (bare, done), "alias_links": (link,)}
    )
    edited = summary.model_copy(update={"products": (product,)})

    (row,) = edited.to_frame("products").to_dict("records")
    assert row["engineering_gene"] == "TRAC; TRAC"
    assert row["engineering_action"] == "; KNOCK_OUT"
    assert row["alias_links_names"] == "veltracept | HB-104"


def test_facts_are_every_value_with_its_words(summary: Summary) -> None:
    facts = summary.to_frame("facts")

    assert list(facts["path"]) == [fact.path for fact in summary.facts()]
    found = facts.set_index("path").loc["trials[0].phases[1]"]
    assert (found["value"], found["basis"], found["words"]) == ("PHASE2", "derived", "Phase 1/2")


@pytest.mark.parametrize("block", blocks(Summary))
def test_columns_are_the_same_whatever_a_release_says(
    summary: Summary, bare: Summary, block: str
) -> None:
    full, empty = summary.to_frame(block), bare.to_frame(block)

    assert (len(full) > 0, len(empty)) == (True, 0)
    assert dict(full.dtypes) == dict(empty.dtypes)


def test_a_block_that_is_none_is_answered_with_those_there_are(bare: Summary) -> None:
    with pytest.raises(BadInput, match=r"`result` is no block of entries; there are .*`results`"):
        bare.to_frame("result")


def test_without_pandas_it_is_said_what_to_install(
    bare: Summary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)

    with pytest.raises(BadInput, match="extra `frames`"):
        bare.to_frame("results")
