from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.checking.not_stated import completeness
from summarizer.grounding.safety import CHECKLIST
from summarizer.schemas.summary import Summary

Node = dict[str, object]
Made = Callable[..., Summary]
Said = Callable[..., Node]


@pytest.fixture
def not_stated(made: Made, said: Said) -> Callable[..., set[str]]:
    def read(*kinds: str, **blocks: object) -> set[str]:
        summary = made({"doc_types": [said(kind) for kind in kinds]}, **blocks)
        return set(completeness(summary).not_stated)

    return read


def test_any_release_has_a_date_an_issuer_and_a_product(
    not_stated: Callable[..., set[str]],
) -> None:
    assert not_stated("financing") == {"document.release_date", "organisations", "products"}


def test_an_unnamed_product_lacks_its_name(
    not_stated: Callable[..., set[str]], said: Said, words: Node
) -> None:
    product = {"key": "product-1", "descriptor": said("a CAR-T therapy"), "evidence": [words]}

    assert "products[0].preferred_name" in not_stated("other", products=[product])


def test_a_clinical_release_is_held_to_the_whole_checklist(
    not_stated: Callable[..., set[str]], said: Said, words: Node
) -> None:
    absent = {
        "term": said("CRS"),
        "code": "CRS",
        "presence": said("explicitly_absent"),
        "evidence": [words],
    }

    missing = not_stated("interim_results", safety=[absent])

    assert {path for path in missing if path.startswith("safety")} == {
        f"safety[{code}]" for code in CHECKLIST if code != "CRS"
    }
    assert {"trials", "results", "indications"} <= missing


def test_a_trial_is_held_to_what_registries_hold(
    not_stated: Callable[..., set[str]], said: Said, words: Node
) -> None:
    trial = {"key": "trial-1", "phases": [said("PHASE2")], "evidence": [words]}

    assert {p for p in not_stated("trial_start", trials=[trial]) if p.startswith("trials")} == {
        "trials[0].registry_ids",
        "trials[0].enrolment",
        "trials[0].endpoints",
    }


@pytest.mark.parametrize(
    ("novelty", "expected"),
    [
        (
            "new_in_document",
            {
                "regulatory_events[0].effective_on",
                "regulatory_events[0].indications",
                "regulatory_events[0].stated_basis",
            },
        ),
        ("restated", {"regulatory_events[0].effective_on"}),
    ],
)
def test_a_grant_is_held_to_its_date_and_news_to_its_basis(
    not_stated: Callable[..., set[str]],
    said: Said,
    words: Node,
    novelty: str,
    expected: set[str],
) -> None:
    event = {
        "event_type": said("DESIGNATION"),
        "designation": said("FDA_BTD"),
        "authority": said("FDA"),
        "status": said("granted"),
        "novelty": said(novelty),
        "raw_text": "designation",
        "evidence": [words],
    }

    missing = not_stated("regulatory_designation", regulatory_events=[event])

    assert {path for path in missing if path.startswith("regulatory")} == expected


def test_a_single_patient_is_held_to_age_sex_and_lines(
    not_stated: Callable[..., set[str]], said: Said, words: Node
) -> None:
    case = {"age": said(54), "evidence": [words]}

    missing = not_stated("single_patient_result", patient_case=case)

    assert {path for path in missing if path.startswith("patient")} == {
        "patient_case.sex",
        "patient_case.prior_lines",
    }


def test_a_number_is_held_to_its_patients_interval_and_time(
    not_stated: Callable[..., set[str]], said: Said, words: Node
) -> None:
    result = {
        "endpoint_text": said("response"),
        "endpoint_code": said("ORR"),
        "value": said("31"),
        "N": said(35),
        "evidence": [words],
    }

    missing = not_stated("topline_results", results=[result])

    assert {path for path in missing if path.startswith("results")} == {
        "results[0].ci",
        "results[0].timepoint",
    }


def test_the_profile_names_the_kinds_of_document(made: Made, said: Said) -> None:
    told = completeness(made({"doc_types": [said("approval"), said("deal")]}))

    assert told.profile == ("approval", "deal")
