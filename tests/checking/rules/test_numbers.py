from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.schemas.audit import Finding

Node = dict[str, object]
Said = Callable[..., Node]
Found = Callable[..., list[Finding]]


@pytest.fixture
def result(said: Said, words: Node) -> Callable[..., Node]:
    def make(value: str | None = None, unit: str = "%", **more: object) -> Node:
        told = {"value": said(value), "unit": said(unit)} if value else {}
        return {
            "endpoint_text": said("response rate"),
            "endpoint_code": said("ORR", "endpoint-words"),
            "evidence": [words],
            **told,
            **more,
        }

    return make


@pytest.fixture
def finding(said: Said, words: Node) -> Callable[..., Node]:
    def make(term: str = "CRS", presence: str = "present", **more: object) -> Node:
        return {"term": said(term), "presence": said(presence), "evidence": [words], **more}

    return make


@pytest.mark.parametrize(("n", "total", "faults"), [(12, 11, 1), (11, 11, 0), (0, 11, 0)])
def test_a_part_is_no_larger_than_its_whole(
    said: Said, found: Found, result: Said, finding: Said, n: int, total: int, faults: int
) -> None:
    counted = {"n": said(n), "N": said(total)}

    assert len(found("R-NUM-01", results=[result(**counted)])) == faults
    assert len(found("R-NUM-01", safety=[finding(**counted)])) == faults


@pytest.mark.parametrize(
    ("value", "n", "total", "faults"),
    [
        ("72.1", 44, 61, 0),
        ("72", 44, 61, 0),
        ("62.1", 44, 61, 1),
        ("0", 0, 0, 0),
        ("101", None, None, 1),
        ("100", None, None, 0),
    ],
)
def test_a_percentage_is_its_share_of_patients(
    said: Said,
    found: Found,
    result: Said,
    value: str,
    n: int | None,
    total: int | None,
    faults: int,
) -> None:
    counted = {"n": said(n), "N": said(total)} if total is not None else {}

    assert len(found("R-NUM-01-share", results=[result(value, **counted)])) == faults


def test_a_number_of_months_is_no_share(found: Found, result: Said, said: Said) -> None:
    counted = {"n": said(3), "N": said(61)}

    assert found("R-NUM-01-share", results=[result("140", "months", **counted)]) == []


@pytest.mark.parametrize(
    ("level", "low", "high", "message"),
    [
        ("95", "17", "49", None),
        ("95", "32", "49", "31 lies outside 32 to 49"),
        ("95", "49", "17", "the lower bound is above the upper"),
        ("59", "17", "49", "59% is an unusual level"),
    ],
)
def test_an_interval_holds_its_own_estimate(
    said: Said, found: Found, result: Said, level: str, low: str, high: str, message: str | None
) -> None:
    interval = said({"level": level, "lo": low, "hi": high})

    faults = found("R-NUM-02", results=[result("31", ci=interval)])

    assert [fault.message for fault in faults] == ([message] if message else [])


def test_one_patient_makes_no_rate(found: Found, result: Said, words: Node) -> None:
    case = {"evidence": [words]}

    assert len(found("R-NUM-03", results=[result("100")], patient_case=case)) == 1
    assert found("R-NUM-03", results=[result("100")]) == []
    assert found("R-NUM-03", results=[result("28", "days")], patient_case=case) == []


@pytest.mark.parametrize(("low", "high", "faults"), [(3, 2, 1), (1, 2, 0), (3, None, 0)])
def test_grades_rise(
    said: Said, found: Found, finding: Said, low: int, high: int | None, faults: int
) -> None:
    grades = {"grade_min": said(low), "grade_max": said(high) if high else None}

    assert len(found("R-SAF-01", safety=[finding(**grades)])) == faults


def test_a_finding_is_there_or_it_is_not(found: Found, finding: Said) -> None:
    both = [finding("CRS"), finding("crs", "explicitly_absent")]

    (fault,) = found("R-SAF-03", safety=both)

    assert fault.paths == ("safety[0].presence", "safety[1].presence")
    assert found("R-SAF-03", safety=[finding("CRS"), finding("CRS")]) == []


def test_findings_are_the_same_by_their_code(found: Found, finding: Said) -> None:
    both = [
        finding("cytokine release syndrome", code="CRS"),
        finding("CRS", "explicitly_absent", code="CRS"),
    ]

    assert len(found("R-SAF-03", safety=both)) == 1


@pytest.mark.parametrize(
    ("kind", "one_patient", "faults"),
    [
        ("safety_characterisation", True, 1),
        ("safety_characterisation", False, 0),
        ("market", True, 0),
    ],
)
def test_praise_of_safety_after_one_patient_is_told(
    said: Said, found: Found, words: Node, kind: str, one_patient: bool, faults: int
) -> None:
    claim = {
        "text": said("a favorable safety profile"),
        "speaker": "company",
        "kind": said(kind),
        "evidence": [words],
    }
    case = {"evidence": [words]} if one_patient else None

    assert len(found("R-SAF-04", claims=[claim], patient_case=case)) == faults


@pytest.mark.parametrize(
    ("endpoint", "total", "value", "faults"),
    [
        ("median overall survival", 1, "11", 1),
        ("median overall survival", 2, "11", 0),
        ("overall survival", 1, "11", 0),
        ("overall survival", 9, "-1", 1),
    ],
)
def test_a_median_needs_two_and_a_time_is_not_negative(
    said: Said, found: Found, result: Said, endpoint: str, total: int, value: str, faults: int
) -> None:
    timed = {"endpoint_text": said(endpoint), "endpoint_code": said("OS"), "N": said(total)}

    assert len(found("R-NUM-04", results=[result(value, "months", **timed)])) == faults


@pytest.mark.parametrize(
    ("value", "unit", "written", "faults"),
    [
        ("2", "mg", "2 mg", 0),
        ("2", None, "2", 1),
        ("2", "mg", "lowest dose level", 1),
        (None, None, "lowest dose level", 0),
    ],
)
def test_a_dose_has_an_amount_and_a_unit_or_a_label(
    found: Found, at: Said, value: str | None, unit: str | None, written: str, faults: int
) -> None:
    told = at(value, written, written) if value else None
    dose = {"label": at("dose level", written, written), "value": told, "unit": unit}
    trial = {
        "key": "trial-1",
        "dose_levels": [dose],
        "evidence": at("", written, written)["evidence"],
    }

    assert len(found("R-NUM-05", trials=[trial])) == faults


@pytest.mark.parametrize(
    ("category", "outcome", "faults"),
    [("favorable", None, 1), ("complete response", "manageable", 1), ("sCR", "resolved", 0)],
)
def test_praise_is_no_finding(
    said: Said,
    found: Found,
    result: Said,
    finding: Said,
    category: str,
    outcome: str | None,
    faults: int,
) -> None:
    results = [result(category=said(category))]
    safety = [finding(outcome=said(outcome) if outcome else None)]

    assert len(found("R-SAF-04-field", results=results, safety=safety)) == faults
