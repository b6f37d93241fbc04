from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.cli.options import VIEWS, Options, parse
from summarizer.views.terminal import View


def test_what_is_not_given_is_left_to_settings() -> None:
    assert parse(["x.txt"]) == Options(files=("x.txt",))


def test_every_finished_view_can_be_asked_for() -> None:
    assert set(VIEWS) == set(View) - {View.PARTIAL}


def test_a_replay_takes_no_address(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--replay", str(tmp_path), "--base-url", "http://x/v1", "x.txt"])

    assert "leave it out" in capsys.readouterr().err


def test_output_must_be_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "file"
    path.write_text("", encoding="utf-8")

    with pytest.raises(SystemExit):
        parse(["-o", str(path), "x.txt"])

    assert "name a folder" in capsys.readouterr().err


def test_complaints_show_control_characters(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--\x1b[2J", "x.txt"])

    assert r"--\x1b[2J" in capsys.readouterr().err


def test_words_after_two_dashes_are_files() -> None:
    assert parse(["--", "--json"]).files == ("--json",)
