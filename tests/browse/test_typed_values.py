from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from summarizer.browse.typed_values import typed_code, typed_value
from summarizer.errors import BadInput
from summarizer.schemas.stated import Interval, PartialDate, Precision
from summarizer.schemas.terms import Phase

DAY = PartialDate(value="2031-03-04", precision=Precision.DAY, raw_text="March 4, 2031")
WINDOW = Interval(
    start=date(2031, 7, 1), precision=Precision.HALF, raw_text="late 2031", rule_id="R-DT-04"
)


@pytest.mark.parametrize(
    ("old", "typed", "value"),
    [
        ("FDA", " EMA ", "EMA"),
        (Phase.PHASE1, "phase 2", "PHASE2"),
        (Phase.PHASE1, "PHASE3", "PHASE3"),
        (True, "No", False),
        (61, "1,200", 1200),
        (Decimal("72.1"), "72.10", "72.10"),
        ("FDA", "  ", None),
    ],
)
def test_values_are_typed_as_they_are_shown(old: object, typed: str, value: object) -> None:
    assert typed_value(old, typed) == value


def test_a_date_says_how_far_it_goes() -> None:
    made = typed_value(DAY, "2031-03")

    assert made == {
        "value": "2031-03",
        "precision": "month",
        "zone": None,
        "raw_text": "March 4, 2031",
    }


def test_a_window_takes_one_day_or_two() -> None:
    made = typed_value(WINDOW, "2031-07-01 to 2031-12-31")

    assert isinstance(made, dict)
    assert (made["start"], made["end"]) == ("2031-07-01", "2031-12-31")
    one = typed_value(WINDOW, "2031-09-01")
    assert isinstance(one, dict)
    assert (one["start"], one["end"]) == ("2031-09-01", "2031-09-01")


@pytest.mark.parametrize(
    ("old", "typed"),
    [
        (Phase.PHASE1, "phase nine"),
        (True, "perhaps"),
        (61, "sixty"),
        (Decimal(1), "much"),
        (DAY, "next year"),
        (WINDOW, "2031-13-40"),
        (object(), "x"),
    ],
)
def test_what_is_no_value_of_the_kind_is_refused(old: object, typed: str) -> None:
    with pytest.raises(BadInput):
        typed_value(old, typed)


@pytest.mark.parametrize("typed", ["FDA_BTD", "fda_btd", "breakthrough therapy designation"])
def test_a_designation_is_typed_by_its_name_or_its_code(typed: str) -> None:
    assert typed_code("FDA_ODD", typed) == "FDA_BTD"


def test_a_designation_that_nobody_grants_is_no_value() -> None:
    with pytest.raises(BadInput, match="full name"):
        typed_code("FDA_ODD", "Golden Ticket")
