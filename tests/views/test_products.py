from __future__ import annotations

from summarizer.schemas.summary import Summary
from summarizer.views.products import indications, products


def test_a_product_shows_names_target_and_edits_with_their_basis(summary: Summary) -> None:
    entry = products(summary).entries[0]

    assert [entry.head.plain, *(line.plain for line in entry.body)] == [
        "velmocel",
        "CAR-T* · allogeneic, from donors* · investigational",
        "allogeneic CAR-T therapy",
        "also NLB-204 (inferred)",
        "target CD79*",
        "edits TRAC knock-out* by CRISPR",
    ]


def test_a_product_without_a_name_is_called_by_its_description(summary: Summary) -> None:
    nameless = summary.products[0].model_copy(
        update={"preferred_name": None, "names": (), "alias_links": ()}
    )
    entry = products(summary.model_copy(update={"products": (nameless,)})).entries[0]

    assert entry.head.plain == "allogeneic CAR-T therapy"
    assert entry.body[1].plain == "no name stated"


def test_a_disease_shows_its_abbreviation_and_setting(summary: Summary) -> None:
    entry = indications(summary).entries[0]

    assert entry.head.plain == "Ostheim lymphoma (OHL)"
    assert entry.body[0].plain == "relapsed or refractory*"
