from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.views.safe_text import one_line, visible


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        pytest.param("\x1b[31mred", r"\x1b[31mred", id="escape sequence"),
        pytest.param("\x9b31m", r"\x9b31m", id="C1 control sequence introducer"),
        pytest.param("\x1b]8;;http://x\x07", r"\x1b]8;;http://x\x07", id="hyperlink and bell"),
        pytest.param("a\rb\bc\x7f", r"a\x0db\x08c\x7f", id="overwriting"),
        pytest.param("\u202egnp.exe", r"\u202egnp.exe", id="right-to-left override"),
        pytest.param("\u2066x\u2069", r"\u2066x\u2069", id="isolates"),
        pytest.param("a\u200bb\ufeff", r"a\u200bb\ufeff", id="zero width"),
        pytest.param("\U000e0041", r"\U000e0041", id="tag character"),
        pytest.param("\U000e0101\ufe0f", r"\U000e0101\ufe0f", id="variation selectors"),
        pytest.param("\u3164\u2800", r"\u3164\u2800", id="blank letters"),
        pytest.param("\u2028\u2029\x85", r"\u2028\u2029\x85", id="line separators"),
        pytest.param("\ud800", r"\ud800", id="lone surrogate"),
    ],
)
def test_what_acts_or_hides_is_shown_as_an_escape(hostile: str, shown: str) -> None:
    assert visible(hostile) == shown


@pytest.mark.parametrize(
    "text", ["CAR‑T™ λ ® “x”", "細胞療法", "[bold]not markup[/]", ":smile:", "é"]
)
def test_letters_typography_and_markup_stay(text: str) -> None:
    assert visible(text) == text


def test_spaces_of_every_width_become_plain() -> None:
    assert visible("10\u00a0000\u2009mg\u3000x") == "10 000 mg x"


def test_one_line_joins_broken_lines_and_trims() -> None:
    assert one_line("  Investor Contact:\r\n\tJo Example \n") == "Investor Contact: Jo Example"


def test_one_line_keeps_other_breaks_visible() -> None:
    assert one_line("a\x0bb\x1cc") == r"a\x0bb\x1cc"


@given(st.text())
def test_everything_shown_is_printable(text: str) -> None:
    assert visible(text).isprintable()


@given(st.text())
def test_showing_twice_changes_nothing_more(text: str) -> None:
    assert visible(visible(text)) == visible(text)
