from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding.mentions import Mention
from summarizer.finding.time_expressions import find_time_expressions


def only_phrase(text: str) -> Mention:
    (mention,) = find_time_expressions(Document.from_text(text))
    return mention


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("first half of 2025", "2025-H1"),
        ("second half of 2025", "2025-H2"),
        ("H1 2025", "2025-H1"),
        ("1H 2025", "2025-H1"),
        ("2H25", "2025-H2"),
        ("H2 of 2026", "2026-H2"),
        ("second-half 2026", "2026-H2"),
        ("second half (2H) of 2026", "2026-H2"),
        ("second half of this year", "+0-H2"),
        ("first half of next year", "+1-H1"),
        ("Q3 2025", "2025-Q3"),
        ("3Q25", "2025-Q3"),
        ("4Q 2026", "2026-Q4"),
        ("Q3'25", "2025-Q3"),
        ("third quarter of 2025", "2025-Q3"),
        ("fourth quarter 2025", "2025-Q4"),
        ("mid-2026", "2026-mid"),
        ("middle of 2026", "2026-mid"),
        ("mid-year 2026", "2026-mid"),
        ("early 2026", "2026-early"),
        ("late 2026", "2026-late"),
        ("beginning of 2026", "2026-early"),
        ("early-to-mid 2026", "2026-early-mid"),
        ("mid- to late-2026", "2026-mid-late"),
        ("end of 2026", "2026-end"),
        ("year-end 2026", "2026-end"),
        ("end of March 2026", "2026-end-M3"),
        ("mid-March 2026", "2026-mid-M3"),
        ("this year", "+0"),
        ("next year", "+1"),
        ("later this year", "+0-later"),
        ("rest of the year", "+0-remainder"),
        ("this quarter", "+0-Q"),
        ("next month", "+1-M"),
        ("second half of\n2026", "2026-H2"),
        ("second\u2011half 2026", "2026-H2"),
    ],
)
def test_a_phrase_has_one_canonical_form(phrase: str, value: str) -> None:
    mention = only_phrase(f"Data are expected in the {phrase}.")

    assert mention.value == value
    assert mention.text == phrase


@pytest.mark.parametrize(
    ("text", "words", "relation"),
    [
        ("by the end of 2026", "by the end of 2026", "by"),
        ("by year-end", "by year-end", "by"),
        ("before the end of the third quarter of 2026", None, "by"),
        ("through the first half of 2027", "through the first half of 2027", "until"),
        ("into the second half of 2027", "into the second half of 2027", "until"),
        ("after the first quarter of 2026", None, "after"),
    ],
)
def test_a_preposition_that_bounds_the_time_belongs_to_the_phrase(
    text: str, words: str | None, relation: str
) -> None:
    mention = only_phrase(f"This will happen {text}.")

    assert mention.attributes["relation"] == relation
    assert mention.text == (words or text)


@pytest.mark.parametrize("verb", ["start", "end", "early access begins"])
def test_a_verb_before_the_period_is_no_part_of_it(verb: str) -> None:
    mention = only_phrase(f"The trial will {verb} in the first half of 2027.")

    assert (mention.text, mention.value) == ("first half of 2027", "2027-H1")


@pytest.mark.parametrize(
    "text",
    [
        "in fiscal 2026",
        "in the third quarter of fiscal year 2026",
        "in the second half of fiscal 2026",
        "in FY2026",
        "in Q3 FY26",
        "in the fiscal third quarter 2026",
        "in the second fiscal quarter of 2026",
    ],
)
def test_a_fiscal_calendar_is_marked_as_such(text: str) -> None:
    found = find_time_expressions(Document.from_text(text))

    assert found
    assert any(mention.attributes.get("fiscal") == "true" for mention in found)


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("at ASH 2025", "ASH-2025", "ASH 2025"),
        ("at the 2026 ASCO Annual Meeting", "ASCO-2026", "2026 ASCO Annual Meeting"),
        (
            "at the 67th American Society of Hematology (ASH) Annual Meeting",
            "ASH",
            "American Society of Hematology (ASH) Annual Meeting",
        ),
        ("at the EHA Congress 2026", "EHA-2026", "EHA Congress 2026"),
    ],
)
def test_a_conference_keeps_its_name(text: str, value: str, words: str) -> None:
    mention = only_phrase(f"Presented {text}.")

    assert (mention.value, mention.text) == (value, words)
    assert mention.attributes["unit"] == "conference"


@pytest.mark.parametrize(
    "text",
    [
        "IL-1H 2025 of it",
        "The QuickQ3 2025 assay",
        "ash fell on the town",
        "the company of the year",
        "https://example.com/q3-2025-results Q",
        "In 2026, and on May 5, 2026.",
    ],
)
def test_other_words_are_no_time_phrases(text: str) -> None:
    assert find_time_expressions(Document.from_text(text)) == ()


def test_the_second_seed_announces_one_time_and_it_is_anchored(seed_b: Document) -> None:
    (mention,) = find_time_expressions(seed_b)

    assert mention.text == "second half of this year"
    assert (mention.value, mention.attributes["offset"]) == ("+0-H2", "0")


def test_the_first_seed_says_no_more_than_today(seed_a: Document) -> None:
    assert [mention.text for mention in find_time_expressions(seed_a)] == ["today"]
