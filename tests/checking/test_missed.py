from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.checking.missed import missed
from summarizer.documents.document import Document
from summarizer.finding import find
from summarizer.schemas.summary import Summary

Node = dict[str, object]
Made = Callable[..., Summary]
DOCUMENT = Document.from_text(
    "Oravell Bio Reports News\n\n"
    "LYON, France, March 3, 2025 /PRNewswire/ -- Oravell Bio today gave an update. Grade 2 "
    "neutropenia was seen. Neutropenia resolved. The complete response rate was 31%.\n\n"
    "About Orphan Drug Designation\n\n"
    "Orphan Drug designation is intended for rare conditions with fewer than 200,000 patients.\n"
)


def _at(words: str) -> Node:
    start = DOCUMENT.text.index(words)
    return {"start": start, "end": start + len(words), "text": words, "section": "lead"}


def _values(summary: Summary) -> set[str]:
    return {entry.evidence.text for entry in missed(DOCUMENT, find(DOCUMENT), summary)}


def test_what_no_entry_speaks_of_is_missed_once_and_in_reading_order(made: Made) -> None:
    entries = missed(DOCUMENT, find(DOCUMENT), made())

    texts = [entry.evidence.text for entry in entries]
    assert texts.count("neutropenia") == 1
    assert "Neutropenia" not in texts
    assert [e.evidence.start for e in entries] == sorted(e.evidence.start for e in entries)
    assert next(e.sentence for e in entries if e.evidence.text == "neutropenia") == (
        "Grade 2 neutropenia was seen."
    )


def test_today_and_what_explains_a_programme_are_not_missed(made: Made) -> None:
    assert not {"today", "Orphan Drug designation", "200,000"} & _values(made())


@pytest.mark.parametrize("place", ["neutropenia", "Neutropenia"])
def test_one_mention_of_a_value_accounts_for_all(made: Made, place: str) -> None:
    term = {"value": "neutropenia", "evidence": [_at(place)]}
    presence = {"value": "present", "evidence": [_at(place)]}
    finding = {"term": term, "presence": presence, "evidence": [_at(place)]}

    assert "neutropenia" not in _values(made(safety=[finding]))


def test_what_was_left_out_on_purpose_is_accounted_for(made: Made) -> None:
    left_out = {"rule": "R", "severity": "info", "message": "no", "evidence": [_at("31%")]}

    assert "31%" not in _values(made(audit={"suppressed": [left_out]}))


def test_a_claim_takes_up_no_fact(made: Made) -> None:
    claim = {
        "text": {"value": "praise", "evidence": [_at("Grade 2 neutropenia was seen.")]},
        "speaker": "company",
        "kind": {"value": "other", "evidence": [_at("Grade 2 neutropenia was seen.")]},
        "evidence": [_at("Grade 2 neutropenia was seen.")],
    }

    assert "neutropenia" in _values(made(claims=[claim]))
