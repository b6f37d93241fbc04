"""The public API, on a loopback server that answers every question from a script."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pytest

import summarizer
from summarizer.errors import BadInput, EndpointFailed, ModelUnavailable, ReplayMismatch

HEAVY = ("openai", "instructor", "pydantic", "rich", "vcr", "yaml")
RELEASE = (
    "Oravell Bio Reports News\n\n"
    "LYON, France, March 3, 2025 /PRNewswire/ -- Oravell Bio today announced that venzamab was "
    "given to patients with gout and asthma. Norvamab was not. The objective response rate was "
    "31% in the Phase 2 TIDAL trial.\n"
)
PRODUCT: dict[str, Any] = {"names": [], "descriptor": None, "targets": []}
SAID: dict[str, Any] = {
    "products": [{"preferred_name": "venzamab", **PRODUCT}],
    "indications": [{"disease_text": "gout"}, {"disease_text": "asthma"}],
    "trials": [],
    "patient_case": None,
    "results": [
        {
            "endpoint_text": "objective response rate",
            "value": "31%",
            "timepoint": None,
            "quote": "The objective response rate was 31%",
        }
    ],
    "safety": [],
    "milestones": [],
}
PIECE_CHARS = 12


class Server(ThreadingHTTPServer):
    """Answers each question with those fields of `said` that its schema asks for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked = 0
        self.status = 200
        self.base_url = f"http://127.0.0.1:{self.server_address[1]}/v1"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        server = cast("Server", self.server)
        server.asked += 1
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if server.status != 200:
            self._send("application/json", json.dumps({"error": {"message": "no"}}))
            return
        fields = asked["response_format"]["json_schema"]["schema"]["properties"]
        said = json.dumps({name: SAID[name] for name in SAID if name in fields})
        pieces = [said[at : at + PIECE_CHARS] for at in range(0, len(said), PIECE_CHARS)]
        choices = [{"index": 0, "delta": {"content": piece}} for piece in pieces]
        choices.append({"index": 0, "delta": {}, "finish_reason": "stop"})
        head = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "tiny-2b"}
        usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
        events = [{**head, "choices": [choice]} for choice in choices]
        events.append({**head, "choices": [], "usage": usage})
        texts = [*(json.dumps(event) for event in events), "[DONE]"]
        self._send("text/event-stream", "".join(f"data: {text}\n\n" for text in texts))

    def _send(self, kind: str, text: str) -> None:
        body = text.encode()
        self.send_response(cast("Server", self.server).status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Tests read the summaries, not the log."""


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    request.getfixturevalue("loopback")
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.005})
        thread.start()
        try:
            yield running
        finally:
            running.shutdown()
            thread.join()


@pytest.fixture
def tool(server: Server) -> Iterator[summarizer.Summarizer]:
    with summarizer.Summarizer("tiny-2b", base_url=server.base_url) as opened:
        yield opened


@pytest.fixture(scope="module")
def release() -> summarizer.Document:
    return summarizer.Document.from_text(RELEASE, name="oravell.txt")


def _run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)


def test_importing_the_package_loads_nothing_heavy() -> None:
    run = _run(f"import summarizer, sys; print([m for m in {HEAVY!r} if m in sys.modules])")

    assert (run.stdout, run.stderr) == ("[]\n", "")


def test_the_listed_names_are_those_that_are_there() -> None:
    public = "[n for n in vars(summarizer) if n in summarizer.__all__]"
    run = _run(
        f"import summarizer; assert {public} == []; "
        "assert all(getattr(summarizer, n) is not None for n in summarizer.__all__); "
        f"assert sorted({public}) == sorted(summarizer.__all__) == dir(summarizer)"
    )

    assert run.stderr == ""
    assert len(summarizer.__all__) <= 16


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'summarise'"):
        summarizer.__getattr__("summarise")


def test_replay_can_be_called_whichever_was_imported_first(tmp_path: Path) -> None:
    for first in ("import summarizer.replay", "pass"):
        run = _run(
            f"{first}\nimport summarizer\ntry:\n"
            f"    with summarizer.replay({str(tmp_path)!r}): pass\n"
            "except summarizer.SummarizerError as error:\n    print(type(error).__name__)"
        )

        assert run.stdout == "ReplayMismatch\n", run.stderr


def test_a_summary_holds_what_the_model_said_and_what_it_cost(
    tool: summarizer.Summarizer, release: summarizer.Document
) -> None:
    summary = tool.summarize(release)

    assert [p.preferred_name and p.preferred_name.value for p in summary.products] == ["venzamab"]
    assert [i.disease_text.value for i in summary.indications] == ["gout", "asthma"]
    assert [r.value and str(r.value.value) for r in summary.results] == ["31"]
    assert summary.verify(release) == []
    assert [a.prompt_tokens for a in summary.provenance.attempts][:2] == [100, 100]
    assert summary.provenance.model == "tiny-2b"
    assert tool.endpoint.why.startswith("`tiny-2b` at http://127.0.0.1")


def test_every_way_of_asking_gives_the_same_summary(
    tool: summarizer.Summarizer, server: Server, release: summarizer.Document
) -> None:
    summary = tool.summarize(release)

    async def watched() -> list[summarizer.Summary]:
        return [partial async for partial in tool.astream(release)]

    streamed, awaited = list(tool.stream(release)), asyncio.run(watched())
    assert asyncio.run(tool.asummarize(release)) == summary
    assert streamed[-1] == awaited[-1] == summary
    assert summarizer.summarize(release, "tiny-2b", base_url=server.base_url) == summary
    assert len(streamed) == len(awaited) > 1


def test_partial_summaries_grow_and_stand_on_the_document(
    tool: summarizer.Summarizer, release: summarizer.Document
) -> None:
    partials = list(tool.stream(release))

    known = [{(fact.path, fact.value) for fact in partial.facts()} for partial in partials]
    assert len(partials) > 1
    assert all(before <= after for before, after in pairwise(known))
    assert all(partial.verify(release) == [] for partial in partials)


def test_a_path_bytes_and_a_document_are_one_source(
    tool: summarizer.Summarizer, tmp_path: Path
) -> None:
    path = tmp_path / "oravell.txt"
    path.write_text(RELEASE, encoding="utf-8")

    by_path, by_name = tool.summarize(path), tool.summarize(str(path))
    by_bytes = tool.summarize(RELEASE.encode())

    assert by_path == by_name
    assert list(by_bytes.facts()) == list(by_path.facts())


def test_a_recording_replays_to_the_same_summary_without_a_server(
    tool: summarizer.Summarizer, server: Server, release: summarizer.Document, tmp_path: Path
) -> None:
    with summarizer.record(tmp_path):
        live = tool.summarize(release)
    asked = server.asked

    with summarizer.replay(tmp_path), summarizer.Summarizer() as elsewhere:
        assert elsewhere.summarize(release) == live
        assert list(elsewhere.stream(release))[-1] == live
        assert asyncio.run(elsewhere.asummarize(release)) == live

    assert server.asked == asked


def test_a_document_that_was_never_recorded_is_no_replay(
    tool: summarizer.Summarizer, release: summarizer.Document, tmp_path: Path
) -> None:
    with summarizer.record(tmp_path):
        tool.summarize(release)

    with summarizer.replay(tmp_path), pytest.raises(ReplayMismatch):
        summarizer.summarize(RELEASE.replace("gout", "lupus").encode())


def test_an_openai_model_without_a_key_cannot_be_asked(release: summarizer.Document) -> None:
    with pytest.raises(ModelUnavailable, match="OPENAI_API_KEY"):
        summarizer.summarize(release, "openai/gpt-example")
    with pytest.raises(ModelUnavailable, match="OPENAI_API_KEY"):
        list(summarizer.stream(release, "openai/gpt-example"))


def test_a_model_without_a_server_makes_no_sense(release: summarizer.Document) -> None:
    with pytest.raises(BadInput, match="base_url"):
        summarizer.summarize(release, "tiny-2b")


def test_a_server_that_knows_no_such_model_says_so(
    tool: summarizer.Summarizer, server: Server, release: summarizer.Document
) -> None:
    server.status = 404

    with pytest.raises((ModelUnavailable, EndpointFailed)):
        tool.summarize(release)
    assert server.asked == 1
