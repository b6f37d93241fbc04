"""Differences between summaries made up for the purpose, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest

import summarizer
from summarizer.comparing.compare import Change, Difference, compare
from summarizer.comparing.keys import BLOCKS, entries, normal
from summarizer.documents.evidence import Evidence, Section
from summarizer.schemas.claim import Claim
from summarizer.schemas.stated import Stated
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import ClaimKind, Novelty

T = TypeVar("T")
SEEDS = sorted(Path("seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def seeds() -> Iterator[tuple[Summary, Summary]]:
    with summarizer.replay("cassettes"):
        yield summarizer.summarize(SEEDS[0]), summarizer.summarize(SEEDS[1])


def _stated(value: T) -> Stated[T]:
    text = str(value)
    return Stated(
        value=value,
        evidence=(Evidence(start=0, end=len(text), text=text, section=Section.BODY),),
    )


def _claim(text: str) -> Claim:
    stated = _stated(text)
    return Claim(
        text=stated, speaker="company", kind=_stated(ClaimKind.OTHER), evidence=stated.evidence
    )


def _told(found: list[Difference]) -> list[tuple[str, str, str, str]]:
    return [(one.change.value, one.block, one.entry, one.field) for one in found]


def test_a_summary_does_not_differ_from_itself(seeds: tuple[Summary, Summary]) -> None:
    for summary in seeds:
        assert compare(summary, summary) == []


def test_the_order_of_entries_is_no_difference(seeds: tuple[Summary, Summary]) -> None:
    first = seeds[0]
    turned = first.model_copy(
        update={block: tuple(reversed(getattr(first, block))) for block in BLOCKS}
    )

    assert compare(first, turned) == []


def test_old_and_new_change_places(seeds: tuple[Summary, Summary]) -> None:
    there = compare(*seeds)
    back = compare(seeds[1], seeds[0])

    added = [(one.block, one.entry, one.new) for one in there if one.change is Change.ADDED]
    gone = [(one.block, one.entry, one.old) for one in back if one.change is Change.GONE]
    assert sorted(map(str, added)) == sorted(map(str, gone))
    assert added


def test_a_designation_that_is_no_longer_news_has_changed(seeds: tuple[Summary, Summary]) -> None:
    first = seeds[0]
    event = first.regulatory_events[0]
    stale = event.model_copy(update={"novelty": _stated(Novelty.RESTATED)})
    later = first.model_copy(update={"regulatory_events": (stale, *first.regulatory_events[1:])})

    (found,) = compare(first, later)

    assert _told([found]) == [("changed", "regulatory_events", "FDA_BTD by FDA", "novelty")]
    assert [fact.value for fact in found.old] == [Novelty.NEW_IN_DOCUMENT]
    assert [fact.value for fact in found.new] == [Novelty.RESTATED]


def test_an_entry_that_is_gone_is_named_with_what_it_said(seeds: tuple[Summary, Summary]) -> None:
    first = seeds[0]
    later = first.model_copy(update={"regulatory_events": first.regulatory_events[1:]})

    (found,) = compare(first, later)

    assert _told([found]) == [("gone", "regulatory_events", "FDA_BTD by FDA", "")]
    assert Novelty.NEW_IN_DOCUMENT in [fact.value for fact in found.old]


def test_a_value_that_is_new_in_a_list_is_added_alone(seeds: tuple[Summary, Summary]) -> None:
    later = seeds[0]
    fewer = later.people[0].model_copy(update={"credentials": ()})
    first = later.model_copy(update={"people": (fewer, *later.people[1:])})

    assert _told(compare(first, later)) == [("added", "people", "Cherry Thomas", "credentials")]


def test_a_claim_in_nearly_the_same_words_has_drifted(seeds: tuple[Summary, Summary]) -> None:
    old = "therapies for hematological and solid tumor malignancies of the blood"
    new = "therapies for hematological malignancies of the blood"
    first = seeds[0].model_copy(update={"claims": (_claim(old), _claim("First of its kind."))})
    later = seeds[0].model_copy(update={"claims": (_claim(new), _claim("Best margins by far"))})

    found = compare(first, later)

    assert [one.change for one in found] == [Change.REWORDED, Change.GONE, Change.ADDED]
    assert found[0].old[0].value == old
    assert found[0].new[0].value == new


def test_typography_alone_is_no_drift(seeds: tuple[Summary, Summary]) -> None:
    first = seeds[0].model_copy(update={"claims": (_claim("first-in-class CAR-T"),)})
    later = seeds[0].model_copy(update={"claims": (_claim("First in class CAR\u2011T"),)})

    assert compare(first, later) == []


def test_two_entries_of_one_name_are_told_apart(seeds: tuple[Summary, Summary]) -> None:
    second = seeds[1]
    twice = second.model_copy(update={"people": second.people * 2})

    keys = [key for block, key, _, _ in entries(twice) if block == "people"]

    assert keys == ["Zonghai Li", "Zonghai Li (2)"]


@pytest.mark.parametrize(
    ("one", "other"), [("R/R T-ALL", "r-r t all"), ("PD‑L1 ", "pd-l1"), ("A  b", "a b")]
)
def test_names_are_compared_by_their_words(one: str, other: str) -> None:
    assert normal(one) == normal(other)
