from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import summarizer
from summarizer.errors import BadInput
from summarizer.saved.loading import is_saved, load
from summarizer.schemas.summary import Summary

SEEDS = sorted(Path("seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def saved() -> Iterator[tuple[Summary, ...]]:
    with summarizer.replay("cassettes"):
        yield tuple(summarizer.summarize(path) for path in SEEDS)


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_json_files_hold_summaries_and_text_files_releases() -> None:
    assert is_saved("a.summary.json")
    assert is_saved("many.JSONL")
    assert not is_saved("release.md")


def test_one_object_is_one_summary(saved: tuple[Summary, ...], tmp_path: Path) -> None:
    path = _written(tmp_path / "a.summary.json", saved[0].model_dump_json())

    assert list(load(path)) == [saved[0]]


def test_an_array_and_lines_hold_several_in_order(
    saved: tuple[Summary, ...], tmp_path: Path
) -> None:
    texts = [one.model_dump_json() for one in saved]

    assert list(load(_written(tmp_path / "a.json", f"[{','.join(texts)}]"))) == list(saved)
    assert list(load(_written(tmp_path / "a.jsonl", "\n".join(texts) + "\n\n"))) == list(saved)


def test_what_stands_before_a_broken_line_is_kept(
    saved: tuple[Summary, ...], tmp_path: Path
) -> None:
    path = _written(tmp_path / "a.jsonl", saved[0].model_dump_json() + "\n{broken\n")
    found = load(path)

    assert next(found) == saved[0]
    with pytest.raises(BadInput, match=r"a\.jsonl`, line 2, is not JSON"):
        next(found)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("not json", "is not JSON"),
        ("[1]", "entry 1, is no saved summary"),
        ('{"document": {}, "provenance": {}, "schema_version": "0"}', "schema version '0'"),
        ('{"document": {}, "provenance": {}, "schema_version": "1"}', "`document.sha256`"),
    ],
)
def test_what_is_no_summary_is_named(text: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=complaint):
        list(load(_written(tmp_path / "a.json", text)))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        list(load(tmp_path / "none.json"))


def test_nothing_may_be_added_to_a_saved_summary(
    saved: tuple[Summary, ...], tmp_path: Path
) -> None:
    forged = json.loads(saved[0].model_dump_json()) | {"verdict": "buy"}

    with pytest.raises(BadInput, match="verdict"):
        list(load(_written(tmp_path / "a.json", json.dumps(forged))))
