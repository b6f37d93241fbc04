"""Diseases in designations, brackets, headings and tables, and what else is said of a product."""

from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding import find
from summarizer.finding.release import read_release
from summarizer.grounding.context import Context
from summarizer.grounding.indications import ground_indications
from summarizer.grounding.products import ground_products
from summarizer.schemas.product import Product
from summarizer.schemas.terms import DevelopmentStatus, Modality


def _context(body: str) -> Context:
    text = (
        "Oravell Gives an Update\n\n"
        f"LYON, France, May 4, 2026 -- Oravell Bio SA today gave news. {body}\n"
    )
    document = Document.from_text(text)
    return Context(document, find(document), read_release(document))


def _product(body: str) -> Product:
    (product,) = ground_products([], _context(body))
    return product


def _diseases(body: str) -> set[str]:
    context = _context(body)
    products = ground_products([], context)
    return {one.disease_text.value for one in ground_indications([], context, products)}


@pytest.mark.parametrize(
    ("body", "diseases"),
    [
        (
            "Oravell develops ORV-104, a gene therapy for late-onset Pompe disease. ORV-104 holds "
            "orphan designation from the European Commission for Pompe disease.",
            {"late-onset Pompe disease", "Pompe disease"},
        ),
        (
            "Oravell develops ORV-104 for late-onset Pompe disease. Pompe disease is rare.",
            {"late-onset Pompe disease"},
        ),
        ("Its ORV-104 (obesity) will be filed this year.", {"obesity"}),
        (
            "Our ORV-104 is tested in recurrent pericarditis and recurrent glioblastoma.",
            {"recurrent pericarditis", "glioblastoma"},
        ),
        (
            "Its ORV-104 was given to 31 patients. Of these, 20 with psoriatic arthritis were "
            "evaluable.",
            set(),
        ),
        (
            "Its ORV-104 is in Phase 1. As of May, 31 patients with psoriatic arthritis were "
            "evaluable for response.",
            {"psoriatic arthritis"},
        ),
    ],
)
def test_diseases_are_read_where_a_product_is_for_them(body: str, diseases: set[str]) -> None:
    assert _diseases(body) == diseases


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("Its ORV-104 is a peptide. None of its products has been approved.", "INVESTIGATIONAL"),
        (
            "Oravell has obtained conditional and time-limited approval in Japan for ORV-104.",
            "APPROVED",
        ),
        ("Oravell withdraws one of the approved indications of ORV-104.", "APPROVED"),
        ("Oravell hopes for the approval in Japan of ORV-104.", None),
        ("Our ORV-104 is a peptide. No regulator has approved ORV-104.", "INVESTIGATIONAL"),
        ("The FDA has not reviewed or approved ORV-104.", "INVESTIGATIONAL"),
        ("Our ORV-104 is not a licensed product.", "INVESTIGATIONAL"),
        ("Our ORV-104 has been on the market in Japan since 2021.", "APPROVED"),
        ("Our ORV-104 was approved for gout in 2023.", "APPROVED"),
        ("Our ORV-104, which was approved last year, is a tablet.", "APPROVED"),
        ("Our ORV-104 received approval to start a Phase 1 trial in Australia.", None),
        ("Our ORV-104 is a peptide. The IND for ORV-104 was approved by the NMPA.", None),
        ("Our ORV-104 is a peptide. None of the approved products works.", None),
    ],
)
def test_approvals_are_told_in_many_ways(body: str, status: str | None) -> None:
    told = _product(body).development_status
    assert (told and told.value) == (status and DevelopmentStatus(status))


@pytest.mark.parametrize(
    ("body", "modality"),
    [
        ("Oravell develops ORV-104, its mRNA vaccine against H5N1 influenza.", Modality.MRNA),
        ("Our ORV-104, recombinant human arylsulfatase A, is given weekly.", Modality.OTHER),
        ("Its ORV-104 consists of cardiomyocytes derived from iPS cells.", Modality.CELL_OTHER),
        ("Its ORV-104 lowers the mRNA of one gene.", None),
    ],
)
def test_a_kind_is_read_from_the_words_behind_the_name(
    body: str, modality: Modality | None
) -> None:
    product = _product(body)
    assert (product.modality and product.modality.value) == modality
    assert product.targets == ()


def test_a_name_between_a_noun_and_its_verb_is_a_product() -> None:
    product = _product("Oravell's own lead product, tarovelin, is an oral factor D inhibitor.")
    assert [name.text.value for name in product.names] == ["tarovelin"]
