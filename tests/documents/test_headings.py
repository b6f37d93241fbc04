from __future__ import annotations

import pytest

from summarizer.documents.evidence import Section
from summarizer.documents.headings import Heading, is_title_case, read_heading
from summarizer.documents.paragraphs import Paragraph, paragraphs

ABOUT, EXPLANATORY = Section.BOILERPLATE_ABOUT, Section.EXPLANATORY
PROSE = "Nordvax is a company that develops medicines for people. " * 4


def heading(line: str, under: str = PROSE) -> Heading | None:
    first, *rest = paragraphs(f"{line}\n\n{under}")
    return read_heading(first, rest[0] if rest else None)


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("About Nordvax", ABOUT),
        ("About Nordvax Therapeutics, Inc.", ABOUT),
        ("About NVX-12", ABOUT),
        ("About the NORTH-1 Trial in Multiple Myeloma", ABOUT),
        ("About the Nordvax Platform", ABOUT),
        ("About zelocabtagene", ABOUT),
        ("ABOUT THE NORDVAX FOUNDATION", ABOUT),
        ("About Orphan Therapeutics Ltd.", ABOUT),
        ("About NVX-12’s Fast Track Designation", ABOUT),
        ("About Breakthrough Therapy Designation", EXPLANATORY),
        ("About the EMA’s PRIME Scheme", EXPLANATORY),
        ("About Rare Pediatric Disease Priority Review Vouchers", EXPLANATORY),
        ("About Relapsed or Refractory Multiple Myeloma (R/R MM)", EXPLANATORY),
        ("About COVID-19 Infection", EXPLANATORY),
        ("About Non-GAAP Financial Measures", EXPLANATORY),
        ("Forward-looking Statements", Section.FORWARD_LOOKING),
        ("Cautionary Note Regarding Forward‑Looking Statements", Section.FORWARD_LOOKING),
        ("About Forward-Looking Statements", Section.FORWARD_LOOKING),
        ("Safe Harbor", Section.FORWARD_LOOKING),
        ("Media Contact", Section.CONTACT),
        ("Important Safety Information", ABOUT),
        ("Trial Design and Results", Section.BODY),
    ],
)
def test_a_heading_says_what_follows(line: str, section: Section) -> None:
    assert heading(line) == Heading(section, line)


@pytest.mark.parametrize(
    ("under", "section"),
    [
        ("PNH is a rare, acquired blood disorder.", EXPLANATORY),
        ("CAR-T is a type of treatment.", EXPLANATORY),
        ("PNH is a drug for a rare blood disorder.", ABOUT),
    ],
)
def test_a_name_nobody_knows_is_told_by_the_first_words_below(under: str, section: Section) -> None:
    assert heading("About PNH", under) == Heading(section, "About PNH")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("## About Nordvax", "About Nordvax"),
        ("**About Nordvax**", "About Nordvax"),
        ("**About NVX-12**™", "About NVX-12™"),
        ("__About  Nordvax:__", "About Nordvax"),
        ("**About Nordvax:** Nordvax is a company.", "About Nordvax"),
        ("About Nordvax: Nordvax is a company.", "About Nordvax"),
    ],
)
def test_a_title_has_no_marks(line: str, title: str) -> None:
    assert heading(line) == Heading(ABOUT, title)


@pytest.mark.parametrize(
    "line",
    [
        "About half of the patients had a response to NVX-12.",
        "This release contains forward-looking statements.",
        "The trial is done.",
        "- Trial Design And Results",
        "| Arm | Rate |",
        "Nordvax",
        "**Nordvax** has reported.",
    ],
)
def test_a_sentence_or_an_item_is_no_heading(line: str) -> None:
    assert heading(line) is None


def test_a_line_without_text_under_it_is_no_heading() -> None:
    assert heading("About Nordvax", "") is None


def test_marks_make_a_heading_of_any_words() -> None:
    for line in ("### what we saw", "**what we saw**", "what we saw\n---"):
        assert heading(line) == Heading(Section.BODY, "what we saw")


def test_a_wrapped_paragraph_is_no_heading() -> None:
    wrapped = "About NVX-12 there is nothing new to say, as the company has said for\nyears now"
    found = paragraphs(wrapped)

    assert read_heading(found[0], Paragraph(found[0].span, PROSE)) is None


def test_small_words_do_not_spoil_a_title() -> None:
    assert is_title_case("Data on the Use of NVX-12")
    assert not is_title_case("Data about the use of NVX-12")
