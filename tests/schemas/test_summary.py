from __future__ import annotations

from summarizer.documents.document import Document
from summarizer.schemas.stated import Basis
from summarizer.schemas.summary import Summary


def test_a_saved_summary_is_read_back_as_it_was(summary: Summary) -> None:
    again = Summary.model_validate_json(summary.model_dump_json())

    assert again == summary
    assert list(again.facts()) == list(summary.facts())


def test_facts_come_in_the_order_of_the_schema_each_with_its_path(summary: Summary) -> None:
    paths = [fact.path for fact in summary.facts()]

    assert paths == [
        "organisations[0].name",
        "products[0].preferred_name",
        "products[0].names[0].text",
        "indications[0].disease_text",
        "trials[0].acronym",
        "trials[0].registry_ids[0].id",
        "trials[0].phases[0]",
        "trials[0].phases[1]",
        "regulatory_events[0].event_type",
        "regulatory_events[0].authority",
        "regulatory_events[0].novelty",
        "patient_case.diagnosis",
        "results[0].endpoint_text",
        "results[0].endpoint_code",
        "results[0].value",
        "results[0].unit",
        "safety[0].term",
        "safety[0].presence",
        "milestones[0].what",
        "milestones[0].text",
        "milestones[0].window",
        "claims[0].text",
        "claims[0].kind",
        "people[0].name",
    ]


def test_a_fact_says_what_it_is_and_what_it_rests_on(summary: Summary) -> None:
    facts = {fact.path: fact for fact in summary.facts()}

    phase = facts["trials[0].phases[1]"]

    assert (phase.value, phase.basis, phase.rule) == ("PHASE2", Basis.DERIVED, "phase_words")
    assert [evidence.text for evidence in phase.evidence] == ["Phase 1/2"]


def test_spans_include_those_of_entities_and_of_quotations(summary: Summary) -> None:
    spans = dict(summary.spans())

    assert spans["trials[0].evidence[0]"].text == "Phase 1/2 TIDAL trial"
    assert spans["people[0].quotes[0].spans[0]"].text == "It may be the first of its kind"


def test_a_summary_fits_its_own_document(summary: Summary, release: Document) -> None:
    assert summary.verify(release) == []


def test_a_summary_does_not_fit_another_document(summary: Summary, release: Document) -> None:
    other = Document.from_text(release.text + "\n", name="other.txt")

    (fault,) = summary.verify(other)

    assert "other.txt" in fault


def test_words_that_the_document_does_not_have_there_are_found_out(
    summary: Summary, release: Document
) -> None:
    (trial,) = summary.trials
    span = trial.evidence[0].model_copy(update={"text": "Phase 3 TIDAL trial"})
    forged = summary.model_copy(
        update={"trials": (trial.model_copy(update={"evidence": (span,)}),)}
    )

    (fault,) = forged.verify(release)

    assert fault.startswith("`trials[0].evidence[0]`: ")
    assert "'Phase 3 TIDAL trial'" in fault


def test_the_abstract_reads_as_one_text(summary: Summary) -> None:
    assert summary.abstract.text == "Halvorsen Bio reports on veltracept."
