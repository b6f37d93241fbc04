from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.finding.phrases import PARAGRAPH, Phrases, Words

TABLE = Phrases([("Fast Track", False, "track"), ("Fast", False, "fast"), ("GIFT", True, "gift")])


@pytest.mark.parametrize(
    "text",
    [
        "fast track",
        "FAST-TRACK",
        "Fast\u2011Track",
        "Fast\nTrack",
        "“Fast” Track",
        "**Fast** Tr\u00adack",
    ],
)
def test_typography_between_and_in_words_does_not_matter(text: str) -> None:
    assert TABLE.at(Words(text), 0)[0] == (2, "track")


@pytest.mark.parametrize("text", ["Fast, Track", "Fast. Track", "Fast\n\nTrack", "Fast (Track)"])
def test_punctuation_and_blank_lines_part_a_phrase(text: str) -> None:
    assert [payload for _, payload in TABLE.at(Words(text), 0)] == ["fast"]


def test_the_longest_phrase_comes_first() -> None:
    assert [payload for _, payload in TABLE.at(Words("fast track"), 0)] == ["track", "fast"]


def test_letter_case_counts_where_a_row_says_so() -> None:
    assert TABLE.at(Words("GIFT"), 0) == [(1, "gift")]
    assert TABLE.at(Words("Gift"), 0) == []


def test_words_know_their_places() -> None:
    words = Words("A “fast”\n\ntrack")

    assert [words.key(i) for i in range(-1, 5)] == ["", "a", "fast", PARAGRAPH, "track", ""]
    assert words.between(2, 20) == range(1, 4)


@given(st.text(max_size=200))
def test_any_text_has_its_words_in_order_at_their_places(text: str) -> None:
    words = Words(text)
    end = 0

    for index in range(len(words)):
        word = words[index]
        assert end <= word.start < word.end <= len(text)
        assert word.key
        end = word.end
