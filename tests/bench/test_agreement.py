from __future__ import annotations

from bench.agreement import PUBLISHED, SECOND, agreement
from summarizer.evaluation.gold import ENDING


def test_every_published_release_was_read_twice() -> None:
    assert {path.name for path in SECOND.glob(f"*{ENDING}")} == {
        path.name for path in PUBLISHED.glob(f"*{ENDING}")
    }


def test_two_readings_differ_in_what_is_hard_alone() -> None:
    report = agreement()

    easy = {"registry_ids", "phases", "designation", "issuer", "release_date", "products"}
    assert all(report.fields[name].counts.f1 == 1 for name in easy)
    assert report.fields["results"].counts.f1 < report.macro_f1 < 1


def test_a_reading_agrees_wholly_with_itself() -> None:
    assert agreement(PUBLISHED, PUBLISHED).macro_f1 == 1
