from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.engine.places import cache_folder


def test_the_given_folder_comes_before_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "elsewhere"))

    assert cache_folder(tmp_path) == tmp_path
    assert cache_folder() == tmp_path / "elsewhere"


def test_the_environment_may_name_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", "~/weights")

    assert cache_folder() == Path.home() / "weights"


def test_otherwise_it_is_the_platforms_own_folder_for_us(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", " ")

    assert cache_folder().is_relative_to(Path.home())
    assert "summarizer" in cache_folder().parts
