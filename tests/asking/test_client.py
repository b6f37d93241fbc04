"""Answers that came, and the request that brought them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from summarizer.asking.prices import Price

if TYPE_CHECKING:
    from tests.asking.conftest import Ask, Scene, Scenes


def test_an_answer_that_arrives_in_pieces_becomes_the_draft(ask: Ask, scenes: Scenes) -> None:
    asked = ask(scenes.said('{"name": "velt', 'racept", "codes"', ': ["VLT-1"]}'))

    assert asked.got.draft is not None
    assert asked.got.draft.model_dump() == {"name": "veltracept", "kind": None, "codes": ["VLT-1"]}
    assert asked.got.failure is None
    assert asked.pieces == ['{"name": "velt', 'racept", "codes"', ': ["VLT-1"]}']
    assert len(asked.requests) == 1
    assert asked.served_model == "tiny-2b"


def test_the_draft_is_of_the_asked_class_itself(ask: Ask, good: Scene) -> None:
    draft = ask(good).got.draft

    assert type(draft).__mro__[1].__name__ == "BaseModel"


def test_a_null_for_a_field_that_may_be_left_out_is_no_fault(ask: Ask, scenes: Scenes) -> None:
    asked = ask(scenes.said('{"name": "veltracept", "kind": null, "codes": null}'))

    assert asked.outcomes == ["ok"]
    assert asked.got.draft is not None
    assert asked.got.draft.model_dump()["codes"] == []


def test_the_ledger_counts_cached_tokens_and_the_server_s_time(ask: Ask, scenes: Scenes) -> None:
    usage = {
        "prompt_tokens": 900,
        "completion_tokens": 30,
        "total_tokens": 930,
        "prompt_tokens_details": {"cached_tokens": 700},
    }
    timings = {"prompt_ms": 40.5, "predicted_ms": 60.0, "predicted_n": 30}
    asked = ask(
        scenes.streamed(
            scenes.chunk({"content": '{"name": "veltracept"}'}, finish="stop"),
            scenes.event([], usage=usage, timings=timings),
        )
    )

    (attempt,) = asked.got.attempts
    assert (attempt.prompt_tokens, attempt.cached_tokens, attempt.completion_tokens) == (
        900,
        700,
        30,
    )
    assert attempt.server_ms == 100.5
    assert attempt.question == "product"


def test_usage_survives_a_chunk_that_comes_after_it(ask: Ask, scenes: Scenes) -> None:
    counted = {"prompt_tokens": 5, "completion_tokens": 3, "total_tokens": 8}
    asked = ask(
        scenes.streamed(
            scenes.chunk({"content": '{"name": "veltracept"}'}),
            scenes.event([], usage=counted),
            scenes.chunk({}, finish="stop"),
        )
    )

    assert asked.got.attempts[0].prompt_tokens == 5


def test_every_attempt_is_priced(ask: Ask, scenes: Scenes, good: Scene) -> None:
    priced = replace(ask, price=Price(input=2, output=10))

    costs = [a.cost_usd for a in priced(scenes.failed(503, "busy"), good).got.attempts]

    assert costs == [0.0, pytest.approx((100 * 2 + 20 * 10) / 1_000_000)]


def test_without_a_price_no_cost_is_made_up(ask: Ask, good: Scene) -> None:
    assert ask(good).got.attempts[0].cost_usd is None


def test_the_request_holds_the_messages_the_schema_and_nothing_of_instructor(
    ask: Ask, good: Scene
) -> None:
    (request,) = ask(good).requests

    assert request.json == {
        "model": "tiny",
        "messages": [
            {"role": "system", "content": "You read releases."},
            {"role": "user", "content": "Veltracept entered the clinic."},
            {"role": "user", "content": "Which product is it?"},
        ],
        "response_format": {
            "type": "json_schema",
            "json_schema": {
                "name": "product",
                "schema": {
                    "type": "object",
                    "properties": {
                        "name": {"type": "string"},
                        "kind": {
                            "anyOf": [
                                {"type": "string", "enum": ["antibody", "vaccine"]},
                                {"type": "null"},
                            ]
                        },
                        "codes": {
                            "type": "array",
                            "items": {"type": "string"},
                            "maxItems": 4,
                        },
                    },
                    "required": ["name"],
                    "additionalProperties": False,
                },
            },
        },
        "temperature": 0,
        "max_tokens": 80,
        "stream": True,
        "stream_options": {"include_usage": True},
    }


def test_sync_and_async_send_the_same_bytes_first_and_again(
    both: tuple[Ask, Ask], scenes: Scenes
) -> None:
    script = (
        scenes.said('{"nam'),
        scenes.failed(500, "failed to parse grammar"),
        scenes.said("{}"),
    )

    sync, asynchronous = ([request.body for request in ask(*script).requests] for ask in both)

    assert sync == asynchronous
    assert len(set(sync)) == 4


def test_a_listener_does_not_change_the_request(ask: Ask, good: Scene) -> None:
    heard, unheard = ask(good), replace(ask, silent=True)(good)

    assert heard.pieces
    assert unheard.pieces == []
    assert heard.requests[0].body == unheard.requests[0].body


def test_the_key_travels_and_openai_s_own_settings_do_not(
    ask: Ask, good: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-somebody-else")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-secret")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-secret")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")

    (request,) = ask(good).requests

    assert request.headers["authorization"] == "Bearer sk-test-0123456789"
    assert not {"openai-organization", "openai-project"} & set(request.headers)


def test_a_proxy_does_not_come_between_us_and_this_machine(
    ask: Ask, good: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)

    assert ask(good).got.draft is not None


def test_what_a_listener_raises_reaches_its_owner_unchanged(ask: Ask, good: Scene) -> None:
    class Unplugged(Exception):
        pass

    def listener(_: str | None) -> None:
        raise Unplugged

    asked = replace(ask, on_text=listener)(good)

    assert isinstance(asked.error, Unplugged)
    assert len(asked.requests) == 1


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, asyncio.CancelledError])
def test_an_interruption_is_no_failure_to_try_again(
    ask: Ask, good: Scene, interruption: type[BaseException]
) -> None:
    def listener(_: str | None) -> None:
        raise interruption

    with pytest.raises(interruption):
        replace(ask, on_text=listener)(good)
