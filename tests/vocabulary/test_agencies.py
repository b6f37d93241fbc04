from __future__ import annotations

from summarizer.vocabulary.agencies import agencies, jurisdictions


def test_the_agencies_that_grant_designations_are_all_there() -> None:
    assert set(agencies()) >= {
        *("FDA", "EMA", "EC", "MHRA", "PMDA", "MHLW", "NMPA", "MFDS", "SWISSMEDIC", "WHO"),
        *("HEALTH_CANADA", "TGA", "ANVISA", "SFDA", "TFDA", "HSA", "CDSCO"),
    }


def test_every_agency_stands_in_a_known_jurisdiction() -> None:
    known = {*jurisdictions(), "INT"}

    assert {agency.jurisdiction for agency in agencies().values()} <= known


def test_a_jurisdiction_names_an_agency_of_its_own() -> None:
    for place in jurisdictions().values():
        assert agencies()[place.agency].jurisdiction == place.code


def test_no_name_stands_for_two_agencies() -> None:
    names = [v.text.casefold() for agency in agencies().values() for v in agency.variants]

    assert len(names) == len(set(names))


def test_short_names_that_mean_other_things_ask_for_context() -> None:
    by_text = {v.text: v for agency in agencies().values() for v in agency.variants}

    for text in ("EC", "CDE", "HSA", "TGA", "SFDA", "CAT", "COMP", "WHO"):
        assert by_text[text].context
        assert by_text[text].case_sensitive
