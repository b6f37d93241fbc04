from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openai.types.chat import ChatCompletionChunk

from summarizer.asking.faults import Unusable
from summarizer.asking.replies import Reply, repeats

ITEM = '{"term": "nausea", "grade": null}, '


def chunk(**fields: object) -> ChatCompletionChunk:
    """A chunk as the SDK builds it: without checking what a server sent."""
    values: dict[str, Any] = {"model": "m", "choices": [], **fields}
    return ChatCompletionChunk.construct(None, **values)


@pytest.mark.parametrize(
    "text",
    [
        '{"findings": [' + ITEM * 5,
        '{"findings": [' + ITEM * 5 + ITEM[:20],
        "the the the the the the the the the the the the the the the the",
        "{" + " \n" * 200,
    ],
    ids=["items", "items, the last one cut", "words", "blanks"],
)
def test_a_loop_is_seen(text: str) -> None:
    assert repeats(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        '{"findings": [' + ITEM * 3,
        ", ".join(f'{{"term": "finding {n}", "grade": null, "patients": null}}' for n in range(40)),
        ITEM * 5 + "".join(str(n) for n in range(150)),
    ],
    ids=["nothing", "three of a kind", "items alike but not the same", "a loop that was left"],
)
def test_what_only_looks_alike_is_no_loop(text: str) -> None:
    assert not repeats(text)


@settings(max_examples=30)
@given(st.text(min_size=12, max_size=300), st.integers(4, 9), st.text(max_size=50))
def test_whatever_comes_four_times_in_a_row_is_a_loop(block: str, times: int, before: str) -> None:
    assert repeats(before + block * times)


def test_pieces_add_up_and_only_the_first_choice_counts() -> None:
    reply = Reply()
    raw = [
        {"index": 0, "delta": {"content": "a"}},
        {"index": 1, "delta": {"content": "X"}},
        {"index": 0, "delta": {"content": "b"}, "finish_reason": "stop"},
    ]

    pieces = [
        reply.add(ChatCompletionChunk.model_validate(_envelope([{"finish_reason": None, **one}])))
        for one in raw
    ]

    assert pieces == ["a", "", "b"]
    assert (reply.text, reply.finish_reason, reply.fault()) == ("ab", "stop", None)


def _envelope(choices: list[dict[str, object]]) -> dict[str, object]:
    kind = "chat.completion.chunk"
    return {"id": "", "created": 0, "model": "m", "object": kind, "choices": choices}


def test_a_chunk_with_null_for_everything_is_taken() -> None:
    reply = Reply()

    assert reply.add(chunk(choices=None, usage=None, model=None)) == ""
    assert reply.model == ""


def test_counts_a_server_left_out_are_nought() -> None:
    reply = Reply()

    reply.add(chunk(usage={"prompt_tokens": None, "completion_tokens": 3}))

    assert reply.usage is not None
    assert (reply.usage.prompt_tokens, reply.usage.completion_tokens) == (0, 3)


@pytest.mark.parametrize(
    ("timings", "server_ms"),
    [
        ({"prompt_ms": 10, "predicted_ms": 2.5}, 12.5),
        ({"predicted_ms": 2.5, "prompt_ms": -1}, 2.5),
        ({"prompt_n": 4}, 0),
        ("fast", None),
        (None, None),
    ],
)
def test_only_times_count_as_times(timings: object, server_ms: float | None) -> None:
    reply = Reply()

    reply.add(chunk(timings=timings))

    assert (reply.server_ms or None) == (server_ms or None)


def test_a_refusal_is_shown_without_its_control_characters() -> None:
    fault = Reply(refusal="No\x1b[2J\nnever", has_choice=True, finish_reason="stop").fault()

    assert isinstance(fault, Unusable)
    assert fault.reason == "the model refused: `No [2J never`"
