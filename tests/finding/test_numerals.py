from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.finding.numerals import canonical, canonical_of, decimal_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        ("1,024", "1024"),
        ("72.70", "72.7"),
        (".03", "0.03"),
        ("-1.2", "-1.2"),
        ("three", "3"),
        ("Twenty-four", "24"),
        ("twenty four", "24"),
        ("900x10^6", "900000000"),
        ("1 x 10⁶", "1000000"),
        ("1.5 x 10^ 8", "150000000"),
        ("10⁻⁵", "0.00001"),
        ("10^-6", "0.000001"),
        ("1e13", "10000000000000"),
        ("1.5E13", "15000000000000"),
    ],
)
def test_every_spelling_of_a_number_has_one_decimal(text: str, value: str) -> None:
    assert canonical_of(text) == value


@pytest.mark.parametrize("text", ["", "-", "twelfth", "1..2", "x10^6", "one-one"])
def test_what_is_no_number_raises(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        decimal_of(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**9, places=3))
def test_the_canonical_form_is_the_same_number_without_exponent(value: Decimal) -> None:
    text = canonical(value)

    assert Decimal(text) == value
    assert "E" not in text
    assert decimal_of(text) == value
