"""Products that only their use shows, and names of which the document says nothing."""

from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding import find
from summarizer.finding.release import read_release
from summarizer.grounding.context import Context
from summarizer.grounding.named_products import named_products
from summarizer.grounding.used_names import used_names


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
            "Neurolem Meets Endpoint in ALS",
            "The Phase 3 trial of Neurolem enrolled 210 patients. Those who received Neurolem "
            "declined more slowly.",
            [["Neurolem"]],
        ),
        (
            "FDA Approves VELTARO for Hyperlipidemia",
            "The FDA approved VELTARO, a tablet, in adults with primary hyperlipidemia.",
            [["VELTARO"]],
        ),
        (
            "Orphan Designation for Umbrelic Acid",
            "Umbrelic acid is given by mouth. A Phase 2 trial of umbrelic acid is planned.",
            [["Umbrelic acid"]],
        ),
        (
            "First Patient Dosed With OV 4417 in Gout",
            "A patient was dosed with OV 4417, an oral URAT1 inhibitor.",
            [["OV 4417"]],
        ),
        (
            "Oravell Resubmits BLA for Ravesta-T",
            "The company resubmitted Ravesta-T in May. Patients received Ravesta-T twice.",
            [["Ravesta-T"]],
        ),
        (
            "Oravell Files for Tavroxis in Chronic Cough",
            "The application is for Tavroxis (lenitexol). Tavroxis is marketed in Japan.",
            [["Tavroxis", "lenitexol"]],
        ),
        (
            "Oravell Regains Rights to Tibrevon",
            "Kelmar had licensed Tibrevon. The trial of Tibrevon goes on; Tibrevon is a tablet.",
            [["Tibrevon"]],
        ),
        (
            "Oravell Reports Results for the Quarter",
            "Product sales of Zandrova® (methycorvil) were $118 million.",
            [["Zandrova", "methycorvil"]],
        ),
        (
            "Oravell Files for Nelvagene Therapy",
            "The FDA accepted the BLA for nelvagene dalparvovec (ORV-9), its AAV5 gene therapy.",
            [["nelvagene dalparvovec", "ORV-9"]],
        ),
        (
            "Oravell to Treat Sanfilippo Syndrome",
            "Oravell will test ORV-301 (rAAV9-hSGSH), its gene therapy for Sanfilippo syndrome.",
            [["ORV-301", "rAAV9-hSGSH"]],
        ),
    ],
)
def test_what_is_tested_given_or_approved_is_a_product(
    headline: str, body: str, names: list[list[str]]
) -> None:
    assert _names(headline, body) == names


@pytest.mark.parametrize(
    "body",
    [
        "Patients received placebo. The placebo group improved; placebo was well tolerated.",
        "Data from HARMONIA are due. HARMONIA met its primary endpoint. HARMONIA is a trial.",
        "Patients treated with steroids did well. Treatment with steroids was stopped.",
        "The trial of children in Lyon is open. Children received care, children did not relapse.",
        "The FDA approved Oravell's plan. Approval of Oravell followed. Oravell did not wait.",
        "He received tablets in August. Treatment in August was safe, and August did not differ.",
    ],
)
def test_common_words_trials_and_companies_are_used_as_no_product(body: str) -> None:
    assert list(used_names(_context("Oravell Reports News", body))) == []


@pytest.mark.parametrize(
    ("headline", "body", "names"),
    [
        (
            "ORV-204 With Standard Therapy in Melanoma",
            "Its Phase 2 trial tests ORV-204 in combination with KEYTRUDA® (pembrolizumab).",
            [["ORV-204"]],
        ),
        (
            "ORV-08, a Proposed Biosimilar to Eylea® (aflibercept), Is Equivalent",
            "ORV-08 and Eylea® did not differ.",
            [["ORV-08"]],
        ),
        (
            "ORV-204 Similar to Keltuda",
            "ORV-204 was compared with Keltuda. Patients received Keltuda or ORV-204.",
            [["ORV-204"]],
        ),
        (
            "Oravell Names a Medical Officer",
            "Oravell develops ORV-21 for Dravet syndrome. Dr. Lenz joins from Kelmar Pharma, where "
            "she led KLM-330 for asthma.",
            [["ORV-21"]],
        ),
        (
            "Oravell Files for ORV-40 Eye Drops",
            "ORV-40 is given with the company's BreezeDrop™ device.",
            [["ORV-40"]],
        ),
    ],
)
def test_other_medicines_former_employers_products_and_devices_are_none(
    headline: str, body: str, names: list[list[str]]
) -> None:
    assert _names(headline, body) == names


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            "Expenses rose by $3 million with manufacturing of ORV-300. ORV-110 is in a Phase 2 "
            "trial in asthma.",
            [["ORV-110"]],
        ),
        (
            "Proceeds will fund the Phase 2 trial of ORV-110 in asthma and office space.",
            [["ORV-110"]],
        ),
        ("ORV-110 is in research. Our ORV-120 lowers blood pressure in mice.", None),
    ],
)
def test_a_name_without_a_word_about_it_is_left_out(
    body: str, names: list[list[str]] | None
) -> None:
    found = _names("Oravell Reports Results for the Quarter", body)
    assert found == (names or [["ORV-110"], ["ORV-120"]])


@pytest.mark.parametrize(
    "body",
    [
        "The company is focused on innovative CAR T-cell therapies. Oravell, focusing on "
        "innovative CAR T-cell therapies, works on answers that last.",
        "Patients received bespoke cells. Those who received bespoke cells did well.",
        "A study of durable, and a trial of durable and lasting effects were begun.",
    ],
)
def test_a_word_that_says_of_what_kind_something_is_names_no_product(body: str) -> None:
    assert list(used_names(_context("Oravell Gives News", body))) == []
