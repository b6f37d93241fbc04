from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.schemas.audit import Finding

Node = dict[str, object]
Said = Callable[..., Node]
Found = Callable[..., list[Finding]]


@pytest.fixture
def event(said: Said, words: Node) -> Callable[..., Node]:
    def make(code: str | None = "FDA_RMAT", authority: str = "FDA", **more: object) -> Node:
        return {
            "event_type": said("DESIGNATION" if code else "APPROVAL"),
            "designation": said(code) if code else None,
            "authority": said(authority),
            "status": said("granted"),
            "novelty": said("new_in_document"),
            "raw_text": code or "approval",
            "evidence": [words],
            **more,
        }

    return make


@pytest.fixture
def product(said: Said, words: Node) -> Callable[..., Node]:
    def make(**facts: str) -> Node:
        told = {name: said(value) for name, value in facts.items()}
        name = said("Venzacel")
        return {"key": "product-1", "preferred_name": name, "evidence": [words], **told}

    return make


@pytest.mark.parametrize(
    ("code", "authority", "faults"),
    [
        ("FDA_RMAT", "EMA", 1),
        ("FDA_RMAT", "FDA", 0),
        ("EU_ORPHAN", "EC", 0),
        ("EU_ORPHAN", "FDA", 1),
        ("FDA_RMAT", "UNRESOLVED", 0),
    ],
)
def test_a_designation_is_given_by_its_own_agency(
    found: Found, event: Said, code: str, authority: str, faults: int
) -> None:
    events = [event(code, authority)]

    assert len(found("R-REG-01", regulatory_events=events)) == faults


def test_an_open_authority_is_told(found: Found, event: Said) -> None:
    (fault,) = found("R-REG-02", regulatory_events=[event(), event("UNRESOLVED", "UNRESOLVED")])

    assert fault.paths == ("regulatory_events[1].authority",)


@pytest.mark.parametrize(
    ("code", "status", "faults"),
    [
        ("MHRA_ORPHAN", "INVESTIGATIONAL", 1),
        ("MHRA_ORPHAN", "APPROVED", 0),
        ("FDA_ODD", "INVESTIGATIONAL", 0),
    ],
)
def test_orphan_status_in_the_uk_comes_with_the_authorisation(
    found: Found, event: Said, product: Said, code: str, status: str, faults: int
) -> None:
    products = [product(development_status=status)]

    assert len(found("R-REG-07", regulatory_events=[event(code)], products=products)) == faults


@pytest.mark.parametrize(
    ("code", "modality", "faults"),
    [
        ("FDA_RMAT", "MAB", 1),
        ("FDA_RMAT", "CAR_T", 0),
        ("FDA_RMAT", "OTHER", 0),
        ("FDA_BTD", "MAB", 0),
        ("FDA_BREAKTHROUGH_DEVICE", "MAB", 1),
        ("FDA_BREAKTHROUGH_DEVICE", "DEVICE", 0),
        ("FDA_QIDP", "CAR_T", 1),
        ("FDA_QIDP", "SMALL_MOLECULE", 0),
    ],
)
def test_a_designation_goes_to_the_kind_of_product_it_is_for(
    said: Said, found: Found, event: Said, product: Said, code: str, modality: str, faults: int
) -> None:
    events = [event(code, product=said("product-1"))]
    products = [product(modality=modality)]

    assert len(found("R-REG-08", regulatory_events=events, products=products)) == faults


def test_nothing_is_said_of_a_product_of_unknown_kind(
    said: Said, found: Found, event: Said, product: Said
) -> None:
    events = [event(product=said("product-1")), event()]

    assert found("R-REG-08", regulatory_events=events, products=[product()]) == []


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2025-03-03", None),
        ("2025-03-04", "2025-03-04 is after the release date"),
        ("2025-03", None),
        ("2025-04", "2025-04 is after the release date"),
        ("2025", None),
        (
            "2015",
            "2015 is before Regenerative Medicine Advanced Therapy designation existed (2016)",
        ),
    ],
)
def test_an_act_lies_between_the_law_and_the_release(
    found: Found, event: Said, dated: Said, day: str, message: str | None
) -> None:
    events = [event(effective_on=dated(day))]

    faults = found("R-REG-09", {"release_date": dated("2025-03-03")}, regulatory_events=events)

    assert [fault.message for fault in faults] == ([message] if message else [])


@pytest.mark.parametrize(
    ("status", "novelty", "faults"),
    [
        ("INVESTIGATIONAL", "new_in_document", 1),
        ("INVESTIGATIONAL", "restated", 0),
        ("APPROVED", "new_in_document", 0),
    ],
)
def test_what_is_approved_is_not_investigational(
    said: Said, found: Found, event: Said, product: Said, status: str, novelty: str, faults: int
) -> None:
    events = [event(None, novelty=said(novelty))]
    products = [product(development_status=status)]

    assert len(found("R-REG-12", regulatory_events=events, products=products)) == faults


def test_a_designation_is_no_approval(found: Found, event: Said, product: Said) -> None:
    products = [product(development_status="INVESTIGATIONAL")]

    assert found("R-REG-12", regulatory_events=[event()], products=products) == []
