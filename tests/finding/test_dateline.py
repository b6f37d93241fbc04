from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding.dateline import Dateline, read_dateline


def dateline_of(line: str) -> Dateline | None:
    return read_dateline(Document.from_text(f"Oravell Bio Reports News\n\n{line}\n\nMore of it.\n"))


@pytest.mark.parametrize(
    ("line", "words", "place", "wire"),
    [
        (
            "LYON, France, Jan. 21, 2026 (GLOBE NEWSWIRE) -- Oravell Bio said",
            "LYON, France, Jan. 21, 2026 (GLOBE NEWSWIRE) --",
            "Lyon, France",
            "GLOBENEWSWIRE",
        ),
        (
            "MILAN, Italy (21 January 2026) - Oravell Bio said",
            "MILAN, Italy (21 January 2026) -",
            "Milan, Italy",
            None,
        ),
        (
            "21 January 2026, Basel\n\nOravell Bio said",
            "21 January 2026, Basel",
            "Basel",
            None,
        ),
        (
            "SAN DIEGO, Calif., Jan. 21, 2026 /PRNewswire/ -- Oravell Bio said",
            "SAN DIEGO, Calif., Jan. 21, 2026 /PRNewswire/ --",
            "San Diego, Calif.",
            "PR_NEWSWIRE",
        ),
        (
            "SEOUL, South Korea, Jan. 21, 2026 /PRNewswire-AsiaNet/ -- Oravell",
            "SEOUL, South Korea, Jan. 21, 2026 /PRNewswire-AsiaNet/ --",
            "Seoul, South Korea",
            "PR_NEWSWIRE",
        ),
        (
            "ST. LOUIS--(BUSINESS WIRE)--Jan 21, 2026--Oravell Bio said",
            "ST. LOUIS--(BUSINESS WIRE)--Jan 21, 2026--",
            "St. Louis",
            "BUSINESS_WIRE",
        ),
        (
            "TORONTO, ON / ACCESSWIRE / January 21, 2026 / Oravell Bio said",
            "TORONTO, ON / ACCESSWIRE / January 21, 2026 /",
            "Toronto, ON",
            "ACCESSWIRE",
        ),
        (
            "Vancouver, British Columbia--(Newsfile Corp. - January 21, 2026) - Oravell said",
            "Vancouver, British Columbia--(Newsfile Corp. - January 21, 2026) -",
            "Vancouver, British Columbia",
            "NEWSFILE",
        ),
        (
            "CAMBRIDGE, Mass. – January 21, 2026 – Oravell Bio said",
            "CAMBRIDGE, Mass. – January 21, 2026 –",
            "Cambridge, Mass.",
            None,
        ),
        (
            "Basel, Switzerland, 21 January 2026 – Oravell Bio said",
            "Basel, Switzerland, 21 January 2026 –",
            "Basel, Switzerland",
            None,
        ),
        (
            "ZUG, Switzerland and NEW YORK, NY, January 21, 2026 -- Oravell Bio said",
            "ZUG, Switzerland and NEW YORK, NY, January 21, 2026 --",
            "Zug, Switzerland and New York, NY",
            None,
        ),
        (
            "**Lyon, January 21, 2026** — Oravell Bio said",
            "Lyon, January 21, 2026** —",
            "Lyon",
            None,
        ),
    ],
)
def test_a_dateline_gives_place_day_and_wire(
    line: str, words: str, place: str, wire: str | None
) -> None:
    dateline = dateline_of(line)

    assert dateline is not None
    assert dateline.place is not None
    assert dateline.released is not None
    assert (dateline.place.value, dateline.released.value) == (place, "2026-01-21")
    assert (dateline.wire.value if dateline.wire else None) == wire
    start = line.index(words)
    assert dateline.span.end - dateline.span.start == len(line[start : start + len(words)])


def test_a_wire_may_leave_the_date_out() -> None:
    dateline = dateline_of("LYON, France--(BUSINESS WIRE)--Oravell Bio today said")

    assert dateline is not None
    assert dateline.released is None
    assert dateline.place is not None
    assert dateline.place.value == "Lyon, France"


@pytest.mark.parametrize(
    "line",
    [
        "Published January 21, 2026 | Example Site",
        "NEWS RELEASE - January 21, 2026 - of the day",
        "It began, as we said, January 21, 2026 - and went on",
        "The data cut-off was January 21, 2026.",
        "January 21, 2026 - a list entry",
    ],
)
def test_other_lines_with_a_date_are_no_datelines(line: str) -> None:
    assert dateline_of(line) is None


def test_a_dateline_with_a_wire_goes_before_one_without() -> None:
    document = Document.from_text(
        "Title of the News Release\n\nLyon, May 5, 2025 - a stub\n\n"
        "LYON, May 6, 2025 /PRNewswire/ -- Oravell Bio said.\n"
    )

    dateline = read_dateline(document)

    assert dateline is not None
    assert dateline.released is not None
    assert dateline.released.value == "2025-05-06"


def test_front_matter_is_not_searched() -> None:
    text = '---\ntitle: "A"\nsummary: "LYON, May 5, 2025 /PRNewswire/ -- X"\n---\n\nNo dateline.\n'

    assert read_dateline(Document.from_text(text)) is None


def test_the_datelines_of_the_seeds(seed_a: Document, seed_b: Document) -> None:
    told: list[tuple[str, str, str, str]] = []
    for seed in (seed_a, seed_b):
        dateline = read_dateline(seed)
        assert dateline is not None
        assert dateline.place is not None
        assert dateline.released is not None
        assert dateline.wire is not None
        told.append(
            (
                seed.slice(dateline.span),
                dateline.place.value,
                dateline.released.value,
                dateline.wire.value,
            )
        )

    assert told == [
        ("ST. LOUIS--(BUSINESS WIRE)--Jan 21, 2026--", "St. Louis", "2026-01-21", "BUSINESS_WIRE"),
        ("SHANGHAI, Feb. 9, 2025 /PRNewswire/ --", "Shanghai", "2025-02-09", "PR_NEWSWIRE"),
    ]


def test_a_wire_between_two_dashes_behind_the_day_is_named() -> None:
    text = "BOSTON, March 3, 2026 -- (BUSINESS WIRE) -- Tarn, Inc. today gave an update on ORV-1."

    dateline = read_dateline(Document.from_text(text))

    assert dateline is not None
    assert dateline.wire is not None
    assert dateline.wire.value == "BUSINESS_WIRE"
