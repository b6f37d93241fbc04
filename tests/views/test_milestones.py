from __future__ import annotations

from summarizer.schemas.summary import Summary
from summarizer.views.milestones import milestones


def test_a_milestone_shows_when_and_what_the_time_was_counted_from(summary: Summary) -> None:
    entry = milestones(summary).entries[0]

    assert [entry.head.plain, *(line.plain for line in entry.body)] == [
        "2031-07-01 to 2031-12-31*",
        "topline data · expected · LANTERN",
        "“Topline overall survival data are expected in the second half of this year”",
        "counted from 2031-03-04 (dateline)",
    ]


def test_a_milestone_without_a_time_says_so(summary: Summary) -> None:
    timeless = summary.milestones[0].model_copy(update={"window": None})
    entry = milestones(summary.model_copy(update={"milestones": (timeless,)})).entries[0]

    assert entry.head.plain == "time not stated"
