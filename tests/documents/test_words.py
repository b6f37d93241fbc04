from __future__ import annotations

import pytest

from summarizer.documents.words import is_whole


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Phase 1/2", "hase 1/2"),
        ("Phase 1/2", "Phase 1"),
        ("Phase I/II", "Phase I"),
        ("Phase Ib/IIa", "IIa"),
        ("147 patients", "47 patients"),
        ("147 patients", "14"),
        ("47.5%", "47"),
        ("47.5%", "47."),
        ("47.5%", "7.5%"),
        ("47.5%", "5%"),
        ("47.5%", ".5%"),
        ("1,000 patients", "000 patients"),
        ("18–75 years", "75 years"),
        ("aged 18-75 years", "aged 18"),
        ("a change of −5%", "5%"),
        ("WU-CART-007", "WU-CART"),
        ("WU-CART-007", "WU-CART-"),
        ("WU-CART-007", "007"),
        ("2171_HK", "2171"),
        ("10⁶ cells", "10"),
        ("cafe\u0301", "cafe"),
        ("immuno\u00adtherapy", "therapy"),
        ("immuno\u200btherapy", "immuno"),
        ("non-small cell lung cancer", "small cell lung cancer"),
        ("Non‑Hodgkin lymphoma", "Hodgkin lymphoma"),
        ("it can’t be", "it can"),
        ("it didn't", "did"),
    ],
)
def test_a_part_of_a_word_or_number_is_not_whole(text: str, part: str) -> None:
    start = text.index(part)

    assert not is_whole(text, start, start + len(part))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Phase 1/2", "Phase 1/2"),
        ("47.5% of 147 patients.", "47.5%"),
        ("47.5% of 147 patients.", "147 patients"),
        ("anti-CD7 CAR-T", "CD7"),
        ("CD7-targeted", "CD7"),
        ("a 12-month study", "12"),
        ("T-ALL/LBL", "LBL"),
        ("Nordvax’s plan", "Nordvax"),
        ("the trial—47 patients", "47 patients"),
        ("_NVX-12_ works", "NVX-12"),
        ("THANK-uCAR®.", "THANK-uCAR"),
        ("until 9, 2026", "9"),
        ("in 2026. It", "2026"),
        ("(p<0.001)", "0.001"),
        ("a, b", ", b"),
        ("it can't be", "can't"),
        ("Cannon-small parts", "small parts"),
    ],
)
def test_whole_words_and_numbers_are(text: str, part: str) -> None:
    start = text.index(part)

    assert is_whole(text, start, start + len(part))
