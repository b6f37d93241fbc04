from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import GradingScale
from summarizer.views.layout import Section
from summarizer.views.safety import safety


def _first(summary: Summary, **changes: object) -> str:
    finding = summary.safety[0].model_copy(update=changes)
    entry = safety(summary.model_copy(update={"safety": (finding,)})).entries[0]
    return entry.body[0].plain


def test_present_and_explicitly_absent_are_told_apart(summary: Summary) -> None:
    entries = safety(summary).entries

    assert [(e.head.plain, e.body[0].plain) for e in entries[:2]] == [
        ("CRS", "present · grades 1 to 2 · 17 of 61 · LANTERN"),
        ("ICANS", "explicitly absent"),
    ]
    assert safety(summary).note == "1 present, 1 explicitly absent"


def test_silence_is_shown_as_silence(summary: Summary) -> None:
    silent = safety(summary).entries[-1]

    assert (silent.head.plain, silent.body[0].plain) == ("not stated", "GVHD, DLT")


def test_a_code_is_followed_by_the_documents_own_term(summary: Summary) -> None:
    assert safety(summary).entries[0].body[1].plain == "cytokine release syndrome"


def test_a_release_without_findings_says_so(silent_summary: Summary) -> None:
    assert safety(silent_summary) == Section("Safety", "none stated")


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (1, 1, "grade 1"),
        (1, 2, "grades 1 to 2"),
        (3, None, "grade 3 or higher"),
        (None, 2, "grade 2 or lower"),
    ],
)
def test_grades_are_shown_as_far_as_stated(
    summary: Summary,
    make_stated: Callable[..., object],
    low: int | None,
    high: int | None,
    shown: str,
) -> None:
    found = _first(
        summary,
        grade_min=None if low is None else make_stated(low),
        grade_max=None if high is None else make_stated(high),
        scale=make_stated(GradingScale.ASTCT),
    )

    assert found == f"present · {shown} by ASTCT · 17 of 61 · LANTERN"
