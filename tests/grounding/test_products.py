from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.products import ground_products
from summarizer.schemas.product import Product, ProductDraft
from summarizer.schemas.terms import CellSource, DevelopmentStatus, EditAction, Modality

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]

VENZACEL = (
    "Venzacel is an investigational, allogeneic, anti-CD70 CAR-T cell therapy made with the "
    "Loomline platform. Venzacel uses CRISPR/Cas9 to delete TRAC and B2M genes. Venzacel is "
    "manufactured using healthy donor T cells. Venzacel is manufactured in Portugal. "
    "A rival develops an anti-CD19 antibody. The STARLIT-2 trial of Venzacel began."
)


def _draft(**said: object) -> ProductDraft:
    fields: dict[str, object] = {
        "preferred_name": "Venzacel",
        "names": [],
        "descriptor": None,
        "targets": [],
    }
    return ProductDraft.model_validate({**fields, **said})


def _ground(context: Context, *drafts: ProductDraft) -> tuple[Product, ...]:
    products = ground_products(list(drafts), context)
    for index, draft in enumerate(drafts):
        context.ledger.close(draft, f"products[{index}]")
    return products


def _refused(context: Context) -> dict[str, str]:
    return {refusal.path: refusal.rule for refusal in context.ledger.refusals}


def test_what_the_words_around_the_name_say_is_read(examine: Examine) -> None:
    context = examine(VENZACEL)

    (product,) = _ground(
        context,
        _draft(
            descriptor="anti-CD70 CAR-T cell therapy",
            targets=["CD70"],
            engineering=["TRAC", "B2M"],
            platform="Loomline",
        ),
    )

    assert product.preferred_name is not None
    assert product.preferred_name.value == "Venzacel"
    assert product.modality is not None
    assert product.modality.value is Modality.CAR_T
    assert product.cell_source is not None
    assert product.cell_source.value is CellSource.ALLOGENEIC_DONOR
    assert [target.text.value for target in product.targets] == ["CD70"]
    assert {e.gene.value: e.action and e.action.value for e in product.engineering} == {
        "TRAC": EditAction.KNOCK_OUT,
        "B2M": EditAction.KNOCK_OUT,
    }
    assert product.platform is not None
    assert product.platform.value == "Loomline"
    assert product.development_status is not None
    assert product.development_status.value is DevelopmentStatus.INVESTIGATIONAL
    assert product.starting_material is not None
    assert product.starting_material.value == "healthy donor T cells"
    assert product.manufacturing_location is not None
    assert product.manufacturing_location.value == "Portugal"
    assert _refused(context) == {}


@pytest.mark.parametrize(
    ("said", "path", "rule"),
    [
        ({"names": ["Norvacel"]}, "products[0].names[0]", "R-EV-03"),
        ({"names": ["Oravell"]}, "products[0].names[0]", "name-of-a-company"),
        ({"names": ["CAR-T cell therapy"]}, "products[0].names[0]", "no-name"),
        ({"names": ["STARLIT-2"]}, "products[0].names[0]", "name-of-a-trial"),
        ({"descriptor": "autologous vaccine"}, "products[0].descriptor", "R-EV-01"),
        ({"targets": ["CD20"]}, "products[0].targets[0]", "R-ENT-02"),
        ({"targets": ["CD19"]}, "products[0].targets[0]", "R-ENT-02"),
        ({"engineering": ["CD70"]}, "products[0].engineering[0]", "R-ENT-02"),
        ({"platform": "CRISPR/Cas9"}, "products[0].platform", "R-EV-03"),
        ({"platform": "Venzacel"}, "products[0].platform", "R-EV-03"),
    ],
)
def test_what_the_words_do_not_say_is_refused(
    examine: Examine, said: dict[str, object], path: str, rule: str
) -> None:
    context = examine(VENZACEL)

    (product,) = _ground(context, _draft(**said))

    assert _refused(context) == {path: rule}
    assert [target.text.value for target in product.targets] == ["CD70"]


def test_the_reason_tells_a_target_of_something_else_from_an_invented_one(
    examine: Examine,
) -> None:
    context = examine(VENZACEL)

    _ground(context, _draft(targets=["CD19", "CD20"]))

    other, invented = context.ledger.refusals
    assert other.reason == "the document says it of something else"
    assert invented.reason.startswith("no words of the document")


def test_an_invented_product_is_refused_whole(examine: Examine) -> None:
    context = examine("The company hired a new chief financial officer.")

    assert _ground(context, _draft(names=["ORV-104"], targets=["CD70"])) == ()
    assert _refused(context) == {"products[0]": "no-name"}


def test_two_entries_with_a_name_in_common_are_one_product(examine: Examine) -> None:
    context = examine("Venzacel (ORV-104) was given to patients.")

    (product,) = _ground(context, _draft(), _draft(preferred_name="ORV-104"))

    assert [name.text.value for name in product.names] == ["Venzacel", "ORV-104"]
    assert _refused(context) == {}


def test_two_products_of_different_names_stay_two(examine: Examine) -> None:
    context = examine("Venzacel was given alone. Norvamab was given to others.")

    products = _ground(context, _draft(), _draft(preferred_name="Norvamab"))

    assert [(p.key, p.preferred_name and p.preferred_name.value) for p in products] == [
        ("product-1", "Venzacel"),
        ("product-2", "Norvamab"),
    ]


def test_an_unnamed_product_keeps_its_description(examine: Examine) -> None:
    context = examine("The first subject received an allogeneic CD70 CAR-T therapy.")

    (product,) = _ground(
        context, _draft(preferred_name=None, descriptor="allogeneic CD70 CAR-T therapy")
    )

    assert product.preferred_name is None
    assert product.descriptor is not None
    assert product.descriptor.value == "allogeneic CD70 CAR-T therapy"
    assert product.names == ()


@pytest.mark.parametrize(
    ("text", "name", "descriptor"),
    [
        ("Patients received ORV-104 once.", "ORV-104", None),
        (
            "Patients received an allogeneic CD70 CAR-T therapy.",
            None,
            "allogeneic CD70 CAR-T therapy",
        ),
    ],
    ids=["named", "described"],
)
def test_a_product_the_model_left_out_is_read_by_rule(
    examine: Examine, text: str, name: str | None, descriptor: str | None
) -> None:
    (product,) = _ground(examine(text))

    assert (product.preferred_name and product.preferred_name.value) == name
    assert (product.descriptor and product.descriptor.value) == descriptor


def test_words_that_stand_for_nothing_are_not_refused(examine: Examine) -> None:
    context = examine(VENZACEL)

    _ground(context, _draft(names=["N/A"], descriptor="none", targets=[""], platform="unknown"))

    assert _refused(context) == {}
