from __future__ import annotations

import re

import pytest

from summarizer.vocabulary.agencies import agencies, jurisdictions
from summarizer.vocabulary.designations import (
    Designation,
    DesignationKind,
    Mark,
    Need,
    Variant,
    context_words,
    designations,
    homonyms,
    rows_of,
)

ROWS = tuple(designations().values())
VARIANTS = (
    *(variant for row in ROWS for variant in row.variants),
    *(variant for group in homonyms().values() for variant in group.variants),
)


def test_there_are_76_codes_with_51_of_them_checked() -> None:
    assert len(ROWS) == 76
    assert sum(row.mark is Mark.CHECKED for row in ROWS) == 51


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.code)
def test_a_row_names_known_agencies_and_a_known_jurisdiction(row: Designation) -> None:
    assert row.authorities
    assert set(row.authorities) <= set(agencies())
    assert row.jurisdiction in {*jurisdictions(), "INT", "OTHER"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.code)
def test_a_row_can_be_found_by_a_name_of_its_own_or_of_its_group(row: Designation) -> None:
    assert row.variants or (row.homonym and homonyms()[row.homonym].variants)


def test_a_variant_is_a_literal_string_without_remarks() -> None:
    remarks = [v.text for v in VARIANTS if re.search(r"\bonly\b|;|\(|\?", v.text)]

    assert remarks == []


def test_no_name_stands_for_two_things() -> None:
    owners: dict[str, set[str]] = {}
    for row in ROWS:
        for variant in row.variants:
            owners.setdefault(variant.text.casefold(), set()).add(row.code)
    for group in homonyms().values():
        for variant in group.variants:
            owners.setdefault(variant.text.casefold(), set()).add(group.group)

    assert {text: owner for text, owner in owners.items() if len(owner) > 1} == {}


def test_the_rows_of_a_homonym_differ_in_authority_or_have_words_of_their_own() -> None:
    for group in homonyms():
        rows = rows_of(group)
        assert len(rows) > 1, group
        authorities = [row.authorities for row in rows]
        assert len(set(authorities)) == len(rows) or all(row.qualifiers for row in rows), group


def test_the_old_abbreviation_of_rmat_keeps_its_years_and_asks_for_context() -> None:
    rat = next(v for v in designations()["FDA_RMAT"].variants if v.text == "RAT")

    assert rat == Variant(
        text="RAT",
        needs=Need.CONTEXT,
        case_sensitive=True,
        context=("regenerative",),
        valid_years=(2016, 2017),
    )


@pytest.mark.parametrize("text", ["PRIME", "GIFT", "START", "STeP", "RAT", "PIM", "AA", "EAP"])
def test_an_abbreviation_that_is_also_a_word_never_counts_alone(text: str) -> None:
    variant = next(v for v in VARIANTS if v.text == text)

    assert variant.case_sensitive
    assert variant.needs is not Need.NOTHING


@pytest.mark.parametrize("text", ["CMA", "BTD", "RPD", "ODD", "FTD", "PIP", "EUA"])
def test_an_abbreviation_with_other_meanings_never_counts_alone(text: str) -> None:
    variant = next(v for v in VARIANTS if v.text == text)

    assert variant.case_sensitive
    assert variant.needs in {Need.CONTEXT, Need.DEFINITION}


def test_an_unchecked_year_is_not_given_as_a_fact() -> None:
    assert designations()["FDA_BTD"].checked_since == 2012
    assert designations()["FDA_ORBIS"].since is not None
    assert designations()["FDA_ORBIS"].checked_since is None
    assert designations()["KR_GIFT"].checked_since is None
    assert designations()["SA_ORPHAN"].checked_since is None


def test_voucher_programmes_keep_the_gap_between_their_periods() -> None:
    ended, renewed = designations()["FDA_PRV_RPD"].periods

    assert (ended.end, renewed.start, renewed.end) == ("2024-12-20", "2026-02-03", "2029-09-30")


def test_kinds_that_only_some_products_can_hold_say_so() -> None:
    assert designations()["FDA_RMAT"].product_kinds == ("cell", "gene", "tissue")
    assert designations()["FDA_QIDP"].product_kinds == ("anti_infective",)
    assert designations()["FDA_BTD"].product_kinds == ()


def test_the_uk_decides_on_orphan_status_with_the_authorisation_only() -> None:
    assert designations()["MHRA_ORPHAN"].kind is DesignationKind.PATHWAY


def test_named_context_lists_are_spelled_out() -> None:
    words = context_words(Variant("X", context=("@regulatory", "@authority", "Own")))

    assert {"designation", "granted", "own"} <= words
    assert not any(word.startswith("@") for word in words)
