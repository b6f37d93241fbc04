from __future__ import annotations

import sys
from pathlib import Path

import pytest

from summarizer.browse.opener import opener, run, start

FILE = Path("news.txt")


@pytest.fixture
def programs(tmp_path: Path) -> str:
    """A PATH with some programs."""
    for name in ("vi", "less", "xdg-open", "open"):
        program = tmp_path / name
        program.write_text("#!/bin/sh\n", encoding="utf-8")
        program.chmod(0o755)
    return str(tmp_path)


def test_the_editor_comes_before_the_pager_and_takes_its_options(programs: str) -> None:
    environ = {"PATH": programs, "EDITOR": "vi -R", "PAGER": "less"}

    assert opener(FILE, environ) == (["vi", "-R", "news.txt"], True)


def test_a_program_that_is_not_there_is_passed_over(programs: str) -> None:
    environ = {"PATH": programs, "EDITOR": "emacs", "PAGER": "less"}

    assert opener(FILE, environ) == (["less", "news.txt"], True)


@pytest.mark.skipif(sys.platform != "linux", reason="names the opener of Linux desktops")
def test_a_desktop_opens_the_file_in_a_window_of_its_own(programs: str) -> None:
    assert opener(FILE, {"PATH": programs, "DISPLAY": ":0"}) == (["xdg-open", "news.txt"], False)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a desktop")
def test_without_anything_set_a_pager_of_the_system_serves(programs: str) -> None:
    assert opener(FILE, {"PATH": programs}) == (["less", "news.txt"], True)
    assert opener(FILE, {"PATH": "/nowhere"}) is None


def test_a_program_that_cannot_be_run_is_named() -> None:
    for begin in (run, start):
        assert "`./no-such-program` cannot be run" in begin(["./no-such-program", "news.txt"])
