"""Answers that did not come, or not as asked: what is tried again, and what a caller learns."""

from __future__ import annotations

import socket
import traceback
from dataclasses import replace
from typing import TYPE_CHECKING

import httpx2
import pytest

from summarizer.asking.retrying import Policy
from summarizer.asking.wire import WireForm
from summarizer.errors import EndpointFailed, ModelUnavailable

if TYPE_CHECKING:
    from tests.asking.conftest import Ask, Asked, Scene, Scenes

KEY = "sk-test-0123456789"
LOOP = '{"name": "x", "codes": [' + '"VLT-100 in adults", ' * 9


def test_the_server_s_own_waiting_time_is_kept(ask: Ask, scenes: Scenes, good: Scene) -> None:
    asked = ask(scenes.failed(429, "slow down", retry_after="7"), good)

    assert asked.slept == [7.0]
    assert asked.notes == ["waiting 7 s: the server answered 429: slow down"]
    assert asked.outcomes == ["http_error", "ok"]
    assert [attempt.status for attempt in asked.got.attempts] == [429, None]
    assert len(asked.requests) == 2


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 529])
def test_a_passing_status_is_tried_again(
    ask: Ask, scenes: Scenes, good: Scene, status: int
) -> None:
    asked = ask(scenes.failed(status, "not now"), good)

    assert asked.got.draft is not None
    assert len(asked.requests) == 2


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 422])
def test_a_lasting_status_is_asked_once(ask: Ask, scenes: Scenes, status: int) -> None:
    asked = ask(scenes.failed(status, "never"))

    assert asked.error is not None
    assert asked.slept == []
    assert len(asked.requests) == 1


def test_a_server_that_stays_down_is_given_up_with_every_attempt(ask: Ask, scenes: Scenes) -> None:
    asked = replace(ask, policy=Policy(tries=4))(scenes.failed(500, "out of\x1b[31m order"))

    assert isinstance(asked.error, EndpointFailed)
    assert len(asked.requests) == len(asked.error.attempts) == 4
    assert asked.slept == [1.0, 2.0, 4.0]
    assert "question `product` to http://127.0.0.1" in str(asked.error)
    assert str(asked.error).endswith("the server answered 500: out of [31m order (4 requests)")


def test_an_empty_purse_is_not_asked_again(ask: Ask, scenes: Scenes) -> None:
    asked = ask(scenes.failed(429, "You exceeded your quota", code="insufficient_quota"))

    assert isinstance(asked.error, EndpointFailed)
    assert len(asked.requests) == 1


def test_a_server_that_wants_too_long_a_wait_is_not_asked_again(ask: Ask, scenes: Scenes) -> None:
    asked = ask(scenes.failed(429, "see you tomorrow", retry_after="86400"))

    assert isinstance(asked.error, EndpointFailed)
    assert "it asks to wait 86400 s" in str(asked.error)
    assert asked.slept == []
    assert len(asked.requests) == 1


def test_a_wait_that_would_overrun_the_deadline_is_not_begun(ask: Ask, scenes: Scenes) -> None:
    asked = replace(ask, policy=Policy(deadline_s=10))(
        scenes.failed(503, "busy", retry_after="6"),
    )

    assert isinstance(asked.error, EndpointFailed)
    assert "the deadline of 10 s" in str(asked.error)
    assert asked.slept == [6.0]
    assert len(asked.requests) == 2


def test_an_answer_still_arriving_at_the_deadline_is_broken_off(ask: Ask, scenes: Scenes) -> None:
    slow = replace(ask, policy=Policy(deadline_s=10), tick_s=3)

    asked = slow(scenes.said(*'{"name": "veltracept"}'))

    assert isinstance(asked.error, EndpointFailed)
    assert "was not done by the deadline" in str(asked.error)
    assert 0 < len(asked.pieces) < len('{"name": "veltracept"}')
    assert len(asked.requests) == 1


def test_after_a_broken_stream_the_text_starts_over(ask: Ask, scenes: Scenes, good: Scene) -> None:
    asked = ask(scenes.streamed(scenes.chunk({"content": '{"na'}), broken=True), good)

    assert asked.pieces == ['{"na', None, '{"name": "veltracept"}']
    assert asked.outcomes == ["connection", "ok"]
    assert len(asked.requests) == 2


def test_a_stream_that_ends_before_the_answer_is_no_answer(
    ask: Ask, scenes: Scenes, good: Scene
) -> None:
    asked = ask(scenes.said('{"name": "velt"}', finish=None), good)

    assert asked.outcomes == ["connection", "ok"]


def test_an_error_inside_the_stream_is_tried_again(ask: Ask, scenes: Scenes, good: Scene) -> None:
    asked = ask(scenes.streamed(scenes.error("worker died")), good)

    assert asked.outcomes == ["connection", "ok"]
    assert asked.notes == ["waiting 1 s: the server broke off: worker died"]


def test_an_error_inside_the_stream_keeps_its_status(ask: Ask, scenes: Scenes) -> None:
    asked = ask(scenes.streamed(scenes.error("context is full", 400)))

    assert isinstance(asked.error, EndpointFailed)
    assert asked.error.attempts[0].status == 400
    assert len(asked.requests) == 1


def test_a_server_that_is_not_there_is_named(ask: Ask, good: Scene) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"
        asked = replace(ask, base_url=address, policy=Policy(tries=2))(good)

    assert isinstance(asked.error, EndpointFailed)
    assert address in str(asked.error)
    assert [a.outcome.value for a in asked.error.attempts] == ["connection"] * 2
    assert asked.requests == []


def test_what_is_no_trouble_of_the_network_is_neither_retried_nor_renamed(
    ask: Ask, good: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Unrecorded(Exception):
        """What a replay raises where it would have to go to the network."""

    def handle(*_: object) -> None:
        raise Unrecorded

    monkeypatch.setattr(httpx2.HTTPTransport, "handle_request", handle)
    monkeypatch.setattr(httpx2.AsyncHTTPTransport, "handle_async_request", handle)

    asked = ask(good)

    assert isinstance(asked.error, Unrecorded)
    assert asked.slept == []


def test_a_certificate_that_does_not_fit_will_not_fit_later(
    ask: Ask, good: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def handle(*_: object) -> None:
        raise httpx2.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed certificate")

    monkeypatch.setattr(httpx2.HTTPTransport, "handle_request", handle)
    monkeypatch.setattr(httpx2.AsyncHTTPTransport, "handle_async_request", handle)

    asked = ask(good)

    assert isinstance(asked.error, EndpointFailed)
    assert "self-signed certificate" in str(asked.error)
    assert len(asked.error.attempts) == 1


def test_a_silent_server_is_not_waited_for_without_end(ask: Ask, scenes: Scenes) -> None:
    hasty = replace(ask, policy=Policy(tries=1, silence_s=0.02))

    asked = hasty(replace(scenes.said("{}"), silent_s=0.2))

    assert isinstance(asked.error, EndpointFailed)
    assert "the server did not answer in time" in str(asked.error)


def test_a_refused_key_names_its_variable_and_never_itself(
    ask: Ask, scenes: Scenes, caplog: pytest.LogCaptureFixture
) -> None:
    asked = ask(scenes.failed(401, f"Incorrect API key provided: {KEY}"))

    assert isinstance(asked.error, ModelUnavailable)
    assert "`SUMMARIZER_API_KEY`" in str(asked.error)
    assert_key_is_nowhere(asked, caplog)


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_a_key_that_a_server_repeats_is_not_repeated_by_us(
    ask: Ask, scenes: Scenes, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    caplog.set_level("INFO")

    asked = replace(ask, policy=Policy(tries=2))(scenes.failed(status, f"no {KEY} here"))

    assert "no [key] here" in str(asked.error)
    assert_key_is_nowhere(asked, caplog)


def assert_key_is_nowhere(asked: Asked, caplog: pytest.LogCaptureFixture) -> None:
    assert asked.error is not None
    assert KEY not in "".join(traceback.format_exception(asked.error))
    assert KEY not in caplog.text
    assert KEY not in "".join(asked.notes)


def test_an_unknown_model_is_named_with_its_server(ask: Ask, scenes: Scenes) -> None:
    asked = ask(scenes.failed(404, "model 'tiny' not found, try pulling it first"))

    assert isinstance(asked.error, ModelUnavailable)
    assert "`tiny` at http://127.0.0.1" in str(asked.error)
    assert "try pulling it first" in str(asked.error)


def test_a_refusal_is_an_answer_of_its_own(ask: Ask, scenes: Scenes) -> None:
    asked = ask(
        scenes.streamed(
            scenes.chunk({"refusal": "I cannot "}),
            scenes.chunk({"refusal": "read this."}),
            scenes.chunk({}, finish="stop"),
        )
    )

    assert asked.got.draft is None
    assert asked.got.failure == "the model refused: `I cannot read this.`"
    assert asked.outcomes == ["refused"]
    assert len(asked.requests) == 1


def test_a_filtered_answer_is_never_half_a_draft(ask: Ask, scenes: Scenes) -> None:
    asked = ask(scenes.said('{"name": "veltracept"}', finish="content_filter"))

    assert asked.got.draft is None
    assert asked.outcomes == ["content_filter"]
    assert len(asked.requests) == 1


def test_a_filtered_prompt_ends_the_question_and_not_the_run(ask: Ask, scenes: Scenes) -> None:
    asked = ask(scenes.failed(400, "the prompt was filtered", code="content_filter"))

    assert asked.got.draft is None
    assert asked.outcomes == ["content_filter"]


def test_an_answer_without_choices_is_asked_for_again(
    ask: Ask, scenes: Scenes, good: Scene
) -> None:
    asked = ask(scenes.streamed(scenes.event([])), good)

    assert asked.outcomes == ["empty", "ok"]
    assert asked.slept == []


def test_an_answer_of_blanks_is_empty_and_gets_three_chances(ask: Ask, scenes: Scenes) -> None:
    asked = ask(scenes.said(" \n"))

    assert asked.outcomes == ["empty"] * 3
    assert asked.got.failure == "the answer was empty (3 requests)"
    assert len(asked.requests) == 3


def test_a_cut_off_answer_gets_twice_the_room_once(ask: Ask, scenes: Scenes, good: Scene) -> None:
    asked = ask(scenes.said('{"name": "vel', finish="length"), good)

    first, second = (request.json for request in asked.requests)
    assert (first["max_tokens"], second["max_tokens"]) == (80, 160)
    assert first["messages"] == second["messages"]
    assert asked.outcomes == ["cut_off", "ok"]


def test_an_answer_in_a_loop_gets_a_hint_and_no_more_room(
    ask: Ask, scenes: Scenes, good: Scene
) -> None:
    asked = ask(scenes.said(LOOP, finish="length"), good)

    second = asked.requests[1].json
    assert second["max_tokens"] == 80
    assert "repeated itself" in second["messages"][-1]["content"]


def test_half_an_answer_is_no_draft_even_where_it_could_be_closed(ask: Ask, scenes: Scenes) -> None:
    asked = ask(scenes.said('{"name": "veltracept"}', finish="length"))

    assert asked.got.draft is None
    assert asked.outcomes == ["cut_off", "cut_off"]
    assert asked.got.failure == "the answer was not done when its length ran out (2 requests)"
    assert len(asked.requests) == 2


def test_an_invalid_answer_is_asked_again_with_its_fault_and_not_with_itself(
    ask: Ask, scenes: Scenes, good: Scene
) -> None:
    asked = ask(scenes.said('{"name": "veltracept", "kind": "syrup"}'), good)

    first, second = (request.json["messages"] for request in asked.requests)
    assert second[:-1] == first[:-1]
    assert second[-1]["content"] == (
        "Which product is it?\n\nYour last answer did not have the asked form: kind: Input should "
        "be 'antibody' or 'vaccine'. Answer with one JSON object."
    )
    assert asked.outcomes == ["invalid", "ok"]
    assert asked.pieces[1] is None
    assert sum(attempt.completion_tokens for attempt in asked.got.attempts) == 40


def test_a_model_that_never_finds_the_form_is_quoted(ask: Ask, scenes: Scenes) -> None:
    asked = ask(scenes.said("Sure! The product is veltracept."))

    assert asked.got.draft is None
    assert asked.outcomes == ["invalid"] * 3
    assert asked.got.failure == (
        "no answer had the asked form (3 requests): it was not JSON; "
        "the last one ends `Sure! The product is veltracept.`"
    )
    assert len(asked.requests) == 3


@pytest.mark.parametrize("status", [400, 500])
def test_a_schema_the_server_cannot_use_goes_into_the_message(
    ask: Ask, scenes: Scenes, good: Scene, status: int
) -> None:
    asked = ask(
        scenes.failed(status, "Failed to initialize samplers: failed to parse grammar"), good
    )

    second = asked.requests[1].json
    assert second["response_format"] == {"type": "json_object"}
    assert '"required": ["name"]' in second["messages"][-1]["content"]
    assert asked.outcomes == ["http_error", "ok"]
    assert asked.slept == []


def test_a_strict_schema_that_is_rejected_is_not_papered_over(ask: Ask, scenes: Scenes) -> None:
    strict = replace(ask, wire=WireForm.STRICT)

    asked = strict(scenes.failed(400, "Invalid schema for response_format 'product'"))

    assert isinstance(asked.error, EndpointFailed)
    assert len(asked.requests) == 1
