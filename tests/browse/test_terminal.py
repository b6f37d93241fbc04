"""The application on a terminal of its own, as a process, down to the bytes it sends."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="terminals of this kind are Unix's")

ROOT = Path(__file__).parents[2]
SILENCE_S = 120
COLOUR = re.compile(rb"\x1b\[[0-9;]*?\b([34][0-8]|9[0-7]|10[0-7])[;m]")


def _sent(path: Path, environ: dict[str, str]) -> bytes:
    """All that is written to the terminal until the facts are seen and `q` is pressed."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "summarizer.cli.main", "browse", str(path)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "80", "LINES": "24", "TERM": "xterm", **environ},
    )
    os.close(theirs)
    sent = b""
    try:
        while b"Breakthrough Therapy designation" not in sent:
            part = _rest(ours)
            assert part, "the program left before its words came"
            sent += part
        os.write(ours, b"q")
        while part := _rest(ours):
            sent += part
        assert process.wait(60) == 0
    finally:
        process.kill()
        os.close(ours)
    return sent


def _rest(terminal: int) -> bytes:
    """What the program sends next.

    Raises:
        AssertionError: It has sent nothing for a time that no machine needs.
    """
    ready, _, _ = select.select([terminal], [], [], SILENCE_S)
    assert ready, "the program waits, and its words never came"
    try:
        return os.read(terminal, 65_536)
    except OSError:  # Linux: the other end is closed
        return b""


def test_without_colour_no_colour_is_sent_and_weight_is(saved: Path) -> None:
    sent = _sent(saved, {"NO_COLOR": "1"})

    assert not COLOUR.findall(sent)
    assert b"\x1b[1;7" in sent


def test_sixteen_colours_are_enough(saved: Path) -> None:
    sent = _sent(saved, {})

    assert COLOUR.findall(sent)
    assert b"38;2;" not in sent
    assert b"38;5;" not in sent
    assert b"48;5;" not in sent


def test_the_terminal_is_given_back(saved: Path) -> None:
    sent = _sent(saved, {})

    assert sent.count(b"\x1b[?1049h") == 1
    assert b"\x1b[?1049l" in sent[sent.index(b"\x1b[?1049h") :]
