from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import openai
import pytest

from summarizer.documents.document import Document
from summarizer.errors import BadInput
from summarizer.replay import current, recording, replaying
from summarizer.replay.session import Replaying

Replayed = Callable[[Replaying, Document], Any]

LONG = json.dumps({"products": ["Veltracept é", "line\nbreak", "  spaced  "] * 4})


def cassette(folder: Path) -> Path:
    return folder / "summarizer" / "tiny-2b" / "release.yaml"


def test_what_was_recorded_is_replayed_without_a_server(
    server: Any,
    live: Any,
    replayed: Replayed,
    unplugged: Callable[[], None],
    folder: Path,
    release: Document,
) -> None:
    server.replies[0].said = LONG
    with recording(folder) as record:
        said = live.summarise(record, release)
    unplugged()

    with replaying(folder) as replay:
        again = replayed(replay, release).summarise(replay, release)

    assert [one.text for one in said] == [one.text for one in again] == [LONG]
    assert again[0].finish_reason == "stop"
    assert again[0].usage == {
        "prompt_tokens": 812,
        "completion_tokens": 9,
        "total_tokens": 821,
    }
    assert again[0].timings == {"prompt_ms": 21.5, "predicted_ms": 104.25}
    assert again[0].pieces > 2


def test_a_recording_from_sync_code_is_replayed_to_tasks(
    live: Any,
    replayed: Replayed,
    unplugged: Callable[[], None],
    folder: Path,
    release: Document,
) -> None:
    with recording(folder) as record:
        said = live.summarise(record, release, "One?", "Two?")
    unplugged()

    async def main() -> list[Any]:
        with replaying(folder) as replay:
            asker = replayed(replay, release)
            with replay.open(release, asker.run) as tape:
                return list(await asker.aask(tape, "Two?", "One?"))

    assert [one.text for one in asyncio.run(main())] == [one.text for one in said]


def test_a_recording_from_tasks_is_replayed_to_threads(
    live: Any,
    replayed: Replayed,
    unplugged: Callable[[], None],
    folder: Path,
) -> None:
    documents = [Document.from_text(f"Release {n}.", name=f"r{n}.txt") for n in range(6)]

    async def one(record: Any, document: Document) -> str:
        with record.open(document, live.run) as tape:
            return str((await live.aask(tape, document.text))[0].text)

    async def main() -> list[str]:
        with recording(folder) as record:
            return list(await asyncio.gather(*(one(record, each) for each in documents)))

    said = asyncio.run(main())
    unplugged()

    def work(document: Document) -> str:
        session = current()
        assert isinstance(session, Replaying)
        asker = replayed(session, document)
        return str(asker.summarise(session, document, document.text)[0].text)

    with replaying(folder) as replay, ThreadPoolExecutor(6) as pool:
        again = list(pool.map(work, documents * 3))

    assert again == said * 3
    assert replay.unplayed() == ()


def test_answers_stream_through_while_they_are_recorded(
    live: Any, folder: Path, release: Document
) -> None:
    with recording(folder) as record:
        said = live.summarise(record, release)[0]

    assert said.pieces == len(range(0, len(said.text), 3))


def test_the_same_request_is_answered_in_the_recorded_order_and_again(
    server: Any,
    live: Any,
    replayed: Replayed,
    unplugged: Callable[[], None],
    folder: Path,
    release: Document,
) -> None:
    template = server.replies[0]
    server.replies = [type(template)(said=text) for text in ("first", "second")]
    with recording(folder) as record:
        live.summarise(record, release, "Same?", "Same?")
    unplugged()

    with replaying(folder) as replay:
        said = replayed(replay, release).summarise(replay, release, *["Same?"] * 4)

    assert [one.text for one in said] == ["first", "second", "first", "second"]


def test_a_refusal_of_the_server_is_replayed_with_its_status_and_what_it_asks_for(
    server: Any,
    live: Any,
    replayed: Replayed,
    unplugged: Callable[[], None],
    folder: Path,
    release: Document,
) -> None:
    template = server.replies[0]
    busy = type(template)(
        status=429, error={"error": {"message": "busy"}}, headers={"retry-after": "7"}
    )
    server.replies = [busy, template]
    with recording(folder) as record, record.open(release, live.run) as tape:
        with pytest.raises(openai.RateLimitError):
            live.ask(tape, "Same?")
        live.ask(tape, "Same?")
    unplugged()

    with replaying(folder) as replay:
        asker = replayed(replay, release)
        with replay.open(release, asker.run) as playback:
            with pytest.raises(openai.RateLimitError, match="busy") as refused:
                asker.ask(playback, "Same?")
            said = asker.ask(playback, "Same?")

    assert refused.value.response.headers["retry-after"] == "7"
    assert said[0].text == template.said


def test_an_answer_that_was_not_heard_to_its_end_is_not_kept(
    server: Any, live: Any, folder: Path, release: Document
) -> None:
    server.replies[0].said = LONG * 20  # more than one read of a socket
    with recording(folder) as record, record.open(release, live.run) as tape:
        url = f"{live.run.endpoint.base_url}/chat/completions"
        with tape.client(openai.DefaultHttpxClient) as client:
            with client.stream("POST", url, json=live.body("Cut off?")) as answer:
                next(answer.iter_raw())
            server.replies[0].said = "whole"
            live.ask(tape, "Whole?")

    text = cassette(folder).read_text(encoding="utf-8")
    assert text.count("- request:") == 1
    assert "Whole?" in text


def test_what_nobody_asked_for_is_named(
    live: Any, replayed: Replayed, folder: Path, release: Document
) -> None:
    with recording(folder) as record:
        live.summarise(record, release, "One?", "Two?", "Three?")

    with replaying(folder) as replay:
        asker = replayed(replay, release)
        asker.summarise(replay, release, "One?")
        first = replay.unplayed()
        asker.summarise(replay, release, "Three?")

    assert [one.number for one in first] == [2, 3]
    assert [str(one) for one in replay.unplayed()] == [
        f"`{cassette(folder)}`: exchange 2 (`product`) was never played"
    ]


def test_nothing_of_key_cookies_and_headers_is_on_disk(
    server: Any, live: Any, folder: Path, release: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-veltra")
    with recording(folder) as record:
        live.summarise(record, release)

    written = "".join(path.read_text() for path in folder.rglob("*.yaml")).lower()
    sent = server.asked[0]
    assert sent["authorization"].startswith("Bearer sk-test")
    assert sent["openai-organization"] == "org-veltra"
    for secret in ("sk-test", "org-veltra", "c00kie", "req-77", "x-stainless", "user-agent"):
        assert secret not in written
    assert str(server.server_address[1]) not in written


def test_a_cassette_that_would_hold_the_key_is_not_written(
    server: Any, live: Any, folder: Path, release: Document
) -> None:
    with recording(folder) as record:
        live.summarise(record, release)
    before = cassette(folder).read_bytes()
    server.replies[0].said = f"You use {live.run.endpoint.api_key}."

    with recording(folder) as record, pytest.raises(BadInput, match="API key"):
        live.summarise(record, release)

    assert cassette(folder).read_bytes() == before
    assert [path.name for path in cassette(folder).parent.iterdir()] == ["release.yaml"]


def test_a_packed_answer_is_asked_for_unpacked(
    server: Any, live: Any, folder: Path, release: Document
) -> None:
    with recording(folder) as record:
        live.summarise(record, release)

    assert server.asked[0]["accept-encoding"] == "identity"
