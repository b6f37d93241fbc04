from __future__ import annotations

import pytest

from summarizer.finding.lexicon import build_lexicon, forms_of, scan

LEXICON = build_lexicon(
    [
        *forms_of("ABC", ["alpha beta-cell syndrome", "toxicity"], ["ABC"]),
        *forms_of("AB", ["alpha beta"], []),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    return [(hit.form.key, text[hit.start : hit.end]) for hit in scan(text, LEXICON)]


@pytest.mark.parametrize(
    "text",
    [
        "alpha beta-cell syndrome",
        "Alpha-Beta cell syndrome",
        "alpha beta cell\nsyndrome",
        "alpha beta-cell syndromes",
        "alpha beta-cell syndrome (ABC)",
        "alpha beta-cell syndromes (ABCs)",
        "ABC",
        "ABCs",
        "toxicities",
    ],
)
def test_every_form_of_a_term_is_one_hit(text: str) -> None:
    assert found(f"The {text} was seen.") == [("ABC", text)]


def test_the_longest_term_wins_and_the_shorter_one_stands_alone() -> None:
    assert [key for key, _ in found("alpha beta and alpha beta-cell syndrome")] == ["AB", "ABC"]


@pytest.mark.parametrize(
    "text",
    ["abc", "ABC-1", "X-ABC", "ABCD", "alphabeta", "alpha. beta", "alpha, beta", "alpha    beta"],
)
def test_other_words_are_no_hit(text: str) -> None:
    assert found(f"The {text} was seen.") == []
