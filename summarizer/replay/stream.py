"""A streamed answer as one value a person can read, and back to a stream of a few pieces.

What is said stays the same to the character; how it was cut into tokens does not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from summarizer.replay.legible import Json, parsed

PIECE_CHARS = 40  # of each replayed piece; several make an answer, as partial answers need

LAST = ("usage", "timings")  # what the last piece tells of the whole; earlier ones only count up

OWN = ("role", "said", "finish_reason")  # names of ours among the constant fields

_RENEWED = ("created", *LAST)  # may differ from piece to piece; the last one holds
_PADDING = "obfuscation"  # OpenAI's random filling of each piece
_DONE = "[DONE]"


class Irregular(Exception):
    """The stream holds more than text that was said: tool calls, an error, no end."""


@dataclass(slots=True)
class Streamed:
    """The whole of a streamed chat completion.

    Attributes:
        constant: The fields that every piece repeats: id, model, ...
        role: Whose answer it is.
        said: Text by the name of its field: `content`, `refusal`, `reasoning_content`.
        finish_reason: None where the server gave none.
        last: `usage` and `timings`, as far as there are any.
    """

    constant: dict[str, Json] = field(default_factory=dict[str, Json])
    role: str | None = None
    said: dict[str, str] = field(default_factory=dict[str, str])
    finish_reason: str | None = None
    last: dict[str, Json] = field(default_factory=dict[str, Json])


def collapse(stream: str) -> Streamed:
    """The whole answer of a chat completion stream.

    Raises:
        Irregular: Something would be lost; such a stream is to be kept as it is.
    """
    answer = _collapsed(stream)
    try:
        for text in answer.said.values():
            text.encode()  # half of a surrogate pair fits in JSON, but in no file
    except UnicodeEncodeError as error:
        raise Irregular from error
    if _collapsed(expand(answer)) != answer:
        raise Irregular
    return answer


def expand(answer: Streamed) -> str:
    """A stream that says what `answer` says, in pieces of `PIECE_CHARS` characters."""
    deltas: list[Json] = [{"role": answer.role}] if answer.role else []
    for name, text in answer.said.items():
        ends = range(0, len(text) or 1, PIECE_CHARS)
        deltas.extend({name: text[at : at + PIECE_CHARS]} for at in ends)
    choices: list[Json] = [{"index": 0, "delta": one, "finish_reason": None} for one in deltas]
    choices.append({"index": 0, "delta": {}, "finish_reason": answer.finish_reason})
    events: list[dict[str, Json]] = [{**answer.constant, "choices": [one]} for one in choices]
    if answer.last:
        events.append({**answer.constant, "choices": [], **answer.last})
    return "".join(f"data: {text}\n\n" for text in [*map(json.dumps, events), _DONE])


def _collapsed(stream: str) -> Streamed:
    answer = Streamed()
    for event in _events(stream):
        choices = event.pop("choices", None)
        if not isinstance(choices, list) or len(choices) > 1:
            raise Irregular
        for name, value in event.items():
            if name == _PADDING or value is None:
                continue
            kept = answer.last if name in LAST else answer.constant
            if name in OWN or (name not in _RENEWED and kept.get(name, value) != value):
                raise Irregular
            kept[name] = value
        for choice in choices:
            _add(answer, choice)
    return answer


def _events(stream: str) -> Iterator[dict[str, Json]]:
    lines = [line for line in stream.replace("\r\n", "\n").split("\n") if line]
    told = [line for line in lines if not line.startswith(":")]
    if not told or told.pop().removeprefix("data:").strip() != _DONE:
        raise Irregular
    for line in told:
        name, _, value = line.partition(":")
        event = parsed(value)
        if name != "data" or not isinstance(event, dict):
            raise Irregular
        yield event


def _add(answer: Streamed, choice: Json) -> None:
    if not isinstance(choice, dict) or choice.pop("index", None) != 0:
        raise Irregular
    delta, reason = choice.pop("delta", None) or {}, choice.pop("finish_reason", None)
    if not isinstance(delta, dict) or any(choice.values()):
        raise Irregular
    for name, text in {**delta, "finish_reason": reason}.items():
        if not isinstance(text, str):
            if text:
                raise Irregular
        elif name == "role":
            answer.role = text
        elif name == "finish_reason":
            answer.finish_reason = text
        else:
            answer.said[name] = answer.said.get(name, "") + text
