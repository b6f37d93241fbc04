from __future__ import annotations

import pytest

from summarizer.schemas.audit import Audit
from summarizer.schemas.summary import Summary
from summarizer.views import audit
from summarizer.views.layout import Section


def _lines(section: Section) -> list[str]:
    return [line.plain for entry in section.entries for line in (entry.head, *entry.body)]


def test_a_refusal_shows_what_was_said_and_why_it_was_refused(summary: Summary) -> None:
    assert _lines(audit.refused(summary)) == [
        "results[1].value",
        "“90.9%”",
        "on the words “the overall response rate was 90.9%”",
        "the document does not hold these words · R-EV-01 · asked again 1 time",
    ]


def test_what_was_missed_shows_its_sentence(summary: Summary) -> None:
    assert _lines(audit.missed(summary)) == [
        "time expression",
        "2031-Q4",
        "“An earlier dose-finding trial is complete.”",
    ]


def test_a_finding_shows_its_severity_in_words(summary: Summary) -> None:
    heads = [
        section.entries[0].head.plain
        for section in (
            audit.conflicts(summary),
            audit.warnings(summary),
            audit.suppressed(summary),
        )
    ]

    assert heads == ["error R-NUM-01", "warning R-ENT-01", "info R-EV-04"]


def test_a_long_list_is_cut_with_a_count(summary: Summary) -> None:
    many = Audit(refused=summary.audit.refused * 9)
    section = audit.refused(summary.model_copy(update={"audit": many}), limit=2)

    assert section.note.startswith("9,")
    assert [entry.head.plain for entry in section.entries] == [
        "results[1].value",
        "results[1].value",
        "and 7 more",
    ]


@pytest.mark.parametrize("limit", [1, None])
def test_a_list_that_fits_is_whole(summary: Summary, limit: int | None) -> None:
    assert len(audit.refused(summary, limit=limit).entries) == 1


def test_the_tally_counts_everything(summary: Summary) -> None:
    assert audit.tally(summary).plain.startswith(
        "1 refused, 1 missed, 1 conflict, 1 warning, 6 expected and not stated"
    )
