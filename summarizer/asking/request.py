"""The body of a request: the same from every driver, and what changes when it is asked again."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from summarizer.asking import wire
from summarizer.asking.wire import WireForm

if TYPE_CHECKING:
    from pydantic import ValidationError

    from summarizer.asking.endpoints import Endpoint
    from summarizer.asking.question import Question

REASONING_ROOM_TOKENS = 4096
"""Added to the answer's bound where a model's hidden reasoning counts against it."""

# OpenAI's families by name. The first take a temperature; the second reject one other than 1 and
# take an effort (its "-chat" and "-pro" variants do not take "low"); of names in neither, as
# Azure's deployments, nothing is assumed.
_TEMPERATE = re.compile(r"(ft:)?(chatgpt|gpt-3\.5|gpt-4)")
_REASONING = re.compile(r"(ft:)?(o\d|gpt-[5-9])(?!.*-(chat|pro))")

NAMED_FAULTS = 3
"""How many faults of an invalid answer the next request names."""

INVALID = "Your last answer did not have the asked form: {faults}. Answer with one JSON object."
NOT_JSON = "it was not JSON"
EMPTY = "Answer with one JSON object."
LOOPED = "Your last answer repeated itself without end. Name each thing once, then stop."
NO_GRAMMAR = "Answer with one JSON object that fits this JSON Schema, and nothing else:\n{schema}"


@dataclass(slots=True)
class Request:
    """One question as it is put to one endpoint.

    A further request does not carry the failed answer, which would be read and paid for again,
    but one sentence at the end, so that everything before it is still served from the cache.

    Attributes:
        hint: Sentence about the last answer, for the end of the last message.
        grammar: Whether the server is held to the schema; False after it failed on it.
        max_tokens: Bound on the answer, in tokens.
    """

    endpoint: Endpoint
    question: Question
    hint: str = ""
    grammar: bool = True
    max_tokens: int = field(init=False)

    def __post_init__(self) -> None:
        self.max_tokens = self.question.max_tokens

    def body(self) -> dict[str, Any]:  # the SDK's parameters, which it alone types
        """Parameters of the chat completion, but for `stream`, which is always true.

        No seed is sent: at temperature 0 it changes nothing, and OpenAI is giving it up.
        """
        question = self.question
        return {
            "model": self.endpoint.model,
            "messages": self._messages(),
            "response_format": (
                wire.response_format(question.name, question.draft, self.endpoint.wire)
                if self.grammar
                else {"type": "json_object"}
            ),
            **self._sampling(),
            "stream_options": {"include_usage": True},
        }

    def after_invalid(self, error: ValidationError) -> None:
        self.hint = INVALID.format(faults=named_faults(error))

    def after_empty(self) -> None:
        self.hint = EMPTY

    def after_cut_off(self, *, looped: bool) -> None:
        """A loop would fill any length; whatever else ran out of room gets twice as much."""
        if looped:
            self.hint = LOOPED
        else:
            self.max_tokens *= 2

    def _messages(self) -> list[dict[str, str]]:
        messages = [{"role": m.role, "content": m.content} for m in self.question.messages]
        endings = [self.hint] if self.hint else []
        if not self.grammar:
            schema = wire.schema(self.question.draft, self.endpoint.wire)
            endings.insert(0, NO_GRAMMAR.format(schema=json.dumps(schema, ensure_ascii=False)))
        messages[-1]["content"] = "\n\n".join([messages[-1]["content"], *endings])
        return messages

    def _sampling(self) -> dict[str, object]:
        if self.endpoint.wire is WireForm.LEAN:
            return {"temperature": 0, "max_tokens": self.max_tokens}
        if _TEMPERATE.match(self.endpoint.model):
            return {"temperature": 0, "max_completion_tokens": self.max_tokens}
        room: dict[str, object] = {"max_completion_tokens": self.max_tokens + REASONING_ROOM_TOKENS}
        if _REASONING.match(self.endpoint.model):
            room["reasoning_effort"] = "low"
        return room


def named_faults(error: ValidationError) -> str:
    """The first faults as "place: what is wrong", without the values found there."""
    faults = error.errors(include_url=False, include_input=False, include_context=False)
    return "; ".join(
        NOT_JSON
        if fault["type"] == "json_invalid"
        else ": ".join(part for part in (".".join(map(str, fault["loc"])), fault["msg"]) if part)
        for fault in faults[:NAMED_FAULTS]
    )
