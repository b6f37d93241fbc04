"""What a baseline is, and what one document by it cost."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx2

from summarizer.schemas.provenance import Attempt, Outcome

Json = dict[str, Any]  # an answer is JSON of any depth; the checkers know no closer type


@dataclass(frozen=True, slots=True)
class Access:
    """The way to the model, live or from a recording.

    Attributes:
        http: The only client that may be used: it records, or it replays.
    """

    base_url: str
    api_key: str = field(repr=False)
    model: str
    http: httpx2.Client


@dataclass(frozen=True, slots=True)
class Baseline:
    """A system that we compare ourselves with.

    Attributes:
        name: Folder of its recordings.
        package: Distribution whose version is recorded.
        prompts: What it tells the model besides the document.
        schema: The JSON Schema that it sends.
        settings: What else shapes its requests.
        context_tokens: From the characters of a document to the context it needs.
        ask: From a document's text to its answer; None where there is no usable one.
    """

    name: str
    package: str
    prompts: str
    schema: Json
    settings: Mapping[str, bool | int | float | str | None]
    context_tokens: Callable[[int], int]
    ask: Callable[[str, Access], Json | None]

    @property
    def prompts_sha256(self) -> str:
        return hashlib.sha256(self.prompts.encode()).hexdigest()

    @property
    def schema_sha256(self) -> str:
        return hashlib.sha256(json.dumps(self.schema, sort_keys=True).encode()).hexdigest()


@dataclass(slots=True)
class Spent:
    """The requests of one document, repeated and useless ones included, as the server counts."""

    attempts: list[Attempt] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        return sum(one.server_ms or 0 for one in self.attempts) / 1000

    def watch(self, response: httpx2.Response) -> None:
        """Counts one answer; a hook of an HTTP client."""
        response.read()
        try:
            answer: Json = response.json()
        except ValueError:
            answer = {}
        usage: Json = answer.get("usage") or {}
        timings: Json = answer.get("timings") or {}
        details: Json = usage.get("prompt_tokens_details") or {}
        self.attempts.append(
            Attempt(
                question="release",
                outcome=_outcome(response.status_code, answer),
                status=response.status_code,
                prompt_tokens=usage.get("prompt_tokens", 0),
                cached_tokens=details.get("cached_tokens", 0),
                completion_tokens=usage.get("completion_tokens", 0),
                server_ms=timings.get("prompt_ms", 0) + timings.get("predicted_ms", 0),
            )
        )


def _outcome(status: int, answer: Json) -> Outcome:
    if status != 200:
        return Outcome.HTTP_ERROR
    choices: list[Json] = answer.get("choices") or []
    ends = {choice.get("finish_reason") for choice in choices}
    return Outcome.CUT_OFF if "length" in ends else Outcome.OK
