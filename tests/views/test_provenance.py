from __future__ import annotations

from summarizer.schemas.summary import Summary
from summarizer.views.provenance import attempts, foot, origin


def test_the_foot_counts_failed_requests_too(summary: Summary) -> None:
    assert foot(summary).plain == (
        "by example-1.5b · local · asked 2031-03-05 · 2 requests · "
        "2,992 tokens read (1,300 cached), 851 written"
    )


def test_a_cost_that_is_not_known_everywhere_says_so(summary: Summary) -> None:
    first, second = summary.provenance.attempts
    priced = first.model_copy(update={"cost_usd": 0.0123})
    made = summary.provenance.model_copy(update={"attempts": (priced, second)})

    assert foot(summary.model_copy(update={"provenance": made})).plain.endswith(
        " · $0.0123 where known"
    )


def test_each_request_shows_how_it_ended(summary: Summary) -> None:
    rows = [[cell.plain for cell in entry.cells] for entry in attempts(summary).entries]

    assert rows == [
        ["ok (200)", "1,480 read", "0 cached", "211 written", "61.2 s", ""],
        ["cut off (200)", "1,512 read", "1,300 cached", "640 written", "80.0 s", ""],
    ]


def test_hashes_are_shown_whole(summary: Summary) -> None:
    shown = {entry.head.plain: entry.body[0].plain for entry in origin(summary).entries}

    assert shown["weights"] == "ab" * 32
