from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from summarizer.cli.inputs import Input, expand, open_document
from summarizer.errors import BadInput

Release = Callable[..., str]


def _names(*words: str) -> list[str]:
    return [Path(one.name).name for one in expand(words)]


def test_a_pattern_the_shell_left_alone_is_expanded(release: Release, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        release(name)

    assert _names(str(tmp_path / "*.txt")) == ["a.txt", "b.txt"]


def test_two_stars_reach_into_folders(release: Release, tmp_path: Path) -> None:
    release("deep/er/a.txt")

    assert _names(str(tmp_path / "**" / "*.txt")) == ["a.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(release: Release) -> None:
    release("a1.txt")

    assert _names(release("a[1].txt")) == ["a[1].txt"]


def test_a_folder_stands_for_its_text_and_markdown_files(release: Release, tmp_path: Path) -> None:
    for name in ("b.md", "a.TXT", "data.csv", "deep/c.txt"):
        release(name)

    assert _names(str(tmp_path)) == ["a.TXT", "b.md"]


def test_a_document_named_twice_is_read_once(release: Release, tmp_path: Path) -> None:
    path = release("a.txt")

    assert _names(path, str(tmp_path / "*.txt"), "-", "-") == ["a.txt", "-"]


@pytest.mark.parametrize(
    ("word", "problem"), [("*.xyz", "no file matches"), (".", "the folder holds no .markdown")]
)
def test_what_matches_nothing_stays_with_its_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str, problem: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (one,) = expand([word])

    with pytest.raises(BadInput, match=problem):
        open_document(one)


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    given = SimpleNamespace(buffer=io.BytesIO("λ text".encode()))
    monkeypatch.setattr(sys, "stdin", given)

    document = open_document(Input("-"))

    assert (document.text, document.source) == ("λ text", "standard input")
