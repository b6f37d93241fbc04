"""A server that gives prepared answers, in the form of the embedded one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from summarizer.engine.server import EmbeddedServer


class Answering(ThreadingHTTPServer):
    """Answers with `says`, one after the other, the last one for ever."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.says: list[str] = ["{}"]
        self.asked: list[dict[str, Any]] = []
        self.finish_reason = "stop"

    @property
    def embedded(self) -> EmbeddedServer:
        return EmbeddedServer(
            base_url=f"http://127.0.0.1:{self.server_address[1]}/v1",
            api_key="0123456789abcdef",
            model="tiny-2b",
            engine_version="engine 1",
            weights_sha256="0" * 64,
            context_tokens=8192,
            states=Path("states"),
        )


class _Handler(BaseHTTPRequestHandler):
    server: Answering

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.asked.append(json.loads(body))
        said = self.server.says.pop(0) if len(self.server.says) > 1 else self.server.says[0]
        message = {"role": "assistant", "content": said}
        choice = {"index": 0, "finish_reason": self.server.finish_reason, "message": message}
        answer = json.dumps(
            {
                "id": "one",
                "object": "chat.completion",
                "created": 1,
                "model": "tiny-2b",
                "choices": [choice],
                "usage": {
                    "prompt_tokens": 100,
                    "completion_tokens": 10,
                    "total_tokens": 110,
                    "prompt_tokens_details": {"cached_tokens": 60},
                },
                "timings": {"prompt_ms": 500.0, "predicted_ms": 250.0},
            }
        ).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def server(loopback: None) -> Iterator[Answering]:  # noqa: ARG001 - it must be open before
    with Answering() as made:
        thread = Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield made
        made.shutdown()
        thread.join()
