from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.schemas.audit import Finding

Node = dict[str, object]
At = Callable[..., Node]
Found = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("field", "value", "words", "faults"),
    [
        ("allocation", "RANDOMIZED", "a randomised trial", 0),
        ("allocation", "RANDOMIZED", "a placebo-controlled trial", 1),
        ("allocation", "NON_RANDOMIZED", "a non-randomized trial", 0),
        ("allocation", "NA", "a single-arm trial", 0),
        ("masking", "DOUBLE", "a double-blind trial", 0),
        ("masking", "DOUBLE", "a randomized trial", 1),
        ("masking", "NONE", "an open-label trial", 0),
        ("masking", "NONE", "a single-arm trial", 1),
    ],
)
def test_no_design_term_without_its_word(
    found_in: Found, at: At, field: str, value: str, words: str, faults: int
) -> None:
    text = f"Oravell runs {words}."
    told = at(value, text, words, "design-word")
    trial = {"key": "trial-1", field: told, "evidence": told["evidence"]}

    assert len(found_in(text, "R-TR-05", trials=[trial])) == faults


@pytest.mark.parametrize(
    ("said", "words", "code", "faults"),
    [
        ("MRD negativity (10^-5)", "MRD negativity (10^-5)", "MRD_NEG", 0),
        ("MRD negativity (10^-5)", "MRD negativity", "MRD_NEG", 1),
        ("MRD negativity by flow", "MRD negativity", "MRD_NEG", 1),
        ("MRD negativity", "MRD negativity", "MRD_NEG", 0),
        ("PCR", "response", "OTHER", 0),
    ],
)
def test_method_and_threshold_of_residual_disease_are_said(
    found_in: Found, at: At, said: str, words: str, code: str, faults: int
) -> None:
    text = f"The patient reached {words}."
    result = {
        "endpoint_text": at(said, text, words),
        "endpoint_code": at(code, text, words, "endpoint-vocabulary"),
        "evidence": at("", text, words)["evidence"],
    }

    assert len(found_in(text, "R-RSP-02", results=[result])) == faults


@pytest.mark.parametrize(
    ("text", "presence", "faults"),
    [
        ("No CRS was observed in patients.", "explicitly_absent", 0),
        ("CRS was observed in patients.", "explicitly_absent", 1),
        ("CRS may occur in patients.", "explicitly_absent", 1),
        ("CRS was observed in patients.", "present", 0),
    ],
)
def test_silence_is_no_absence(
    found_in: Found, at: At, text: str, presence: str, faults: int
) -> None:
    finding = {
        "term": at("CRS", text, "CRS"),
        "presence": at(presence, text, text),
        "evidence": at("", text, text)["evidence"],
    }

    assert len(found_in(text, "R-SAF-02", safety=[finding])) == faults


@pytest.mark.parametrize(
    ("words", "rule", "faults"),
    [
        ("venzacel (ORV-104)", None, 0),
        ("venzacel", None, 1),
        ("venzacel", "one-product-release", 0),
    ],
)
def test_two_names_are_one_product_where_they_are_tied(
    found_in: Found, at: At, words: str, rule: str | None, faults: int
) -> None:
    text = "Oravell reports on venzacel (ORV-104)."
    product = {
        "key": "product-1",
        "preferred_name": at("venzacel", text, "venzacel"),
        "alias_links": [{"names": ["venzacel", "ORV-104"], "same": at(True, text, words, rule)}],
        "evidence": at("", text, words)["evidence"],
    }

    assert len(found_in(text, "R-ENT-01", products=[product])) == faults
