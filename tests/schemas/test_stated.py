from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from summarizer.documents.evidence import Evidence, Section
from summarizer.schemas.stated import Basis, Interval, PartialDate, Precision, Stated

WORDS = (Evidence(start=0, end=5, text="seven", section=Section.BODY),)


def interval(start: date | None, end: date | None) -> Interval:
    return Interval(
        start=start, end=end, precision=Precision.DAY, raw_text="in May", rule_id="month"
    )


def test_a_stated_value_rests_on_words_and_on_no_rule() -> None:
    value = Stated[int](value=7, evidence=WORDS)

    assert (value.basis, value.rule) == (Basis.STATED, None)


def test_a_value_without_evidence_is_no_value() -> None:
    with pytest.raises(ValidationError, match="evidence"):
        Stated[int](value=7, evidence=())


def test_a_stated_value_names_no_rule() -> None:
    with pytest.raises(ValidationError, match="a stated one has none"):
        Stated[int](value=7, rule="number_words", evidence=WORDS)


@pytest.mark.parametrize("basis", [Basis.DERIVED, Basis.INFERRED])
def test_a_value_that_is_not_stated_names_its_rule(basis: Basis) -> None:
    with pytest.raises(ValidationError, match="names its rule"):
        Stated[int](value=7, basis=basis, evidence=WORDS)

    assert Stated[int](value=7, basis=basis, rule="number_words", evidence=WORDS).value == 7


def test_nothing_can_be_added_to_a_stated_value() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        Stated[int].model_validate({"value": 7, "evidence": WORDS, "confidence": 0.9})


def test_a_stated_value_cannot_be_changed() -> None:
    value = Stated[int](value=7, evidence=WORDS)

    with pytest.raises(ValidationError, match="frozen"):
        value.value = 8


@pytest.mark.parametrize("value", ["2031", "2031-05", "2031-05-09", "2031-05-09T16:30"])
def test_a_date_goes_as_far_as_the_document_does(value: str) -> None:
    assert PartialDate(value=value, precision=Precision.DAY, raw_text=value).value == value


@pytest.mark.parametrize(
    "value", ["", "31", "2031-5", "May 2031", "2031-05-09T16", "2031-05-09T16:30Z", "2031\n"]
)
def test_a_date_is_written_as_iso_8601(value: str) -> None:
    with pytest.raises(ValidationError, match="pattern"):
        PartialDate(value=value, precision=Precision.DAY, raw_text=value)


def test_an_interval_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValidationError, match="ends on or after its start"):
        interval(date(2031, 5, 2), date(2031, 5, 1))


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(date(2031, 5, 1), date(2031, 5, 1), id="a day"),
        pytest.param(date(2031, 5, 1), None, id="no end"),
        pytest.param(None, date(2031, 5, 1), id="no start"),
        pytest.param(None, None, id="words alone"),
    ],
)
def test_an_interval_may_be_one_day_or_open(start: date | None, end: date | None) -> None:
    assert interval(start, end).start == start
