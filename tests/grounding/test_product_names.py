from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.product_names import alias_links, product_names
from summarizer.schemas.stated import Basis
from summarizer.schemas.terms import NameType

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]


def _names(context: Context, first: str, *others: str) -> dict[str, NameType]:
    places = [list(context.find(said)) for said in (first, *others)]
    return {n.text.value: n.type for n in product_names(places[0], places[1:], context)}


@pytest.mark.parametrize(
    "text",
    [
        "Venzacel (ORV-104) was given.",
        "Venzacel™ (ORV-104) was given.",
        "ORV-104 (Venzacel) was given.",
        "Venzacel was given. It was formerly ORV-104.",
        "Venzacel, previously known as ORV-104, was given.",
    ],
)
def test_a_code_that_the_text_ties_to_the_name_joins_it(examine: Examine, text: str) -> None:
    marked = NameType.BRAND if "™" in text else NameType.UNSPECIFIED
    assert _names(examine(text), "Venzacel") == {"Venzacel": marked, "ORV-104": NameType.CODE}


@pytest.mark.parametrize(
    "text",
    [
        "Venzacel was given. ORV-104 was not.",
        "Venzacel was given after a rival (ORV-104) failed.",
    ],
)
def test_a_code_that_stands_elsewhere_does_not(examine: Examine, text: str) -> None:
    assert list(_names(examine(text), "Venzacel")) == ["Venzacel"]


def test_a_name_is_listed_once_however_it_is_written(examine: Examine) -> None:
    context = examine("Venzacel works. VENZACEL lasts.")

    assert list(_names(context, "Venzacel", "VENZACEL")) == ["Venzacel"]


def test_the_type_comes_from_the_form_of_the_name(examine: Examine) -> None:
    context = examine("Venzamab (ORV-104) was given.")

    assert _names(context, "Venzamab") == {
        "Venzamab": NameType.NONPROPRIETARY_UNSPECIFIED,
        "ORV-104": NameType.CODE,
    }


def test_no_name_has_no_others(examine: Examine) -> None:
    assert product_names([], [], examine("ORV-104 was given.")) == ()


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Venzacel (ORV-104) was given.", Basis.STATED),
        ("Venzacel (formerly ORV-104) was given.", Basis.STATED),
        ("Venzacel was given. ORV-104 lasted.", Basis.INFERRED),
    ],
)
def test_an_alias_is_stated_only_where_brackets_tie_the_names(
    examine: Examine, text: str, basis: Basis
) -> None:
    context = examine(text)
    names = product_names(list(context.find("Venzacel")), [list(context.find("ORV-104"))], context)

    (link,) = alias_links(names, context)

    assert link.names == ("Venzacel", "ORV-104")
    assert link.same.basis is basis


def test_a_single_name_has_no_alias(examine: Examine) -> None:
    context = examine("Venzacel was given.")

    assert alias_links(product_names(list(context.find("Venzacel")), [], context), context) == ()
