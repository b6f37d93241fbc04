from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from bench.baselines.langextract_task import FIRST_TEXT, SECOND_TEXT, examples
from bench.baselines.loose import to_form
from bench.baselines.mapping import to_summary
from summarizer.documents.document import Document
from summarizer.schemas.provenance import Provenance
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import (
    Allocation,
    EventStatus,
    EventType,
    Masking,
    Modality,
    Novelty,
    Phase,
)

WHO = Provenance(
    summarizer_version="0",
    model="tiny-2b",
    endpoint="local",
    prompt_sha256="0" * 64,
    schema_sha256="0" * 64,
)
RELEASE = Document.from_text(f"{FIRST_TEXT}\n\n{SECOND_TEXT}\n", name="release.txt")


def _extracted() -> dict[str, Any]:
    """The worked examples as langextract would answer them, each with its place."""
    return {
        "extractions": [
            {
                "class": one.extraction_class,
                "text": one.extraction_text,
                "attributes": one.attributes or {},
                "start": RELEASE.text.index(one.extraction_text),
                "end": RELEASE.text.index(one.extraction_text) + len(one.extraction_text),
            }
            for example in examples()
            for one in example.extractions
        ]
    }


def _values(summary: Summary) -> dict[str, Any]:
    return {fact.path: fact.value for fact in summary.facts()}


def test_every_value_of_the_worked_examples_arrives() -> None:
    summary = to_summary(to_form(_extracted()), RELEASE, WHO)
    values = _values(summary)

    assert summary.verify(RELEASE) == []
    assert values["document.release_date"].value == "2024-03-03"
    assert values["document.tickers[0].symbol"] == "ORVB"
    assert [one.name.value for one in summary.organisations] == [
        "Oravell Bio",
        "European Commission",
    ]
    assert values["products[0].modality"] is Modality.SMALL_MOLECULE
    assert values["trials[0].phases[0]"] is Phase.PHASE2
    assert values["trials[0].allocation"] is Allocation.RANDOMIZED
    assert values["trials[0].masking"] is Masking.DOUBLE
    assert values["trials[0].endpoints[0].text"] == "progression-free survival"
    assert [one.designation and one.designation.value for one in summary.regulatory_events] == [
        "EU_ORPHAN",
        "FDA_FAST_TRACK",
    ]
    assert values["regulatory_events[1].novelty"] is Novelty.RESTATED
    assert values["regulatory_events[1].effective_on"].value == "2023-05"
    assert (values["results[0].value"], values["results[0].unit"]) == (Decimal(31), "%")
    assert (values["results[0].n"], values["results[0].N"]) == (11, 35)
    assert (values["results[0].ci"].lo, values["results[0].ci"].hi) == (17, 49)
    assert (values["results[0].timepoint"].value, values["results[0].timepoint"].unit) == (
        16,
        "weeks",
    )
    assert (values["safety[0].grade_min"], values["safety[0].grade_max"]) == (3, 3)
    assert values["milestones[0].window"].end == date(2025, 12, 31)
    assert values["people[0].roles[0]"] == "Chief Medical Officer"
    assert values["patient_case.age"] == 54


def test_what_two_chunks_extract_alike_is_one_entry_with_what_both_say() -> None:
    answer = {
        "extractions": [
            _product("ORV-118", targets=["FGFR2"], modality=None),
            _product("ORV-118", targets=["FGFR2"], modality="small molecule"),
        ]
    }

    (product,) = to_summary(to_form(answer), RELEASE, WHO).products

    assert product.modality is not None
    assert product.modality.value is Modality.SMALL_MOLECULE
    assert [one.text.value for one in product.targets] == ["FGFR2"]


def _product(name: str, **attributes: object) -> dict[str, Any]:
    return {
        "class": "product",
        "text": name,
        "attributes": attributes,
        "start": RELEASE.text.index(name),
        "end": 0,
    }


def test_a_company_is_the_issuer_and_what_has_another_part_is_no_organisation() -> None:
    roles = {"Oravell Bio": "company", "European Commission": "regulator", "LYON": "location"}
    answer = {
        "extractions": [
            {"class": "organisation", "text": name, "attributes": {"role": role}, "start": 0}
            for name, role in roles.items()
        ]
    }

    found = to_summary(to_form(answer), RELEASE, WHO).organisations

    assert [(one.name.value, one.is_issuer) for one in found] == [
        ("Oravell Bio", True),
        ("European Commission", False),
    ]


def test_an_unusable_answer_is_an_empty_summary_of_the_document() -> None:
    summary = to_summary(to_form(None), RELEASE, WHO)

    assert list(summary.facts()) == []
    assert summary.document.sha256 == RELEASE.sha256


def test_a_value_that_the_document_does_not_say_rests_on_the_title() -> None:
    given = {"document": {"issuer": "Nowhere Bio"}, "products": [{"name": "XX-1"}]}

    summary = to_summary(given, RELEASE, WHO)

    title = FIRST_TEXT.splitlines()[0]
    assert summary.verify(RELEASE) == []
    assert [one.evidence[0].text for one in summary.products] == [title]
    assert summary.organisations[0].name.value == "Nowhere Bio"


def test_entries_refer_to_the_only_product_trial_and_disease() -> None:
    summary = to_summary(
        {
            "products": [{"name": "ORV-118"}],
            "indications": [{"disease": "cholangiocarcinoma", "setting": ["RELAPSED"]}],
            "trials": [{"acronym": "STARLIT-2", "phases": ["PHASE2"]}],
            "results": [{"endpoint": "objective response rate", "value": "31%"}],
            "regulatory_events": [
                {"event_type": "DESIGNATION", "designation": "Fast Track", "authority": "FDA"}
            ],
        },
        RELEASE,
        WHO,
    )

    (event,) = summary.regulatory_events
    assert event.product is not None
    assert event.product.value == "product-1"
    assert [one.value for one in event.indications] == ["indication-1"]
    assert summary.results[0].trial == "trial-1"
    assert summary.trials[0].products == ("product-1",)


def test_what_cannot_be_a_value_of_the_schema_is_left_out() -> None:
    summary = to_summary(
        {
            "document": {"doc_types": ["poem"], "release_date": "yesterday"},
            "regulatory_events": [{"event_type": "PARTY", "status": "granted"}],
            "results": [{"endpoint": None, "value": "31%"}, "nonsense"],
            "safety": [{"term": "rash", "grade": "severe", "presence": "maybe"}],
            "milestones": [{"kind": "PARTY", "text": "soon"}],
        },
        RELEASE,
        WHO,
    )

    assert _values(summary).keys() == {"safety[0].term", "safety[0].presence"}


def test_a_false_that_no_word_bears_out_is_no_missed_endpoint() -> None:
    results = [
        {"endpoint": "overall survival", "value": "not met", "met": False},
        {"endpoint": "response rate", "value": "31%", "met": False},
        {"endpoint": "primary endpoint", "value": "met", "met": True},
    ]

    found = to_summary({"results": results}, RELEASE, WHO).results

    assert [one.met and one.met.value for one in found] == [False, None, True]


def test_a_named_designation_is_one_whatever_act_it_was_called() -> None:
    events = [{"event_type": "APPROVAL", "designation": "PRIME", "authority": "EMA"}]

    (event,) = to_summary({"regulatory_events": events}, RELEASE, WHO).regulatory_events

    assert event.event_type.value is EventType.DESIGNATION
    assert event.designation is not None
    assert event.designation.value == "EMA_PRIME"


def test_grades_are_read_from_words_and_a_share_in_their_place_is_a_rate() -> None:
    grades = ("Grade 3", "Grade 3 or higher", "Grade 1-2", "31.5%", "severe")

    found = to_summary(
        {"safety": [{"term": f"rash {at}", "grade": one} for at, one in enumerate(grades)]},
        RELEASE,
        WHO,
    ).safety

    assert [
        (one.grade_min and one.grade_min.value, one.grade_max and one.grade_max.value)
        for one in found
    ] == [(3, 3), (3, None), (1, 2), (None, None), (None, None)]
    assert [one.rate and one.rate.value for one in found] == [
        None,
        None,
        None,
        Decimal("31.5"),
        None,
    ]


def test_the_status_of_a_designation_alone_is_kept() -> None:
    events = [
        {
            "event_type": "DESIGNATION",
            "designation": "PRIME",
            "authority": "EMA",
            "status": "denied",
        },
        {"event_type": "APPROVAL", "authority": "FDA", "status": "granted"},
    ]

    first, second = to_summary({"regulatory_events": events}, RELEASE, WHO).regulatory_events

    assert second.designation is None
    assert first.status is not None
    assert first.status.value is EventStatus.DENIED
    assert second.status is None
