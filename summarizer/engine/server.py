"""The embedded server: one weights file, served on the loopback behind a random key."""

from __future__ import annotations

import atexit
import secrets
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from summarizer.engine.calling import call, is_busy
from summarizer.engine.digests import sha256_of
from summarizer.engine.gguf import shape_of
from summarizer.engine.machine import available_memory_bytes
from summarizer.engine.native import Address, Native, engine_version, launch
from summarizer.engine.places import prefixes_folder
from summarizer.errors import BadInput, ModelUnavailable

STEP_TOKENS = 4096
"""Contexts are multiples of this: starting again takes seconds, tokens left over nothing."""

WORKING_BYTES = 512 << 20
"""What the engine needs besides the weights and the context."""

POLL_S = 0.2


@dataclass(frozen=True, slots=True)
class EmbeddedServer:
    """A running server.

    Attributes:
        base_url: Up to and including `/v1`.
        model: The name it answers as: that of the weights' file without its ending.
        engine_version: Name and version, for provenance.
        context_tokens: Prompt and answer together.
        states: Folder that the server saves prompt states in.
    """

    base_url: str
    api_key: str = field(repr=False)
    model: str
    engine_version: str
    weights_sha256: str
    context_tokens: int
    states: Path


@contextmanager
def running(
    weights: Path, *, context_tokens: int, cache_dir: Path | None = None
) -> Generator[EmbeddedServer]:
    """A server for the length of the `with` block.

    Raises:
        BadInput: The file is no GGUF file, or the context is too long for it.
        ModelUnavailable: The engine is missing, or cannot load the weights.
    """
    with Engine(weights, cache_dir=cache_dir) as engine:
        yield engine.serve(context_tokens)


class Engine:
    """Keeps the server of one weights file from document to document."""

    def __init__(self, weights: Path, *, cache_dir: Path | None = None) -> None:
        """Loads nothing yet.

        Args:
            weights: A GGUF file.
            cache_dir: In place of the user's cache folder.

        Raises:
            BadInput: The file is no GGUF file.
        """
        self._weights = weights
        self._cache = cache_dir
        self._shape = shape_of(weights)
        self._lock = threading.Lock()
        self._address = Address(secrets.token_hex(32))
        self._native: Native | None = None
        self._served: EmbeddedServer | None = None

    @cached_property
    def max_context_tokens(self) -> int:
        """The longest context the model was trained for and the memory has room for.

        Raises:
            ModelUnavailable: There is no room for a useful one.
        """
        trained, available = self._shape.context_tokens, available_memory_bytes()
        if available is None:
            return trained
        needed = self._weights.stat().st_size + WORKING_BYTES
        tokens = (available - needed) // self._shape.bytes_per_token
        if tokens < min(STEP_TOKENS, trained):
            needed += STEP_TOKENS * self._shape.bytes_per_token
            raise ModelUnavailable(
                f"`{self._weights.name}` needs {needed >> 20:,} MiB of memory, and "
                f"{available >> 20:,} are free; close other programs, or take a smaller model"
            )
        return min(trained, tokens)

    def serve(self, context_tokens: int) -> EmbeddedServer:
        """The running server.

        For a longer context it starts again, when it has answered what it was asked, under the
        same address and key: a client that asks meanwhile finds it on its next try.

        Args:
            context_tokens: At least this much, prompt and answer together.

        Raises:
            BadInput: More than `max_context_tokens`.
            ModelUnavailable: The engine is missing, or cannot load the weights.
        """
        with self._lock:
            if self._served is None or self._served.context_tokens < context_tokens:
                rounded = self._rounded(context_tokens)
                self._wait_until_idle()
                self._stop()
                self._served = self._start(rounded)
            return self._served

    def close(self) -> None:
        """Stops the server, if one runs, and gives its memory back."""
        with self._lock:
            self._stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _rounded(self, context_tokens: int) -> int:
        limit = self.max_context_tokens
        if context_tokens > limit:
            raise BadInput(
                f"`{self._weights.name}` takes {limit} tokens at once on this machine, not "
                f"{context_tokens}; give it shorter pieces"
            )
        return min(-(-context_tokens // STEP_TOKENS) * STEP_TOKENS, limit)

    def _start(self, context_tokens: int) -> EmbeddedServer:
        states = prefixes_folder(self._cache)
        states.mkdir(parents=True, exist_ok=True)
        digest = sha256_of(self._weights, cache=self._cache)
        native = launch(self._weights, self._address, context_tokens=context_tokens, states=states)
        self._native = native
        self._address = replace(self._address, port=urlsplit(native.listening_address).port or 0)
        atexit.register(self.close)
        server = EmbeddedServer(
            base_url=f"{native.listening_address}/v1",
            api_key=self._address.api_key,
            model=self._weights.stem,
            engine_version=engine_version(),
            weights_sha256=digest,
            context_tokens=context_tokens,
            states=states,
        )
        call(server, "/health")
        return server

    def _wait_until_idle(self) -> None:
        while self._served is not None and is_busy(self._served):
            time.sleep(POLL_S)

    def _stop(self) -> None:
        self._served = None
        if self._native is not None:
            self._native = None
            atexit.unregister(self.close)
