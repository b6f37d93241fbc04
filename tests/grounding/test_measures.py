"""Noun phrases that name what was measured."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.grounding.context import Context
from summarizer.grounding.measures import measures

Examine = Callable[[str], Context]


def _named(context: Context) -> list[str]:
    return [
        context.words(measure.span)
        for sentence in context.sentences()
        for measure in measures(context, sentence)
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mean change in UPDRS Part II was 2.1 points.", "UPDRS Part II"),
        ("The annualized rate of moderate exacerbations fell.", "annualized rate of moderate"),
        ("PASI 90 was reached by most patients.", "PASI 90"),
        ("Median monthly headache days decreased by 3.1.", "monthly headache days"),
        ("Serum periostin levels declined by 20%.", "Serum periostin levels"),
        ("Time to first flare was 31 weeks.", "Time to first flare"),
        ("Platelet counts fell by at least 50% in 9 patients.", "Platelet counts fell by at least"),
        ("Children who remained relapse-free were followed.", "relapse-free"),
        ("Plasma tau 181/217 ratio rose by 7%.", "Plasma tau 181/217 ratio"),
        ("Mean liver fat content fell by 12%.", "liver fat content"),
        ("Hospitalization for heart failure was rarer.", "Hospitalization for heart failure"),
        ("Death from any cause was rarer.", "Death from any cause"),
        ("Stroke or systemic embolism occurred in 3%.", "Stroke or systemic embolism"),
        (
            "The composite of cardiovascular death, stroke or amputation occurred in 7%.",
            "composite of cardiovascular death, stroke or amputation",
        ),
        ("Most patients had an HbA1c below 6.5% at Week 40.", "HbA1c below 6.5%"),
        (
            "Half had an improvement of two or more points on the Ocular Comfort Scale.",
            "improvement of two or more points on the Ocular Comfort Scale",
        ),
        ("The 50% responder rate was higher.", "50% responder rate"),
        ("Normal or near-normal urinary oxalate was seen in 9.", "Normal or near-normal urinary"),
        ("Plasma alpha-galactosidase A activity rose.", "Plasma alpha-galactosidase A activity"),
        (
            "Sleep latency on the Maintenance of Wakefulness Test rose.",
            "Sleep latency on the Maintenance of Wakefulness Test",
        ),
        ("At one year 84% were free of major limb events.", "free of major limb events"),
    ],
)
def test_a_measure_is_named_by_its_whole_phrase(examine: Examine, text: str, name: str) -> None:
    assert [words for words in _named(examine(text)) if words.startswith(name)]


@pytest.mark.parametrize(
    "text",
    [
        "Median follow-up time was 14 months.",
        "The dropout rate was 21%.",
        "Among patients with PD-L1 expression of at least 50%, more responded.",
        "The hazard ratio was 0.7.",
        "SALT LAKE CITY, Utah, May 4, 2026.",
        "Two patients were given 8 million cells/kg.",
    ],
)
def test_what_is_no_outcome_is_no_measure(examine: Examine, text: str) -> None:
    assert _named(examine(text)) == []
