"""What other companies' products and people's careers leave out of the organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.release import read_organisations

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]


def _others(context: Context) -> list[str]:
    return [one.name.value for one in read_organisations(context, ()) if not one.is_issuer]


@pytest.mark.parametrize(
    "sentence",
    [
        "Before joining Oravell, she led the program behind the FDA approval of a migraine drug.",
        "Panelists of Castlegrove will discuss their FDA-approved therapy for choroideremia.",
        "Zelvacrostat, developed by Brandymeade Pharmaceuticals, is approved by the FDA.",
    ],
)
def test_a_regulator_of_others_alone_is_left_out(examine: Examine, sentence: str) -> None:
    assert "U.S. Food and Drug Administration" not in _others(examine(sentence))


def test_a_regulator_that_is_named_with_the_news_too_stays(examine: Examine) -> None:
    text = (
        "The FDA cleared the IND for ORV-118. Before joining Oravell, she led the program behind "
        "the FDA approval of a migraine drug."
    )

    assert "U.S. Food and Drug Administration" in _others(examine(text))


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "She received one infusion of 0.3 mg/kg at Nokamish Children's Hospital in Reno.",
            "Nokamish Children's Hospital",
        ),
        ("The work was paid for in part by the Larkmoor Foundation.", "Larkmoor Foundation"),
        (
            "The Seoul Drug Development Fund is bearing a part of the cost.",
            "Seoul Drug Development Fund",
        ),
        (
            "Oravell has the rights under a license agreement concluded with Hoshidai University.",
            "Hoshidai University",
        ),
        (
            "The study is funded by the Federal Ministry of Research, Technology and Space.",
            "Federal Ministry of Research, Technology and Space",
        ),
        ("The substance is produced on behalf of Oravell by Brixon GmbH.", "Brixon GmbH"),
    ],
)
def test_partners_are_read_in_these_words(examine: Examine, sentence: str, name: str) -> None:
    assert _others(examine(sentence)) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Company holds the worldwide rights to ORV-118.",
        "Professor Tak of Nokamish Hospital said the data were clear.",
    ],
)
def test_no_partner_is_read_where_none_is_one(examine: Examine, sentence: str) -> None:
    assert _others(examine(sentence)) == []
