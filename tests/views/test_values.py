from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

import pytest

from summarizer.documents.evidence import Evidence, Section
from summarizer.schemas import terms
from summarizer.schemas.result import ConfidenceInterval, PValue, Timepoint
from summarizer.schemas.stated import Basis, Interval, PartialDate, Precision, Stated
from summarizer.views.labels import label
from summarizer.views.values import counted, labelled, mark, plain

EVIDENCE = (Evidence(start=0, end=1, text="x", section=Section.BODY),)


def _interval(start: str | None, end: str | None) -> Interval:
    return Interval.model_validate(
        {
            "start": start,
            "end": end,
            "precision": "half",
            "raw_text": "second half\nof the year",
            "rule_id": "R-EX-01",
        }
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (True, "yes"),
        (Decimal("0.10"), "0.10"),
        (Decimal("1E+3"), "1000"),
        (terms.Modality.CAR_T, "CAR-T"),
        (terms.EventStatus.PLANNED_REQUEST, "planned request"),
        (terms.EndpointCode.ORR, "ORR"),
        (_interval("2031-07-01", "2031-12-31"), "2031-07-01 to 2031-12-31"),
        (_interval("2031-07-01", "2031-07-01"), "2031-07-01"),
        (_interval("2031-07-01", None), "from 2031-07-01"),
        (_interval(None, "2031-12-31"), "by 2031-12-31"),
        (_interval(None, None), "second half of the year"),
        (Timepoint(value=Decimal(1), unit="month"), "1 month"),
        (Timepoint(value=Decimal(28), unit="day"), "28 days"),
        (Timepoint(value=Decimal(28), unit="days"), "28 days"),
        (
            ConfidenceInterval(level=Decimal(95), lo=Decimal("59.2"), hi=Decimal("82.9")),
            "95% CI 59.2 to 82.9",
        ),
        (PValue(op="<", value=Decimal("0.001")), "p < 0.001"),
        (
            PartialDate(
                value="2031-03-04T08:00", precision=Precision.MINUTE, zone="CET", raw_text="x"
            ),
            "2031-03-04 08:00 CET",
        ),
        (
            PartialDate(value="2031", precision=Precision.HALF, raw_text="first half of 2031"),
            "2031 (first half of 2031)",
        ),
        ("a\x1b\nb", r"a\x1b b"),
    ],
)
def test_a_value_is_shown_in_words(value: object, shown: str) -> None:
    assert plain(value) == shown


def test_each_basis_has_its_own_mark_without_colour() -> None:
    bases = {basis: None if basis is Basis.STATED else "R-EX-01" for basis in Basis}
    marks = {
        mark(Stated(value=1, basis=basis, rule=rule, evidence=EVIDENCE)).plain
        for basis, rule in bases.items()
    }

    assert marks == {"", "*", " (inferred)"}


def test_every_term_of_the_vocabulary_has_words() -> None:
    enums = [one for one in vars(terms).values() if isinstance(one, type) and one is not StrEnum]
    members = [member for one in enums if issubclass(one, StrEnum) for member in one]

    assert len(members) > 100
    assert all(label(member).strip() and "_" not in label(member) for member in members)


def test_a_name_without_a_value_is_nothing() -> None:
    assert not labelled("also", None)


@pytest.mark.parametrize(("number", "words"), [(1, "1 claim"), (0, "0 claims"), (2, "2 claims")])
def test_counts_agree_with_their_noun(number: int, words: str) -> None:
    assert counted(number, "claim") == words
