from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.schemas.audit import Finding

Node = dict[str, object]
Said = Callable[..., Node]
Found = Callable[..., list[Finding]]


@pytest.fixture
def trial(said: Said, words: Node) -> Callable[..., Node]:
    def make(key: str = "trial-1", number: str | None = None, **facts: str) -> Node:
        told = {name: said(value) for name, value in facts.items()}
        numbers = [{"registry": "NCT", "id": said(number)}] if number else []
        return {"key": key, "registry_ids": numbers, "evidence": [words], **told}

    return make


def test_a_registry_number_names_one_trial(found: Found, trial: Said) -> None:
    shared = [trial("trial-1", "NCT01234567"), trial("trial-2", "NCT01234567")]
    apart = [trial("trial-1", "NCT01234567"), trial("trial-2", "NCT07654321")]

    (fault,) = found("R-TR-02", trials=shared)

    assert fault.message == "NCT01234567 is given to two trials"
    assert fault.paths == ("trials[0].registry_ids", "trials[1].registry_ids")
    assert found("R-TR-02", trials=apart) == []


@pytest.mark.parametrize(
    ("model", "allocation", "faults"),
    [("SINGLE_GROUP", "RANDOMIZED", 1), ("PARALLEL", "RANDOMIZED", 0), ("SINGLE_GROUP", "NA", 0)],
)
def test_one_arm_leaves_nothing_to_randomise(
    found: Found, trial: Said, model: str, allocation: str, faults: int
) -> None:
    trials = [trial(intervention_model=model, allocation=allocation)]

    assert len(found("R-TR-04", trials=trials)) == faults


def _stamped(dated: Said, *stamps: tuple[str, str | None]) -> Node:
    return {
        "release_date": dated("2025-03-03"),
        "other_timestamps": [{"kind": "page", "at": dated(at, zone)} for at, zone in stamps],
    }


@pytest.mark.parametrize(
    ("at", "faults"), [("2025-03-04", 1), ("2025-03-03T09:30", 0), ("2025-04", 0), ("2019", 0)]
)
def test_a_stamp_of_another_day_is_told(found: Found, dated: Said, at: str, faults: int) -> None:
    assert len(found("R-DT-02", _stamped(dated, (at, None)))) == faults


def test_no_stamp_is_compared_with_a_release_of_no_day(found: Found, dated: Said) -> None:
    document = {**_stamped(dated, ("2025-04-04", None)), "release_date": dated("2025-03")}

    assert found("R-DT-02", document) == []


@pytest.mark.parametrize(
    ("other", "zone", "faults"),
    [("2025-03-03T08:00", None, 1), ("2025-03-03T07:00", None, 0), ("2025-03-03T08:00", "ET", 0)],
)
def test_two_hours_without_a_zone_are_told(
    found: Found, dated: Said, other: str, zone: str | None, faults: int
) -> None:
    document = _stamped(dated, ("2025-03-03T07:00", None), (other, zone))

    assert len(found("R-DT-02-hour", document)) == faults


@pytest.mark.parametrize(
    ("end", "faults"), [("2025-03-02", 1), ("2025-03-03", 0), ("2025-12-31", 0), (None, 0)]
)
def test_what_is_expected_lies_ahead(
    said: Said, found: Found, dated: Said, words: Node, end: str | None, faults: int
) -> None:
    window = {"end": end, "precision": "day", "raw_text": "soon", "rule_id": "explicit_date"}
    milestone = {
        "what": said("TOPLINE"),
        "text": said("Topline data are expected."),
        "window": said(window, "explicit_date"),
        "evidence": [words],
    }

    faulty = found("R-DT-03", {"release_date": dated("2025-03-03")}, milestones=[milestone])

    assert len(faulty) == faults


@pytest.mark.parametrize(
    ("title", "unit", "faults"),
    [
        ("Response at Week 4", "days", 1),
        ("Response at Week 5", "days", 0),
        ("Response at Week 40", "days", 0),
        ("Response at Week 4", "weeks", 0),
    ],
)
def test_another_wording_of_a_time_in_the_headline_is_told(
    said: Said, found: Found, words: Node, title: str, unit: str, faults: int
) -> None:
    result = {
        "endpoint_text": said("response"),
        "endpoint_code": said("OTHER"),
        "timepoint": said({"value": "28", "unit": unit, "days": "28"}),
        "evidence": [words],
    }

    assert len(found("R-RSP-03", {"title": said(title)}, results=[result])) == faults
