"""Where replay and recording take hold of an HTTP client: before a request, and on an answer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta

import httpx2

_END_OF_STREAM = b"data: [DONE]"  # after it a client may hang up without reading on


class Playing(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """Answers from a function; there is no way from here to a network."""

    def __init__(self, answer: Callable[[httpx2.Request], httpx2.Response]) -> None:
        self._answer = answer

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        request.read()
        return self._answer(request)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        await request.aread()
        return self._answer(request)


class Keeping(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """Passes an answer on piece by piece, and hands over the whole of it if it came whole."""

    def __init__(
        self,
        answer: httpx2.SyncByteStream | httpx2.AsyncByteStream,
        keep: Callable[[bytes], None],
    ) -> None:
        self._answer = answer
        self._keep: Callable[[bytes], None] | None = keep
        self._pieces: list[bytes] = []

    @property
    def elapsed(self) -> timedelta | None:
        """What httpx2 measured; it reads it from the stream of the response."""
        elapsed: timedelta | None = getattr(self._answer, "elapsed", None)
        return elapsed

    def __iter__(self) -> Iterator[bytes]:
        assert isinstance(self._answer, httpx2.SyncByteStream)
        for piece in self._answer:
            self._pieces.append(piece)
            yield piece
        self._end()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        assert isinstance(self._answer, httpx2.AsyncByteStream)
        async for piece in self._answer:
            self._pieces.append(piece)
            yield piece
        self._end()

    def close(self) -> None:
        assert isinstance(self._answer, httpx2.SyncByteStream)
        self._answer.close()
        self._hang_up()

    async def aclose(self) -> None:
        assert isinstance(self._answer, httpx2.AsyncByteStream)
        await self._answer.aclose()
        self._hang_up()

    def _hang_up(self) -> None:
        if b"".join(self._pieces).rstrip().endswith(_END_OF_STREAM):
            self._end()

    def _end(self) -> None:
        if self._keep is not None:
            self._keep(b"".join(self._pieces))
            self._keep = None
