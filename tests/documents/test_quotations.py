from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.quotations import begins_quotation, quotations


def quoted(text: str, *, runs_on: bool = False) -> list[str]:
    return [text[span.start : span.end] for span in quotations(text, runs_on=runs_on)]


@pytest.mark.parametrize("marks", ['""', "“”", "„“", "„”", "«»", '“"'])
def test_speech_is_found_with_its_marks(marks: str) -> None:
    speech = f"{marks[0]}We will bring this to patients,{marks[1]}"

    assert quoted(f"Earlier, {speech} said Jane Doe.") == [speech]


def test_an_interrupted_quotation_is_two() -> None:
    text = "“We have done a lot of work,” said Jane Doe. “There is a lot more to do now.”"

    assert quoted(text) == [
        "“We have done a lot of work,”",
        "“There is a lot more to do now.”",
    ]


def test_terms_in_quotation_marks_stay_where_they_are() -> None:
    assert quoted("See “Risk Factors” and the so-called “next big thing” in the report.") == []


def test_inches_and_stray_marks_open_nothing() -> None:
    assert quoted('A 5" tube and a 6" tube were used in all of the trials here.') == []
    assert quoted("“We will never close this one, said Jane Doe.") == []


def test_a_quotation_that_runs_on_reaches_to_the_end() -> None:
    text = "“We will close this one in the next paragraph."

    assert quoted(text, runs_on=True) == [text]


def test_the_first_mark_of_a_paragraph_is_seen_behind_markdown() -> None:
    assert begins_quotation("*“We will")
    assert not begins_quotation("He said “we will”")


@given(text=st.text(st.sampled_from('a "“”„«».*\n')), runs_on=st.booleans())
def test_quotations_are_in_order_and_inside(text: str, runs_on: bool) -> None:
    found = quotations(text, runs_on=runs_on)

    ends = [0, *(end for span in found for end in (span.start, span.end)), len(text)]
    assert ends == sorted(ends)
