from __future__ import annotations

import pytest

from summarizer.documents.evidence import Section
from summarizer.documents.openings import headline_key, is_prose, read_opening
from summarizer.documents.paragraphs import paragraphs

LEAD_TEXT = "Nordvax today announced that its trial of NVX-12 has met the primary endpoint."
LABELS = {
    "h": Section.HEADLINE,
    "l": Section.LEAD,
    "p": Section.PAGE_CHROME,
    "c": Section.CONTACT,
}


def labels(*lines: str) -> list[Section]:
    return list(read_opening(paragraphs("\n\n".join(lines))).labels)


def expected(letters: str) -> list[Section]:
    return [LABELS[letter] for letter in letters]


@pytest.mark.parametrize(
    ("lines", "letters"),
    [
        (("Nordvax Reports", f"BASEL, Jan. 21, 2026 /PRNewswire/ -- {LEAD_TEXT}"), "hl"),
        (("Nordvax Reports", "BASEL--(BUSINESS WIRE)--Jan 21, 2026--", LEAD_TEXT), "hll"),
        (
            (
                "Nordvax Reports",
                "- 47% response rate",
                "- Data in May",
                "January 21, 2026",
                LEAD_TEXT,
            ),
            "hhhll",
        ),
        (("Nordvax Reports", "January 21, 2026", "A call follows", LEAD_TEXT), "hlhl"),
        (("Nordvax Reports", LEAD_TEXT, LEAD_TEXT), "hl"),
        (("Nordvax Reports", LEAD_TEXT, f"Basel, January 21, 2026 – {LEAD_TEXT}"), "hhl"),
        (("Nordvax Reports", LEAD_TEXT, "BASEL, January 21, 2026"), "hl"),
        (("Nordvax Reports", LEAD_TEXT, "Jan. 21, 2026 – first patient dosed"), "hl"),
        (
            ("News > Health", "Nordvax Reports", "7:00 AM on Wednesday, January 21", LEAD_TEXT),
            "phpl",
        ),
        (
            (
                "Nordvax Reports",
                "PR Newswire",
                "BASEL, Jan. 21, 2026",
                f"BASEL, Jan. 21, 2026 /PRNewswire/ -- {LEAD_TEXT}",
            ),
            "hppl",
        ),
        (("Media Contact:", "ir@nordvax.example", "Nordvax Reports", LEAD_TEXT), "cchl"),
        (("# Nordvax Reports That the Trial of NVX-12 Has Met Its Endpoint.", LEAD_TEXT), "hl"),
        (("Nordvax Reports That the Trial of NVX-12 Has Met Its Endpoint.", LEAD_TEXT), "hl"),
        ((LEAD_TEXT, LEAD_TEXT), "l"),
        (("Nordvax Reports",), "h"),
        (("Nordvax Reports", "About Nordvax", LEAD_TEXT), "h"),
        (("---",), ""),
        ((), ""),
    ],
)
def test_headlines_end_where_the_lead_begins(lines: tuple[str, ...], letters: str) -> None:
    assert labels(*lines) == expected(letters)


def test_a_dateline_far_down_is_not_the_lead() -> None:
    prose = f"{LEAD_TEXT} " * 4

    assert labels(prose, *[prose] * 6, f"Basel, January 21, 2026 – {prose}") == expected("l")


def test_headlines_are_known_again_in_another_type() -> None:
    opening = read_opening(paragraphs(f"Nordvax’s “Trial” Reports\n\n{LEAD_TEXT}"))

    assert headline_key('**NORDVAX\'S "TRIAL"\nREPORTS**') in opening.headlines


def test_prose_ends_like_a_sentence_or_is_long() -> None:
    assert is_prose(LEAD_TEXT)
    assert is_prose("word " * 40)
    assert not is_prose("Jane Doe, Nordvax AG.")
    assert not is_prose("Nordvax Reports Results of the Trial of NVX-12")
