"""What models charge: the prices this package knows, and the form of a user's own."""

from __future__ import annotations

import json
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field


class Price(BaseModel):
    """US dollars per million tokens, for prompts of ordinary length and the standard tier."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: float = Field(ge=0)
    output: float = Field(ge=0)
    cached: float | None = Field(default=None, ge=0, description="Null: as `input`.")
    cache_write: float | None = Field(default=None, ge=0, description="Null: as `input`.")
    source: str | None = Field(default=None, description="Page the price was read from.")
    since: str | None = Field(default=None, description="ISO date the price holds from.")


def shipped_prices() -> dict[str, Price]:
    """Prices this package knows, by `openai/NAME`; each names its source and date."""
    text = files("summarizer.asking").joinpath("prices.json").read_text(encoding="utf-8")
    return {name: Price.model_validate(price) for name, price in json.loads(text).items()}
