from __future__ import annotations

from summarizer.documents.evidence import Section
from summarizer.documents.paragraphs import paragraphs
from summarizer.documents.parts import Part, read_parts

OPENING = (
    "Nordvax Reports",
    "BASEL, Jan. 21, 2026 /PRNewswire/ -- Nordvax today announced that it has results.",
)
NEWS = "The trial enrolled adults with ovarian cancer in three countries of Europe."
LEGAL = "This press release contains forward-looking statements about the trial of NVX-12."
BODY, CONTACT, CHROME = Part(Section.BODY), Part(Section.CONTACT), Part(Section.PAGE_CHROME)
FORWARD = Part(Section.FORWARD_LOOKING)


def tail(*lines: str) -> list[Part]:
    """The parts of the paragraphs after the lead."""
    return list(read_parts(paragraphs("\n\n".join((*OPENING, *lines))))[len(OPENING) :])


def test_a_heading_rules_until_the_next_one() -> None:
    about = Part(Section.BOILERPLATE_ABOUT, "About Nordvax")
    explained = Part(Section.EXPLANATORY, "About Ovarian Cancer")

    assert tail(NEWS, "About Nordvax", NEWS, NEWS, "About Ovarian Cancer", NEWS) == [
        *(BODY, about, about, about, explained, explained),
    ]


def test_a_heading_of_the_news_ends_what_stands_about_someone() -> None:
    design = Part(Section.BODY, "Trial Design")

    assert tail("About Nordvax", NEWS, "## Trial Design", NEWS)[2:] == [design, design]


def test_page_lines_do_not_end_a_part() -> None:
    about = Part(Section.BOILERPLATE_ABOUT, "About Nordvax")

    assert tail("About Nordvax", "![](logo.png)", NEWS) == [about, CHROME, about]


def test_a_repeated_headline_is_one() -> None:
    assert tail(NEWS, "**NORDVAX REPORTS**")[1] == Part(Section.HEADLINE)


def test_legal_text_is_known_without_a_heading() -> None:
    more = "Nordvax undertakes no obligation to update them."

    assert tail(NEWS, LEGAL, more, NEWS, more) == [BODY, FORWARD, FORWARD, BODY, BODY]


def test_everything_under_a_legal_heading_is_legal() -> None:
    headed = Part(Section.FORWARD_LOOKING, "Forward-Looking Statements")

    assert tail("Forward-Looking Statements", LEGAL, NEWS) == [headed] * 3


def test_contacts_are_short_lines_up_to_the_next_prose() -> None:
    assert tail("CONTACT: Media Contact:", "Jane Doe", "Chief Press Officer", NEWS) == [
        *(CONTACT, CONTACT, CONTACT, BODY),
    ]


def test_an_address_is_a_contact_wherever_it_stands() -> None:
    assert tail(NEWS, "ir@nordvax.example", NEWS) == [BODY, CONTACT, BODY]


def test_the_source_line_is_a_contact_and_opens_nothing() -> None:
    assert tail("SOURCE Nordvax AG", "More News Of The Day") == [CONTACT, BODY]
