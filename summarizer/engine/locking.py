"""One process at a time: an advisory lock on a file, released even by a process that dies."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

POLL_S = 0.2

if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def held(path: Path, *, on_wait: Callable[[], None]) -> Generator[None]:
    """Holds the lock; the file stays, since removing it would let two processes in.

    Args:
        path: The lock's file, made where it is missing.
        on_wait: Called once where another process has the lock.
    """
    with path.open("ab") as file:
        if not _take(file):
            on_wait()
            while not _take(file):
                time.sleep(POLL_S)
        yield
