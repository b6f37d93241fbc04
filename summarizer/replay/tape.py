"""One document's exchanges: played to its clients, or kept as they pass."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Any, TypeAlias

import httpx2

from summarizer.errors import ReplayMismatch
from summarizer.replay import cassette
from summarizer.replay.head import Head
from summarizer.replay.mismatch import unrecorded
from summarizer.replay.transport import Keeping, Playing

_NUMBER = "summarizer.exchange"  # extension of a request: its place among those begun

_UNPACKED = {"accept-encoding": "identity"}  # an answer is kept as it comes

MakeClient: TypeAlias = Callable[[], httpx2.Client]
MakeAsyncClient: TypeAlias = Callable[[], httpx2.AsyncClient]


@dataclass(frozen=True, slots=True)
class Unplayed:
    """A recorded exchange that nothing asked for. `number` counts from 1."""

    cassette: Path
    number: int
    asked: str

    def __str__(self) -> str:
        return f"`{self.cassette}`: exchange {self.number} ({self.asked}) was never played"


class Stop(BaseException):
    """Ends a run at the first request that was not recorded.

    No `Exception`, for the reason pytest's own outcomes are none: client libraries take every
    `Exception` for a lost connection, wrap it, and may ask again.
    """


class Playback:
    """Plays the exchanges of one document.

    The same request recorded several times is answered in the order of the recording, and from
    the first again when all have been played.

    Attributes:
        head: Where the recording comes from: model, engine, date, settings.
        mismatch: What was asked and not found; `Stop` was raised for it.
    """

    def __init__(self, path: Path, head: Head, again: str) -> None:
        self.head = head
        self.mismatch: ReplayMismatch | None = None
        self._path = path
        self._again = again
        self._cassette = cassette.load(path, head)
        self._responses: list[Any] = self._cassette.responses
        self._played = [0] * len(self._responses)
        self._lock = Lock()

    def client(self, make: MakeClient) -> httpx2.Client:  # noqa: ARG002 - as `Recorder` has it
        """An HTTP client for this document alone, answered from the cassette; makes no other."""
        return httpx2.Client(transport=Playing(self._answer))

    def async_client(self, make: MakeAsyncClient) -> httpx2.AsyncClient:  # noqa: ARG002 - likewise
        """The same for async code."""
        return httpx2.AsyncClient(transport=Playing(self._answer))

    def unplayed(self) -> tuple[Unplayed, ...]:
        """The exchanges that were never played, in the order of the recording."""
        exchanges = enumerate(zip(self._cassette.requests, self._played, strict=True), start=1)
        return tuple(
            Unplayed(self._path, number, _about(request.body))
            for number, (request, played) in exchanges
            if not played
        )

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        asked = cassette.request_of(request)
        fitting = cassette.fitting(self._cassette, asked)
        if not fitting:
            self.mismatch = unrecorded(self._path, asked, self._cassette.requests, self._again)
            raise Stop
        response = self._next(fitting)
        headers = [(name, one) for name, said in response["headers"].items() for one in said]
        body = httpx2.ByteStream(response["body"]["string"])
        return httpx2.Response(response["status"]["code"], headers=headers, stream=body)

    def _next(self, fitting: list[Any]) -> Any:
        """Of the fitting responses the first of those that were played least."""
        with self._lock:
            places = [
                place
                for place, response in enumerate(self._responses)
                if any(response is one for one in fitting)
            ]
            place = min(places, key=self._played.__getitem__)
            self._played[place] += 1
        return self._responses[place]


class Recorder:
    """Keeps the exchanges of one document in the order in which they were begun.

    An answer that did not arrive whole is not kept: what a client made of its beginning cannot
    be had again from it.

    Attributes:
        head: What the cassette will say of where it comes from.
    """

    def __init__(self, head: Head, secret: str) -> None:
        self.head = head
        self._secret = secret
        self._begun = count()
        self._kept: dict[int, tuple[Any, Any]] = {}

    def client(self, make: MakeClient) -> httpx2.Client:
        """A client as in a live run, for this document alone; answers pass it as they come."""
        client = make()
        client.headers.update(_UNPACKED)
        client.event_hooks = {"request": [self._begin], "response": [self._watch]}
        return client

    def async_client(self, make: MakeAsyncClient) -> httpx2.AsyncClient:
        """The same for async code."""

        async def begin(request: httpx2.Request) -> None:
            self._begin(request)

        async def watch(response: httpx2.Response) -> None:
            self._watch(response)

        client = make()
        client.headers.update(_UNPACKED)
        client.event_hooks = {"request": [begin], "response": [watch]}
        return client

    def write(self, path: Path) -> None:
        """Replaces the cassette with what was kept.

        Raises:
            BadInput: It would hold the API key in use, or an answer that is no text.
        """
        exchanges = [self._kept[number] for number in sorted(self._kept)]
        cassette.save(path, self.head, exchanges, self._secret)

    def _begin(self, request: httpx2.Request) -> None:
        request.extensions = {**request.extensions, _NUMBER: next(self._begun)}

    def _watch(self, response: httpx2.Response) -> None:
        request, answer = response.request, response.stream
        assert isinstance(answer, httpx2.SyncByteStream | httpx2.AsyncByteStream)

        def keep(body: bytes) -> None:
            exchange = cassette.request_of(request), cassette.response_of(response, body)
            self._kept[request.extensions[_NUMBER]] = exchange

        response.stream = Keeping(answer, keep)


Tape: TypeAlias = Playback | Recorder


def _about(body: bytes) -> str:
    """Name of the schema that was asked for, by which a person knows the question."""
    try:
        return f"`{json.loads(body)['response_format']['json_schema']['name']}`"
    except (ValueError, KeyError, TypeError):
        return "without a schema"
