from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding.tickers import find_tickers


def tickers(text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (mention.value, mention.attributes.get("exchange"), mention.attributes.get("rule"))
        for mention in find_tickers(Document.from_text(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(NASDAQ: ORVB)", [("ORVB", "NASDAQ", None)]),
        ("(Nasdaq: ORVB)", [("ORVB", "NASDAQ", None)]),
        ("(NYSE American: ORV)", [("ORV", "NYSE American", None)]),
        ("(Nasdaq: ORVB; HKEX: 1234)", [("ORVB", "NASDAQ", None), ("1234", "HKEX", None)]),
        ("(TSX: ORV) (OTCQB: ORVBF)", [("ORV", "TSX", None), ("ORVBF", "OTCQB", None)]),
        ("(Euronext Paris: ORV)", [("ORV", "Euronext Paris", None)]),
        ("[SIX: ORVN]", [("ORVN", "SIX", None)]),
        ("(Stock Code: 9999.HK)", [("9999.HK", "HKEX", "ticker_suffix")]),
        ("(688999.SH)", [("688999.SH", "SSE", "ticker_suffix")]),
        ("(Ticker: ORVB)", [("ORVB", None, None)]),
        (
            "(Nasdaq First North Growth Market: ORVO)",
            [("ORVO", "NASDAQ First North", None)],
        ),
        ("(Code: 4567, TSE Growth)", [("4567", "TSE", None)]),
        ("(NASDAQ: BRK.A)", [("BRK.A", "NASDAQ", None)]),
        ("(BME Growth: ORVA)", [("ORVA", "BME Growth", None)]),
        ("A/S · Nasdaq Copenhagen: ORVC\n", [("ORVC", "NASDAQ Copenhagen", None)]),
    ],
)
def test_a_ticker_in_brackets(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert tickers(f"Oravell Bio {text} today") == expected


@pytest.mark.parametrize(
    "text", ["(Arm: B)", "NASDAQ rose", "(n: 12)", "(Note: ABC)", "(2024)", "(1234.56)"]
)
def test_other_brackets_hold_no_ticker(text: str) -> None:
    assert tickers(text) == []


def test_the_seeds(seed_a: Document, seed_b: Document) -> None:
    (mention,) = find_tickers(seed_b)

    assert find_tickers(seed_a) == ()
    assert mention.text == "Stock Code: 2171.HK"
    assert (mention.value, mention.attributes["exchange"]) == ("2171.HK", "HKEX")
