from __future__ import annotations

import json
from pathlib import Path

import pytest

import summarizer
from summarizer.errors import BadInput
from summarizer.evaluation.gold import Gold
from summarizer.evaluation.seed_rows import Check, Row, RowTable, load_tables, score_rows

TABLES = load_tables(Path("tests/gold/seed_rows"))
PASSES = [
    {"in": "trials", "where": {"acronym": "TIDAL"}, "has": {"phases": ["PHASE2", "PHASE3"]}},
    {"in": "trials", "where": {"phases": "PHASE2"}, "count": 1},
    {"in": "trials", "count": 2},
    {"in": "products.targets", "where": {"text": "cd99"}, "has": {"role": "therapeutic_target"}},
    {"in": "document", "has": {"release_date": "2026-03-04", "release_date.precision": "day"}},
    {"in": "document", "holds": {"title": "meets its endpoint"}, "lacks": ["copyright"]},
    {"in": "products", "basis": {"modality": "derived", "platform": "stated"}},
    {"in": "regulatory_events", "where": {"designation": "FDA_BTD"}, "none": True},
    {"in": "results", "has": {"value": "31.4", "n": 38, "timepoint": "24 weeks"}},
    {"in": "milestones", "has": {"window": "2026-07-01..2026-12-31"}},
    {"in": "patient_case", "has": {"age": 54}},
]
FAILS = [
    {"in": "trials", "where": {"acronym": "TIDAL"}, "has": {"phases": ["PHASE2"]}},
    {"in": "trials", "where": {"acronym": "EBB"}},
    {"in": "trials", "count": 3},
    {"in": "document", "has": {"release_date": "2026-03-05"}},
    {"in": "document", "holds": {"title": "misses its endpoint"}},
    {"in": "products", "lacks": ["platform"]},
    {"in": "products", "basis": {"modality": "stated"}},
    {"in": "regulatory_events", "where": {"designation": "FDA_ODD"}, "none": True},
    {"in": "claims"},
]


@pytest.mark.parametrize("check", PASSES, ids=str)
def test_a_check_passes_where_the_summary_says_so(gold: Gold, check: dict[str, object]) -> None:
    assert Check.model_validate(check).passes(gold.summary)


@pytest.mark.parametrize("check", FAILS, ids=str)
def test_a_check_fails_where_the_summary_says_otherwise(
    gold: Gold, check: dict[str, object]
) -> None:
    assert not Check.model_validate(check).passes(gold.summary)


def test_a_row_without_a_home_is_wrong(gold: Gold) -> None:
    homeless = Row(row="products[0].price", no_home="the schema has no prices")
    table = RowTable("tidal", gold.document, (homeless,))

    assert score_rows(table, gold.summary).share == 0


def test_without_a_summary_every_row_is_wrong() -> None:
    for table in TABLES:
        assert score_rows(table, None).right == ()


def test_every_fact_of_the_seeds_has_a_row() -> None:
    assert [len(table.rows) for table in TABLES] == [65, 50]
    for table in TABLES:
        for row in table.rows:
            assert bool(row.checks) != bool(row.no_home), row.row


@pytest.mark.parametrize(
    ("table", "floor"), list(zip(TABLES, (0.95, 0.8), strict=True)), ids=["a", "b"]
)
def test_most_rows_of_a_seed_are_right_in_its_recording(table: RowTable, floor: float) -> None:
    with summarizer.replay("cassettes"):
        summary = summarizer.summarize(table.document)

    scored = score_rows(table, summary)

    assert scored.share >= floor, [row.row for row in scored.wrong]


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("{", "is no JSON"),
        ('{"document": "x.txt", "rows": []}', "`rows`"),
        ('{"document": "x.txt", "rows": [{"row": "a", "cheks": []}]}', r"`rows\.0\.cheks`"),
        ('{"document": "x.txt", "rows": [{"row": "a"}]}', "There is no file"),
    ],
)
def test_a_table_that_cannot_be_used_is_said_so(tmp_path: Path, table: str, why: str) -> None:
    (tmp_path / "x.rows.json").write_text(table, encoding="utf-8")

    with pytest.raises(BadInput, match=why):
        load_tables(tmp_path)


def test_a_folder_of_gold_has_no_tables(tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_text(json.dumps({}), encoding="utf-8")

    assert load_tables(tmp_path) == []
    assert load_tables(tmp_path / "a.gold.json") == []
