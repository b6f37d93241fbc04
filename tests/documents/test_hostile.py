"""Texts made to keep a reader busy: the time grows with their length, and no faster."""

from __future__ import annotations

import time

import pytest

from summarizer.documents.document import Document

SMALL, TIMES = 2_000, 8
# Linear work takes 8 times as long, quadratic work 64 times; the rest is for a busy machine.
MOST, MORE_S, RUNS = 3 * TIMES, 0.05, 3


def seconds(text: str, quote: str) -> float:
    """Processor time of everything a document is asked for: the best of three runs."""
    return min(_once(text, quote) for _ in range(RUNS))


def _once(text: str, quote: str) -> float:
    document = Document.from_text(text)
    began = time.process_time()
    assert "".join(document.slice(section) for section in document.sections) == text
    assert all(sentence.section for sentence in document.sentences)
    document.locate(quote)
    return time.process_time() - began


@pytest.mark.parametrize(
    "unit",
    [
        *('"', "“", "[", "](", "[](", "*", "_a", "\n", " ", ".", ". ", "a ", "-", "™", "\\", "&a"),
        *("“a b c d e f g” ", "designation ", "About X\n", "[ ](u)™", "a > ", "a-\n", "![", "1."),
    ],
    ids=repr,
)
def test_time_grows_with_length_alone(unit: str) -> None:
    small, large = unit * (SMALL // len(unit)), unit * (SMALL * TIMES // len(unit))
    quote = unit * 40 + "q"

    allowed = MOST * seconds(small, quote) + MORE_S
    assert seconds(large, quote) <= allowed
