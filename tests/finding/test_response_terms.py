from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding.response_terms import find_response_terms, response_families


def terms(text: str) -> list[tuple[str, str, str]]:
    found = find_response_terms(Document.from_text(text))
    return [(mention.text, mention.value, mention.attributes["term"]) for mention in found]


@pytest.mark.parametrize(
    ("text", "code", "term"),
    [
        ("objective response rate (ORR)", "ORR", "ORR"),
        ("ORR", "ORR", "ORR"),
        ("stringent complete response (sCR)", "SCR", "SCR"),
        ("sCR", "SCR", "SCR"),
        ("very good partial response", "VGPR", "VGPR"),
        ("complete remission (CR)", "CR", "CR"),
        ("partial responses", "PR", "PR"),
        ("MRD negativity", "MRD_NEG", "MRD_NEG"),
        ("MRD-negative", "MRD_NEG", "MRD_NEG"),
        ("minimal residual disease (MRD) negativity", "MRD_NEG", "MRD_NEG"),
        ("undetectable MRD", "MRD_NEG", "MRD_NEG"),
        ("duration of response (DoR)", "DOR", "DOR"),
        ("progression-free survival (PFS)", "PFS", "PFS"),
        ("overall survival", "OS", "OS"),
        ("event‑free survival", "EFS", "EFS"),
        ("CAR-T cell expansion", "EXPANSION_PK", "EXPANSION"),
        ("HbA1c", "OTHER", "HBA1C"),
        ("CRi", "OTHER", "CRI"),
        ("disease control rate", "OTHER", "DCR"),
        ("stable disease", "OTHER", "SD"),
    ],
)
def test_a_term_has_the_endpoint_code_of_the_schema(text: str, code: str, term: str) -> None:
    assert terms(f"The {text} was seen.") == [(text, code, term)]


@pytest.mark.parametrize(
    "text",
    [
        "PR Newswire",
        "the PD-1 and PD-L1 axis",
        "a PK/PD model",
        "San Diego (SD) office",
        "the OS of the computer",
        "a CR formulation",
        "PR-104 and OS-9",
    ],
)
def test_short_abbreviations_without_company_mean_other_things(text: str) -> None:
    assert terms(text) == []


def test_a_short_abbreviation_counts_beside_another_response() -> None:
    assert [code for _, code, _ in terms("There were 4 CR, 2 PR and 1 SD.")] == [
        "CR",
        "PR",
        "OTHER",
    ]


def test_a_short_abbreviation_counts_once_it_is_spelled_out() -> None:
    text = "Overall survival (OS) is the endpoint. Later, OS was measured."

    assert terms(text) == [("Overall survival (OS)", "OS", "OS"), ("OS", "OS", "OS")]


def test_categories_know_the_diseases_that_use_them() -> None:
    assert response_families("SCR") == ("MYELOMA",)
    assert "AML" in response_families("CRI")
    assert response_families("ORR") == ()
    assert response_families("no such term") == ()


def test_the_second_seed_reports_two_responses_and_an_expansion(seed_b: Document) -> None:
    told = [
        (mention.value, mention.text)
        for mention in find_response_terms(seed_b)
        if seed_b.section_at(mention.span.start) in ("lead", "quote")
    ]

    assert told == [
        ("SCR", "stringent complete response (sCR)"),
        ("MRD_NEG", "minimal residual disease (MRD) negativity"),
        ("EXPANSION_PK", "expansion of CAR-T cells"),
    ]


def test_the_first_seed_reports_none(seed_a: Document) -> None:
    assert find_response_terms(seed_a) == ()
