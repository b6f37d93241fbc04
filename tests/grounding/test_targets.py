from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.targets import read_edits, read_targets
from summarizer.schemas.terms import EditAction, TargetRole

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]


def _targets(context: Context) -> list[str]:
    return [target.text.value for target in read_targets(context, list(context.sentences()))]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("Venzacel is an anti-CD70 therapy.", ["CD70"]),
        ("Venzacel is a CD70-targeted therapy.", ["CD70"]),
        ("Venzacel is a CD70-directed therapy.", ["CD70"]),
        ("Venzacel targets CD70 on tumours.", ["CD70"]),
        ("Norvamab binds to HER2.", ["HER2"]),
        ("The BCMA CAR-T therapy worked.", ["BCMA"]),
        ("It is an EGFR kinase inhibitor.", ["EGFR"]),
        ("It is an anti-Claudin18.2 antibody.", ["Claudin18.2"]),
        ("It is an anti-CD19/CD20 therapy.", ["CD19", "CD20"]),
        ("It is an anti‑CD70 therapy that targets CD70.", ["CD70"]),
    ],
)
def test_the_words_next_to_a_symbol_make_it_a_target(
    examine: Examine, text: str, symbols: list[str]
) -> None:
    assert _targets(examine(text)) == symbols


@pytest.mark.parametrize(
    "text",
    [
        "CD70 is found on many tumours.",
        "CRISPR deletes the TRAC gene.",
        "An FDA-directed review began.",
        "The AML-specific survey closed.",
        "ORR was high in the US.",
    ],
)
def test_a_symbol_without_such_words_is_none(examine: Examine, text: str) -> None:
    assert _targets(examine(text)) == []


def test_the_role_stands_on_the_words_that_give_it(examine: Examine) -> None:
    context = examine("Venzacel is an anti-CD70 therapy.")

    (target,) = read_targets(context, list(context.sentences()))

    assert target.role.value is TargetRole.THERAPEUTIC_TARGET
    assert target.role.rule == "R-ENT-02"
    assert target.role.evidence[0].text == "anti-CD70"
    assert target.text.evidence[0].text == "CD70"


@pytest.mark.parametrize(
    ("text", "action", "tool"),
    [
        ("CRISPR/Cas9 is used to delete the TRAC gene.", EditAction.KNOCK_OUT, "CRISPR/Cas9"),
        ("The cells have a knock-out of TRAC.", EditAction.KNOCK_OUT, None),
        ("A base editor disrupts TRAC.", EditAction.KNOCK_OUT, "base editor"),
        ("The process inserts TRAC.", EditAction.INSERT, None),
        ("The process knocks in TRAC.", EditAction.KNOCK_IN, None),
        ("TALENs edited TRAC.", EditAction.EDIT, "TALENs"),
    ],
)
def test_the_verb_says_what_is_done_to_a_gene(
    examine: Examine, text: str, action: EditAction, tool: str | None
) -> None:
    context = examine(text)

    (edit,) = read_edits(context, list(context.sentences()))

    assert edit.gene.value == "TRAC"
    assert edit.action is not None
    assert edit.action.value is action
    assert (edit.tool and edit.tool.value) == tool


def test_a_gene_can_be_target_and_edited_at_once(examine: Examine) -> None:
    context = examine("The anti-CD70 therapy is edited to delete CD70 and TRAC genes.")
    spans = list(context.sentences())

    assert [target.text.value for target in read_targets(context, spans)] == ["CD70"]
    assert [edit.gene.value for edit in read_edits(context, spans)] == ["CD70", "TRAC"]


def test_a_technology_edits_nothing(examine: Examine) -> None:
    context = examine("The company has gene editing technologies for CD70.")

    assert read_edits(context, list(context.sentences())) == ()
