"""One question to a model and what came back. Plain values: no network in here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pydantic import BaseModel

    from summarizer.schemas.provenance import Attempt
    from summarizer.schemas.summary import Summary


@dataclass(frozen=True, slots=True)
class Message:
    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Question:
    """What one call asks.

    Attributes:
        name: Names the prompt file, the draft on the wire and the attempt in the ledger.
        draft: The pydantic model that instructor enforces on the answer.
        messages: What is sent. Everything up to the last message is the same for all questions
            on one document, so that a server's prompt cache serves it.
        max_tokens: Upper bound on the answer's length, in tokens.
        preview: Makes the summary of what a half-written answer already holds; takes the parsed
            JSON of the complete entities.
    """

    name: str
    draft: type[BaseModel]
    messages: tuple[Message, ...]
    max_tokens: int
    preview: Callable[[Mapping[str, object]], Summary] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question got.

    Attributes:
        draft: The answer in the asked shape, or None where every attempt failed.
        failure: Why there is no draft, in words for a person; None where there is one.
        attempts: Every request made, in order, failed ones included.
    """

    draft: BaseModel | None
    failure: str | None
    attempts: tuple[Attempt, ...]
