"""Careers: what an appointed person did elsewhere is no news of the release."""

from __future__ import annotations

import pytest

from summarizer.assembly import Examined, Origin, assemble
from summarizer.documents.document import Document
from summarizer.drafting import merge
from summarizer.finding.careers import find_careers
from summarizer.grounding.context import Context
from summarizer.schemas.summary import Summary

ORIGIN = Origin(model="none", endpoint="compatible", asked_on="2025-01-01")
APPOINTED = (
    "Norvale Bio Appoints Edda Marrow, M.D., as Chief Medical Officer\n\n"
    "BOSTON, Nov. 3, 2025 (GLOBE NEWSWIRE) -- Norvale Bio, Inc. today announced the appointment of "
    "Edda Marrow, M.D., as Chief Medical Officer.\n\n"
)
CAREER = (
    "Dr. Marrow joins from Brackwell Pharma, where she led the development of ostrevimab. "
    "She was the lead of HARRIER, a randomized Phase 3 trial that met its primary endpoint, "
    "with a response rate of 61% (37 of 61 patients). Neutropenia occurred in 12% of patients. "
    "Ostrevimab received Breakthrough Therapy designation from the FDA in 2021."
)


def careers(text: str, *company: str) -> list[str]:
    document = Document.from_text(text)
    found = find_careers(document, people=("Edda Marrow",), company=company)
    return [document.slice(span).strip() for span in found]


def read(text: str) -> Summary:
    return assemble(Examined.of(Document.from_text(text)), merge([]), origin=ORIGIN)


def test_nothing_of_a_career_is_reported() -> None:
    summary = read(APPOINTED + CAREER)

    assert not summary.results
    assert not summary.safety
    assert not summary.trials
    assert not summary.regulatory_events
    assert [person.name.value for person in summary.people] == ["Edda Marrow"]


def test_the_same_words_in_a_release_that_appoints_nobody_are_read() -> None:
    head = "Brackwell Pharma Reports HARRIER Results\n\nBOSTON, Nov. 3, 2025 -- "
    story = CAREER.replace("Dr. Marrow joins from Brackwell Pharma, where she led the", "The")

    assert read(f"{head}Brackwell Pharma reported results of ostrevimab. {story}").results


def test_a_quote_from_a_career_is_refused() -> None:
    examined = Examined.of(Document.from_text(APPOINTED + CAREER))
    context = Context(examined.document, examined.mentions, examined.release)

    assert context.quoted("safety[0].quote", "Neutropenia occurred in 12% of patients") is None
    (refusal,) = context.ledger.refused()
    assert refusal.rule == "R-EV-06"


@pytest.mark.parametrize(
    "sentence",
    [
        "Before that, at Tarn Oncology, she oversaw two Phase 2 trials.",
        "During her time in industry Edda Marrow obtained three orphan drug designations.",
        "Her track record includes five Fast Track designations.",
        "Most recently, Dr. Marrow served as Vice President of Tarn Oncology.",
        "Edda Marrow brings 18 years of experience with registrational trials in the US.",
    ],
)
def test_careers_are_told_in_many_words(sentence: str) -> None:
    assert careers(APPOINTED + sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr. Marrow will lead the Phase 2 trial of NV-12 in 80 patients.",
        "She joins as NV-12, our lead candidate, enters Phase 2.",
        "NV-12 received orphan drug designation from the FDA in 2024.",
        "Dr. Marrow led the Phase 1 trial of the company's NV-12.",
        "She was an adviser to Norvale when NV-12 entered the clinic.",
    ],
)
def test_what_the_company_does_is_no_career(sentence: str) -> None:
    assert careers(APPOINTED + sentence, "Norvale") == []


def test_a_company_that_expands_its_pipeline_appoints_nobody() -> None:
    head = "Norvale Bio Expands Its Pipeline With a Lead Candidate From Its Partner\n\n"

    assert careers(f"{head}BOSTON, Nov. 3, 2025 -- Dr. Marrow led the Phase 2 trial.") == []


def test_a_new_paragraph_is_read_anew() -> None:
    about = "NV-12 is in a Phase 1 trial in 40 patients."

    assert about not in careers(f"{APPOINTED}{CAREER}\n\n{about}")
