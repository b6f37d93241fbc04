from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.schemas.patient import PatientCase
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import EndpointCode
from summarizer.views.results import outcome, patient, results


def _only(summary: Summary, **changes: object) -> list[str]:
    result = summary.results[0].model_copy(update=changes)
    entry = results(summary.model_copy(update={"results": (result,)})).entries[0]
    return [entry.head.plain, *(line.plain for line in entry.body)]


def test_a_result_is_shown_with_its_numbers_and_circumstances(summary: Summary) -> None:
    assert _only(summary) == [
        "overall response rate (ORR*)",
        "72.1% · 44 of 61 · 95% CI 59.2 to 82.9 · p < 0.001",
        "at 12 weeks · LANTERN · clinical*",
    ]


def test_a_category_stands_where_there_is_no_number(
    summary: Summary, make_stated: Callable[..., object]
) -> None:
    shown = _only(
        summary, value=None, unit=None, n=None, N=None, ci=None, p=None, category=make_stated("sCR")
    )

    assert shown[1] == "sCR"


def test_a_category_that_is_the_endpoint_is_not_said_twice(
    summary: Summary, make_stated: Callable[..., object]
) -> None:
    same = make_stated("overall response rate")
    shown = _only(summary, value=None, unit=None, n=None, N=None, ci=None, p=None, category=same)

    assert shown[1] == "reported · at 12 weeks · LANTERN · clinical*"


def test_a_code_that_the_endpoint_spells_out_is_not_said_twice(
    summary: Summary, make_stated: Callable[..., object]
) -> None:
    shown = _only(summary, endpoint_text=make_stated("best response (ORR)"))

    assert shown[0] == "best response (ORR)"


def test_a_result_without_a_value_says_so(summary: Summary) -> None:
    shown = _only(summary, value=None, unit=None, n=None, N=None, ci=None, p=None)

    assert shown[1] == "value not stated · at 12 weeks · LANTERN · clinical*"


def test_an_endpoint_that_was_not_met_is_said(
    summary: Summary, make_stated: Callable[..., object]
) -> None:
    assert _only(summary, met=make_stated(False))[1].endswith(" · not met")


def test_an_endpoint_without_a_code_shows_none(
    summary: Summary, make_stated: Callable[..., object]
) -> None:
    code = make_stated(EndpointCode.OTHER)

    assert _only(summary, endpoint_code=code)[0] == "overall response rate"


def test_one_patient_is_no_rate(summary: Summary, patient_case: PatientCase) -> None:
    section = patient(summary.model_copy(update={"patient_case": patient_case}))

    assert section is not None
    assert section.note == "no rate follows from one"
    assert section.entries[0].head.plain == "first patient"
    assert [line.plain for line in section.entries[0].body] == [
        "Ostheim lymphoma",
        "1 earlier line of therapy",
    ]


def test_a_release_about_many_has_no_patient_section(summary: Summary) -> None:
    assert patient(summary) is None


@pytest.mark.parametrize(
    ("n", "of", "shown"),
    [
        (8, 11, "8 of 11"),
        (1, None, "1 patient"),
        (8, None, "8 patients"),
        (None, 11, "of 11 patients"),
        (0, 11, "0 of 11"),
    ],
)
def test_numbers_of_patients_are_shown_as_far_as_stated(
    make_stated: Callable[..., object], n: int | None, of: int | None, shown: str
) -> None:
    counted = outcome(
        None if n is None else make_stated(n),  # type: ignore[arg-type]  # a factory of any value
        None if of is None else make_stated(of),  # type: ignore[arg-type]  # as above
    )

    assert counted is not None
    assert counted.plain == shown
