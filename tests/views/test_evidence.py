from __future__ import annotations

from summarizer.documents.evidence import Match
from summarizer.schemas.summary import Summary
from summarizer.views.designations import designations
from summarizer.views.evidence import sources, with_sources
from summarizer.views.trials import trials


def test_every_span_of_the_summary_has_its_place(summary: Summary) -> None:
    placed = [span for entry in sources(summary).values() for one in entry for span in one.evidence]

    assert sorted(placed, key=str) == sorted((span for _, span in summary.spans()), key=str)


def test_every_value_is_found_with_its_words(summary: Summary) -> None:
    found = {
        one.fact.path: one.evidence
        for entry in sources(summary).values()
        for one in entry
        if one.fact is not None
    }

    assert found == {fact.path: fact.evidence for fact in summary.facts()}


def test_a_value_is_shown_with_words_place_and_rule(summary: Summary) -> None:
    entry = with_sources(designations(summary), sources(summary)).entries[1]
    shown = {one.head.plain: [line.plain for line in one.body] for one in entry.more}

    assert shown["authority"] == [
        "EMA  derived by R-REG-01",
        "“PRIME designation in the European Union”  body 404-443",
    ]


def test_a_value_that_is_its_words_is_shown_once(summary: Summary) -> None:
    entry = with_sources(trials(summary), sources(summary)).entries[0]

    assert [line.plain for line in entry.more[0].body] == ["“LANTERN”  body 468-475"]


def test_folded_typography_is_said(summary: Summary) -> None:
    trial = summary.trials[1]
    folded = trial.evidence[0].model_copy(update={"match": Match.FOLDED})
    changed = summary.model_copy(
        update={"trials": (trial.model_copy(update={"evidence": (folded,)}),)}
    )

    entry = with_sources(trials(changed), sources(changed)).entries[0]

    assert entry.more[-1].head.plain == "the whole entry"
    assert entry.more[-1].body[0].plain.endswith(", typography folded")
