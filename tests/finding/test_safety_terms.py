from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding.mentions import Mention
from summarizer.finding.safety_terms import find_safety_terms


def only(text: str) -> Mention:
    (mention,) = find_safety_terms(Document.from_text(text))
    return mention


@pytest.mark.parametrize(
    ("text", "code", "checklist"),
    [
        ("cytokine release syndrome (CRS)", "CRS", "CRS"),
        ("CRS", "CRS", "CRS"),
        ("Cytokine-Release Syndrome", "CRS", "CRS"),
        ("ICANS", "ICANS", "ICANS"),
        ("graft-versus-host disease (GvHD)", "GVHD", "GVHD"),
        ("graft‑versus‑host disease", "GVHD", "GVHD"),
        ("GVHD", "GVHD", "GVHD"),
        ("infections", "INFECTION", "INFECTION"),
        ("pneumonia", "PNEUMONIA", "INFECTION"),
        ("febrile neutropenia", "FEBRILE_NEUTROPENIA", "CYTOPENIA"),
        ("prolonged cytopenias", "CYTOPENIA", "CYTOPENIA"),
        ("dose-limiting toxicities (DLTs)", "DLT", "DLT"),
        ("DLTs", "DLT", "DLT"),
        ("serious adverse events", "SAE", "SAE"),
        ("SAEs", "SAE", "SAE"),
        ("deaths", "DEATH", "DEATH"),
        ("treatment-emergent adverse events", "TEAE", None),
        ("neurotoxicity", "NEUROTOXICITY", None),
        ("hepatotoxicity", "HEPATOTOXICITY", None),
        ("infusion-related reactions", "INFUSION_REACTION", None),
        ("nausea", "NAUSEA", None),
        ("drug-induced liver injury", "HEPATOTOXICITY", None),
    ],
)
def test_a_term_has_a_code_and_may_count_under_the_checklist(
    text: str, code: str, checklist: str | None
) -> None:
    mention = only(f"There was {text} in one patient.")

    assert (mention.text, mention.value) == (text, code)
    assert mention.attributes.get("checklist") == checklist


def test_the_longest_term_wins() -> None:
    assert [
        m.text for m in find_safety_terms(Document.from_text("upper respiratory tract infection"))
    ] == ["upper respiratory tract infection"]


@pytest.mark.parametrize(
    "text",
    [
        "programmed death ligand",
        "the leading cause of death",
        "crs and sae in lower case",
        "an ANTI-CRS-1 code",
        "infectious enthusiasm",
        "a rashly made plan",
    ],
)
def test_words_that_only_look_alike_are_left_out(text: str) -> None:
    assert find_safety_terms(Document.from_text(text)) == ()


def test_a_term_does_not_run_over_the_end_of_a_sentence() -> None:
    assert find_safety_terms(Document.from_text("It was an adverse. Events followed.")) == ()


def test_the_second_seed_names_three_kinds_of_events_and_no_graft_versus_host_disease(
    seed_b: Document,
) -> None:
    assert [(mention.value, mention.text) for mention in find_safety_terms(seed_b)] == [
        ("CRS", "cytokine release syndrome (CRS)"),
        ("ICANS", "immune effector cell-associated neurotoxicity syndrome (ICANS)"),
        ("OTHER", "other CAR-T-related immune adverse events"),
    ]


def test_the_first_seed_names_one_risk(seed_a: Document) -> None:
    assert [mention.text for mention in find_safety_terms(seed_a)] == [
        "graft-versus-host disease (GvHD)"
    ]
