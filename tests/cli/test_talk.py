from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

from summarizer.cli.talk import Talk

if TYPE_CHECKING:
    from collections.abc import Callable


def test_quiet_leaves_complaints() -> None:
    err = io.StringIO()
    talk = Talk(err, terminal=None, quiet=True)

    talk.tell("using the example")
    talk.note("waiting")
    talk.complain("the server gave up")

    assert err.getvalue() == "summarizer: the server gave up\n"


def test_without_a_terminal_notes_are_lines_and_bytes_are_not_shown() -> None:
    err = io.StringIO()
    talk = Talk(err, terminal=None)

    with talk.working("a.txt", after_s=0):
        talk.note("waiting 3 s")
        talk.count(1, 2)
        talk.count(1, 2, "trying the hub")

    assert err.getvalue() == "summarizer: waiting 3 s\nsummarizer: trying the hub\n"


def test_short_work_shows_no_progress(terminal: io.StringIO) -> None:
    talk = Talk(terminal, terminal=terminal)

    with talk.working("a.txt", after_s=60):
        pass

    assert terminal.getvalue() == ""


def test_longer_work_shows_progress_that_goes_away(terminal: io.StringIO) -> None:
    talk = Talk(terminal, terminal=terminal)

    with talk.working("a.txt", after_s=0.001):
        _wait_until(lambda: "a.txt" in terminal.getvalue())
        talk.note("asking `study`")
        _wait_until(lambda: "asking `study`" in terminal.getvalue())

    assert terminal.getvalue().endswith("\x1b[2K")


def _wait_until(so: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not so():
        assert time.monotonic() < end, "never came"
        time.sleep(0.01)
