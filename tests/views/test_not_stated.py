from __future__ import annotations

from summarizer.schemas.audit import Completeness
from summarizer.schemas.summary import Summary
from summarizer.views.not_stated import not_stated


def _rows(summary: Summary, *paths: str, alone: bool = True) -> list[tuple[str, str]]:
    changed = summary.model_copy(update={"completeness": Completeness(not_stated=paths)})
    return [(e.head.plain, e.body[0].plain) for e in not_stated(changed, alone=alone).entries]


def test_fields_stand_with_the_entity_they_belong_to(summary: Summary) -> None:
    assert _rows(
        summary,
        "trials[0].enrolment",
        "trials[1].registry_ids",
        "trials[0].masking",
        "products[0].platform",
        "regulatory_events[1].effective_on",
        "document.release_date",
    ) == [
        ("LANTERN · NCT09999904", "enrolment, masking"),
        ("unnamed trial", "registry ids"),
        ("velmocel", "platform"),
        ("Breakthrough Therapy designation", "effective on"),
        ("document", "release date"),
    ]


def test_a_whole_block_may_be_silent(summary: Summary) -> None:
    assert _rows(summary, "results") == [("results", "nothing stated")]


def test_an_entity_that_is_not_there_is_counted(summary: Summary) -> None:
    assert _rows(summary, "trials[7].phases", "results[0].ci") == [
        ("trials 8", "phases"),
        ("results 1", "ci"),
    ]


def test_what_findings_show_themselves_is_left_to_them(summary: Summary) -> None:
    paths = ("safety[GVHD]", "regulatory_events[0].effective_on", "safety")

    assert _rows(summary, *paths, alone=False) == [("safety", "nothing stated")]
    assert _rows(summary, *paths, alone=True) == [
        ("safety", "GVHD, nothing stated"),
        ("PRIority MEdicines scheme", "effective on"),
    ]


def test_nothing_expected_is_said(silent_summary: Summary) -> None:
    assert not_stated(silent_summary, alone=True).note == "nothing that is expected"
