"""What is longer than the screen goes through the reader's own pager."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# Leave at once what fits, keep colours and links, do not clear the screen: as git has it.
_LESS = "FRX"


def pager_command(environment: Mapping[str, str]) -> list[str]:
    """The pager as a command line; empty where the reader wants none or none is installed."""
    wanted = environment.get("SUMMARIZER_PAGER", environment.get("PAGER", "less"))
    try:
        words = shlex.split(wanted)
    except ValueError:
        return []
    if not words or words == ["cat"] or environment.get("TERM") == "dumb":
        return []
    return words if shutil.which(words[0]) else []


def print_lines(lines: list[Text], console: Console, out: TextIO, *, page: bool) -> None:
    """Prints, through a pager where that helps.

    Args:
        lines: What to print.
        console: Writes to `out`; says how high the screen is.
        out: Where to.
        page: Whether a pager may be opened: only where a person reads, and nothing follows.
    """
    command = pager_command(os.environ) if page and out.isatty() else []
    if not command or len(lines) < console.height:
        for line in lines:
            console.print(line, soft_wrap=True)
        return
    with console.capture() as captured:
        for line in lines:
            console.print(line, soft_wrap=True)
    out.flush()
    environment = {"LESS": _LESS, **os.environ}
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment) as pager:
        assert pager.stdin is not None
        try:
            with pager.stdin as pipe:
                pipe.write(captured.get().encode(out.encoding or "utf-8", "backslashreplace"))
        except BrokenPipeError:
            pass  # the reader has seen enough
