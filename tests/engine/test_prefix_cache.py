from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from summarizer.engine.calling import call, count_tokens, is_busy
from summarizer.engine.prefix_cache import KEPT_STATES, warm
from summarizer.engine.server import EmbeddedServer
from summarizer.errors import EndpointFailed

TOKENS = 300


@dataclass
class Llama:
    """Answers as llama.cpp's server does, and writes a state where it is told to save one.

    Attributes:
        asked: Path and body of every request, in order.
        refused: Paths that are answered with an error.
    """

    states: Path
    asked: list[tuple[str, dict[str, str]]] = field(
        default_factory=list[tuple[str, dict[str, str]]]
    )
    refused: set[str] = field(default_factory=set[str])

    def answer(self, path: str, body: dict[str, str]) -> object:
        match path:
            case "/apply-template":
                turns = json.loads(json.dumps(body["messages"]))
                return {"prompt": "".join(f"<{turn['role']}>{turn['content']}" for turn in turns)}
            case "/slots/0?action=save":
                (self.states / body["filename"]).write_bytes(b"state of a model")
                return {"n_saved": TOKENS}
            case "/slots/0?action=restore":
                return {"n_restored": TOKENS}
            case "/tokenize":
                return {"tokens": body["content"].split()}
            case "/slots":
                return [{"is_processing": False}, {"is_processing": True}]
            case _:
                return {}

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def llama(tmp_path: Path) -> Llama:
    return Llama(tmp_path)


@pytest.fixture
def server(llama: Llama, request: pytest.FixtureRequest) -> Iterator[EmbeddedServer]:
    request.getfixturevalue("loopback")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply({})

        def do_POST(self) -> None:
            self.reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def reply(self, body: dict[str, str]) -> None:
            llama.asked.append((self.path, body))
            allowed = self.headers["Authorization"] == "Bearer key-of-the-test"
            good = allowed and self.path not in llama.refused
            answer = json.dumps(llama.answer(self.path, body) if good else {"error": "no"})
            self.send_response(200 if good else 400)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer.encode())

        def log_request(self, *_: object, **__: object) -> None:
            """Nothing on standard error."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True).start()
        yield EmbeddedServer(
            base_url=f"http://127.0.0.1:{http.server_port}/v1",
            api_key="key-of-the-test",
            model="veltra",
            engine_version="engine 1",
            weights_sha256="ab" * 32,
            context_tokens=4096,
            states=llama.states,
        )
        http.shutdown()


def states_in(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def test_the_first_time_the_instructions_are_read_and_their_state_is_kept(
    llama: Llama, server: EmbeddedServer
) -> None:
    assert warm(server, "Read releases.") == TOKENS

    read = dict(llama.asked)["/completion"]
    assert read["prompt"] == "<system>Read releases.<user>"
    assert [state.suffix for state in states_in(llama.states)] == [".state"]


def test_the_next_time_the_state_is_loaded_and_nothing_is_read(
    llama: Llama, server: EmbeddedServer
) -> None:
    warm(server, "Read releases.")
    (kept,) = states_in(llama.states)
    llama.asked.clear()

    assert warm(server, "Read releases.") == TOKENS

    assert llama.paths == ["/apply-template", "/slots/0?action=restore"]
    assert llama.asked[-1][1] == {"filename": kept.name}


def test_a_damaged_state_is_removed_and_never_loaded(llama: Llama, server: EmbeddedServer) -> None:
    warm(server, "Read releases.")
    (kept,) = states_in(llama.states)
    kept.write_bytes(b"damaged")
    llama.asked.clear()

    assert warm(server, "Read releases.") == TOKENS

    assert "/slots/0?action=restore" not in llama.paths
    assert kept.read_bytes() == b"state of a model"


def test_other_instructions_weights_or_engines_have_states_of_their_own(
    llama: Llama, server: EmbeddedServer
) -> None:
    warm(server, "Read releases.")
    warm(server, "Read posters.")
    warm(replace(server, weights_sha256="cd" * 32), "Read releases.")
    warm(replace(server, engine_version="engine 2"), "Read releases.")

    assert "/slots/0?action=restore" not in llama.paths
    assert len(states_in(llama.states)) == 4


def test_only_the_states_used_last_stay(llama: Llama, server: EmbeddedServer) -> None:
    for number in range(KEPT_STATES + 2):
        warm(server, f"Instructions {number}.")
    assert len(states_in(llama.states)) == KEPT_STATES

    llama.asked.clear()
    warm(server, "Instructions 0.")
    warm(server, f"Instructions {KEPT_STATES + 1}.")

    assert llama.paths.count("/slots/0?action=restore") == 1


@pytest.mark.parametrize("path", ["/apply-template", "/completion", "/slots/0?action=save"])
def test_a_server_that_cannot_do_it_leaves_nothing_behind(
    llama: Llama, server: EmbeddedServer, path: str
) -> None:
    llama.refused.add(path)

    assert warm(server, "Read releases.") == 0
    assert states_in(llama.states) == []


def test_tokens_are_counted_by_the_model_itself(server: EmbeddedServer) -> None:
    assert count_tokens(server, "three words here") == 3


def test_a_server_is_busy_while_any_slot_is(server: EmbeddedServer) -> None:
    assert is_busy(server)


def test_a_refusal_is_told_with_its_path(llama: Llama, server: EmbeddedServer) -> None:
    llama.refused.add("/health")

    with pytest.raises(EndpointFailed, match=r"answered 400 at `/health`: .*no"):
        call(server, "/health")


def test_a_server_that_is_gone_is_told(server: EmbeddedServer) -> None:
    gone = replace(server, base_url="http://127.0.0.1:9/v1")

    with pytest.raises(EndpointFailed, match="broke off at `/health`"):
        call(gone, "/health")


def test_the_key_is_never_shown(server: EmbeddedServer) -> None:
    assert server.api_key not in repr(server)
