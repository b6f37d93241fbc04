"""What a request used and what it cost: the attempt that goes into the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.asking.prices import Price
from summarizer.schemas.provenance import Outcome

if TYPE_CHECKING:
    from summarizer.asking.endpoints import Endpoint

TOKENS_PER_PRICE = 1_000_000


FREE = Price(input=0, output=0)
"""The embedded model: nobody charges for it."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one request, as the server counted them.

    Attributes:
        prompt_tokens: All tokens of the prompt, cached and newly cached ones too.
        cached_tokens: Of these, read from a prompt cache.
        cache_write_tokens: Of these, written to a prompt cache at their own price.
        completion_tokens: All tokens written, reasoning included.
    """

    prompt_tokens: int
    cached_tokens: int
    cache_write_tokens: int
    completion_tokens: int


def price_for(endpoint: Endpoint, prices: Mapping[str, Price]) -> Price | None:
    """The price of the endpoint's model, or None where nobody told one.

    OpenAI's models are listed as `openai/NAME`, those of other endpoints by their name alone.
    """
    if endpoint.kind == "local":
        return FREE
    name = f"openai/{endpoint.model}" if endpoint.kind == "openai" else endpoint.model
    return prices.get(name)


def cost_usd(price: Price | None, usage: Usage | None, outcome: Outcome) -> float | None:
    """What the request cost; None where the price or the tokens are not known.

    A request the server answered with an error is not charged; one that broke off may have been.
    """
    if price is None:
        return None
    if usage is None:
        return 0.0 if outcome is Outcome.HTTP_ERROR or price == FREE else None
    plain = usage.prompt_tokens - usage.cached_tokens - usage.cache_write_tokens
    total = (
        plain * price.input
        + usage.cached_tokens * (price.input if price.cached is None else price.cached)
        + usage.cache_write_tokens
        * (price.input if price.cache_write is None else price.cache_write)
        + usage.completion_tokens * price.output
    )
    return max(total, 0.0) / TOKENS_PER_PRICE
