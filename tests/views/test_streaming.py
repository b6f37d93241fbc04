from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from rich.console import Console

from summarizer.schemas.summary import Summary
from summarizer.views.streaming import Display


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.time_s = 100.0

    def __call__(self) -> float:
        return self.time_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def frame() -> Callable[[Display], list[str]]:
    """The lines a display would draw just now on a terminal of 80 by 24."""

    def drawn(display: Display) -> list[str]:
        out = io.StringIO()
        Console(file=out, width=80, height=24, color_system=None).print(display)
        return out.getvalue().splitlines()

    return drawn


def _terminal(out: io.StringIO | None = None) -> Console:
    return Console(
        file=out or io.StringIO(), force_terminal=True, width=80, height=24, color_system=None
    )


def test_the_status_says_how_long_and_what_is_asked(
    clock: Clock, frame: Callable[[Display], list[str]]
) -> None:
    display = Display(_terminal(), "release.txt", now=clock)
    clock.time_s += 67
    display.note("asking `study`")

    (line,) = frame(display)

    assert line.endswith(" 1:07  release.txt  asking `study`")


def test_bytes_are_shown_until_the_next_note(
    clock: Clock, frame: Callable[[Display], list[str]]
) -> None:
    display = Display(_terminal(), "release.txt", now=clock)
    display.count(500_000, 2_000_000)
    clock.time_s += 2
    display.count(1_000_000, 2_000_000)

    assert frame(display)[1].endswith(" 50%  1.0 MB of 2.0 MB  250.0 kB/s")

    display.note("starting the engine")

    assert len(frame(display)) == 1


def test_entries_are_shown_above_the_status_and_fit_the_screen(
    clock: Clock, summary: Summary, frame: Callable[[Display], list[str]]
) -> None:
    display = Display(_terminal(), "release.txt", now=clock)
    display.show(summary)

    lines = frame(display)

    assert len(lines) < 24
    assert "release.txt" in lines[-1]
    assert lines[-3].startswith("  Ostheim lymphoma")


def test_a_later_partial_replaces_an_earlier_one(
    clock: Clock, summary: Summary, silent_summary: Summary, frame: Callable[[Display], list[str]]
) -> None:
    display = Display(_terminal(), "release.txt", now=clock)
    display.show(silent_summary)
    before = frame(display)
    display.show(summary)

    assert len(frame(display)) > len(before)


def test_hostile_names_and_notes_are_shown_not_obeyed(
    clock: Clock, frame: Callable[[Display], list[str]]
) -> None:
    display = Display(_terminal(), "a\x1b[2Jb", now=clock)
    display.note("waiting\x07")

    assert frame(display)[0].endswith(r"a\x1b[2Jb  waiting\x07")


def test_the_display_is_gone_when_the_work_ends(clock: Clock, summary: Summary) -> None:
    out = io.StringIO()

    with Display(_terminal(out), "release.txt", now=clock) as display:
        display.show(summary)

    shown = out.getvalue()
    assert "release.txt" in shown
    assert shown.endswith("\x1b[2K")  # the last line is erased
    assert "\x1b[?25h" in shown  # and the cursor is back
