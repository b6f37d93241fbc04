from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding.dates import find_dates
from summarizer.finding.mentions import Mention


def only_date(text: str) -> Mention:
    (mention,) = find_dates(Document.from_text(text))
    return mention


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Jan 21, 2026", "2026-01-21"),
        ("Jan. 21, 2026", "2026-01-21"),
        ("JANUARY 21, 2026", "2026-01-21"),
        ("Feb. 9, 2025", "2025-02-09"),
        ("Sept. 3rd, 2024", "2024-09-03"),
        ("May 5 2026", "2026-05-05"),
        ("21 January 2026", "2026-01-21"),
        ("9-Feb-2025", "2025-02-09"),
        ("the 9th of February 2025", "2025-02-09"),
        ("July\u00a04,\u00a02025", "2025-07-04"),
        ("on June 30,\n2025", "2025-06-30"),
        ("2025-02-10", "2025-02-10"),
        ("2025/02/10", "2025-02-10"),
    ],
)
def test_a_day_is_read_in_every_form_releases_use(text: str, value: str) -> None:
    date = only_date(f"Data as of {text} are shown.")

    assert date.value == value
    assert date.attributes["precision"] == "day"


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("in March 2026", "2026-03", "month"),
        ("by Sept. 2027", "2027-09", "month"),
        ("in 2026", "2026", "year"),
        ("since 2019,", "2019", "year"),
        ("into 2028", "2028", "year"),
    ],
)
def test_a_month_and_a_year_keep_their_precision(text: str, value: str, precision: str) -> None:
    date = only_date(f"It happens {text} as planned.")

    assert (date.value, date.attributes["precision"]) == (value, precision)


@pytest.mark.parametrize(
    ("text", "value", "zone"),
    [
        ("January 21, 2026 at 8:00 a.m. ET", "2026-01-21T08:00", "ET"),
        ("Jan 21, 2026 08:30 PM", "2026-01-21T20:30", None),
        ("March 3, 2026 at 12:15 AM EST", "2026-03-03T00:15", "EST"),
        ("2025-02-10 08:45:50", "2025-02-10T08:45", None),
        ("2025-02-10T08:45:50Z", "2025-02-10T08:45", "Z"),
        ("2025-02-10T08:45+01:00", "2025-02-10T08:45", "+01:00"),
        ("8:30 a.m. EST on March 3, 2026", "2026-03-03T08:30", "EST"),
        ("March 3, 2026, at 4 p.m. Eastern Time", "2026-03-03T16:00", "Eastern Time"),
    ],
)
def test_a_time_beside_a_date_joins_it_and_its_zone_is_kept_as_written(
    text: str, value: str, zone: str | None
) -> None:
    date = only_date(text)

    assert date.value == value
    assert date.attributes["precision"] == "minute"
    assert date.attributes.get("zone") == zone
    assert date.text.strip(".") == text.strip(".")


def test_an_impossible_time_leaves_the_day() -> None:
    assert only_date("2025-02-10 28:99").value == "2025-02-10"


def test_seconds_are_kept_apart_from_the_minute() -> None:
    assert only_date("2025-02-10 08:45:50").attributes["second"] == "50"


@pytest.mark.parametrize("text", ["Feb. 30, 2025", "2025-13-01", "31 April 2025", "32/13/2025"])
def test_a_day_that_no_calendar_has_is_no_date(text: str) -> None:
    found = find_dates(Document.from_text(text))

    assert all(mention.attributes["precision"] != "day" for mention in found)


def test_digits_that_could_be_two_days_are_left_alone() -> None:
    assert find_dates(Document.from_text("Dosed on 03/04/2026 in Lyon.")) == ()


@pytest.mark.parametrize(
    ("text", "value", "rule"),
    [
        ("03/21/2026", "2026-03-21", "one_reading_possible"),
        ("21/03/2026", "2026-03-21", "one_reading_possible"),
        ("PUB: 03/04/2026", "2026-03-04", "wire_stamp_month_first"),
        ("10.02.2025 / 08:00 CET/CEST", "2025-02-10T08:00", "german_wire_day_first"),
    ],
)
def test_all_digit_dates_say_by_which_rule_they_were_read(text: str, value: str, rule: str) -> None:
    date = only_date(text)

    assert (date.value, date.attributes["rule"]) == (value, rule)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("December 6-9, 2025", "2025-12-06", "2025-12-09"),
        ("December 6–9, 2025", "2025-12-06", "2025-12-09"),
        ("March 30 to April 2, 2026", "2026-03-30", "2026-04-02"),
        ("6-9 December 2025", "2025-12-06", "2025-12-09"),
        ("30 March to 2 April 2026", "2026-03-30", "2026-04-02"),
    ],
)
def test_a_run_of_days_keeps_its_last_day(text: str, first: str, last: str) -> None:
    date = only_date(text)

    assert (date.value, date.attributes["end"]) == (first, last)


def test_a_weekday_before_the_date_belongs_to_it() -> None:
    date = only_date("The call is on Wednesday, January 21, 2026.")

    assert date.attributes["weekday"] == "Wednesday"
    assert date.text == "Wednesday, January 21, 2026"


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/news/2025-02-09/story",
        "Copyright Example Wire 2026.",
        "lot 2024-000123-99",
        "call 314-501-1968",
        "the drug may help",
        "in 2000 patients",
        "version 1.2.2024",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert find_dates(Document.from_text(text)) == ()


def test_the_first_seed_has_its_dateline_and_two_wire_stamps(seed_a: Document) -> None:
    assert [(date.text, date.value) for date in find_dates(seed_a)] == [
        ("Jan 21, 2026", "2026-01-21"),
        ("01/21/2026 08:00 AM", "2026-01-21T08:00"),
        ("01/21/2026 08:00 AM", "2026-01-21T08:00"),
    ]


def test_the_second_seed_has_an_aggregator_stamp_and_a_dateline(seed_b: Document) -> None:
    values = [date.value for date in find_dates(seed_b)]

    assert values[0] == "2025-02-10T08:45"
    assert set(values[1:]) == {"2025-02-09"}
