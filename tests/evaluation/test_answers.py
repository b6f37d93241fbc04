from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.errors import BadInput
from summarizer.evaluation.answers import load_answers
from summarizer.evaluation.gold import Gold, load_gold


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "answers").mkdir()
    return tmp_path / "answers"


def _save(gold: Gold, path: Path) -> None:
    path.write_text(gold.summary.model_dump_json(), encoding="utf-8")


def test_an_answer_belongs_to_the_gold_of_its_document(
    gold: Gold, write: Callable[..., Path], folder: Path
) -> None:
    other = load_gold(write({"document": {}}, "other", text="Another text.\n"))
    _save(gold, folder / "whatever.summary.json")
    _save(other, folder / "unasked.summary.json")

    assert load_answers(folder, [gold]) == {"tidal": gold.summary}


def test_two_answers_for_one_document_are_refused(gold: Gold, folder: Path) -> None:
    _save(gold, folder / "a.summary.json")
    _save(gold, folder / "b.summary.json")

    with pytest.raises(BadInput, match=r"a\.summary\.json.*b\.summary\.json.* of one document"):
        load_answers(folder, [gold])


def test_a_folder_without_answers_is_refused(gold: Gold, folder: Path) -> None:
    with pytest.raises(BadInput, match="is of a document of the gold"):
        load_answers(folder, [gold])
