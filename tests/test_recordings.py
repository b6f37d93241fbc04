"""What the embedded models really answered about the seeds, and what became of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

import summarizer
from summarizer.documents.reading import read
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import EndpointCode, Novelty, Presence

SEED_A, SEED_B = (read(path) for path in sorted(Path("seeds").glob("*.txt")))
LARGE, SMALL = "qwen2.5-coder-1.5b", "smollm2-135m"
EVERY = [
    pytest.param(model, seed, id=f"{model}-{name}")
    for model in (LARGE, SMALL)
    for name, seed in (("a", SEED_A), ("b", SEED_B))
]
SCHEMA = json.loads(Path("schemas/summary.schema.json").read_text(encoding="utf-8"))


def _replayed(model: str, document: summarizer.Document) -> Summary:
    with summarizer.replay("cassettes", model=model):
        return summarizer.summarize(document)


@pytest.fixture(scope="module")
def default() -> Iterator[tuple[Summary, Summary]]:
    with summarizer.replay("cassettes"):
        yield summarizer.summarize(SEED_A), summarizer.summarize(SEED_B)


@pytest.mark.parametrize(("model", "document"), EVERY)
def test_every_value_stands_on_the_document_s_words(
    model: str, document: summarizer.Document
) -> None:
    summary = _replayed(model, document)

    assert summary.verify(document) == []
    for fact in summary.facts():
        assert fact.evidence
        for evidence in fact.evidence:
            assert document.text[evidence.start : evidence.end] == evidence.text


@pytest.mark.parametrize(("model", "document"), EVERY)
def test_the_saved_form_is_valid_and_loads_again(model: str, document: summarizer.Document) -> None:
    summary = _replayed(model, document)
    saved = summary.model_dump_json()

    jsonschema.validate(json.loads(saved), SCHEMA)
    assert Summary.model_validate_json(saved) == summary


@pytest.mark.parametrize("document", [SEED_A, SEED_B], ids=["a", "b"])
def test_one_recording_serves_every_way_of_asking(document: summarizer.Document) -> None:
    async def last() -> Summary:
        *_, summary = [partial async for partial in summarizer.astream(document)]
        return summary

    with summarizer.replay("cassettes"):
        plain = summarizer.summarize(document)
        *partials, streamed = summarizer.stream(document)
        awaited = asyncio.run(summarizer.asummarize(document))
        watched = asyncio.run(last())

    assert plain == streamed == awaited == watched
    assert partials
    for partial in partials:
        assert partial.verify(document) == []


def test_seed_a_as_the_larger_model_answered(default: tuple[Summary, Summary]) -> None:
    summary, _ = default

    told = {e.designation.value: e for e in summary.regulatory_events if e.designation}
    assert len(told) == 6
    assert "FDA_PRIORITY_REVIEW" not in told
    assert all(event.effective_on is None for event in told.values())
    new = [code for code, e in told.items() if e.novelty.value is Novelty.NEW_IN_DOCUMENT]
    assert new == ["FDA_BTD"]
    assert summary.safety == ()
    assert summary.results == ()
    first, second = summary.trials
    assert [registry.id.value for registry in first.registry_ids] == ["NCT06514794"]
    assert second.registry_ids == ()
    assert [a.question for a in summary.provenance.attempts] == ["study", "findings"]
    assert summary.audit.refused


def test_seed_b_as_the_larger_model_answered(default: tuple[Summary, Summary]) -> None:
    _, summary = default

    assert summary.regulatory_events == ()
    assert [product.preferred_name for product in summary.products] == [None]
    codes = {result.endpoint_code.value for result in summary.results}
    assert codes == {EndpointCode.SCR, EndpointCode.MRD_NEG}
    assert all(result.value is None for result in summary.results)
    presence = {f.code: f.presence.value for f in summary.safety}
    assert presence["CRS"] is Presence.PRESENT
    assert presence["ICANS"] is Presence.EXPLICITLY_ABSENT
    assert "GVHD" not in presence
    (milestone,) = summary.milestones
    assert milestone.window is not None
    assert str(milestone.window.value.start) == "2025-07-01"
    assert summary.patient_case is not None
    assert summary.patient_case.prior_lines is not None
    assert summary.patient_case.prior_lines.value == 3
    refused = " ".join(refusal.said for refusal in summary.audit.refused)
    assert "CARsgen" in refused, "a company is no product"


@pytest.mark.parametrize("document", [SEED_A, SEED_B], ids=["a", "b"])
def test_of_the_smallest_model_s_answers_nothing_false_survives(
    document: summarizer.Document,
) -> None:
    small, large = _replayed(SMALL, document), _replayed(LARGE, document)

    assert small.audit.unanswered
    ids = [r.id.value for trial in small.trials for r in trial.registry_ids]
    assert ids == (["NCT06514794"] if document is SEED_A else [])
    assert {e.raw_text for e in small.regulatory_events} == {
        e.raw_text for e in large.regulatory_events
    }
    assert all(result.value is None for result in small.results)
