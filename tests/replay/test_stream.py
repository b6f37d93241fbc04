from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.replay.stream import PIECE_CHARS, Irregular, collapse, expand

HEAD = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "model": "tiny-2b"}
ANYTHING = st.text(
    st.sampled_from(' \n\t\r\x85\u2028\ufeff"\\{}é😀') | st.characters(exclude_categories=["Cs"]),
    max_size=200,
)


def sse(*events: dict[str, Any], done: bool = True, ascii_only: bool = False) -> str:
    texts = [json.dumps({**HEAD, **event}, ensure_ascii=ascii_only) for event in events]
    return "".join(f"data: {text}\n\n" for text in [*texts, *(["[DONE]"] if done else [])])


def delta(finish: str | None = None, **said: object) -> dict[str, Any]:
    return {"choices": [{"index": 0, "delta": said, "finish_reason": finish}]}


@given(st.lists(ANYTHING, min_size=1, max_size=5), st.booleans())
def test_what_was_said_comes_back_to_the_character(pieces: list[str], ascii_only: bool) -> None:
    said = sse(
        delta(role="assistant", content=None),
        *(delta(content=piece) for piece in pieces),
        delta("stop"),
        ascii_only=ascii_only,
    )

    answer = collapse(said)

    assert answer.said == {"content": "".join(pieces)}
    assert collapse(expand(answer)) == answer


def test_a_replayed_stream_comes_in_pieces_of_one_length() -> None:
    answer = collapse(sse(delta(content="x" * (2 * PIECE_CHARS + 1)), delta("length")))

    events = [json.loads(line[6:]) for line in expand(answer).split("\n\n")[:-2]]

    contents = [one["choices"][0]["delta"].get("content", "") for one in events]
    assert [len(content) for content in contents] == [PIECE_CHARS, PIECE_CHARS, 1, 0]
    assert events[-1]["choices"][0]["finish_reason"] == "length"


def test_usage_and_timings_come_last_as_they_were() -> None:
    usage, timings = {"total_tokens": 7}, {"prompt_ms": 1.25e-05, "cache": None}
    answer = collapse(
        sse(delta("stop", content="x"), {"choices": [], "usage": usage, "timings": timings})
    )

    last = json.loads(expand(answer).split("\n\n")[-3][6:])

    assert last == {**HEAD, "choices": [], "usage": usage, "timings": timings}


def test_usage_that_only_counts_up_is_kept_as_it_ended() -> None:
    counted = [{**delta(content="x"), "usage": {"total_tokens": n}} for n in (1, 2)]

    assert collapse(sse(*counted, delta("stop"))).last == {"usage": {"total_tokens": 2}}


def test_a_refusal_and_hidden_reasoning_keep_their_fields() -> None:
    said = sse(
        delta(reasoning_content="Hm. "), delta(reasoning_content="No."), delta("stop", refusal="No")
    )

    assert collapse(said).said == {"reasoning_content": "Hm. No.", "refusal": "No"}


def test_comments_and_padding_of_a_server_are_left_out() -> None:
    padded = {**delta("stop", content="x"), "obfuscation": "q8fz"}

    answer = collapse(": ping\n\n" + sse(padded).replace("\n", "\r\n"))

    assert answer.said == {"content": "x"}
    assert "obfuscation" not in expand(answer)


def test_an_answer_of_no_words_is_not_an_answer_without_text() -> None:
    assert collapse(sse(delta("stop", content=""))).said == {"content": ""}
    assert collapse(sse(delta("stop", content=None))).said == {}


@pytest.mark.parametrize(
    "stream",
    [
        pytest.param(sse(delta(content="x"), done=False), id="no end"),
        pytest.param("", id="nothing"),
        pytest.param('data: {"error": {"message": "full"}}\n\ndata: [DONE]\n\n', id="an error"),
        pytest.param("event: ping\ndata: {}\n\ndata: [DONE]\n\n", id="a named event"),
        pytest.param("data: {half\n\ndata: [DONE]\n\n", id="no JSON"),
        pytest.param(sse(delta(tool_calls=[{"id": "1"}])), id="a tool call"),
        pytest.param(sse({"choices": [{"index": 1, "delta": {}}]}), id="a second choice"),
        pytest.param(
            sse({"choices": [{"index": 0, "logprobs": {"x": 1}}]}), id="log probabilities"
        ),
        pytest.param(
            sse(delta(content="x"), {**delta(), "id": "other"}), id="another answer's piece"
        ),
        pytest.param(sse({**delta(content="x"), "said": 1}), id="a name of ours"),
        pytest.param(sse(delta(content="\ud83d"), ascii_only=True), id="half a character"),
    ],
)
def test_a_stream_that_holds_more_than_text_is_not_collapsed(stream: str) -> None:
    with pytest.raises(Irregular):
        collapse(stream)
