from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.sentences import split_sentences
from summarizer.documents.spans import Span


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Food and Drug Administration (FDA) has granted it.",
        "Nordvax, Inc. (NASDAQ: NVX) and Fictiva Ltd. Holdings agreed.",
        "Jane Doe, M.D., Ph.D., of St. Mary’s and Dr. J. Roe said so.",
        "It began on Feb. 9, 2026 and ended in Sept. that year.",
        "NVX-12 vs. placebo, e.g. in adults, i.e. those over approx. 18 years, cf. Fig. 2, No. 3.",
        "The rate was 47.5% (p<0.001) in Phase 1/2.",
        "Smith et al. (2025) agree.",
        "1. The first item of a list.",
        "Visit www.nordvax.example for more.",
        "“Is it?” asked Jane Doe.",
    ],
)
def test_these_stops_end_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The trial is a Phase 1/2.", "Patients had a response."),
        ("It was tolerated in the U.S.", "The most common event was rash."),
        ("It was developed by Nordvax, Inc.", "In the trial it worked."),
        ("The company hired Jane Doe, Ph.D.", "She starts in May."),
        ("It worked!", "Will it again?"),
        ("They said “yes.”", "(Some said no.)"),
        ("The rate was 47.5.", "47 patients had it."),
        ("It went on…", "Later it ended."),
        ("Many follow.", "mRNA-based ones too."),
        ("**It worked.**", "It will again."),
    ],
)
def test_these_do(first: str, second: str) -> None:
    assert sentences(f" {first}\r\n {second} ") == [first, second]


def test_only_the_given_part_is_split() -> None:
    text = "One is out. Two is in. Three is in. Four is out."

    found = split_sentences(text, Span(12, 35))

    assert [text[span.start : span.end] for span in found] == ["Two is in.", "Three is in."]


def test_white_space_has_no_sentence() -> None:
    assert sentences(" \n\t") == []


@given(text=st.text(st.sampled_from('aA1.?!…"”) \n\u00a0(*')), start=st.integers(0, 9))
def test_sentences_hold_all_that_is_not_white_space(text: str, start: int) -> None:
    start = min(start, len(text))
    found = split_sentences(text, Span(start, len(text)))

    held = "".join(text[span.start : span.end] for span in found)
    assert "".join(held.split()) == "".join(text[start:].split())
    assert all(one.end <= two.start for one, two in pairwise(found))
    for span in found:
        sentence = text[span.start : span.end]
        assert sentence
        assert sentence == sentence.strip()
