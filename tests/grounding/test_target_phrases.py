from __future__ import annotations

import pytest

from summarizer.documents.spans import Span
from summarizer.grounding.target_names import named_targets


def _named(words: str) -> list[str]:
    return list(dict.fromkeys(one.name for one in named_targets(words, Span(0, len(words)))))


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("a selective glucocorticoid receptor modulator", ["glucocorticoid receptor"]),
        ("an oral somatostatin receptor type 2 agonist", ["somatostatin receptor type 2"]),
        ("an antibody against the CD30 ligand", ["CD30 ligand"]),
        ("a nociceptin opioid receptor antagonist", ["nociceptin opioid receptor"]),
        ("a dopamine D2/D3 receptor partial agonist", ["dopamine D2/D3 receptor"]),
        ("a GLP-2/glucagon receptor co-agonist", ["GLP-2", "glucagon receptor"]),
    ],
)
def test_a_receptor_keeps_the_words_that_say_which(words: str, targets: list[str]) -> None:
    assert _named(words) == targets


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("a cadherin-3 (CDH3)-directed conjugate", ["CDH3"]),
        ("an oral adenosine kinase (AK) inhibitor", ["AK"]),
        ("a parathyroid hormone-like (PTHL) receptor antagonist", ["PTHL receptor"]),
        ("a ligand targeting prostate-specific membrane antigen (PSMA)", ["PSMA"]),
        ("an inhibitor of outer membrane protein F (OmpF)", ["OmpF"]),
    ],
)
def test_of_a_name_with_its_symbol_in_brackets_the_symbol_is_read(
    words: str, targets: list[str]
) -> None:
    assert _named(words) == targets


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("reduces the messenger RNA of ATXN7", ["ATXN7"]),
        ("designed to switch off the ANGPTL4 gene in the liver", ["ANGPTL4"]),
        ("corrects the one nonsense variant in OTC", ["OTC"]),
        ("blocks the sodium channel Nav1.9", ["Nav1.9"]),
        ("binds to the overexpressed antigen CEACAM1", ["CEACAM1"]),
        ("selectively depletes CD22-positive B cells", ["CD22"]),
        ("a pan-RAF inhibitor", ["RAF"]),
        ("lowers SOD1 protein by degrading its messenger RNA", ["SOD1"]),
        ("a VEGF receptor tyrosine kinase inhibitor", ["VEGF receptor"]),
        ("a CD22xCD3 bispecific antibody", ["CD22", "CD3"]),
    ],
)
def test_what_carries_a_target_is_passed_over(words: str, targets: list[str]) -> None:
    assert _named(words) == targets


@pytest.mark.parametrize(
    "words",
    [
        "an oral kinase inhibitor",
        "a bivalent prefusion F subunit vaccine",
        "a receptor antagonist",
        "blocks a key inflammatory protein",
        "a conjugate with a topoisomerase 1 inhibitor payload",
        "corrects the G542X mutation",
        "an inhibitor of the complement pathway",
        "targets cancer cells and spares healthy tissue",
        "stimulates the immune system",
        "a broad-spectrum antibiotic against bacteria",
        "binds IL-13, an upstream cytokine"[11:],
    ],
)
def test_words_that_name_no_molecule_are_no_target(words: str) -> None:
    assert _named(words) == []
