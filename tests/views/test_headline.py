from __future__ import annotations

from summarizer.schemas.summary import Summary
from summarizer.views import headline


def test_the_byline_says_who_when_and_what(summary: Summary) -> None:
    assert headline.byline(summary).plain == (
        "Northlight Bio N.V. · 2031-03-04 · regulatory designation*"
    )


def test_what_is_not_stated_is_said_in_the_byline(silent_summary: Summary) -> None:
    assert headline.title(silent_summary).plain == "The document states no title"
    assert headline.byline(silent_summary).plain == "issuer not stated · date not stated"


def test_the_subject_names_product_and_disease(summary: Summary) -> None:
    assert headline.subject(summary).plain == "velmocel for Ostheim lymphoma"


def test_unanswered_questions_are_said_first(silent_summary: Summary) -> None:
    lines = [line.plain for line in headline.unanswered(silent_summary)]

    assert lines[0] == "Not answered: study, the answer was cut off"


def test_nothing_is_said_where_all_was_answered(summary: Summary) -> None:
    assert headline.unanswered(summary) == []
