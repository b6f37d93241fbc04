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
