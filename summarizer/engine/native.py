"""Starting xllamacpp, which is llama.cpp's server as a Python object: its settings, and why."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

from summarizer.engine.machine import physical_cores
from summarizer.errors import ModelUnavailable

HOST = "127.0.0.1"

SILENT = -1
"""Log level below errors: the engine writes to standard error past Python."""

PING_S = 1
"""Comment lines in a stream where nothing is said. Between two of them the server notices that it
is being closed: with llama.cpp's own 30 s, closing it during an answer took up to 39 s."""

PROMPTS_MIB = 1024
"""Room for the state of earlier prompts, so that coming back to a document reads it from memory."""

SPINS = "2000"
"""How often a thread that waits for the others looks again before it sleeps. OpenMP's own count
lets a thread spin for the core that the thread it waits for needs: on two cores, one of them busy
with something else, a token took fifteen times as long to write. On idle ones, both take the same
within a tenth."""

SPIN_SETTINGS = ("GOMP_SPINCOUNT", "OMP_WAIT_POLICY")
"""A user who sets one of these has chosen."""


class Native(Protocol):
    """A running server; dropping the last reference stops it and waits for that."""

    @property
    def listening_address(self) -> str:
        """`http://` with address and port."""
        ...


def engine_version() -> str:
    return f"xllamacpp {version('xllamacpp')}"


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen, and what requests must carry; port 0 takes any that is free."""

    api_key: str = field(repr=False)
    port: int = 0


def launch(weights: Path, address: Address, *, context_tokens: int, states: Path) -> Native:
    """Loads the weights and serves them; seconds, in which no other Python code runs.

    Batch sizes, flash attention and cache types stay llama.cpp's own: measured on two cores, none
    of them read or wrote faster, and a quantised cache read a third slower.

    Args:
        weights: A GGUF file.
        address: On the loopback.
        context_tokens: Prompt and answer together, for the one request at a time.
        states: Folder that the server may save its prompt state in, and load it from.

    Raises:
        ModelUnavailable: The engine is missing, or cannot load the weights.
    """
    xllamacpp = _engine()
    settings = xllamacpp.CommonParams()
    settings.model.path = str(weights)
    settings.model_alias = {weights.stem}
    settings.hostnames = [HOST]
    settings.port = address.port
    settings.api_keys = [address.api_key]
    settings.ui = False
    settings.n_ctx = context_tokens
    settings.n_parallel = 1
    settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = physical_cores()
    settings.cache_ram_mib = PROMPTS_MIB
    settings.slot_save_path = f"{states}/"  # a prefix: without the slash, of file names
    settings.sse_ping_interval = PING_S
    settings.verbosity = SILENT
    try:
        native: Native = xllamacpp.Server(settings)
    except (RuntimeError, MemoryError) as error:
        raise ModelUnavailable(
            f"the engine cannot load `{weights}`: the file is damaged, of a kind the engine does "
            "not know, or too large for the memory; `summarizer models verify` checks it"
        ) from error
    return native


def _engine() -> Any:  # the module has no type hints
    """The engine's module.

    GNU's OpenMP reads its settings once, when the engine is first imported in a process.
    """
    ours = {"GOMP_SPINCOUNT": SPINS} if os.environ.keys().isdisjoint(SPIN_SETTINGS) else {}
    os.environ.update(ours)
    try:
        return import_module("xllamacpp")
    except ImportError as error:
        raise ModelUnavailable(
            f"the embedded engine cannot be loaded ({error}); install what is missing, or name a "
            "server with `--model` and `--base-url`"
        ) from error
    finally:
        for name in ours:
            del os.environ[name]
