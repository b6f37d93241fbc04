from __future__ import annotations

import json
from typing import Any

import pytest

from summarizer.errors import BadInput
from summarizer.replay.form import deserialize, serialize

MESSAGES = [
    {"role": "system", "content": "You read releases.\nSay only what they say."},
    {"role": "user", "content": "Which product?"},
]
STREAM = (
    'data: {"id": "1", "model": "tiny-2b-q4", "choices": [{"index": 0, "delta": '
    '{"role": "assistant", "content": "{\\"name\\": \\"Velt"}, "finish_reason": null}]}\n\n'
    'data: {"id": "1", "model": "tiny-2b-q4", "choices": [{"index": 0, "delta": '
    '{"content": "racept\\"}"}, "finish_reason": "stop"}]}\n\n'
    'data: {"id": "1", "model": "tiny-2b-q4", "choices": [], "usage": {"total_tokens": 9}}\n\n'
    "data: [DONE]\n\n"
)
WRITTEN = """\
provenance:
  document: releases/one.txt
  answered_as: tiny-2b-q4
exchanges:
- request:
    method: POST
    uri: http://embedded/v1/chat/completions
    headers:
      content-type: application/json
    messages:
    - &message1
      role: system
      content: |-
        You read releases.
        Say only what they say.
    - &message2
      role: user
      content: Which product?
    body: |-
      {
        "model": "tiny-2b",
        "stream": true
      }
  response:
    status: 500
    headers:
      content-type: application/json
    body:
      json: |-
        {
          "error": "busy"
        }
      layout: spaced
- request:
    method: POST
    uri: http://embedded/v1/chat/completions
    headers:
      content-type: application/json
    messages:
    - *message1
    - *message2
    body: |-
      {
        "model": "tiny-2b",
        "stream": true
      }
  response:
    status: 200
    headers:
      content-type: text/event-stream
    stream:
      id: '1'
      model: tiny-2b-q4
      role: assistant
      said:
        content:
          json: |-
            {
              "name": "Veltracept"
            }
          layout: spaced
      finish_reason: stop
      usage:
        total_tokens: 9
"""


def interaction(body: object, kind: str, said: object, status: int = 200) -> dict[str, Any]:
    return {
        "request": {
            "method": "POST",
            "uri": "http://embedded/v1/chat/completions",
            "body": body if isinstance(body, str) else json.dumps(body),
            "headers": {"content-type": ["application/json"]},
        },
        "response": {
            "status": {"code": status, "message": "as it may be"},
            "headers": {"content-type": [kind]},
            "body": {"string": said},
        },
    }


def cassette(*interactions: dict[str, Any]) -> dict[str, Any]:
    provenance = {"document": "releases/one.txt", "answered_as": None}
    return {"interactions": [*interactions], "metadata": {"provenance": provenance}}


def test_a_cassette_reads_as_text() -> None:
    body = {"messages": MESSAGES, "model": "tiny-2b", "stream": True}

    written = serialize(
        cassette(
            interaction(body, "application/json", '{"error": "busy"}', status=500),
            interaction(body, "text/event-stream", STREAM),
        )
    )

    assert written == WRITTEN


def test_a_read_cassette_asks_and_says_what_was_asked_and_said() -> None:
    failed, answered = deserialize(WRITTEN)["interactions"]

    assert json.loads(failed["request"]["body"]) == {
        "messages": MESSAGES,
        "model": "tiny-2b",
        "stream": True,
    }
    assert failed["response"]["status"]["code"] == 500
    assert failed["response"]["body"]["string"] == '{"error": "busy"}'
    assert serialize(cassette(failed, answered)) == WRITTEN


@pytest.mark.parametrize(
    "body",
    [{"messages": "none"}, {"input": ["x"]}, [1], "", "not JSON: \x00\n", '"text"'],
    ids=["messages that are none", "no messages", "a list", "nothing", "no JSON", "a string"],
)
def test_a_request_of_another_kind_is_kept_whole(body: object) -> None:
    kept = deserialize(serialize(cassette(interaction(body, "text/plain", "yes"))))

    request = kept["interactions"][0]["request"]
    assert request["body"] == body if isinstance(body, str) else json.loads(request["body"]) == body


def test_a_stream_that_cannot_be_joined_is_kept_as_it_came() -> None:
    broken = STREAM.replace("data: [DONE]\n\n", 'data: {"error": {"message": "lost"}}\n\n')

    kept = deserialize(serialize(cassette(interaction({}, "text/event-stream", broken))))

    assert kept["interactions"][0]["response"]["body"]["string"] == broken


def test_an_answer_that_is_no_text_is_refused() -> None:
    with pytest.raises(BadInput, match="not text"):
        serialize(cassette(interaction({}, "text/plain", b"\xff\x00")))
