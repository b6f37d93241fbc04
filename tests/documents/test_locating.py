from __future__ import annotations

import pytest

from summarizer.documents.evidence import Match
from summarizer.documents.locating import Locator


def found(text: str, quote: str) -> list[tuple[str, Match]]:
    return [
        (text[place.span.start : place.span.end], place.match)
        for place in Locator(text).find(quote)
    ]


@pytest.mark.parametrize(
    "quote",
    [
        "47.5% of patients",
        " 47.5% of patients\n",
        "“47.5% of patients…”",
        "...47.5% of patients....",
    ],
)
def test_what_a_model_puts_around_a_quote_is_left_out(quote: str) -> None:
    assert found("In all, 47.5% of patients had it.", quote) == [("47.5% of patients", Match.EXACT)]


def test_marks_of_the_text_itself_are_kept() -> None:
    assert found("He said “it works” twice.", "“it works”") == [("“it works”", Match.EXACT)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Nordvax’s CAR‑T – “now” in\n  Europe", 'Nordvax\'s CAR-T - "now" in Europe'),
        ("Nordvaxin™ is e\ufb03cient &amp; **safe**", "Nordvaxin is efficient & safe"),
        ("Nordvaxin is safe", "Nordvaxin™ is **safe**"),
        ("see [the trial](https://x.example) now", "see the trial now"),
        ("a 5\u00a0µg dose", "a 5 μg dose"),
        ("immuno-\ntherapy with CAR-\nT cells", "immunotherapy with CAR-T cells"),
        ("immuno-\ntherapy with CAR-\nT cells", "immuno-therapy with CART cells"),
        ("a non-\nrandomised, open-label trial", "nonrandomised, open-label trial"),
    ],
)
def test_what_differs_in_type_alone_is_found(text: str, quote: str) -> None:
    (place,) = found(f"So {text}.", quote)

    assert place[1] is Match.FOLDED


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Patients had it. None died.", "Patients had it ... died."),
        ("Patients had it. None died.", "patients had it"),
        ("Patients did not have it.", "Patients did have it"),
        ("47.5% of 147 patients", "47.5% of 148 patients"),
        ("47.5% of 147 patients", "47% of 147 patients"),
        ("a dose of 10⁶ cells", "a dose of 106 cells"),
        ("in Phase 1/2", "in Phase 1"),
        ("immuno-\ntherapy for all", "immuno therapy for all"),
        ("open-label immuno-\ntherapy", "openlabel immunotherapy"),
        ("weeks 10-\n20 of it", "weeks 1020 of it"),
        ("3 * 4 cells", "3 4 cells"),
        ("Patients", ""),
        ("Patients", "…"),
        ("a b", "a"),
        ("((patients))", "(("),
        ("", "Patients"),
    ],
)
def test_what_differs_in_more_is_refused(text: str, quote: str) -> None:
    assert found(text, quote) == []


def test_every_place_is_found_once_exact_ones_first() -> None:
    text = "CAR‑T cells, CAR-T cells, CAR-T cells and CAR-T-2 cells"

    places = Locator(text).find("CAR-T cells")

    assert [(place.span.start, place.match) for place in places] == [
        (13, Match.EXACT),
        (26, Match.EXACT),
        (0, Match.FOLDED),
    ]


def test_places_do_not_overlap() -> None:
    assert len(found("go go go go go", "go go")) == 2
