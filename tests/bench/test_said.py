from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bench.baselines import said
from summarizer.schemas.terms import DevelopmentStatus, EndpointCode, Modality, Phase


@pytest.mark.parametrize("words", [None, "", "null", "N/A", "not stated", "None."])
def test_words_that_only_say_that_there_are_none_are_none(words: object) -> None:
    assert said.text(words) is None
    assert said.texts([words]) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2026-03-04", "2026-03-04"),
        ("2026-03", "2026-03"),
        ("March 4, 2026", "2026-03-04"),
        ("4 March 2026", "2026-03-04"),
        ("LYON, France, March 4, 2026", "2026-03-04"),
    ],
)
def test_a_date_is_read_in_any_usual_spelling(words: str, value: str) -> None:
    read = said.day(words)

    assert read is not None
    assert read.value == value


def test_a_window_is_counted_from_the_release_where_the_words_are_relative() -> None:
    absolute = said.window("second half of 2027", None)
    relative = said.window("by the end of this year", date(2026, 3, 4))

    assert absolute is not None
    assert (absolute.start, absolute.end) == (date(2027, 7, 1), date(2027, 12, 31))
    assert relative is not None
    assert relative.end == date(2026, 12, 31)
    assert said.window("soon", date(2026, 3, 4)) is None


@pytest.mark.parametrize(
    ("words", "phases"),
    [
        ("Phase 1/2", [Phase.PHASE1, Phase.PHASE2]),
        ("1/2", [Phase.PHASE1, Phase.PHASE2]),
        ("PHASE3", [Phase.PHASE3]),
        ("Phase IIb", [Phase.PHASE2]),
        ("pivotal", []),
    ],
)
def test_a_phase_is_read_in_any_usual_spelling(words: str, phases: list[Phase]) -> None:
    assert said.phases([words]) == phases


@pytest.mark.parametrize(
    ("name", "agency", "code"),
    [
        ("Fast Track", "FDA", "FDA_FAST_TRACK"),
        ("Fast Track designation", "FDA", "FDA_FAST_TRACK"),
        ("Orphan Drug", "FDA", "FDA_ODD"),
        ("orphan designation", "EC", "EU_ORPHAN"),
        ("Breakthrough Therapy", "NMPA", "CN_BTD"),
        ("RMAT", "FDA", "FDA_RMAT"),
        ("PRIME", "EMA", "EMA_PRIME"),
        ("FDA_BTD", "FDA", "FDA_BTD"),
        ("Priority Review", "FDA", "FDA_PRIORITY_REVIEW"),
        ("Golden Ticket", "FDA", "UNRESOLVED"),
    ],
)
def test_a_designation_is_found_by_its_name_and_agency(name: str, agency: str, code: str) -> None:
    assert said.designation(name, agency) == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("FDA", "FDA"),
        ("U.S. Food and Drug Administration (FDA)", "FDA"),
        ("European Commission", "EC"),
        ("EC", "EC"),
        ("Health Canada", "HEALTH_CANADA"),
        ("the board", "UNRESOLVED"),
        (None, "UNRESOLVED"),
    ],
)
def test_an_agency_is_found_by_name_or_code(words: str | None, code: str) -> None:
    assert said.agency(words) == code


def test_a_registry_id_gets_its_canonical_form_and_an_unknown_one_stays() -> None:
    assert said.registry_id("NCT 01234567") == ("NCT", "NCT01234567")
    assert said.registry_id("trial seven") == ("UNKNOWN", "trial seven")


@pytest.mark.parametrize(
    ("words", "city"), [("LYON, France", "Lyon"), ("New Haven, Conn.", "New Haven"), (None, None)]
)
def test_the_dateline_s_city_is_without_its_country(words: str | None, city: str | None) -> None:
    assert said.city(words) == city


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("President and Chief Executive Officer", ["President", "Chief Executive Officer"]),
        ("Founder and Chairman of Oravell", ["Founder", "Chairman"]),
        ("Head of Research and development", ["Head of Research and development"]),
        (None, []),
    ],
)
def test_several_roles_are_told_apart(words: str | None, roles: list[str]) -> None:
    assert said.roles(words, "Oravell Bio, Inc.") == roles


def test_a_short_form_in_brackets_is_the_name() -> None:
    assert said.short_form("retinol-binding protein 4 (RBP4)") == "RBP4"
    assert said.short_form("BCMA") == "BCMA"


def test_numbers_are_read_from_strings_and_counts_from_pairs() -> None:
    assert said.number("31.4%") == Decimal("31.4")
    assert said.numbers("1,204 to -3") == [Decimal(1204), Decimal(-3)]
    assert said.whole("70 patients") == 70
    assert said.counts("11 of 35 patients (31%)") == (11, 35)
    assert said.counts("4/35") == (4, 35)
    assert said.counts("31%") == (None, None)


def test_a_member_is_meant_by_value_name_or_cue() -> None:
    assert said.member(DevelopmentStatus, "investigational") is DevelopmentStatus.INVESTIGATIONAL
    assert said.member(Modality, "Car-T") is Modality.CAR_T
    assert said.member(Modality, "oral inhibitor", other={"inhibitor": "SMALL_MOLECULE"}) is (
        Modality.SMALL_MOLECULE
    )
    assert said.member(Modality, "magic") is None


def test_endpoints_and_side_effects_get_the_vocabulary_s_codes() -> None:
    assert said.endpoint_code("objective response rate") is EndpointCode.ORR
    assert said.endpoint_code("walking distance") is EndpointCode.OTHER
    assert said.safety_code("cytokine release syndrome") == "CRS"
    assert said.safety_code("headache") is None
