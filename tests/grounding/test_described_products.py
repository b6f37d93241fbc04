from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.finding import find
from summarizer.finding.release import read_release
from summarizer.grounding.context import Context
from summarizer.grounding.indications import ground_indications
from summarizer.grounding.products import ground_products
from summarizer.grounding.target_names import is_inside_cells, named_targets

if TYPE_CHECKING:
    from summarizer.schemas.product import Product


def _context(words: str, headline: str = "Oravell Gives an Update") -> Context:
    text = f"{headline}\n\nLYON, France, May 4, 2026 -- Oravell Bio SA today gave news. {words}\n"
    document = Document.from_text(text)
    return Context(document, find(document), read_release(document))


def _first(words: str) -> Product:
    return ground_products([], _context(words, "Oravell Gives an Update on ORV-104"))[0]


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("that binds both CD33 and CD123", ["CD33", "CD123"]),
        ("which sticks to nothing but silences the gene for ANGPTL8", ["ANGPTL8"]),
        ("a Siglec-10-directed antibody", ["Siglec-10"]),
        ("a selective Nav1.7 channel blocker", ["Nav1.7"]),
        ("an inhibitor of plasma kallikrein", ["plasma kallikrein"]),
        ("a cardiac myosin activator", ["cardiac myosin"]),
        ("lowers the production of apolipoprotein(a)", ["apolipoprotein(a)"]),
        ("attacks CD70 on tumor cells and CD3 on T cells", ["CD70", "CD3"]),
        ("a neonatal Fc receptor (FcRn) antagonist", ["FcRn"]),
        ("blocks the ion channel TRPC6", ["TRPC6"]),
        ("inhibits factor XII", ["factor XII"]),
        ("a CD20-depleting antibody", ["CD20"]),
        ("reduces tau production", ["tau"]),
        ("lowers the risk of death", []),
        ("targets the cause of the disease", []),
        ("a treatment against HIV", []),
        ("blocks the release of histamine", []),
        ("an antagonist for patients with COPD", []),
    ],
)
def test_targets_are_what_an_actor_a_verb_or_a_compound_makes_one(
    words: str, targets: list[str]
) -> None:
    found = dict.fromkeys(one.name for one in named_targets(words, Span(0, len(words))))

    assert list(found) == targets


def test_only_targets_inside_cells_make_a_small_molecule_of_their_inhibitor() -> None:
    assert is_inside_cells("KRAS G12D")
    assert not is_inside_cells("IL-23")


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("ORV-104 was safe. The fusion protein is given once a month.", "OTHER"),
        ("ORV-104 is an antisense medicine that degrades messenger RNA.", "OLIGO"),
        ("ORV-104 is a PEGylated human arginine beta-synthase.", "OTHER"),
        ("ORV-104 is a selective FXR agonist.", "SMALL_MOLECULE"),
        ("ORV-104 is an AAV8-vectored gene transfer.", "GENE_THERAPY_AAV"),
        ("ORV-104 is an in vivo base editing medicine.", "GENE_EDIT_IN_VIVO"),
        ("Patients got ORV-104, CAR-NK cells made from cord blood.", "CAR_NK"),
        ("ORV-104 is a T cell receptor (TCR) T cell therapy.", "TCR_T"),
        ("ORV-104, a siRNA, cuts the mRNA of its target.", "OLIGO"),
        ("ORV-104 inhibits WRN and is taken as a tablet.", "SMALL_MOLECULE"),
        ("ORV-104 was compared with an antibody.", None),
        ("ORV-104 is an inhibitor of interleukin-31.", None),
    ],
)
def test_the_kind_is_told_by_the_description_wherever_it_stands(
    words: str, modality: str | None
) -> None:
    told = _first(words).modality

    assert (told.value.value if told else None) == modality


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("ORV-104 is a CAR-T therapy made from each patient's own T cells.", "AUTOLOGOUS"),
        ("ORV-104 is an NK cell therapy grown from iPSCs.", "ALLOGENEIC_IPSC"),
        ("ORV-104 is a donor-derived T-cell product.", "ALLOGENEIC_DONOR"),
        ("ORV-104 is an off-the-shelf CAR-T therapy.", "ALLOGENEIC_UNSPECIFIED"),
        ("ORV-104 is a CAR-T therapy given after autologous transplantation.", None),
        ("ORV-104 is an antibody made in cells, tested in healthy donors.", None),
    ],
)
def test_cells_come_from_where_the_words_say(words: str, source: str | None) -> None:
    told = _first(words).cell_source

    assert (told.value.value if told else None) == source


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("The safety and efficacy of ORV-104 have not been established.", "INVESTIGATIONAL"),
        ("ORV-104 is an antibody. It remains experimental.", "INVESTIGATIONAL"),
        ("The FDA issued an Emergency Use Authorization for ORV-104.", "EUA"),
        ("The Commission granted marketing authorisation for ORV-104.", "APPROVED"),
        ("ORV-104 is marketed in Japan.", "APPROVED"),
        ("ORV-104 has yet to be approved in Japan.", "INVESTIGATIONAL"),
        ("ORV-104 is an antibody and has not been approved in Japan.", "INVESTIGATIONAL"),
        ("Oravell may seek approval of ORV-104.", None),
        ("Approval of ORV-104 is expected next year.", None),
    ],
)
def test_the_status_is_told_by_fact_or_denial(words: str, status: str | None) -> None:
    told = _first(words).development_status

    assert (told.value.value if told else None) == status


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("It has a second product. ORV-3 is a vaccine.", {"ORV-3"}),
        ("It has filed for tezovarine (ORV-7).", {"tezovarine", "ORV-7"}),
        (
            "It sells tezolumab, an antibody. Tezolumab is marketed as Zelqora.",
            {"tezolumab", "Zelqora"},
        ),
        ("Bexapat is an oral activator. Patients took bexapat in its trial.", {"Bexapat"}),
        ("The MAGE-A4 protein and PD-L1 are found on tumors.", set()),
        ("Narcolepsy is a lifelong condition; narcolepsy needs treatment.", set()),
    ],
)
def test_products_are_named_by_what_is_said_of_them(words: str, names: set[str]) -> None:
    products = ground_products([], _context(words))

    assert {name.text.value for one in products for name in one.names} == names


@pytest.mark.parametrize(
    ("words", "diseases"),
    [
        (
            "ORV-104 is for systemic lupus erythematosus (SLE) and lupus nephritis (LN).",
            {"systemic lupus erythematosus": [], "lupus nephritis": []},
        ),
        (
            "ORV-104 is studied in head and neck squamous cell carcinoma.",
            {"head and neck squamous cell carcinoma": []},
        ),
        (
            "ORV-104 is maintenance therapy in women with ovarian cancer.",
            {"ovarian cancer": ["MAINTENANCE"]},
        ),
        (
            "ORV-104 is for patients with myeloma whose disease has relapsed or is refractory.",
            {"myeloma": ["RR"]},
        ),
        ("ORV-104 is an antibody for malaria prevention.", {"malaria": ["PREVENTION"]}),
        ("ORV-104 is for primary hyperoxaluria type 1.", {"primary hyperoxaluria type 1": []}),
        (
            "ORV-104 is for non-small cell lung cancer (NSCLC). A trial of ORV-104 in relapsed"
            " NSCLC began.",
            {"non-small cell lung cancer": ["RELAPSED"]},
        ),
        ("ORV-104 is for HER2-positive metastatic breast cancer.", {"breast cancer": []}),
        ("ORV-104 is for triple-negative breast cancer.", {"triple-negative breast cancer": []}),
        ("ORV-104 is for narcolepsy, a rare sleep disorder.", {"narcolepsy": []}),
    ],
)
def test_diseases_keep_their_whole_name_and_their_setting(
    words: str, diseases: dict[str, list[str]]
) -> None:
    context = _context(words, "Oravell Gives an Update on ORV-104")

    found = ground_indications([], context, ground_products([], context))

    assert {
        one.disease_text.value: [setting.value.value for setting in one.setting] for one in found
    } == diseases
