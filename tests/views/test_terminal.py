from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import cycle
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from summarizer.schemas.summary import Summary
from summarizer.views.console import make_console
from summarizer.views.layout import MAX_WIDTH
from summarizer.views.terminal import SummaryView, View

Printed = Callable[..., str]

STYLE = re.compile(r"\x1b\[[0-9;]*m")
"""Colour, bold and dim: the only sequences a finished view may send."""

HERE = Path(__file__).parent


def _same_as(name: str, text: str, tmp_path: Path) -> None:
    """Compares with a text that a person has read."""
    actual = tmp_path / name
    actual.write_text(text, encoding="utf-8")
    assert text == (HERE / name).read_text(encoding="utf-8"), f"read {actual}, then copy it here"


@pytest.mark.parametrize(
    ("name", "view", "evidence", "width"),
    [
        ("finished_80.txt", View.STANDARD, False, 80),
        ("finished_40.txt", View.STANDARD, False, 40),
        ("brief_80.txt", View.BRIEF, False, 80),
        ("full_120.txt", View.FULL, False, 120),
        ("audit_80.txt", View.AUDIT, False, 80),
        ("evidence_100.txt", View.STANDARD, True, 100),
    ],
)
def test_the_finished_view_is_as_it_was_read(
    summary: Summary,
    printed: Printed,
    tmp_path: Path,
    name: str,
    view: View,
    evidence: bool,
    width: int,
) -> None:
    _same_as(name, printed(SummaryView(summary, view, evidence), width=width), tmp_path)


def test_an_unanswered_release_is_as_it_was_read(
    silent_summary: Summary, printed: Printed, tmp_path: Path
) -> None:
    _same_as("silent_80.txt", printed(SummaryView(silent_summary)), tmp_path)


def test_a_wide_terminal_keeps_lines_readable(summary: Summary, printed: Printed) -> None:
    assert all(len(line) <= MAX_WIDTH for line in _lines(printed, SummaryView(summary), 200))


def test_evidence_shows_every_span_and_rule(summary: Summary, printed: Printed) -> None:
    shown = " ".join(printed(SummaryView(summary, View.FULL, evidence=True), width=112).split())

    for fact in summary.facts():
        assert fact.rule is None or f"by {fact.rule}" in shown
        for one in fact.evidence:
            assert f"{one.start}-{one.end}" in shown
            assert f"“{' '.join(one.text.split())}”" in shown


def test_a_partial_view_says_nothing_of_what_is_missing(
    summary: Summary, silent_summary: Summary, printed: Printed
) -> None:
    shown = printed(SummaryView(summary, View.PARTIAL))

    assert "Breakthrough Therapy" in shown
    assert "GVHD" not in shown
    assert "none stated" not in printed(SummaryView(silent_summary, View.PARTIAL))


def test_the_legend_explains_only_marks_that_are_there(
    summary: Summary, silent_summary: Summary, printed: Printed
) -> None:
    assert "* follows from" in printed(SummaryView(summary))
    assert "follows from" not in printed(SummaryView(silent_summary))


def test_a_pipe_gets_plain_text(summary: Summary, printed: Printed) -> None:
    assert "\x1b" not in printed(SummaryView(summary, View.FULL, evidence=True))


def test_no_color_leaves_no_colour(summary: Summary) -> None:
    assert not _colours(summary, {"NO_COLOR": "1"})
    assert _colours(summary, {})


def test_only_colours_that_read_on_light_and_dark_are_used(summary: Summary) -> None:
    assert _colours(summary, {}) <= {"31", "32"}


def _colours(summary: Summary, environ: dict[str, str]) -> set[str]:
    """The colour parameters sent to a terminal of 256 colours."""
    out = io.StringIO()
    console = Console(
        file=out,
        force_terminal=True,
        width=80,
        _environ={"TERM": "xterm-256color", **environ},
    )
    console.print(SummaryView(summary, View.FULL))
    parameters = {p for found in STYLE.findall(out.getvalue()) for p in found[2:-1].split(";")}
    return parameters - {"0", "1", "2"}


HOSTILE = "\x1b]0;pwned\x07\x1b[2J\x9b31m\u202e\u200b\r[red]x[/red]:smile:[link=file:///etc]"


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipe"])
def test_hostile_words_are_shown_and_never_obeyed(
    summary: Summary, monkeypatch: pytest.MonkeyPatch, view: View, terminal: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    out = _Terminal() if terminal else io.StringIO()
    hostile = _changed(summary, lambda _, words: words + HOSTILE)

    make_console(out).print(SummaryView(hostile, view, evidence=True))

    shown = out.getvalue()
    left = STYLE.sub("", shown) if terminal else shown
    assert (left != shown) == terminal
    assert all(character.isprintable() or character == "\n" for character in left)
    unwrapped = "".join(left.split())
    assert r"\x1b]0;pwned\x07\x1b[2J\x9b31m\u202e\u200b" in unwrapped
    assert "[red]x[/red]:smile:" in unwrapped


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


Change = Callable[[str, str], str]
"""Takes a field's name and its text, gives another text."""


def _changed(summary: Summary, change: Change) -> Summary:
    """The summary with every free text changed."""
    return Summary.model_validate(_walked("", summary.model_dump(), change))


def _walked(name: str, node: object, change: Change) -> object:
    if isinstance(node, dict):
        fields = cast("dict[str, object]", node)
        date = {"precision", "raw_text"} <= set(fields)
        return {
            key: child if date and key == "value" else _walked(key, child, change)
            for key, child in fields.items()
        }
    if isinstance(node, (tuple, list)):
        return [_walked(name, child, change) for child in cast("Sequence[object]", node)]
    return change(name, node) if isinstance(node, str) and not isinstance(node, StrEnum) else node


def _lines(printed: Printed, view: SummaryView, width: int) -> list[str]:
    return printed(view, width=width).splitlines()


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("width", [1, 7, 20, 63, 64, 200])
def test_no_width_breaks_the_view(
    summary: Summary, printed: Printed, view: View, width: int
) -> None:
    lines = _lines(printed, SummaryView(summary, view, evidence=width >= 63), width)

    assert all(cell_len(line) <= width for line in lines)
    assert all(line == line.rstrip() for line in lines)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(st.text(min_size=1), min_size=1),
    width=st.integers(20, 130),
    evidence=st.booleans(),
)
def test_any_words_fit_any_width(
    summary: Summary, printed: Printed, words: list[str], width: int, evidence: bool
) -> None:
    texts = cycle(words)
    free = {"text", "said", "reason", "message", "sentence", "raw_text", "model", "speaker"}
    changed = _changed(summary, lambda name, was: next(texts) if name in free else was)

    lines = printed(SummaryView(changed, View.FULL, evidence), width=width).split("\n")

    assert all(cell_len(line) <= width for line in lines)
    assert all(line.isprintable() for line in lines)
