from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.text import Text

from summarizer.views.console import make_console
from summarizer.views.hyperlinks import available, linked, linked_file, linked_record


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _printed(text: Text, out: io.StringIO) -> str:
    make_console(out).print(text, soft_wrap=True)
    return out.getvalue()


@pytest.mark.parametrize(
    ("environment", "has"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "linux"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"VTE_VERSION": "6800"}, True),
        ({"VTE_VERSION": "4205"}, False),
        ({"WT_SESSION": "1"}, True),
        ({"TERM": "xterm-kitty", "FORCE_HYPERLINK": "0"}, False),
        ({"FORCE_HYPERLINK": "1"}, True),
    ],
)
def test_links_are_drawn_where_the_terminal_is_known_to_have_them(
    environment: dict[str, str], has: bool
) -> None:
    assert available(environment) == has


@pytest.fixture
def with_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    monkeypatch.setenv("TERM", "xterm")


@pytest.mark.usefixtures("with_links")
def test_a_link_is_an_escape_on_a_terminal_and_nothing_in_a_file() -> None:
    assert "\x1b]8;" in _printed(linked(Text("x"), "https://example.org/a"), _Terminal())
    assert _printed(linked(Text("x"), "https://example.org/a"), io.StringIO()) == "x\n"


@pytest.mark.usefixtures("with_links")
@pytest.mark.parametrize(
    "address",
    ["https://e.org/\x1b]0;owned\x07", "javascript:alert(1)", "https://e.org/a b", "", "http://"],
)
def test_an_address_that_could_act_is_no_link(address: str) -> None:
    assert "\x1b]8;" not in _printed(linked(Text("x"), address), _Terminal())


@pytest.mark.usefixtures("with_links")
def test_records_and_files_are_linked_where_there_are_any(tmp_path: Path) -> None:
    release = tmp_path / "a release.txt"
    release.write_text("x", encoding="utf-8")

    shown = _printed(linked_record(Text("x"), "NCT", "NCT09999904"), _Terminal())
    assert "https://clinicaltrials.gov/study/NCT09999904" in shown
    assert "\x1b]8;" not in _printed(linked_record(Text("x"), "jRCT", "jRCT0"), _Terminal())
    assert "a%20release.txt" in _printed(linked_file(Text("x"), str(release)), _Terminal())
    assert "\x1b]8;" not in _printed(linked_file(Text("x"), "none.txt"), _Terminal())
