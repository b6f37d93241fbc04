"""Which names are the issuer's products, and which are comparators, trials, congresses, classes."""

from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding import find
from summarizer.finding.release import read_release
from summarizer.grounding.context import Context
from summarizer.grounding.named_products import named_products
from summarizer.grounding.products import ground_products
from summarizer.grounding.trial_words import is_said_to_be_a_trial
from summarizer.schemas.terms import Modality


def _context(headline: str, body: str) -> Context:
    text = f"{headline}\n\nLYON, France, May 4, 2026 -- Oravell Bio SA today gave news. {body}\n"
    document = Document.from_text(text)
    return Context(document, find(document), read_release(document))


def _names(headline: str, body: str) -> list[list[str]]:
    return [product.names for product in named_products(_context(headline, body))]


@pytest.mark.parametrize(
    ("headline", "body", "names"),
    [
        (
            "Oral Tovipenem Succeeds Against Intravenous Meropenem",
            "Tovipenem is an oral carbapenem. It was compared with meropenem.",
            [["Tovipenem"]],
        ),
        (
            "Oravell: Tovipenem Non-Inferior to Intravenous Meropenem",
            "Tovipenem was given by mouth and meropenem by vein.",
            [["Tovipenem"]],
        ),
        (
            "Oravell Shows ORV-104 at the ESMO Congress",
            "Data on ORV-104 are in abstract ESMO2026, ESMO2026.",
            [["ORV-104"]],
        ),
        (
            "Oravell Files for ORV-104",
            "It rests on two pivotal trials, HERON-1 and HERON-2. HERON-1 (NCT05718264) was a "
            "Phase 3 trial of ORV-104. HERON-2, an open-label trial, followed.",
            [["ORV-104"]],
        ),
    ],
)
def test_what_a_product_is_measured_by_or_in_is_none(
    headline: str, body: str, names: list[list[str]]
) -> None:
    assert _names(headline, body) == names


def test_a_heading_or_label_gives_a_product_to_the_issuer() -> None:
    body = (
        "\n\n### Sovorlast – bronchiectasis\n\nSovorlast is an oral inhibitor of cathepsin B. "
        "The trial of sovorlast goes on.\n\n### ORV-104\n\nORV-104 is a vaccine."
    )

    names = _names("Oravell's Half-Year Report", body)

    assert ["Sovorlast"] in names
    assert ["ORV-104"] in names


def test_other_news_in_a_list_of_links_names_no_product() -> None:
    body = (
        "The company dosed a patient with ORV-104.\n\n### More news\n\n"
        "* 2 July 2026: [Results of a Phase 3 trial of ORV-220 in asthma](/news/85)\n"
        "* 3 May 2026: [ORV-330 receives Fast Track designation](/news/81)\n"
    )

    assert _names("Oravell Doses First Patient with ORV-104", body) == [["ORV-104"]]


@pytest.mark.parametrize(
    ("text", "is_trial"),
    [
        ("HERON-1 (NCT05718264) enrolled 40 people.", True),
        ("HERON-1, a randomized, double-blind Phase 3 trial, is over.", True),
        ("HERON-1 is a program in a Phase 3 trial.", False),
        ("HERON-1 is a new study drug.", False),
        ("HERON-1, an inhibitor, is under study.", False),
    ],
)
def test_a_trial_is_told_by_its_number_or_by_what_it_is_called(text: str, is_trial: bool) -> None:
    assert is_said_to_be_a_trial(text, "HERON-1") is is_trial


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("an investigational, oral, selective NaV1.7 blocker", Modality.SMALL_MOLECULE),
        ("an investigational carbapenem", Modality.SMALL_MOLECULE),
        ("a novel cephalosporin antibiotic", Modality.SMALL_MOLECULE),
        ("a treatment of a carbapenem-resistant infection", None),
    ],
)
def test_an_oral_blocker_or_a_class_of_antibiotics_is_a_small_molecule(
    words: str, modality: Modality | None
) -> None:
    (product,) = ground_products([], _context("Oravell on ORV-104", f"ORV-104 is {words}."))

    assert (product.modality.value if product.modality else None) == modality


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            'Under the law, Orvella Biotech, S.A. ("Orvella" or the "Company") informs:\n\n'
            "HOLD ON A TRIAL\n\nBarcelona, 4 February 2028\n\nOrvella (BME: ORV) was told today.\n",
            "Orvella Biotech, S.A.",
        ),
        (
            "Kirrabel Neurosciences Limited\nASX: KRB\n\nKRB-1 holds disease\n\n"
            "Melbourne, Australia, 24 September 2026\n\nHighlights\n• Mean worsening of 0.3\n\n"
            "Kirrabel Neurosciences Limited today provides results.\n",
            "Kirrabel Neurosciences Limited",
        ),
    ],
)
def test_the_issuer_is_the_legal_name_and_no_heading(text: str, issuer: str) -> None:
    document = Document.from_text(text)

    (found,) = [one for one in read_release(document).organisations if one.is_issuer]

    assert found.name.value == issuer
