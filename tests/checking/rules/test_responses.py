from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.schemas.audit import Finding

Node = dict[str, object]
At = Callable[..., Node]
Found = Callable[..., list[Finding]]

TEXT = "The patient reached a stringent complete response at Day 28."


@pytest.mark.parametrize(
    ("diseases", "faults"),
    [
        (["multiple myeloma"], 0),
        (["gastric cancer"], 1),
        (["acute lymphoblastic leukemia"], 1),
        (["gastric cancer", "plasma cell leukemia"], 0),
        (["gastric cancer", "AL amyloidosis"], 0),
        ([], 0),
    ],
)
def test_a_category_is_one_that_the_disease_s_criteria_know(
    found_in: Found, at: At, said: Callable[..., Node], diseases: list[str], faults: int
) -> None:
    words = "stringent complete response"
    result = {
        "endpoint_text": at(words, TEXT, words),
        "endpoint_code": at("SCR", TEXT, words, "endpoint-vocabulary"),
        "category": at(words, TEXT, words),
        "evidence": at("", TEXT, words)["evidence"],
    }
    indications = [
        {"key": f"indication-{n}", "disease_text": said(disease), "evidence": result["evidence"]}
        for n, disease in enumerate(diseases, 1)
    ]

    told = found_in(TEXT, "R-RSP-01", results=[result], indications=indications)

    assert len(told) == faults
