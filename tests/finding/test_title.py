from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding.release import read_release
from summarizer.finding.title import read_title

_HEADLINE = "Tavrix Bio Reports Phase 2 Data for TX-4 in Gout"
_LEAD = "LYON, March 3, 2026 (GLOBE NEWSWIRE) -- Tavrix Bio today reported data of its trial."


@pytest.mark.parametrize(
    "above",
    [
        "Home / Media / News",
        "We use cookies to improve your visit. [Accept] [Settings]",
        "TAVRIX BIO\nNEWS RELEASE",
        "Company announcement no. 12/2026",
        "Ad hoc announcement pursuant to Art. 53 LR",
        "For UK and Irish media only",
        "Embargoed until 07:00 GMT, 3 March 2026",
        "3 March 2026, Basel",
        "Malmö, 3 March 2026, 07:30 CET",
        "Tavrix Oyj, Inside information, 3 March 2026 at 9:00 EET",
        "COMMUNICATION OF INSIDE INFORMATION",
        'TAVRIX, S.A. (the "Company"), pursuant to the law, informs of the following:',
        "News | Investors | Careers | Log in\nHome > News > 2026",
        "To the Spanish National Securities Market Commission (CNMV)",
        "12 Harbour Street, Boston, MA",
    ],
)
def test_a_line_of_the_page_or_the_exchange_is_no_headline(above: str) -> None:
    title = read_title(Document.from_text(f"{above}\n\n{_HEADLINE}\n\n{_LEAD}\n"))

    assert title is not None
    assert title.value == _HEADLINE


def test_a_heading_of_the_first_rank_goes_before_lines_above_it() -> None:
    text = f"Some words of a banner here\n\n# {_HEADLINE}\n\n{_LEAD}\n"
    title = read_title(Document.from_text(text))

    assert title is not None
    assert title.value == _HEADLINE


def test_a_headline_cut_in_a_phrase_goes_on_in_the_next_line() -> None:
    text = f"Tavrix Bio Reports Phase 2 Data\nfor TX-4 in Gout\n\nEndpoint met\n\n{_LEAD}\n"
    title = read_title(Document.from_text(text))

    assert title is not None
    assert title.value == _HEADLINE


def test_a_second_headline_is_no_part_of_the_first() -> None:
    text = f"{_HEADLINE}\nPrimary endpoint met in both arms\n\n{_LEAD}\n"
    title = read_title(Document.from_text(text))

    assert title is not None
    assert title.value == _HEADLINE


@pytest.mark.parametrize(
    ("lead", "place"),
    [
        ("CALGARY, AB / ACCESS Newswire / March 3, 2026 / Tavrix Bio today reported", "Calgary"),
        ("Copenhagen, Denmark; March 3, 2026 - Tavrix Bio today reported data.", "Copenhagen"),
        ("Mainz, Germany, March 3, 2026 (10:30 CET) – Tavrix SE today reported data.", "Mainz"),
        ("Tavrix Oyj | Press Release | March 3, 2026 at 08:00 EET\n\nTavrix reported data.", None),
        ("[Taipei, March 3, 2026] Tavrix Bio today reported data.", "Taipei"),
        ("Tavrix Bio (TPEx: 6991) today, March 3, 2026, reported data.", None),
    ],
)
def test_the_day_is_read_however_the_text_begins(lead: str, place: str | None) -> None:
    release = read_release(Document.from_text(f"{_HEADLINE}\n\n{lead}\n"))

    assert release.release_date is not None
    assert release.release_date.value == "2026-03-03"
    assert (release.dateline_place.value if release.dateline_place else None) == place


@pytest.mark.parametrize(
    "headline",
    [
        "Inside information: Tavrix's trial did not meet its primary endpoint",
        'FDA Grants Rare Pediatric Disease Designation ("RPDD") to TX-4',
        "Half-year report for the six months to 30 June 2026",
    ],
)
def test_a_headline_may_hold_words_that_notices_begin_with(headline: str) -> None:
    title = read_title(Document.from_text(f"{headline}\n\n{_LEAD}\n"))

    assert title is not None
    assert title.value == headline


def test_a_headline_of_few_words_is_one_where_no_longer_line_stands() -> None:
    title = read_title(Document.from_text(f"Tavrix Completes Enrolment\n\n{_LEAD}\n"))

    assert title is not None
    assert title.value == "Tavrix Completes Enrolment"


def test_a_label_in_the_line_above_is_no_part_of_the_headline() -> None:
    label = "EQS-News: Tavrix AG / Key word(s): Study results, Regulatory Admission"
    title = read_title(
        Document.from_text(f"{label}\n{_HEADLINE} and More Words of It\n\n{_LEAD}\n")
    )

    assert title is not None
    assert title.value == f"{_HEADLINE} and More Words of It"
