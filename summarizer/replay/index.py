"""The sets of a cassette folder, and which of them is replayed when none is named.

A set is a folder `<system>/<model>` with cassettes in it; `index.yaml` names the default and lists
for a person what the cassettes themselves say. Sets of other systems, recorded to compare with, are
listed too, and never replayed as ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from summarizer.errors import BadInput, ReplayMismatch
from summarizer.replay.files import write_whole
from summarizer.replay.head import Head, read
from summarizer.replay.layout import safe
from summarizer.replay.legible import from_yaml, to_yaml

SYSTEM = "summarizer"

INDEX = "index.yaml"

_HEADER = (
    "# The set that is replayed when none is named, and what each set was recorded from.\n"
    "# `default` is yours to change; recording never does.\n"
)
_SHOWN = ("model", "answered_as", "endpoint", "weights_sha256", "engine", "recorded_on")


def set_of(head: Head, folder: Path) -> Path:
    """The folder a recording of this model belongs in."""
    return folder / SYSTEM / safe(head.model)


def choose(folder: Path, wanted: str | None) -> Path:
    """The folder of the set to replay.

    Args:
        folder: The cassette folder.
        wanted: Part of a set's name, of its model's name, or of the name that `--model` takes
            (`openai/NAME`, `local/NAME`); a whole name wins over parts. None for the default.

    Raises:
        ReplayMismatch: There is no such set, or there are several.
        BadInput: The index or a cassette cannot be read.
    """
    sets = _own(_sets(folder))
    if not sets:
        raise ReplayMismatch(
            f"`{folder}` holds no recordings. Record some with `summarizer FILE --record {folder}`"
        )
    if wanted is None:
        return _default(folder, sets)
    names = {key: _names(key, path) for key, path in sets.items()}
    found = [key for key in sets if wanted.casefold() in names[key]] or [
        key for key in sets if any(wanted.casefold() in name for name in names[key])
    ]
    if len(found) == 1:
        return sets[found[0]]
    raise ReplayMismatch(
        f"`{wanted}` fits {'several' if found else 'none'} of the recorded sets in `{folder}`. "
        f"Name one of {_listed(found or sets)}"
    )


def write(folder: Path) -> None:
    """Brings the index up to date with the cassettes; a default, once there, stays."""
    path = folder / INDEX
    sets = _sets(folder)
    default = _read(path).get("default") if path.exists() else None
    index = {
        "default": default or next(iter(_own(sets)), None),
        "sets": {key: _summed_up(cassettes) for key, cassettes in sets.items()},
    }
    write_whole(path, _HEADER + to_yaml(index))


def _default(folder: Path, sets: dict[str, Path]) -> Path:
    path = folder / INDEX
    default = _read(path).get("default") if path.exists() else None
    if default is None and len(sets) == 1:
        return next(iter(sets.values()))
    if default not in sets:
        said = f"names `{default}`, which is not there" if default else "names no default set"
        raise ReplayMismatch(
            f"`{path}` {said}. Set `default` to one of {_listed(sets)}, or choose one by its model"
        )
    return sets[str(default)]


def _read(path: Path) -> dict[str, object]:
    try:
        return from_yaml(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"`{path}` cannot be read ({error}). Repair it or delete it") from error


def _sets(folder: Path) -> dict[str, Path]:
    cassettes = sorted(folder.glob("*/*/*.yaml"))
    return {f"{path.parent.parent.name}/{path.parent.name}": path.parent for path in cassettes}


def _own(sets: dict[str, Path]) -> dict[str, Path]:
    return {key: path for key, path in sets.items() if key.startswith(f"{SYSTEM}/")}


def _names(key: str, cassettes: Path) -> set[str]:
    heads = [read(path) for path in cassettes.glob("*.yaml")]
    said = {name for one in heads for name in (one.model, f"{one.endpoint}/{one.model}")}
    return {name.casefold() for name in (key, *said)}


def _summed_up(cassettes: Path) -> dict[str, object]:
    """What all cassettes of a set say, field by field; a list where they differ."""
    heads = [read(path).model_dump() for path in sorted(cassettes.glob("*.yaml"))]
    shown: dict[str, object] = {}
    for name in _SHOWN:
        said = sorted({head[name] for head in heads if head[name] is not None})
        if said:
            shown[name] = said[0] if len(said) == 1 else said
    return {**shown, "documents": len(heads)}


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(f"`{key}`" for key in keys)
