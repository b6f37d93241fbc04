from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.documents.document import Document
from summarizer.finding import find
from summarizer.finding.release import read_release
from summarizer.grounding.context import Context
from summarizer.grounding.disease_reading import read_diseases
from summarizer.grounding.named_products import named_products
from summarizer.grounding.products import ground_products

if TYPE_CHECKING:
    from summarizer.schemas.product import Product


def _context(headline: str, body: str) -> Context:
    text = f"{headline}\n\nLYON, France, May 4, 2026 -- Oravell Bio SA today gave news. {body}\n"
    document = Document.from_text(text)
    return Context(document, find(document), read_release(document))


def _only(context: Context) -> Product:
    (product,) = ground_products([], context)
    return product


@pytest.mark.parametrize(
    ("headline", "body", "names"),
    [
        ("Oravell Doses First Patient", "It gave ORV-104, a KRAS degrader.", [["ORV-104"]]),
        (
            "Oravell Reports on Tezovarine",
            "Tezovarine (ORV-104) is an oral agonist. Patients took tezovarine.",
            [["Tezovarine", "ORV-104"]],
        ),
        (
            "FDA Approves ZELQORA® (nivastatinib)",
            "ZELQORA is taken once a day.",
            [["ZELQORA", "nivastatinib"]],
        ),
        (
            "Oravell Starts Trial of ORV-104",
            "Behind it, the company is advancing ORV-220 and ORV-330 in asthma.",
            [["ORV-104"], ["ORV-220"], ["ORV-330"]],
        ),
        (
            "Oravell Starts Trial of OB-FluN4",
            "OB-FluN4, a vaccine candidate of Oravell Bio SA, is given once.",
            [["OB-FluN4"]],
        ),
        (
            "Oravell Treats First Patient with 177Lu-ORV104",
            "177Lu-ORV104 is a radioligand.",
            [["177Lu-ORV104"]],
        ),
        (
            "Oravell Starts Trial of Norvamab",
            "Norvamab is an antibody. Known until May as ORV-104, it is given monthly.",
            [["Norvamab", "ORV-104"]],
        ),
        (
            "Oravell Starts Trial of ORV-104",
            "ORV-104 (INN: orvexidol) is a tablet.",
            [["ORV-104", "orvexidol"]],
        ),
        (
            "Oravell Starts Trial of ORV-104",
            "EASI-75 and EASI-90 are secondary endpoints. Others got weekly fulvestrant.",
            [["ORV-104"]],
        ),
        (
            "Dear Shareholders",
            "It tested torvelisant, an oral blocker of P2X3. Torvelisant, which we called ORV-12"
            " until it got its name, is no hormone.",
            [["torvelisant", "ORV-12"]],
        ),
        (
            "Oravell Starts Trial of Stem Cell Therapy ORV-MSC",
            "ORV-MSC is a stem cell product.",
            [["ORV-MSC"]],
        ),
        (
            "Oravell's Oral Pill Beats Fulvestrant in Breast Cancer",
            "It reports on ozalustrant compared with fulvestrant. Ozalustrant is an oral degrader.",
            [["ozalustrant"]],
        ),
        (
            "Oravell Wins Approval for Oravia Tablets",
            "Oravia® Tablets (generic name: soravoxan) are for sale. Soravoxan is a blocker.",
            [["Oravia", "soravoxan"]],
        ),
        (
            "Oravell Treats First Patient with [225Ac]Ac-ORV-31",
            "[225Ac]Ac-ORV-31 is a radioligand.",
            [["[225Ac]Ac-ORV-31"]],
        ),
        (
            "Oravell Starts Trial of ORV-104",
            "ORV-104 is an antibody. Oravell markets Lumoreva® for kidney stones.",
            [["ORV-104"], ["Lumoreva"]],
        ),
        (
            "Oravell Starts Trial of ORV-104",
            "ORV-104 is given with Sundwall's modulator SDW-220.",
            [["ORV-104"]],
        ),
        (
            "Oravell Answers Questions",
            "What is delvorant? A small-molecule inhibitor of TrkA, also called ORV-104. "
            "Oravell has given delvorant to 312 adults in its trial of delvorant.",
            [["delvorant", "ORV-104"]],
        ),
        ("Oravell Reports Results", "Patients had received norvamab before.", []),
        ("Oravell Reports Results", "Trezanta® (olvecimab) is sold by another company.", []),
        ("Oravell Reports Results", "The Loomline™ platform finds antibodies.", []),
        ("Oravell Starts the ORV-104 Trial With Norvamab", "It goes on.", []),
    ],
)
def test_products_of_the_issuer_are_read_with_all_their_names(
    headline: str, body: str, names: list[list[str]]
) -> None:
    found = [sorted(one.names) for one in named_products(_context(headline, body))]

    assert found == [sorted(one) for one in names]


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("an oral inhibitor of lysyl oxidase-like 2 (LOXL2)", ["LOXL2"]),
        ("a subcutaneous P2X3 receptor antagonist", ["P2X3 receptor"]),
        ("a claudin 18.2 x CD3 bispecific antibody", ["claudin 18.2", "CD3"]),
        ("a TTR-silencing siRNA", ["TTR"]),
        ("an antibody against CDH17 and CEACAM5", ["CDH17", "CEACAM5"]),
        ("an oral gamma-secretase inhibitor", ["gamma-secretase"]),
        ("an antibody that carries a topoisomerase I payload", []),
        ("a kinase inhibitor for solid tumors", []),
    ],
)
def test_targets_stand_in_the_description(words: str, targets: list[str]) -> None:
    product = _only(_context("Oravell Studies ORV-104", f"It gave ORV-104, {words}."))

    assert [target.text.value for target in product.targets] == targets


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("ORV-104 is an investigational vaccine.", "INVESTIGATIONAL"),
        ("ORV-104 was approved by the FDA in 2021.", "APPROVED"),
        ("ORV-104 is indicated for adults with asthma.", "APPROVED"),
        ("ORV-104 has not been approved by the FDA.", "INVESTIGATIONAL"),
        ("If ORV-104 is approved by the FDA, it will be sold.", None),
        ("The investigational new drug application for ORV-104 was filed.", None),
    ],
)
def test_the_status_is_read_of_the_product_itself(words: str, status: str | None) -> None:
    product = _only(_context("Oravell Studies ORV-104", words))

    told = product.development_status
    assert (told.value.value if told else None) == status


@pytest.mark.parametrize(
    ("words", "diseases"),
    [
        ("ORV-104 is studied in adults with severe asthma.", ["asthma"]),
        (
            "A trial of ORV-104 in patients with advanced gastric or oesophageal cancer began.",
            ["gastric cancer", "oesophageal cancer"],
        ),
        (
            "ORV-104 is developed for the treatment of relapsed or refractory multiple myeloma.",
            ["multiple myeloma"],
        ),
        ("ORV-104 — celiac disease", ["celiac disease"]),
        ("About 2 million people in the US live with chronic kidney disease.", []),
        ("A drug of another company is approved for chronic kidney disease.", []),
        ("Patients on ORV-104 had a rash, and one developed febrile neutropenia.", []),
        ("Oravell is a company developing medicines for rare liver disease.", []),
    ],
)
def test_diseases_are_those_of_the_products(words: str, diseases: list[str]) -> None:
    context = _context("Oravell Gives an Update on ORV-104", words)

    products = ground_products([], context)

    assert [one.best.name for one in read_diseases(context, products)] == diseases


@pytest.mark.parametrize(
    ("headline", "body", "names"),
    [
        ("FDA Clears Trial of HLS-9", "HLS-9 is an oral capsule.", ["HLS-9"]),
        ("Oravell Presents Data on TIM-3", "TIM-3 is a receptor on T cells.", []),
        ("Oravell Opens OAK-2 Study", "The OAK-2 study has 40 sites.", []),
        ("Oravell Presents Data", "A rival sells KLS-4 in Japan.", []),
    ],
)
def test_a_code_with_one_digit_is_a_product_of_the_headline_and_no_gene_and_no_trial(
    headline: str, body: str, names: list[str]
) -> None:
    products = named_products(_context(headline, body))

    assert [name for product in products for name in product.names] == names


@pytest.mark.parametrize(
    ("words", "platform"),
    [
        ("ORV-104 was developed on the FoldArc platform.", "FoldArc"),
        ("Oravell uses its FoldArc™ discovery platform.", "FoldArc"),
        ("It works with an oligonucleotide platform.", None),
        ("A rival has edited cells with its CRISPR platform.", None),
    ],
)
def test_a_platform_is_the_one_that_the_issuer_names_as_its_own(
    words: str, platform: str | None
) -> None:
    product = _only(_context("FDA Clears ORV-104", f"ORV-104 is an oral capsule. {words}"))

    assert (product.platform.value if product.platform else None) == platform
