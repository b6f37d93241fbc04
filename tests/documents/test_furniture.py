from __future__ import annotations

import pytest

from summarizer.documents.furniture import (
    is_chrome,
    is_contact_line,
    is_source_line,
    opens_contacts,
)


@pytest.mark.parametrize(
    "line",
    [
        "News > Health News",
        "Audio By Carbonatix",
        "7:00 AM on Wednesday, January 21",
        "Jan 21, 2026, 08:00 ET",
        "January 21, 2026 08:00 ET | Source: Nordvax AG",
        "Updated: Wed., Jan. 21, 2026 at 8:00 a.m. EST",
        "The Associated Press",
        "PR Newswire",
        "View source version on wire.example: https://wire.example/1/",
        "View original content to download multimedia:<https://wire.example/1>",
        "KEYWORD: SWITZERLAND EUROPE",
        "INDUSTRY KEYWORD: BIOTECHNOLOGY",
        "Copyright Wire 2026.",
        "© 2026 Nordvax AG",
        "PUB: 01/21/2026 08:00 AM",
        "Logo - https://wire.example/logo.png",
        "https://wire.example/1",
        "[nordvax](https://wire.example/1)",
        "[![](https://wire.example/logo.png)](https://wire.example/)",
        "![A chart](chart.png)",
        "------",
        "# # #",
        "Share this article",
        "Download as PDF",
    ],
)
def test_what_a_page_puts_around_a_release_is_chrome(line: str) -> None:
    assert is_chrome(line)


@pytest.mark.parametrize(
    "line",
    [
        "Nordvax Receives PRIME Designation",
        "January 21, 2026",
        "The response rate was 47% > 30%",
        "Share prices rose after the report.",
        "[NVX-12](https://nordvax.example) met its endpoint.",
        "# [Nordvax reports](https://nordvax.example)",
        "Keyword search was used to find the trials.",
    ],
)
def test_the_release_is_not_chrome(line: str) -> None:
    assert not is_chrome(line)


@pytest.mark.parametrize("line", ["SOURCE Nordvax AG", "SOURCE: Nordvax", "Source: Nordvax AG"])
def test_the_source_line_is_known(line: str) -> None:
    assert is_source_line(line)


def test_a_source_in_a_sentence_is_no_source_line() -> None:
    assert not is_source_line("Source data were verified on site.")


@pytest.mark.parametrize(
    "line",
    [
        "CONTACT: Investor Contact:",
        "Contacts",
        "**Media Contact:**",
        "Investor Relations:",
        "Media & Investor Relations Contacts",
        "Investor and Media Inquiries:",
        "For further information, please contact:",
        "Media:",
    ],
)
def test_contacts_are_announced(line: str) -> None:
    assert opens_contacts(line)


@pytest.mark.parametrize(
    "line",
    [
        "Contact with the agency was made in May.",
        "Media reports said so.",
        "Public health matters.",
    ],
)
def test_words_of_contact_in_a_sentence_announce_nothing(line: str) -> None:
    assert not opens_contacts(line)


@pytest.mark.parametrize(
    "line", ["ir@nordvax.example", "314-555-0100", "Jane Doe, +41 61 555 01 00", "(617) 555-0100"]
)
def test_an_address_or_a_number_to_call_is_a_contact_line(line: str) -> None:
    assert is_contact_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "The trial NCT06514794 enrolled 314 patients.",
        "Arm A 120 450 300",
        "2026-01-21 2026-02-10",
        "For more about the trial of NVX-12 in adults with ovarian cancer, its design and its "
        "results, write to ir@nordvax.example.",
    ],
)
def test_numbers_and_prose_are_no_contact_lines(line: str) -> None:
    assert not is_contact_line(line)
