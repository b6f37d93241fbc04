"""For what: the products and diseases the release is about."""

from __future__ import annotations

from rich.text import Text

from summarizer.schemas.indication import Indication
from summarizer.schemas.product import AliasLink, GeneEdit, Product, Target
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import TargetRole
from summarizer.views.layout import Entry, Section
from summarizer.views.names import product_name
from summarizer.views.values import joined, labelled, listed, mark, shown, words


def products(summary: Summary) -> Section:
    entries = tuple(_product(one, index) for index, one in enumerate(summary.products))
    return Section("Products", "" if entries else "none stated", entries)


def indications(summary: Summary) -> Section:
    entries = tuple(_indication(one, index) for index, one in enumerate(summary.indications))
    return Section("Indications", "" if entries else "none stated", entries)


def _product(product: Product, index: int) -> Entry:
    named = product.preferred_name is not None
    kind = joined(
        [
            shown(product.modality) if product.modality else None,
            shown(product.cell_source) if product.cell_source else None,
            shown(product.development_status) if product.development_status else None,
            None if product.is_subject else Text("mentioned in passing"),
        ]
    )
    lines = (
        kind,
        Text() if named else Text("no name stated", "dim"),
        shown(product.descriptor) if named and product.descriptor else Text(),
        labelled("also", _names(product)),
        *_targets(product),
        labelled("edits", joined((_edit(edit) for edit in product.engineering), ", ")),
        labelled("platform", shown(product.platform) if product.platform else None),
    )
    body = tuple(line for line in lines if line)
    return Entry(product_name(product), body=body, path=f"products[{index}]")


def _names(product: Product) -> Text:
    preferred = product.preferred_name.value if product.preferred_name else None
    others = [name for name in product.names if name.text.value != preferred]
    return joined((_name(name.text.value, product.alias_links) for name in others), ", ")


def _name(name: str, links: tuple[AliasLink, ...]) -> Text:
    """A further name, with the basis on which it means the same product."""
    link = next((link for link in links if name in link.names), None)
    if link is None:
        return words(name)
    other = "" if link.same.value else " (another product)"
    return words(name).append(other).append_text(mark(link.same))


def _targets(product: Product) -> list[Text]:
    names = {
        TargetRole.THERAPEUTIC_TARGET: "target",
        TargetRole.EDITED_GENE: "edited gene",
        TargetRole.RESISTANCE_OR_EVASION_FACTOR: "resistance factor",
        TargetRole.BIOMARKER: "biomarker",
    }
    return [
        labelled(name, joined((_target(one) for one in found), ", "))
        for role, name in names.items()
        if (found := [one for one in product.targets if one.role.value is role])
    ]


def _target(target: Target) -> Text:
    return shown(target.text).append_text(mark(target.role))


def _edit(edit: GeneEdit) -> Text:
    return joined(
        [
            shown(edit.gene),
            shown(edit.action) if edit.action else None,
            Text("by ").append_text(shown(edit.tool)) if edit.tool else None,
        ],
        " ",
    )


def _indication(indication: Indication, index: int) -> Entry:
    line = joined(
        [
            listed(indication.setting),
            Text("after at least ")
            .append_text(shown(indication.line_min))
            .append(" earlier lines of therapy")
            if indication.line_min
            else None,
            shown(indication.population) if indication.population else None,
            shown(indication.kind) if indication.kind else None,
        ]
    )
    short = listed(indication.abbreviations)
    disease = shown(indication.disease_text)
    head = joined([disease, Text("(").append_text(short).append(")") if short else None], " ")
    return Entry(head, body=(line,) if line else (), path=f"indications[{index}]")
