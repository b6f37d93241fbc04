from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.document import Document
from summarizer.replay.layout import STEM_CHARS, label, safe


@given(st.text())
def test_any_name_makes_a_plain_visible_file_name(name: str) -> None:
    made = safe(name)

    assert 0 < len(made) <= STEM_CHARS + 1
    assert made == Path(made).name
    assert not made.startswith(".")
    assert safe(made) == made


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("qwen2.5-coder-1.5b", "qwen2.5-coder-1.5b"),
        ("vendor/Model 7B:q4", "vendor-Model-7B-q4"),
        ("../../etc", "etc"),
        ("新闻稿", "新闻稿"),
        ("con", "con-"),
        ("???", "text"),
    ],
)
def test_names_stay_readable(name: str, made: str) -> None:
    assert safe(name) == made


def test_a_document_beside_the_folder_is_known_by_its_path_there(tmp_path: Path) -> None:
    (tmp_path / "releases").mkdir()
    paths = tmp_path / "releases" / "one.txt", tmp_path / "two.txt"
    for path in paths:
        path.write_text("x")

    labels = [
        label(Document.from_text("x", name=str(path)), tmp_path / "cassettes") for path in paths
    ]

    assert labels == ["releases/one.txt", "./two.txt"]


@pytest.mark.parametrize("name", ["/elsewhere/of/mine/one.txt", "one.txt"])
def test_no_folder_of_the_machine_is_told(tmp_path: Path, name: str) -> None:
    assert label(Document.from_text("x", name=name), tmp_path / "cassettes") == "one.txt"


@pytest.mark.parametrize("name", [None, "", "/"])
def test_a_document_without_a_name_has_a_label(tmp_path: Path, name: str | None) -> None:
    assert label(Document.from_text("x", name=name), tmp_path / "project" / "cassettes") == "text"
