from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evaluation.wording import (
    disease_form,
    name_form,
    person_form,
    same_text,
    stands_in,
    token_f1,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("progression-free survival", "Progression free survival"),
        ("stringent complete response (sCR)", "stringent complete response"),
        ("stringent complete response (sCR)", "sCR"),
        ("median progression-free survival", "progression-free survival"),
        ("mean rate of a PASI 75 response", "mean rate of PASI 75 response by 16"),
        ("the primary endpoint", "primary endpoint"),
    ],
)
def test_texts_that_say_the_same_are_the_same(one: str, other: str) -> None:
    assert same_text(one, other)
    assert same_text(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PASI 75 response at week 12", "PASI 90 response at week 12"),
        ("T cell acute lymphoblastic leukemia", "B cell acute lymphoblastic leukemia"),
        ("non small cell lung cancer of the lung", "small cell lung cancer of the lung"),
        ("no serious adverse events at all", "serious adverse events at all"),
        ("part II of the trial in adults", "part III of the trial in adults"),
        ("overall survival", "overall response rate"),
        ("", "survival"),
    ],
)
def test_texts_that_differ_in_what_tells_are_not_the_same(one: str, other: str) -> None:
    assert not same_text(one, other)
    assert not same_text(other, one)


@given(st.text(), st.text())
def test_likeness_is_a_share_and_has_no_side(one: str, other: str) -> None:
    assert 0 <= token_f1(one, other) <= 1
    assert token_f1(one, other) == token_f1(other, one)
    assert same_text(one, other) == same_text(other, one)


@given(st.text(min_size=1))
def test_a_text_says_what_it_says(text: str) -> None:
    assert same_text(text, text)
    assert stands_in(text, text)


def test_names_are_compared_without_what_is_no_part_of_them() -> None:
    assert name_form("Halvorsen Bio, Inc.") == name_form("Halvorsen Bio ASA")
    assert name_form("Company") == "company"
    assert person_form("Dr. Ada K. Nystrom, M.D.") == person_form("Ada Nystrom")
    assert disease_form("Lymphoblastic Leukaemias (LL)") == disease_form("lymphoblastic-leukemia")


def test_words_stand_in_a_text_only_as_whole_words_in_order() -> None:
    assert stands_in("It was 47.5% at\nweek 12.", "47.5")
    assert not stands_in("It was 47.5% at week 12.", "47")
    assert not stands_in("week 12", "12 week")
