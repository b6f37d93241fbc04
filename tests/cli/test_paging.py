from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from rich.text import Text

from summarizer.cli.paging import pager_command, print_lines
from summarizer.views.console import make_console

PYTHON = sys.executable


class _Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({"PAGER": PYTHON}, [PYTHON]),
        ({"PAGER": "cat"}, []),
        ({"PAGER": ""}, []),
        ({"PAGER": "no-such-pager"}, []),
        ({"PAGER": "'"}, []),
        ({"PAGER": PYTHON, "TERM": "dumb"}, []),
        ({"PAGER": PYTHON, "SUMMARIZER_PAGER": "cat"}, []),
        ({"SUMMARIZER_PAGER": f"{PYTHON} -c pass", "PAGER": "cat"}, [PYTHON, "-c", "pass"]),
    ],
)
def test_the_reader_s_own_pager_is_used(environment: dict[str, str], command: list[str]) -> None:
    assert pager_command(environment) == command


@pytest.fixture
def pager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pager that keeps what it was given."""
    kept, program = tmp_path / "kept", tmp_path / "pager.py"
    program.write_text(
        f"import sys, pathlib\npathlib.Path({str(kept)!r}).write_bytes(sys.stdin.buffer.read())\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("SUMMARIZER_PAGER", f"{PYTHON} {program}")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("LINES", "5")
    return kept


def _lines(count: int) -> list[Text]:
    return [Text(f"line {number}", "bold") for number in range(count)]


def test_what_is_longer_than_the_screen_is_paged_with_its_colours(pager: Path) -> None:
    out = _Terminal()

    print_lines(_lines(40), make_console(out), out, page=True)

    assert out.getvalue() == ""
    assert pager.read_text(encoding="utf-8").count("line ") == 40
    assert "\x1b[1mline 0" in pager.read_text(encoding="utf-8")


def test_what_fits_or_may_not_be_paged_is_printed(pager: Path) -> None:
    for count, page in ((3, True), (40, False)):
        out = _Terminal()
        print_lines(_lines(count), make_console(out), out, page=page)
        assert out.getvalue().count("line ") == count
    assert not pager.exists()


def test_a_file_is_never_paged(pager: Path) -> None:
    out = io.StringIO()

    print_lines(_lines(40), make_console(out), out, page=True)

    assert out.getvalue().count("line ") == 40
    assert not pager.exists()


def test_a_reader_who_leaves_early_sees_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_PAGER", f"{PYTHON} -c pass")
    monkeypatch.setenv("TERM", "xterm")
    out = _Terminal()

    print_lines(_lines(100_000), make_console(out), out, page=True)

    assert out.getvalue() == ""
