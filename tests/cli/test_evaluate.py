"""`summarizer eval`, on gold made of the recorded seeds."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import summarizer
from summarizer.cli.main import main
from summarizer.evaluation.gold_writing import to_gold
from summarizer.schemas.summary import Summary

SEEDS = sorted(Path("seeds").glob("*.txt"))
Evaluate = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def answers() -> list[Summary]:
    with summarizer.replay("cassettes"):
        return [summarizer.summarize(path) for path in SEEDS]


@pytest.fixture
def gold(answers: list[Summary], tmp_path: Path) -> Path:
    """Gold that agrees with what was recorded, but for one phase and one role."""
    folder = tmp_path / "gold"
    folder.mkdir()
    for path, summary in zip(SEEDS, answers, strict=True):
        told = to_gold(summary, summarizer.read(path))
        if told["trials"][0].get("phases"):
            told["trials"][0]["phases"][0]["value"] = "PHASE3"
        (folder / path.name).write_bytes(path.read_bytes())
        (folder / f"{path.stem}.gold.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


@pytest.fixture
def saved(answers: list[Summary], tmp_path: Path) -> Path:
    """A folder of what was recorded, as summaries."""
    folder = tmp_path / "answers"
    folder.mkdir()
    for path, summary in zip(SEEDS, answers, strict=True):
        (folder / f"{path.stem}.summary.json").write_text(
            summary.model_dump_json(), encoding="utf-8"
        )
    return folder


@pytest.fixture
def evaluate(gold: Path, saved: Path, capsys: pytest.CaptureFixture[str]) -> Evaluate:
    """Scores the saved answers, or a replay; exit code, standard output, standard error."""

    def run(*words: str, of: Path = gold) -> tuple[int, str, str]:
        source = () if "--replay" in words else ("--answers", str(saved))
        code = main(["eval", str(of), *words, *source])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


def test_the_table_has_every_field_and_the_mean(evaluate: Evaluate) -> None:
    code, out, _ = evaluate()

    assert code == 0
    (phases,) = (line for line in out.splitlines() if "phases" in line)
    assert phases.split()[:4] == ["phases", "66.7", "66.7", "66.7"]
    assert "macro F1 " in out
    assert "1 wrong value: 0 invented, 0 misread, 1 misplaced; 1 missed" in out
    assert all(len(line) <= 80 for line in out.splitlines())
    assert "…" not in out


def test_every_wrong_and_missed_value_is_listed_where_asked_for(evaluate: Evaluate) -> None:
    _, out, _ = evaluate("--values")

    assert "PHASE2" in out
    assert "PHASE3" in out
    assert "misplaced" in out


def test_the_json_has_scores_values_and_cost(evaluate: Evaluate) -> None:
    code, out, _ = evaluate("--json")

    assert code == 0
    found = json.loads(out)
    assert 0.9 < found["macro_f1"] < 1
    assert found["fields"]["phases"]["f1"] == pytest.approx(2 / 3)
    assert found["fields"]["phases"]["interval"] == pytest.approx([2 / 3, 2 / 3])
    assert found["invented"] == []
    assert [one["value"] for one in found["missed"]] == ["PHASE3"]
    assert found["tokens"] > 0
    assert found["seconds"] > 0


def test_a_floor_that_is_missed_is_code_1(evaluate: Evaluate) -> None:
    assert evaluate("--fail-under", "0.9")[0] == 0
    code, out, err = evaluate("--fail-under", "1")

    assert code == 1
    assert "macro F1 is 0.9" in err
    assert "phases" in out


def test_a_run_is_set_beside_an_earlier_one(evaluate: Evaluate, tmp_path: Path) -> None:
    saved, page = tmp_path / "run.json", tmp_path / "run.html"
    evaluate("--save", str(saved), "--quiet")

    _, out, _ = evaluate("--against", str(saved))
    _, told, _ = evaluate("--against", str(saved), "--json", "--html", str(page))

    assert "Against the earlier run, 2 documents" in out
    assert json.loads(told)["against"]["macro_f1"]["difference"] == 0
    assert "Against the earlier run" in page.read_text(encoding="utf-8")


def test_the_page_needs_nothing_beside_it(evaluate: Evaluate, tmp_path: Path) -> None:
    page = tmp_path / "run.html"

    assert evaluate("--html", str(page))[0] == 0

    text = page.read_text(encoding="utf-8")
    assert "PHASE3" in text
    assert "<script" not in text
    assert "src=" not in text
    assert "href=" not in text


def test_a_document_without_an_answer_is_named(evaluate: Evaluate, saved: Path) -> None:
    (saved / f"{SEEDS[1].stem}.summary.json").unlink()

    code, out, _ = evaluate()

    assert code == 0
    assert f"without an answer: {SEEDS[1].stem}" in out


def test_a_model_is_asked_and_what_it_cannot_answer_is_missed(
    evaluate: Evaluate, gold: Path
) -> None:
    (gold / "unheard.txt").write_text("Northlight Bio doses first patient\n", encoding="utf-8")
    title = {"value": "Northlight Bio", "quote": "Northlight Bio"}
    told = json.dumps({"document": {"title": title}})
    (gold / "unheard.gold.json").write_text(told, encoding="utf-8")

    code, out, err = evaluate("--replay", "cassettes")

    assert code == 1
    assert "unheard: " in err
    assert "without an answer: unheard" in out
    assert "1 wrong value: 0 invented, 0 misread, 1 misplaced; 2 missed" in out


def test_gold_that_is_not_true_to_its_document_is_code_2(evaluate: Evaluate, gold: Path) -> None:
    (gold / "wrong.txt").write_text("Some words\n", encoding="utf-8")
    told = {"document": {"title": {"value": "Other", "quote": "Other words"}}}
    (gold / "wrong.gold.json").write_text(json.dumps(told), encoding="utf-8")

    code, out, err = evaluate()

    assert (code, out) == (2, "")
    assert "`document.title.quote`: the document does not say 'Other words'" in err


def test_fact_tables_are_scored_by_their_rows(evaluate: Evaluate) -> None:
    rows = Path("tests/gold/seed_rows")

    code, out, _ = evaluate(of=rows)
    _, told, _ = evaluate("--json", of=rows)

    assert code == 0
    assert "of 65 rows" in out
    assert "of 50 rows" in out
    assert "no field" in out
    assert json.loads(told)[SEEDS[0].stem]["share"] > 0.9
    assert evaluate("--fail-under", "1", of=rows)[0] == 1
    with pytest.raises(SystemExit):
        evaluate("--save", "x.json", of=rows)


@pytest.mark.parametrize("word", ["2", "-0.1", "nan", "most"])
def test_a_floor_that_is_no_share_is_wrong_usage(evaluate: Evaluate, word: str) -> None:
    with pytest.raises(SystemExit) as left:
        evaluate("--fail-under", word)

    assert left.value.code == 2
