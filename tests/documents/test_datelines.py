from __future__ import annotations

import pytest

from summarizer.documents.datelines import Dateline, read_dateline

OPENING = Dateline(alone=False, certain=True)
LINE = Dateline(alone=True, certain=True)
BARE = Dateline(alone=True, certain=False)


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("BASEL, Feb. 9, 2026 /PRNewswire/ -- Nordvax reports.", OPENING),
        ("BASEL, Feb. 9, 2026 /PRNewswire-FirstCall/ - Nordvax reports.", OPENING),
        ("BOSTON--(BUSINESS WIRE)--Nordvax reports.", OPENING),
        ("ST. LOUIS--(BUSINESS WIRE)--Jan 21, 2026--", LINE),
        ("Boston and Basel, January 21, 2026 (GLOBE NEWSWIRE) -- Nordvax reports.", OPENING),
        ("LONDON, UK / ACCESSWIRE / January 21, 2026 / Nordvax reports.", OPENING),
        ("Vancouver, British Columbia--(Newsfile Corp. - January 21, 2026) - Nordvax.", OPENING),
        ("Munich, Germany, 21 January 2026 – Nordvax reports.", OPENING),
        ("**Basel, Switzerland – January 21, 2026** – Nordvax reports.", OPENING),
        ("BASEL (January 21, 2026) — Nordvax reports.", OPENING),
        ("January 21, 2026 – Nordvax reports.", Dateline(alone=False, certain=False)),
        ("BASEL, Feb. 9, 2026", BARE),
        ("January 21, 2026", BARE),
        ("Nordvax was founded on January 21, 2016 – a Thursday.", None),
        ("On January 21, 2026, Nordvax reported.", None),
        ("PR Newswire", None),
        ("Nordvax Reports Results on the Primary Endpoint of Its Trial - January 21, 2026", None),
        ("", None),
    ],
)
def test_a_dateline_is_told_from_a_date(paragraph: str, dateline: Dateline | None) -> None:
    assert read_dateline(paragraph) == dateline
