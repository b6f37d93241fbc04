"""An answer as it streams in, and what kind of answer it turned out to be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from summarizer.asking.faults import Fault, Unusable, presentable
from summarizer.asking.usage import Usage
from summarizer.schemas.provenance import Outcome

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletionChunk
    from openai.types.completion_usage import CompletionUsage

_LOOP_TAIL_CHARS = 1600
# Four times the same 12 to 300 characters in a row, up to where the text stops.
_LOOP = re.compile(r"(.{12,300}?)\1{3}.{0,300}\Z", re.DOTALL)


@dataclass(slots=True)
class Reply:
    """What has arrived of one answer.

    The SDK's own accumulator is not used: it raises on a cut-off answer, forgets the usage when
    another chunk follows it, and drops what servers add, as llama.cpp's timings.

    Attributes:
        text: The answer so far.
        refusal: The model's words where it will not answer.
        finish_reason: Why it ended; None while it has not.
        model: Name the server reports.
        usage: Tokens, where the server counted them.
        server_ms: Time llama.cpp worked on prompt and answer, in ms.
    """

    text: str = ""
    refusal: str = ""
    finish_reason: str | None = None
    has_choice: bool = False
    model: str = ""
    usage: Usage | None = None
    server_ms: float | None = None

    def add(self, chunk: ChatCompletionChunk) -> str:
        """Takes in one chunk; returns the piece of text it brought, mostly not empty."""
        self.model = chunk.model or self.model
        if chunk.usage is not None:
            self.usage = _usage(chunk.usage)
        self.server_ms = _server_ms(chunk.model_extra or {}) or self.server_ms
        # `or ()`: some servers send null there with the usage.
        choice = next((choice for choice in chunk.choices or () if choice.index == 0), None)
        if choice is None:
            return ""
        self.has_choice = True
        self.finish_reason = choice.finish_reason or self.finish_reason
        self.refusal += choice.delta.refusal or ""
        piece = choice.delta.content or ""
        self.text += piece
        return piece

    def fault(self) -> Fault | Unusable | None:
        """Why the finished answer holds no draft; None where it may hold one."""
        if self.finish_reason == "content_filter":
            return Unusable(Outcome.CONTENT_FILTER, "the provider's content filter stopped it")
        if self.refusal:
            said = presentable(self.refusal, "")
            return Unusable(Outcome.REFUSED, f"the model refused: `{said}`")
        if self.finish_reason == "length":
            how = "repeated itself until" if repeats(self.text) else "was not done when"
            return Unusable(Outcome.CUT_OFF, f"the answer {how} its length ran out")
        if self.has_choice and self.finish_reason is None:
            return Fault("the connection ended in the middle of the answer")
        if not self.text.strip():
            return Unusable(Outcome.EMPTY, "the answer was empty")
        return None


def repeats(text: str) -> bool:
    """Whether the text ends in a loop, as small models fall into."""
    return _LOOP.search(text[-_LOOP_TAIL_CHARS:]) is not None


def _usage(usage: CompletionUsage) -> Usage:
    details = usage.prompt_tokens_details
    return Usage(
        prompt_tokens=_count(usage, "prompt_tokens"),
        cached_tokens=_count(details, "cached_tokens"),
        cache_write_tokens=_count(details, "cache_write_tokens"),
        completion_tokens=_count(usage, "completion_tokens"),
    )


def _count(owner: object, name: str) -> int:
    """Servers leave counts out or send null, and the SDK hands on whatever came."""
    count = getattr(owner, name, None)
    return count if isinstance(count, int) and count > 0 else 0


def _server_ms(extra: Mapping[str, object]) -> float | None:
    timings = extra.get("timings")
    if not isinstance(timings, dict):
        return None
    parts = (cast("dict[str, object]", timings).get(key) for key in ("prompt_ms", "predicted_ms"))
    return sum(max(float(part), 0.0) for part in parts if isinstance(part, int | float))
