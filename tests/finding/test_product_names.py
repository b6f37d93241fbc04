from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding.mentions import Kind
from summarizer.finding.product_names import find_product_names


def _names(text: str) -> dict[str, str]:
    document = Document.from_text(f"Oravell Bio Reports News\n\n{text}\n")
    return {mention.text: mention.attributes["type"] for mention in find_product_names(document)}


@pytest.mark.parametrize("code", ["ORV-104", "ORV-CART-007", "AB123", "ORV-12a", "ORV‑104"])
def test_letters_and_digits_are_a_code(code: str) -> None:
    assert _names(f"Patients received {code} once.") == {code: "code"}


@pytest.mark.parametrize(
    "name",
    ["venzamab", "Loprotinib", "veltracept", "zevtogene autoleucel", "Venza-cel", "norvaleucel"],
)
def test_the_ending_of_a_medicine_is_a_nonproprietary_name(name: str) -> None:
    assert _names(f"Patients received {name} once.") == {name: "nonproprietary_unspecified"}


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19, CD19, IL-2 and HER2 were measured.",
        "Grade 3 events in Week 12 of Phase 3.",
        "The HbA1c of H1 and the ISO-9001 audit.",
        "A peptide, a nucleotide and a polypeptide.",
        "Plot A/B-12 and ratio X-12/3.",
        "The company grew.",
    ],
)
def test_targets_times_and_chemistry_are_no_products(text: str) -> None:
    assert _names(text) == {}


def test_every_place_is_found_in_reading_order_as_written() -> None:
    document = Document.from_text("ORV-104 Works\n\nVenzamab and ORV-104. VENZAMAB lasts.\n")

    mentions = find_product_names(document)

    assert [m.text for m in mentions] == ["ORV-104", "Venzamab", "ORV-104", "VENZAMAB"]
    for mention in mentions:
        assert mention.kind is Kind.PRODUCT_NAME
        assert mention.value == mention.text
        assert document.text[mention.span.start : mention.span.end] == mention.text
