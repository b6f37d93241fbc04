from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.schemas.audit import Finding

Node = dict[str, object]
Said = Callable[..., Node]
Found = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("The call is on Wednesday, January 21, 2026.", None),
        (
            "The call is on Tuesday, January 21, 2026.",
            "2026-01-21 is a Wednesday, the document says Tuesday",
        ),
        ("The call is on January 21, 2026.", None),
        ("The call is on Wednesday, January 21.", None),
    ],
)
def test_a_weekday_agrees_with_its_date(found_in: Found, text: str, message: str | None) -> None:
    assert [fault.message for fault in found_in(text, "R-DT-01")] == ([message] if message else [])


@pytest.fixture
def milestone(said: Said, words: Node) -> Callable[..., Node]:
    def make(certainty: str = "expected", **window: object) -> Node:
        told = {"precision": "year", "raw_text": "soon", "rule_id": "explicit_date", **window}
        return {
            "what": said("TOPLINE", "milestone-word"),
            "text": said("Topline data"),
            "window": said(told, str(told["rule_id"])),
            "certainty": said(certainty, "certainty-word"),
            "evidence": [words],
        }

    return make


@pytest.mark.parametrize(("end", "faults"), [("2035-12-31", 0), ("2036-01-01", 1), (None, 0)])
def test_no_plan_reaches_further_than_ten_years(
    found: Found, dated: Said, milestone: Said, end: str | None, faults: int
) -> None:
    told = found(
        "R-DT-03-far", {"release_date": dated("2025-03-03")}, milestones=[milestone(end=end)]
    )

    assert len(told) == faults


@pytest.mark.parametrize(
    ("window", "faults"),
    [
        ({"rule_id": "this_period", "start": "2025-01-01"}, 1),
        (
            {
                "rule_id": "this_period",
                "start": "2025-01-01",
                "anchor": {"value": "2025-03-03", "precision": "day", "raw_text": "March 3"},
            },
            0,
        ),
        ({"rule_id": "quarter", "start": "2025-01-01"}, 0),
        ({"rule_id": "quarter", "raw_text": "fiscal Q1 2025", "start": "2025-01-01"}, 1),
        ({"rule_id": "quarter", "raw_text": "fiscal Q1 2025"}, 0),
    ],
)
def test_relative_and_fiscal_words_give_no_days_by_themselves(
    found: Found, milestone: Said, window: Node, faults: int
) -> None:
    assert len(found("R-DT-04", milestones=[milestone(**window)])) == faults


@pytest.mark.parametrize(
    ("certainty", "start", "faults"),
    [
        ("completed", "2025-06-01", 1),
        ("completed", "2025-03-03", 0),
        ("expected", "2025-06-01", 0),
    ],
)
def test_what_has_happened_does_not_lie_ahead(
    found: Found, dated: Said, milestone: Said, certainty: str, start: str, faults: int
) -> None:
    entry = milestone(certainty, start=start)

    told = found("R-DT-05", {"release_date": dated("2025-03-03")}, milestones=[entry])

    assert len(told) == faults
