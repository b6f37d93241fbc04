from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from summarizer.asking.endpoints import Endpoint
from summarizer.asking.question import Message, Question
from summarizer.asking.request import Request
from summarizer.asking.wire import WireForm


class AgencyDraft(BaseModel):
    name: str
    year: int


def request(model: str = "m", wire: WireForm = WireForm.LEAN, last: str = "Which?") -> Request:
    endpoint = Endpoint(model, "http://127.0.0.1/v1", "", "compatible", wire, "")
    messages = (Message("system", "Read."), Message("user", "Doc."), Message("user", last))
    return Request(endpoint, Question("agency", AgencyDraft, messages, 500))


@pytest.mark.parametrize(
    ("model", "sampling"),
    [
        ("gpt-4.1-mini", {"temperature": 0, "max_completion_tokens": 500}),
        ("ft:gpt-4o-mini:acme::1", {"temperature": 0, "max_completion_tokens": 500}),
        ("gpt-6-luna", {"reasoning_effort": "low", "max_completion_tokens": 4596}),
        ("o3", {"reasoning_effort": "low", "max_completion_tokens": 4596}),
        ("gpt-5.2-pro", {"max_completion_tokens": 4596}),
        ("gpt-5.1-chat-latest", {"max_completion_tokens": 4596}),
        ("our-deployment", {"max_completion_tokens": 4596}),
    ],
)
def test_openai_models_are_told_what_they_take(model: str, sampling: dict[str, object]) -> None:
    body = request(model, WireForm.STRICT).body()

    of_interest = {"temperature", "max_tokens", "max_completion_tokens", "reasoning_effort"}
    assert {key: body[key] for key in of_interest & set(body)} == sampling


def test_other_servers_get_the_parameters_all_of_them_know() -> None:
    body = request("gpt-5", WireForm.LEAN).body()

    assert (body["temperature"], body["max_tokens"]) == (0, 500)
    assert not {"max_completion_tokens", "reasoning_effort", "seed"} & set(body)


def changes(asked: Request, *, invalid: bool, grammar: bool, looped: bool | None) -> None:
    if invalid:
        with pytest.raises(ValidationError) as caught:
            AgencyDraft.model_validate({"year": "soon"})
        asked.after_invalid(caught.value)
    if looped is not None:
        asked.after_cut_off(looped=looped)
    asked.grammar = grammar


@given(st.booleans(), st.booleans(), st.sampled_from([None, True, False]), st.text())
def test_what_was_sent_before_stays_the_prefix(
    invalid: bool, grammar: bool, looped: bool | None, last: str
) -> None:
    asked = request(last=last)
    before = asked.body()["messages"]

    changes(asked, invalid=invalid, grammar=grammar, looped=looped)

    after = asked.body()["messages"]
    assert after[:-1] == before[:-1]
    assert after[-1]["role"] == before[-1]["role"]
    assert after[-1]["content"].startswith(before[-1]["content"])


def test_a_fault_is_named_by_its_place_without_the_value_found_there() -> None:
    asked = request()

    changes(asked, invalid=True, grammar=True, looped=None)

    assert asked.hint.startswith(
        "Your last answer did not have the asked form: name: Field required; "
        "year: Input should be a valid integer"
    )
    assert "soon" not in asked.hint
    assert "http" not in asked.hint


def test_without_a_grammar_the_schema_is_told() -> None:
    asked = request()

    asked.grammar = False

    body = asked.body()
    assert body["response_format"] == {"type": "json_object"}
    assert '"required": ["name", "year"]' in body["messages"][-1]["content"]
