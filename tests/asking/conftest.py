"""A server on the loopback that speaks OpenAI's streaming protocol from a script.

Every test that asks it is run twice, over the sync and the async client.
"""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Literal, cast

import pytest
from pydantic import BaseModel, Field

from summarizer.asking.endpoints import Endpoint
from summarizer.asking.prices import Price
from summarizer.asking.question import Answer, Message, Question
from summarizer.asking.retrying import Pace, Policy
from summarizer.asking.wire import WireForm

if TYPE_CHECKING:
    from summarizer.asking.client import Client

KEY = "sk-test-0123456789"
KEY_FOUND = "`SUMMARIZER_API_KEY`"


class ProductDraft(BaseModel):
    name: str
    kind: Literal["antibody", "vaccine"] | None = None
    codes: list[str] = Field(default_factory=list[str], max_length=4)


PRODUCT = Question(
    name="product",
    draft=ProductDraft,
    messages=(
        Message("system", "You read releases."),
        Message("user", "Veltracept entered the clinic."),
        Message("user", "Which product is it?"),
    ),
    max_tokens=80,
)
GOOD = '{"name": "veltracept"}'


@dataclass(frozen=True)
class Scene:
    """One answer of the script.

    `chunks` stream out as server-sent events; `error` goes out as a plain JSON body instead.
    `broken` closes the connection in the middle of the stream; `silent_s` passes before it begins.
    """

    chunks: tuple[dict[str, Any], ...] = ()
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict[str, str])
    error: object = None
    broken: bool = False
    silent_s: float = 0.0


class Scenes:
    """What a server may answer."""

    @staticmethod
    def said(*pieces: str, finish: str | None = "stop", usage: object = None) -> Scene:
        """An answer in these pieces, by default with 100 prompt and 20 completion tokens."""
        counted = usage or {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
        chunks = [Scenes.chunk({"content": piece}) for piece in pieces]
        ended = [Scenes.chunk({}, finish=finish)] if finish else []
        return Scene((*chunks, *ended, Scenes.event([], usage=counted)))

    @staticmethod
    def failed(status: int, message: str, *, code: object = None, **headers: str) -> Scene:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return Scene(status=status, headers=named, error=Scenes.error(message, code))

    @staticmethod
    def error(message: str, code: object = None) -> dict[str, Any]:
        return {"error": {"message": message, "code": code, "type": "error"}}

    @staticmethod
    def streamed(*chunks: dict[str, Any], broken: bool = False) -> Scene:
        return Scene(chunks, broken=broken)

    @staticmethod
    def chunk(delta: dict[str, str], *, finish: str | None = None) -> dict[str, Any]:
        return Scenes.event([{"index": 0, "delta": delta, "finish_reason": finish}])

    @staticmethod
    def event(choices: list[dict[str, Any]], **more: object) -> dict[str, Any]:
        event = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "tiny-2b"}
        return {**event, "choices": choices, **more}


@dataclass(frozen=True)
class Recorded:
    body: bytes
    headers: dict[str, str]

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class FakeServer(ThreadingHTTPServer):
    """Plays its scenes in order, the last one again and again, and keeps what it was asked."""

    daemon_threads = True

    def __init__(self, scenes: tuple[Scene, ...]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.scenes = scenes
        self.requests: list[Recorded] = []
        self.base_url = f"http://127.0.0.1:{self.server_address[1]}/v1"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up on a broken stream is part of the script."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each small chunk waits 40 ms for the last one's receipt

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        fake = cast("FakeServer", self.server)
        fake.requests.append(Recorded(body, headers))
        scene = fake.scenes[min(len(fake.requests), len(fake.scenes)) - 1]
        time.sleep(scene.silent_s)
        self.send_response(scene.status)
        for name, value in scene.headers.items():
            self.send_header(name, value)
        if scene.error is not None:
            self._send_plain(json.dumps(scene.error).encode())
        else:
            self._stream(scene)

    def _send_plain(self, body: bytes) -> None:
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, scene: Scene) -> None:
        self.send_header("content-type", "text/event-stream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        for event in scene.chunks:
            self._send_chunk(f"data: {json.dumps(event)}\n\n".encode())
        if scene.broken:
            self.close_connection = True
            return
        self._send_chunk(b"data: [DONE]\n\n")
        self._send_chunk(b"")

    def _send_chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Tests read the requests, not the log."""


@contextmanager
def serving(*scenes: Scene) -> Generator[FakeServer]:
    with FakeServer(scenes) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.005})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class Clock:
    """Time that passes only in sleep, and by `tick_s` each time somebody looks."""

    def __init__(self, tick_s: float = 0.0) -> None:
        self.now_s = 0.0
        self.slept: list[float] = []
        self.tick_s = tick_s

    def now(self) -> float:
        self.now_s += self.tick_s
        return self.now_s

    def sleep(self, seconds: float) -> None:
        self.now_s += seconds
        self.slept += [seconds] if seconds else []

    async def asleep(self, seconds: float) -> None:
        self.sleep(seconds)

    def pace(self) -> Pace:
        return Pace(now=self.now, sleep=self.sleep, asleep=self.asleep, chance=lambda: 1.0)


@dataclass
class Asked:
    """What came of one question: `answer` or `error`, and all that can be seen from outside."""

    requests: list[Recorded]
    answer: Answer | None = None
    error: Exception | None = None
    pieces: list[str | None] = field(default_factory=list[str | None])
    notes: list[str] = field(default_factory=list[str])
    slept: list[float] = field(default_factory=list[float])
    served_model: str = ""

    @property
    def got(self) -> Answer:
        assert self.answer is not None, self.error
        return self.answer

    @property
    def outcomes(self) -> list[str]:
        return [attempt.outcome.value for attempt in self.got.attempts]


@dataclass(frozen=True)
class Ask:
    """Asks a server that plays the given scenes, over one of the two clients."""

    colour: Literal["sync", "async"]
    wire: WireForm = WireForm.LEAN
    policy: Policy = field(default_factory=Policy)
    price: Price | None = None
    tick_s: float = 0.0
    base_url: str | None = None
    on_text: Callable[[str | None], None] | None = None
    silent: bool = False

    def __call__(self, *scenes: Scene) -> Asked:
        with serving(*scenes) as server:
            return self._ask(server)

    def _ask(self, server: FakeServer) -> Asked:
        from summarizer.asking.client import Client  # 2 s, for the tests alone that need it

        asked, clock = Asked(server.requests), Clock(self.tick_s)
        base_url = self.base_url or server.base_url
        client = Client(
            Endpoint("tiny", base_url, KEY, "compatible", self.wire, "", KEY_FOUND),
            policy=self.policy,
            prices={"tiny": self.price} if self.price else {},
            note=asked.notes.append,
            pace=clock.pace(),
        )
        on_text = None if self.silent else self.on_text or asked.pieces.append
        try:
            if self.colour == "sync":
                with client:
                    asked.answer = client.ask(PRODUCT, on_text=on_text)
            else:
                asked.answer = asyncio.run(_aask(client, on_text))
        except Exception as error:
            asked.error = error
        asked.slept, asked.served_model = clock.slept, client.served_model
        return asked


async def _aask(client: Client, on_text: Callable[[str | None], None] | None) -> Answer:
    async with client:
        return await client.aask(PRODUCT, on_text=on_text)


@pytest.fixture(params=["sync", "async"])
def ask(request: pytest.FixtureRequest) -> Ask:
    request.getfixturevalue("loopback")
    return Ask(request.param)


@pytest.fixture
def both(request: pytest.FixtureRequest) -> tuple[Ask, Ask]:
    """The sync and the async way, for tests that compare them."""
    request.getfixturevalue("loopback")
    return Ask("sync"), Ask("async")


@pytest.fixture
def scenes() -> type[Scenes]:
    return Scenes


@pytest.fixture
def good() -> Scene:
    return Scenes.said(GOOD)
