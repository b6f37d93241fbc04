from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from summarizer.replay.mismatch import unrecorded


@dataclass
class Asked:
    body: bytes | None
    method: str = "POST"
    uri: str = "http://embedded/v1/chat/completions"


def asked(question: str, **more: object) -> Asked:
    system = {"role": "system", "content": "You read releases.\nSay only what they say."}
    messages = [system, {"role": "user", "content": question}]
    return Asked(json.dumps({"model": "tiny-2b", "messages": messages, **more}).encode())


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (asked("Which drug?"), 'message 2 (was `"content": "Which product?"`, is '),
        (asked("Which product?", max_tokens=9), "`max_tokens` (was `null`, is `9`)"),
        (asked("Which product?", model="tiny-7b"), 'the model (was `"tiny-2b"`, is `"tiny-7b"`)'),
        (asked("Which product?", messages=[]), "the number of messages (was 2, is 0)"),
        (Asked(asked("Which product?").body, uri="http://embedded/v1/x"), "/v1/x"),
        (Asked(asked("Which product?").body, method="PUT"), "PUT /v1/chat"),
        (Asked(b"\xff no JSON"), "differs in"),
        (Asked(None, method="GET"), "GET /v1/chat"),
    ],
    ids=["message", "setting", "model", "messages", "path", "method", "no JSON", "no body"],
)
def test_what_differs_from_the_nearest_exchange_is_said(now: Asked, said: str) -> None:
    recorded = [asked("Which product?"), asked("When?", temperature=1, stop="x")]

    message = str(unrecorded(Path("one.yaml"), now, recorded, "record me"))

    assert "The nearest, exchange 1 of 2" in message
    assert said in message
    assert message.endswith("Record again with `record me`")


def test_a_difference_deep_in_a_long_line_is_shown_where_it_is() -> None:
    line = "word " * 400

    message = str(
        unrecorded(Path("one.yaml"), asked(f"{line}now"), [asked(f"{line}then")], "record me")
    )

    assert 'word then"`, is `…' in message
    assert len(message) < 500


def test_an_empty_cassette_is_called_empty() -> None:
    assert "holds no exchange" in str(unrecorded(Path("one.yaml"), asked("?"), [], "record me"))
