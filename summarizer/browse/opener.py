"""Shows a file in the program that the user has chosen for it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def opener(path: Path, environ: Mapping[str, str]) -> tuple[list[str], bool] | None:
    """The command, and whether it takes over the terminal; None where there is none.

    `$VISUAL` and `$EDITOR` come first, then `$PAGER`, then what the platform opens files with,
    then `less` and `more`.
    """
    for name in ("VISUAL", "EDITOR", "PAGER"):
        words = shlex.split(environ.get(name, ""))
        if words and shutil.which(words[0], path=environ.get("PATH")):
            return [*words, str(path)], True
    desktop = sys.platform == "darwin" or environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    for program in ("open",) if sys.platform == "darwin" else ("xdg-open",):
        if desktop and shutil.which(program, path=environ.get("PATH")):
            return [program, str(path)], False
    for program in ("less", "more"):
        if shutil.which(program, path=environ.get("PATH")):
            return [program, str(path)], True
    return None


def run(command: list[str]) -> str:
    """Runs it to its end; why it could not be run, or nothing."""
    try:
        subprocess.run(command, check=False, env=os.environ)
    except OSError as error:
        return f"`{command[0]}` cannot be run ({error.strerror}); set EDITOR or PAGER"
    return ""


def start(command: list[str]) -> str:
    """Starts a program with a window of its own; why it could not be, or nothing."""
    try:
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        return f"`{command[0]}` cannot be run ({error.strerror}); set EDITOR or PAGER"
    return ""
