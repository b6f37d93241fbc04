"""What the model made of the fixed instructions, kept on disk from process to process.

Every question begins with the same instructions. Reading them takes seconds; their state, some
20 MB, is loaded in milliseconds. The name of a state's file holds the hash of its content, since
the engine ends the whole process over a damaged one.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.engine.calling import call
from summarizer.errors import EndpointFailed

if TYPE_CHECKING:
    from summarizer.engine.server import EmbeddedServer

KEPT_STATES = 4
"""Files that stay: a few models and wordings of the instructions."""

_KEY_HEX_DIGITS = 16
_STAND_IN = "=== user ==="


def warm(server: EmbeddedServer, instructions: str) -> int:
    """Brings the server to where it has read the instructions, from disk or by reading them.

    A later question whose system message is `instructions` finds that part in the prompt cache.
    Nothing is lost where it does not work: the instructions are read with the first question.

    Returns:
        How many tokens the server now holds; 0 where it did not work.
    """
    try:
        prefix = _prefix(server, instructions)
        key = _key(server, prefix)
        for state in server.states.glob(f"{key}-*.state"):
            if _sound(state):
                os.utime(state)
                return _tokens(_slot(server, "restore", state.name), "n_restored")
            state.unlink(missing_ok=True)
        call(server, "/completion", {"prompt": prefix, "n_predict": 0, "cache_prompt": True})
        return _save(server, key)
    except (EndpointFailed, OSError):
        return 0


def _prefix(server: EmbeddedServer, instructions: str) -> str:
    """The beginning of every prompt, as the model's own chat template writes it."""
    messages = [
        {"role": "system", "content": instructions},
        {"role": "user", "content": _STAND_IN},
    ]
    prompt = call(server, "/apply-template", {"messages": messages}).get("prompt")
    return str(prompt).rpartition(_STAND_IN)[0]


def _key(server: EmbeddedServer, prefix: str) -> str:
    parts = (server.weights_sha256, server.engine_version, prefix)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_KEY_HEX_DIGITS]


def _save(server: EmbeddedServer, key: str) -> int:
    fresh = server.states / f"{key}.{secrets.token_hex(4)}.new"
    try:
        tokens = _tokens(_slot(server, "save", fresh.name), "n_saved")
        fresh.replace(server.states / f"{key}-{_digest(fresh)}.state")
    finally:
        fresh.unlink(missing_ok=True)
    _prune(server.states)
    return tokens


def _slot(server: EmbeddedServer, action: str, file_name: str) -> dict[str, object]:
    return call(server, f"/slots/0?action={action}", {"filename": file_name})


def _tokens(answer: dict[str, object], name: str) -> int:
    count = answer.get(name)
    return count if isinstance(count, int) else 0


def _digest(state: Path) -> str:
    with state.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sound(state: Path) -> bool:
    return state.stem.partition("-")[2] == _digest(state)


def _prune(states: Path) -> None:
    """Removes all but the states used last."""
    by_use = sorted(states.glob("*.state"), key=lambda state: state.stat().st_mtime_ns)
    for state in by_use[:-KEPT_STATES]:
        state.unlink(missing_ok=True)
