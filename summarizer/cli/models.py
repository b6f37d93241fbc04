"""`summarizer models`: the embedded model's weights on this machine."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli.codes import DONE, NO_MODEL
from summarizer.cli.talk import Talk
from summarizer.engine.catalogue import CATALOGUE, DEFAULT, Weights, known_weights
from summarizer.engine.weights import Holding, holding, pull
from summarizer.errors import ModelUnavailable
from summarizer.views.progress import size
from summarizer.views.safe_text import visible

if TYPE_CHECKING:
    from argparse import _SubParsersAction  # pyright: ignore[reportPrivateUsage]  # it has no other

_ACTIONS = """\
list           every known model: how much of it is here, where, and what it is for (default)
pull [NAME]    fetch a model, or go on with one that was interrupted
verify [NAME]  read the files again and compare their SHA-256; without a name, all that are here
path [NAME]    print where a model lies, for other programs

NAME is a name of the list; without it `pull` and `path` take the default model.
"""


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "models",
        help="list, fetch and check the embedded model's weights",
        description="List, fetch and check the embedded model's weights.",
        epilog=_ACTIONS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("action", nargs="?", default="list", choices=tuple(_RUNS), metavar="ACTION")
    parser.add_argument("name", nargs="?", default="", metavar="NAME")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Does one action; the exit code.

    Raises:
        BadInput: There is no model of that name.
        ModelUnavailable: What was asked for is not here and cannot be had.
    """
    return _RUNS[args.action](args.name, as_json=args.json)


def _list(name: str, *, as_json: bool) -> int:
    chosen = [known_weights(name)] if name else list(CATALOGUE.values())
    held = [holding(weights) for weights in chosen]
    if as_json:
        _print_json([_facts(one) for one in held])
    else:
        print("\n\n".join(_entry(one) for one in held))
    return DONE


def _pull(name: str, *, as_json: bool) -> int:
    weights = known_weights(name)
    terminal = sys.stderr if sys.stderr.isatty() else None
    talk = Talk(sys.stderr, terminal=terminal)

    def arrived(done_bytes: int, total_bytes: int, note: str) -> None:
        if note:
            talk.note(note)
        talk.count(done_bytes, total_bytes)

    with talk.working(weights.name, after_s=0):
        path = pull(weights.name, progress=arrived)
    return _print_path(weights, path, as_json=as_json)


def _verify(name: str, *, as_json: bool) -> int:
    from summarizer.engine.digests import sha256_of

    chosen = [known_weights(name)] if name else list(CATALOGUE.values())
    here = [one for one in map(holding, chosen) if one.state == "ready"]
    if not here:
        raise _absent(chosen[0] if name else known_weights(DEFAULT))
    found = [(one, sha256_of(one.path, again=True)) for one in here]
    if as_json:
        _print_json([_facts(one) | {"found_sha256": digest} for one, digest in found])
    else:
        for one, digest in found:
            print(_verdict(one, digest))
    return DONE if all(digest == one.weights.sha256 for one, digest in found) else NO_MODEL


def _path(name: str, *, as_json: bool) -> int:
    weights = known_weights(name)
    held = holding(weights)
    if held.state != "ready":
        raise _absent(weights)
    return _print_path(weights, held.path, as_json=as_json)


_RUNS = {"list": _list, "pull": _pull, "verify": _verify, "path": _path}


def _absent(weights: Weights) -> ModelUnavailable:
    return ModelUnavailable(
        f"the weights `{weights.name}` are not here; run `summarizer models pull {weights.name}`"
    )


def _entry(held: Holding) -> str:
    weights = held.weights
    state: str = held.state
    if held.state == "partial":
        state = f"partial, {held.have_bytes / weights.size_bytes:.0%}"
    facts = (weights.name, state, size(weights.size_bytes), weights.licence)
    return f"{'  '.join(facts)}\n    {weights.use}\n    {visible(str(held.path))}"


def _verdict(held: Holding, digest: str) -> str:
    name = held.weights.name
    if digest == held.weights.sha256:
        return f"{name}  sound"
    path = visible(str(held.path))
    return f"{name}  damaged: delete {path} and run `summarizer models pull {name}`"


def _facts(held: Holding) -> dict[str, object]:
    weights = held.weights
    return {
        "name": weights.name,
        "default": weights.name == DEFAULT,
        "state": held.state,
        "size_bytes": weights.size_bytes,
        "have_bytes": held.have_bytes,
        "path": str(held.path),
        "sha256": weights.sha256,
        "licence": weights.licence,
        "context_tokens": weights.context_tokens,
        "use": weights.use,
    }


def _print_path(weights: Weights, path: Path, *, as_json: bool) -> int:
    if as_json:
        _print_json({"name": weights.name, "path": str(path)})
    else:
        print(path)
    return DONE


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))
