from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.document import Document
from summarizer.finding.dates import find_dates
from summarizer.finding.time_expressions import find_time_expressions
from summarizer.finding.time_windows import RULES, TimeWindow, resolve

ANCHOR = date(2025, 2, 9)


def window_of(text: str, anchor: date | None = ANCHOR) -> TimeWindow | None:
    (mention,) = find_time_expressions(Document.from_text(text))
    return resolve(mention, anchor)


@pytest.mark.parametrize(
    ("text", "start", "end", "rule"),
    [
        ("in H1 2025", "2025-01-01", "2025-06-30", "half_year"),
        ("in the second half of 2026", "2026-07-01", "2026-12-31", "half_year"),
        ("in the second half of this year", "2025-07-01", "2025-12-31", "half_year"),
        ("in the first half of next year", "2026-01-01", "2026-06-30", "half_year"),
        ("in Q1 2026", "2026-01-01", "2026-03-31", "quarter"),
        ("in 4Q25", "2025-10-01", "2025-12-31", "quarter"),
        ("in mid-2026", "2026-05-01", "2026-08-31", "mid_year"),
        ("in early 2026", "2026-01-01", "2026-03-31", "early_year"),
        ("in late 2026", "2026-10-01", "2026-12-31", "late_year"),
        ("in early-to-mid 2026", "2026-01-01", "2026-08-31", "early_year"),
        ("by year-end", "2025-02-09", "2025-12-31", "by_year_end"),
        ("by the end of the year", "2025-02-09", "2025-12-31", "by_year_end"),
        ("by year-end 2026", "2025-02-09", "2026-12-31", "by_year_end"),
        ("at year-end 2026", "2026-10-01", "2026-12-31", "late_year"),
        ("by the end of Q3 2025", None, "2025-09-30", "by_end_of_period"),
        ("by the end of the second quarter of 2026", None, "2026-06-30", "by_end_of_period"),
        ("by mid-2026", None, "2026-08-31", "by_end_of_period"),
        ("by the end of February 2028", None, "2028-02-29", "by_end_of_period"),
        ("this year", "2025-01-01", "2025-12-31", "this_period"),
        ("next year", "2026-01-01", "2026-12-31", "this_period"),
        ("later this year", "2025-02-09", "2025-12-31", "later_this_year"),
        ("this quarter", "2025-01-01", "2025-03-31", "this_period"),
        ("next quarter", "2025-04-01", "2025-06-30", "this_period"),
        ("last month", "2025-01-01", "2025-01-31", "this_period"),
        ("next week", "2025-02-10", "2025-02-16", "this_period"),
        ("in the coming weeks", "2025-02-09", None, "coming_period"),
        ("in the coming months", "2025-02-09", None, "coming_period"),
        ("within the next 12 months", "2025-02-09", "2026-02-09", "coming_count"),
        ("over the next six to nine months", "2025-02-09", "2025-11-09", "coming_count"),
        ("in the next two weeks", "2025-02-09", "2025-02-23", "coming_count"),
        ("after the first quarter of 2026", "2026-04-01", None, "after_period"),
        ("through the first half of 2027", None, "2027-06-30", "until_period"),
        ("yesterday", "2025-02-08", "2025-02-08", "today"),
    ],
)
def test_a_phrase_becomes_days_by_a_named_rule(
    text: str, start: str | None, end: str | None, rule: str
) -> None:
    window = window_of(text)

    assert window is not None
    assert window.start == (date.fromisoformat(start) if start else None)
    assert window.end == (date.fromisoformat(end) if end else None)
    assert window.rule == rule
    assert rule in RULES


@pytest.mark.parametrize(
    "text",
    [
        "in fiscal 2026",
        "in the third quarter of fiscal 2026",
        "in the third quarter",
        "at ASH 2025",
        "at the ASCO Annual Meeting",
    ],
)
def test_what_has_no_rule_is_not_converted(text: str) -> None:
    assert window_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "this year",
        "in the second half of this year",
        "next quarter",
        "in the coming weeks",
        "today",
    ],
)
def test_relative_words_need_an_anchor(text: str) -> None:
    assert window_of(text, anchor=None) is None
    anchored = window_of(text)
    assert anchored is not None
    assert anchored.needs_anchor


def test_absolute_words_need_none() -> None:
    window = window_of("in Q3 2026", anchor=None)

    assert window is not None
    assert not window.needs_anchor


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("in 2026", "2026-01-01", "2026-12-31", "year"),
        ("in February 2028", "2028-02-01", "2028-02-29", "month"),
        ("January 21, 2026 at 8:00 a.m. ET", "2026-01-21", "2026-01-21", "day"),
        ("December 6-9, 2025", "2025-12-06", "2025-12-09", "day"),
    ],
)
def test_a_written_date_is_its_own_window(text: str, start: str, end: str, precision: str) -> None:
    (mention,) = find_dates(Document.from_text(text))

    window = resolve(mention, None)

    assert window == TimeWindow(
        date.fromisoformat(start), date.fromisoformat(end), precision, "explicit_date", False
    )


@given(
    st.sampled_from(
        [
            *("Q1", "H2", "early", "mid-", "late", "by the end of", "later in", "by mid-"),
            *("through Q4", "after H1", "the rest of", "mid- to late"),
        ]
    ),
    st.integers(2000, 2099),
    st.dates(date(1990, 1, 1), date(2110, 1, 1)),
)
def test_a_window_never_ends_before_it_starts(phrase: str, year: int, anchor: date) -> None:
    for mention in find_time_expressions(Document.from_text(f"Due {phrase} {year}.")):
        window = resolve(mention, anchor)

        if window is not None and window.start and window.end:
            assert window.start <= window.end


def test_the_seeds_milestone_is_the_second_half_of_its_dateline_year(seed_b: Document) -> None:
    (mention,) = find_time_expressions(seed_b)

    window = resolve(mention, ANCHOR)

    assert window == TimeWindow(
        date(2025, 7, 1), date(2025, 12, 31), "half", "half_year", needs_anchor=True
    )
