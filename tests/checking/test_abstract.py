from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel

from summarizer.assembly import Examined, Origin, assemble
from summarizer.checking.abstract import abstract
from summarizer.documents.document import Document
from summarizer.schemas.abstract import MAX_WORDS
from summarizer.schemas.questions import ReleaseDraft
from summarizer.schemas.summary import Summary

Node = dict[str, object]
Made = Callable[..., Summary]
Said = Callable[..., Node]

RELEASE = """Oravell Bio Reports News

LYON, France, March 3, 2025 /PRNewswire/ -- Oravell Bio, a clinical-stage company, today announced
that the FDA has granted Fast Track designation to Venza-cel (ORV-104) for the treatment of relapsed
or refractory gout. Venza-cel previously received Orphan Drug designation from the FDA. In the
pivotal Phase 1/2 TIDAL trial (NCT01234567) in gout, the objective response rate was 31% (11 of 35
patients; 95% CI, 17 to 49) at Week 16. Grade 2 neutropenia occurred in 3 patients, and no CRS was
observed. Topline data are expected in the second half of this year.
"""
DRAFT: dict[str, Any] = {
    "products": [
        {"preferred_name": "Venza-cel", "names": ["ORV-104"], "descriptor": None, "targets": []}
    ],
    "indications": [{"disease_text": "gout"}],
    "trials": [],
    "patient_case": None,
    "results": [
        {
            "endpoint_text": "objective response rate",
            "value": "31%",
            "n": 11,
            "N": 35,
            "timepoint": "Week 16",
            "quote": "the objective response rate was 31%",
        }
    ],
    "safety": [],
    "milestones": [],
}


@pytest.fixture(scope="module")
def summary() -> Summary:
    examined = Examined.of(Document.from_text(RELEASE))
    draft = ReleaseDraft.model_validate(DRAFT)
    return assemble(examined, draft, origin=Origin(model="made-up", endpoint="local"))


def test_the_abstract_tells_every_block_in_order_of_weight(summary: Summary) -> None:
    assert [sentence.text for sentence in summary.abstract.sentences] == [
        "Oravell Bio issued this release on 2025-03-03 about Venza-cel, for relapsed or refractory "
        "gout.",
        "New: Fast Track designation (FDA, granted).",
        "Reported: objective response rate 31% (11 of 35) at week 16.",
        "Side effects reported: neutropenia, grade 2.",
        "Reported as absent: CRS.",
        "Trials: TIDAL, phase 1/2, pivotal, NCT01234567.",
        "Restated: Orphan Drug Designation (FDA, granted).",
        "Still to come: topline (2025-07-01 to 2025-12-31).",
    ]


def test_every_fact_of_a_sentence_is_in_the_summary(summary: Summary) -> None:
    known = {fact.path for fact in summary.facts()}

    for sentence in summary.abstract.sentences:
        assert set(sentence.facts) <= known
        assert len(set(sentence.facts)) == len(sentence.facts)


def test_every_number_of_a_sentence_is_in_its_facts(summary: Summary) -> None:
    facts = {fact.path: fact.value for fact in summary.facts()}

    for sentence in summary.abstract.sentences:
        values = json.dumps([facts[path] for path in sentence.facts], default=_plain)
        assert set(re.findall(r"\d+", sentence.text)) <= set(re.findall(r"\d+", values))


def _plain(value: object) -> object:
    return value.model_dump(mode="json") if isinstance(value, BaseModel) else str(value)


def test_an_abstract_has_at_most_120_words_and_whole_sentences(
    made: Made, said: Said, words: Node
) -> None:
    results = [
        {
            "endpoint_text": said(f"response of cohort {'x ' * 30}"),
            "endpoint_code": said("OTHER"),
            "evidence": [words],
        }
    ]
    absent = {"term": said("a " * 90), "presence": said("explicitly_absent"), "evidence": [words]}
    trial = {"key": "trial-1", "acronym": said("TIDAL"), "evidence": [words]}

    told = abstract(made(results=results, safety=[absent], trials=[trial]))

    assert len(told.text.split()) <= MAX_WORDS
    assert [sentence.text[:8] for sentence in told.sentences] == ["Reported"]


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({"category": "sCR"}, "Reported: response sCR."),
        ({"met": True}, "Reported: response (met)."),
        ({"met": False}, "Reported: response (not met)."),
        ({"value": "14", "unit": "months"}, "Reported: response 14 months."),
    ],
)
def test_a_result_is_told_by_what_it_has(
    made: Made, said: Said, words: Node, more: dict[str, object], text: str
) -> None:
    told = {name: said(value) for name, value in more.items()}
    result = {
        "endpoint_text": said("response"),
        "endpoint_code": said("OTHER"),
        "evidence": [words],
        **told,
    }

    (sentence,) = abstract(made(results=[result])).sentences

    assert sentence.text == text
    assert sentence.facts == (
        "results[0].endpoint_text",
        *(f"results[0].{name}" for name in more),
    )


def test_an_unnamed_product_and_an_open_authority_are_said_to_be_so(
    made: Made, said: Said, words: Node
) -> None:
    issuer = {"name": said("Oravell Bio"), "is_issuer": True, "evidence": [words]}
    product = {"key": "product-1", "descriptor": said("a CAR-T therapy"), "evidence": [words]}
    event = {
        "event_type": said("DESIGNATION"),
        "designation": said("UNRESOLVED"),
        "authority": said("UNRESOLVED"),
        "status": said("granted"),
        "novelty": said("restated"),
        "product": said("product-1"),
        "raw_text": "Orphan Drug designation",
        "evidence": [words],
    }

    told = abstract(made(organisations=[issuer], products=[product], regulatory_events=[event]))

    assert told.text == (
        "Oravell Bio issued this release about an unnamed product (a CAR-T therapy). "
        "Restated: Orphan Drug designation (authority not stated, granted)."
    )


def test_nothing_to_tell_is_no_sentence(made: Made) -> None:
    assert abstract(made()).sentences == ()
