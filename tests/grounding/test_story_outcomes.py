"""How one patient fared, as results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.results import ground_results
from summarizer.grounding.story_outcomes import says_change

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]

WHO = "A 40-year-old man with gout was treated with ORV-3. "


def _outcomes(context: Context) -> list[tuple[str, str, str | None]]:
    return [
        (
            result.endpoint_text.value,
            " ".join(
                str(part.value) for part in (result.value, result.unit, result.category) if part
            ),
            f"{result.timepoint.value.value} {result.timepoint.value.unit}"
            if result.timepoint
            else None,
        )
        for result in ground_results([], context, (), single_patient=True)
    ]


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        (
            "His serum urate fell from 9.1 mg/dL to 4.2 mg/dL at week 12.",
            [("serum urate", "4.2 mg/dL", "12 weeks")],
        ),
        (
            "Ferritin, 900 ug/L before, was down to 80 ug/L at week 6 and to 40 ug/L at week 18.",
            [("Ferritin", "80 ug/L", "6 weeks"), ("Ferritin", "40 ug/L", "18 weeks")],
        ),
        ("The nodules had shrunk by 70% at month 3.", [("nodules", "70 %", "3 months")]),
        (
            "The scan showed a 62% reduction in target lesions.",
            [("target lesions", "62 %", None)],
        ),
        ("Blood cultures were negative on day 5.", [("Blood cultures", "negative", "5 days")]),
        ("A swab grew no fungus at week 12.", [("swab", "grew no fungus", "12 weeks")]),
        (
            "By week 3 he had stopped taking opioids.",
            [("opioids", "stopped taking opioids", "3 weeks")],
        ),
        (
            "A scan showed a complete response at month 6 and again at month 12.",
            [
                ("complete response", "complete response", "6 months"),
                ("complete response", "complete response", "12 months"),
            ],
        ),
        (
            "The tumors had shrunk by 38% at week 6, which met the definition of a partial "
            "response, and by 71% at week 12.",
            [
                ("tumors", "38 %", "6 weeks"),
                ("tumors", "71 %", "12 weeks"),
                ("partial response", "partial response", "6 weeks"),
            ],
        ),
        (
            "Cultures taken on day 7 and at three months grew no bacteria.",
            [
                ("Cultures", "grew no bacteria", "7 days"),
                ("Cultures", "grew no bacteria", "3 months"),
            ],
        ),
        ("He is free of flares.", [("flares", "free of flares", None)]),
        (
            "Three months after the infusion, his pain score decreased from 8 to 1.",
            [("pain score", "1", "3 months")],
        ),
    ],
)
def test_each_outcome_is_a_result_with_its_own_time(
    examine: Examine, text: str, outcomes: list[tuple[str, str, str | None]]
) -> None:
    assert _outcomes(examine(WHO + text)) == outcomes


@pytest.mark.parametrize(
    "text",
    [
        "His fever was gone on day 2, and no other adverse events occurred.",
        "The company expects that his urate will fall to 4 mg/dL.",
        "The study was unchanged.",
    ],
    ids=["side effect", "hope", "no value"],
)
def test_what_is_no_outcome_of_the_patient_is_left(examine: Examine, text: str) -> None:
    assert _outcomes(examine(WHO + text)) == []


def test_a_percentage_is_a_change_only_where_words_say_that_something_moved() -> None:
    assert says_change("The tumor shrank by 30%")
    assert not says_change("The response rate was 30%")
