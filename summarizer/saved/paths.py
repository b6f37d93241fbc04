"""Places in a summary's JSON by the paths that facts carry, such as `trials[0].phases[1]`."""

from __future__ import annotations

import re

from pydantic import JsonValue

_STEP = re.compile(r"(?P<name>[A-Za-z_]\w*)|\[(?P<index>\d+)\]")


def steps(path: str) -> list[str | int]:
    """Names and indices, in order; none where it is no path."""
    found: list[str | int] = []
    for part in _STEP.finditer(path):
        found.append(part["name"] if part["name"] is not None else int(part["index"]))
    written = "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in found)
    return found if written.removeprefix(".") == path else []


def get(node: JsonValue, path: str) -> JsonValue:
    """What stands at the path.

    Raises:
        LookupError: Nothing does.
    """
    way = steps(path)
    if not way:
        raise LookupError(path)
    for step in way:
        node = _child(node, step)
    return node


def put(node: JsonValue, path: str, value: JsonValue) -> None:
    """Replace what stands at the path; None in a list takes the entry out.

    Raises:
        LookupError: There is nothing to replace.
    """
    *way, last = steps(path)
    for step in way:
        node = _child(node, step)
    _child(node, last)
    if isinstance(node, list) and isinstance(last, int):
        node[last : last + 1] = [] if value is None else [value]
    elif isinstance(node, dict) and isinstance(last, str):
        node[last] = value


def _child(node: JsonValue, step: str | int) -> JsonValue:
    if isinstance(node, dict) and isinstance(step, str):
        return node[step]
    if isinstance(node, list) and isinstance(step, int):
        return node[step]
    raise LookupError(step)
