"""A model server on the loopback that answers as llama.cpp does, and a run that asks it."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import openai
import pytest

from summarizer.asking.endpoints import Endpoint
from summarizer.asking.wire import WireForm
from summarizer.documents.document import Document
from summarizer.replay.head import Run

if TYPE_CHECKING:
    import httpx2

    from summarizer.replay.session import Recording, Replaying
    from summarizer.replay.tape import Playback, Recorder

KEY = "sk-test-0123456789abcdef"  # made up: the tests look for it in what is written
USAGE = {"prompt_tokens": 812, "completion_tokens": 9, "total_tokens": 821}
TIMINGS = {"prompt_ms": 21.5, "predicted_ms": 104.25}
TOKEN_CHARS = 3


@dataclass
class Reply:
    """One answer: a stream that says `said`, or a plain JSON body where there is a status."""

    said: str = '{"name": "Veltracept"}'
    status: int = 200
    error: dict[str, Any] = field(default_factory=dict[str, Any])
    headers: dict[str, str] = field(default_factory=dict[str, str])
    broken: bool = False


def streamed(reply: Reply) -> bytes:
    """One event a token, as llama.cpp sends it: `created` moves on, usage and timings come last."""
    cuts = range(0, len(reply.said), TOKEN_CHARS)
    pieces = [reply.said[at : at + TOKEN_CHARS] for at in cuts]
    deltas = [{"role": "assistant", "content": None}, *({"content": piece} for piece in pieces)]
    head = {"object": "chat.completion.chunk", "id": "chatcmpl-1", "model": "tiny-2b-q4"}
    choices: list[dict[str, Any]] = [
        {"index": 0, "delta": delta, "finish_reason": None} for delta in deltas
    ]
    choices.append({"index": 0, "delta": {}, "finish_reason": "stop"})
    events: list[Any] = [
        {**head, "created": 1000 + number, "choices": [one]} for number, one in enumerate(choices)
    ]
    if reply.broken:
        return _sse(events[:2])
    events.append({**head, "created": 2000, "choices": [], "usage": USAGE, "timings": TIMINGS})
    return _sse([*events, "[DONE]"])


def _sse(events: list[Any]) -> bytes:
    texts = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in events]
    return "".join(f"data: {text}\n\n" for text in texts).encode()


class Server(ThreadingHTTPServer):
    """Plays `replies` in order and then goes on with the last; counts what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies: list[Reply] = [Reply()]
        self.asked: list[dict[str, str]] = []
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def stop(self) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        server = cast("Server", self.server)
        self.rfile.read(int(self.headers["content-length"]))
        server.asked.append({name.lower(): value for name, value in self.headers.items()})
        reply = server.replies[min(len(server.asked), len(server.replies)) - 1]
        body = json.dumps(reply.error).encode() if reply.error else streamed(reply)
        self.send_response(reply.status)
        kind = "application/json" if reply.error else "text/event-stream"
        headers = {"content-type": kind, "set-cookie": "session=c00kie", "x-request-id": "req-77"}
        for name, value in {**headers, **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Tests read what was asked, not the log."""


@dataclass(frozen=True)
class Said:
    """What a client made of one answer."""

    text: str
    pieces: int
    finish_reason: str | None
    usage: dict[str, Any]
    timings: object


@dataclass(frozen=True)
class Asker:
    """A driver in small: asks through openai's own client as the product does."""

    run: Run

    def body(self, question: str) -> dict[str, Any]:
        schema = {"type": "object", "properties": {"name": {"type": "string"}}}
        return {
            "model": self.run.endpoint.model,
            "messages": [
                {"role": "system", "content": "You read releases.\nSay only what they say."},
                {"role": "user", "content": question},
            ],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "product", "schema": schema},
            },
            "stream_options": {"include_usage": True},
        }

    def ask(self, tape: Playback | Recorder, *questions: str) -> list[Said]:
        with self._client(tape.client(openai.DefaultHttpxClient)) as client:
            return [
                _gathered(client.chat.completions.create(stream=True, **self.body(question)))
                for question in questions
            ]

    async def aask(self, tape: Playback | Recorder, *questions: str) -> list[Said]:
        http = tape.async_client(openai.DefaultAsyncHttpxClient)
        async with openai.AsyncOpenAI(http_client=http, **self._access()) as client:

            async def one(question: str) -> Said:
                answer = await client.chat.completions.create(stream=True, **self.body(question))
                return _gathered([chunk async for chunk in answer])

            return list(await asyncio.gather(*map(one, questions)))

    def summarise(
        self, session: Recording | Replaying, document: Document, *questions: str
    ) -> list[Said]:
        with session.open(document, self.run) as tape:
            return self.ask(tape, *(questions or ("Which product is it?",)))

    def _client(self, http: httpx2.Client) -> openai.OpenAI:
        return openai.OpenAI(http_client=http, **self._access())

    def _access(self) -> dict[str, Any]:
        endpoint = self.run.endpoint
        return {"base_url": endpoint.base_url, "api_key": endpoint.api_key, "max_retries": 0}


def _gathered(chunks: Any) -> Said:
    text, pieces, reason, usage = "", 0, None, None
    timings: object = None
    for chunk in chunks:
        for choice in chunk.choices:
            text += choice.delta.content or ""
            pieces += bool(choice.delta.content)
            reason = choice.finish_reason or reason
        usage = chunk.usage or usage
        timings = getattr(chunk, "timings", timings)
    assert usage is not None
    return Said(text, pieces, reason, usage.model_dump(exclude_unset=True), timings)


@pytest.fixture
def server(loopback: None) -> Iterator[Server]:  # noqa: ARG001 - it must be open before
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def live(server: Server) -> Asker:
    """Asks the server, as a run that is recorded does."""
    why = "the embedded model, for the test"
    endpoint = Endpoint("tiny-2b", server.base_url, KEY, "local", WireForm.LEAN, why)
    return Asker(
        Run(
            endpoint,
            prompts_sha256="a" * 64,
            schema_sha256="b" * 64,
            weights_sha256="c" * 64,
            engine="engine 9.9",
            settings={"rounds": 2},
        )
    )


@pytest.fixture
def replayed(live: Asker) -> Callable[[Replaying, Document], Asker]:
    """Asks what a session gives for a document, as a run in replay does."""

    def asker(session: Replaying, document: Document) -> Asker:
        return Asker(replace(live.run, endpoint=session.endpoint_for(document)))

    return asker


@pytest.fixture
def unplugged(server: Server, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From its call on there is no server, and the test fails at the first socket."""

    def unplug() -> None:
        server.stop()
        monkeypatch.setattr(server, "stop", lambda: None)
        monkeypatch.setenv("TESTS_NETWORK", "blocked")

    return unplug


@pytest.fixture
def release() -> Document:
    return Document.from_text("Veltracept entered the clinic.", name="release.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cassettes"
