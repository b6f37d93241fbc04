from __future__ import annotations

from datetime import date

import pytest

from summarizer.asking.endpoints import Endpoint
from summarizer.asking.prices import Price, shipped_prices
from summarizer.asking.usage import FREE, Usage, cost_usd, price_for
from summarizer.asking.wire import WireForm
from summarizer.schemas.provenance import Outcome

USAGE = Usage(prompt_tokens=1_000, cached_tokens=600, cache_write_tokens=300, completion_tokens=50)


def test_each_kind_of_token_has_its_price() -> None:
    price = Price(input=1, cached=0.1, cache_write=1.25, output=8)

    cost = cost_usd(price, USAGE, Outcome.OK)

    assert cost == pytest.approx((100 * 1 + 600 * 0.1 + 300 * 1.25 + 50 * 8) / 1_000_000)


def test_a_cache_without_a_price_costs_as_much_as_no_cache() -> None:
    cost = cost_usd(Price(input=2, output=4), USAGE, Outcome.OK)

    assert cost == pytest.approx((1_000 * 2 + 50 * 4) / 1_000_000)


@pytest.mark.parametrize(
    ("price", "outcome", "cost"),
    [
        (None, Outcome.HTTP_ERROR, None),
        (Price(input=1, output=1), Outcome.HTTP_ERROR, 0.0),
        (Price(input=1, output=1), Outcome.CONNECTION, None),
        (FREE, Outcome.CONNECTION, 0.0),
    ],
    ids=["no price", "an error is not charged", "who knows what was charged", "our own machine"],
)
def test_what_a_request_without_a_count_cost(
    price: Price | None, outcome: Outcome, cost: float | None
) -> None:
    assert cost_usd(price, None, outcome) == cost


def endpoint(kind: str, model: str) -> Endpoint:
    return Endpoint(model, "", "", kind, WireForm.LEAN, "")  # type: ignore[arg-type]  # the cases below


def test_prices_go_by_the_name_the_user_writes() -> None:
    ours, theirs = Price(input=1, output=1), Price(input=2, output=2)
    prices = {"openai/gpt-x": theirs, "gpt-x": ours}

    assert price_for(endpoint("openai", "gpt-x"), prices) == theirs
    assert price_for(endpoint("compatible", "gpt-x"), prices) == ours
    assert price_for(endpoint("compatible", "other"), prices) is None
    assert price_for(endpoint("local", "gpt-x"), prices) == FREE


def test_every_shipped_price_names_its_source_and_date() -> None:
    prices = shipped_prices()

    assert prices
    for name, price in prices.items():
        assert name.startswith("openai/")
        assert price.source is not None
        assert price.source.startswith("https://developers.openai.com/")
        assert date.fromisoformat(price.since or "") < date(2027, 1, 1)
