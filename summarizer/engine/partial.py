"""A file that arrives in pieces and is whole only under its final name.

`NAME.partial` holds the bytes so far. `NAME.partial.journal` holds one line a checkpoint: how many
bytes were safely on disk, and the SHA-256 of all of them. On resuming, what lies behind the last
checkpoint that still holds is dropped, so a crash or a damaged disk never reaches the final file.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Self

CHECKPOINT_BYTES = 32 << 20
BLOCK_BYTES = 1 << 20


class Partial:
    """Used as a context manager; leaving it, by an interrupt too, keeps what has arrived.

    Attributes:
        target: The final name.
        size_bytes: How much has arrived.
    """

    def __init__(self, target: Path) -> None:
        self.target = target
        self.size_bytes = 0
        self._path = partial_path(target)
        self._journal = self._path.with_name(f"{self._path.name}.journal")
        self._hash = hashlib.sha256()
        self._checked_bytes = 0
        self._file: BinaryIO | None = None

    def __enter__(self) -> Self:
        self._file = self._path.open("r+b" if self._path.exists() else "w+b")
        self._resume()
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._checkpoint()
            self._close()

    @property
    def sha256(self) -> str:
        """Of everything that has arrived."""
        return self._hash.hexdigest()

    def append(self, block: bytes) -> None:
        self._opened.write(block)
        self._hash.update(block)
        self.size_bytes += len(block)
        if self.size_bytes - self._checked_bytes >= CHECKPOINT_BYTES:
            self._checkpoint()

    def restart(self) -> None:
        """Drops everything; what comes next is the file's first byte."""
        self._keep(0, "")
        self._hash = hashlib.sha256()

    def finish(self) -> None:
        """Gives the file its final name, after all of it is on disk."""
        self._sync()
        self._close()
        self._path.replace(self.target)
        self._journal.unlink(missing_ok=True)

    def discard(self) -> None:
        """Removes what has arrived."""
        self._close()
        self._path.unlink()
        self._journal.unlink(missing_ok=True)

    @property
    def _opened(self) -> BinaryIO:
        if self._file is None:
            raise ValueError("the partial file is not open")
        return self._file

    def _close(self) -> None:
        self._opened.close()
        self._file = None

    def _sync(self) -> None:
        self._opened.flush()
        os.fsync(self._opened.fileno())

    def _checkpoint(self) -> None:
        if self.size_bytes == self._checked_bytes:
            return
        self._sync()
        with self._journal.open("a", encoding="ascii") as journal:
            journal.write(f"{self.size_bytes} {self.sha256}\n")
        self._checked_bytes = self.size_bytes

    def _resume(self) -> None:
        size_bytes, lines = 0, ""
        running = self._hash.copy()
        for offset, digest in _checkpoints(self._journal):
            for block in _blocks(self._opened, offset - self._opened.tell()):
                running.update(block)
            if self._opened.tell() != offset or running.hexdigest() != digest:
                break
            size_bytes, lines = offset, f"{lines}{offset} {digest}\n"
            self._hash = running.copy()
        self._keep(size_bytes, lines)

    def _keep(self, size_bytes: int, journal: str) -> None:
        self._opened.truncate(size_bytes)
        self._opened.seek(size_bytes)
        self._journal.write_text(journal, encoding="ascii")
        self.size_bytes = self._checked_bytes = size_bytes


def partial_path(target: Path) -> Path:
    return target.with_name(f"{target.name}.partial")


def _checkpoints(journal: Path) -> list[tuple[int, str]]:
    """What the journal says, up to the first line that is none."""
    found: list[tuple[int, str]] = []
    if not journal.exists():
        return found
    for line in journal.read_text(encoding="ascii", errors="replace").splitlines():
        offset, _, digest = line.partition(" ")
        if not offset.isdecimal() or len(digest) != hashlib.sha256().digest_size * 2:
            break
        found.append((int(offset), digest))
    return found


def _blocks(file: BinaryIO, count: int) -> Iterator[bytes]:
    """The next `count` bytes, or as many as there are."""
    while count > 0 and (block := file.read(min(count, BLOCK_BYTES))):
        yield block
        count -= len(block)
