from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.cell_source import read_cell_source
from summarizer.grounding.modality import read_modality
from summarizer.schemas.stated import Basis
from summarizer.schemas.terms import CellSource, Modality

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Venzacel is a CAR-T cell therapy.", Modality.CAR_T),
        ("Venzacel is a CAR‑T cell therapy.", Modality.CAR_T),
        ("Venzacel is a CAR-NK cell therapy.", Modality.CAR_NK),
        ("Norvamab is a bispecific antibody.", Modality.BISPECIFIC),
        ("Norvamab is an antibody-drug conjugate.", Modality.ADC),
        ("Norvamab is a monoclonal antibody.", Modality.MAB),
    ],
)
def test_the_most_specific_word_says_the_kind(
    examine: Examine, text: str, modality: Modality
) -> None:
    context = examine(text)

    read = read_modality(context, list(context.sentences()))

    assert read is not None
    assert read.value is modality
    assert read.rule == "modality-word"


def test_no_word_means_no_kind(examine: Examine) -> None:
    context = examine("Venzacel was given to carters.")

    assert read_modality(context, list(context.sentences())) is None


@pytest.mark.parametrize(
    ("text", "source", "basis"),
    [
        ("It is an autologous CAR-T therapy.", CellSource.AUTOLOGOUS, Basis.STATED),
        (
            "It is an allogeneic, anti-CD70 CAR-T therapy.",
            CellSource.ALLOGENEIC_UNSPECIFIED,
            Basis.DERIVED,
        ),
        ("It is an iPSC-derived cell therapy.", CellSource.ALLOGENEIC_IPSC, Basis.DERIVED),
        ("It is made of donor T cells.", CellSource.ALLOGENEIC_DONOR, Basis.DERIVED),
    ],
)
def test_a_source_word_before_the_product_s_noun_is_its_source(
    examine: Examine, text: str, source: CellSource, basis: Basis
) -> None:
    context = examine(text)

    read = read_cell_source(context, list(context.sentences()))

    assert read is not None
    assert (read.value, read.basis) == (source, basis)


@pytest.mark.parametrize(
    "text",
    [
        "The patient had an autologous stem cell transplant.",
        "Contamination is known from the autologous setting.",
        "Unlike autologous CAR-T therapies, Venzacel is ready at once.",
        "It was compared with allogeneic cell therapy.",
    ],
)
def test_a_source_word_of_something_else_is_not(examine: Examine, text: str) -> None:
    context = examine(text)

    assert read_cell_source(context, list(context.sentences())) is None
