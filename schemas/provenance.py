"""Where a summary came from: which model said it, by what prompt and schema, at what price."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Outcome(StrEnum):
    """How one request ended."""

    OK = "ok"
    INVALID = "invalid"
    CUT_OFF = "cut_off"
    REFUSED = "refused"
    CONTENT_FILTER = "content_filter"
    EMPTY = "empty"
    HTTP_ERROR = "http_error"
    CONNECTION = "connection"


class Attempt(BaseModel):
    """One request to a model, failed ones included. Token counts are the server's own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str = Field(description="Name of the question, as in the prompt's file name.")
    outcome: Outcome
    status: int | None = Field(default=None, description="HTTP status, where one came back.")
    prompt_tokens: int = Field(
        default=0, ge=0, description="Tokens of the prompt, cached ones too."
    )
    cached_tokens: int = Field(default=0, ge=0, description="Of these, served from a prompt cache.")
    completion_tokens: int = Field(default=0, ge=0, description="Tokens the model wrote.")
    server_ms: float | None = Field(
        default=None, ge=0, description="Time the server says it worked, in ms; not every one does."
    )
    cost_usd: float | None = Field(
        default=None, ge=0, description="Price in US dollars; null where no price is known."
    )


class Provenance(BaseModel):
    """How the summary was made. The same for a live run and its replay."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    summarizer_version: str
    model: str = Field(description="Model name as the server reports it.")
    endpoint: str = Field(description="openai, local, or the base URL of a compatible endpoint.")
    weights_sha256: str | None = Field(
        default=None, description="Hash of the weights file, known for the embedded model alone."
    )
    engine: str | None = Field(default=None, description="Engine and its version, where known.")
    asked_on: str | None = Field(
        default=None, description="ISO date the model was asked; a replay keeps the recording's."
    )
    prompt_sha256: str = Field(description="Hash over every prompt file the run rendered.")
    schema_sha256: str = Field(description="Hash over every draft's JSON Schema the run sent.")
    attempts: tuple[Attempt, ...] = ()

    @property
    def processed_tokens(self) -> int:
        """Prompt tokens not served from a cache, plus tokens written: what the run really cost."""
        return sum(a.prompt_tokens - a.cached_tokens + a.completion_tokens for a in self.attempts)
