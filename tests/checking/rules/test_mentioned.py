from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.schemas.audit import Finding

Node = dict[str, object]
At = Callable[..., Node]
Found = Callable[..., list[Finding]]

GRANTED = (
    "Oravell Bio Reports News\n\n"
    "LYON, France, March 3, 2025 -- The FDA granted Fast Track designation to venzacel today.\n"
)
NUMBERED = (
    "Oravell Bio Reports News\n\n"
    "LYON, France, March 3, 2025 -- The Phase 2 TIDAL trial (NCT01234567) enrolled patients.\n"
)


def _event(at: At, code: str = "FDA_FAST_TRACK", words: str = "Fast Track designation") -> Node:
    told = at(code, GRANTED, words, "designation-vocabulary")
    return {
        "event_type": at("DESIGNATION", GRANTED, words),
        "designation": told,
        "authority": at("FDA", GRANTED, "FDA"),
        "novelty": at("new_in_document", GRANTED, words),
        "raw_text": words,
        "evidence": told["evidence"],
    }


def test_a_designation_without_a_record_is_told(found_in: Found, at: At) -> None:
    (fault,) = found_in(GRANTED, "R-REG-03")

    assert [words.text for words in fault.evidence] == ["Fast Track designation"]
    assert found_in(GRANTED, "R-REG-03", regulatory_events=[_event(at)]) == []


def test_a_designation_left_out_by_a_rule_is_accounted_for(found_in: Found, at: At) -> None:
    words = at("", GRANTED, "Fast Track")["evidence"]
    left_out = {"rule": "R-EV-04", "severity": "info", "message": "no event", "evidence": words}

    assert found_in(GRANTED, "R-REG-03", audit={"suppressed": [left_out]}) == []


def test_a_designation_in_forward_looking_text_needs_no_record(found_in: Found) -> None:
    ahead = "Forward-Looking Statements\nThis release contains forward-looking statements on Fast"
    text = GRANTED.replace("Fast Track designation", "a meeting")

    assert found_in(f"{text}\n{ahead} Track designation.\n", "R-REG-03") == []


def test_a_record_without_its_mention_is_told(found_in: Found, at: At) -> None:
    wrong_code, wrong_place = _event(at, "FDA_RMAT"), _event(at, words="venzacel today")

    for event in (wrong_code, wrong_place):
        (fault,) = found_in(GRANTED, "R-REG-04", regulatory_events=[event])
        assert fault.paths == ("regulatory_events[0].designation",)
    assert found_in(GRANTED, "R-REG-04", regulatory_events=[_event(at)]) == []


@pytest.mark.parametrize(
    ("section", "novelty", "faults"),
    [
        ("boilerplate_about", "new_in_document", 1),
        ("boilerplate_about", "restated", 0),
        ("lead", "new_in_document", 0),
    ],
)
def test_standing_text_brings_no_news(
    found_in: Found, at: At, section: str, novelty: str, faults: int
) -> None:
    place = {"start": 80, "end": 90, "text": GRANTED[80:90], "section": section}
    told = {
        **_event(at),
        "novelty": at(novelty, GRANTED, "granted"),
        "evidence": [place],
    }

    assert len(found_in(GRANTED, "R-REG-10", regulatory_events=[told])) == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("The FDA granted Rare Pediatric Disease designation.", 1),
        ("The FDA issued a priority review voucher.", 0),
    ],
)
def test_a_designation_that_may_earn_a_voucher_is_none(
    found_in: Found, at: At, text: str, faults: int
) -> None:
    event = {
        "event_type": at("VOUCHER", text, text),
        "authority": at("FDA", text, "FDA"),
        "novelty": at("unknown", text, text),
        "raw_text": text,
        "evidence": at("", text, text)["evidence"],
    }

    assert len(found_in(text, "R-REG-11", regulatory_events=[event])) == faults


def _trial(at: At, **more: object) -> Node:
    words = at("", NUMBERED, "TIDAL trial")["evidence"]
    return {"key": "trial-1", "evidence": words, **more}


def test_registry_numbers_are_those_written(found_in: Found, at: At) -> None:
    right = [{"registry": "NCT", "id": at("NCT01234567", NUMBERED, "NCT01234567")}]
    wrong = [{"registry": "NCT", "id": at("NCT07654321", NUMBERED, "NCT01234567")}]

    told = found_in(NUMBERED, "R-TR-01", trials=[_trial(at, registry_ids=wrong)])
    assert sorted(fault.message for fault in told) == [
        "NCT01234567 is mentioned and belongs to no trial",
        "NCT07654321 is recorded, and no such number is mentioned",
    ]
    assert found_in(NUMBERED, "R-TR-01", trials=[_trial(at, registry_ids=right)]) == []


@pytest.mark.parametrize(
    ("phase", "words", "faults"),
    [("PHASE2", "Phase 2", 0), ("PHASE3", "Phase 2", 1), ("PHASE2", "TIDAL", 1)],
)
def test_phases_are_those_written(
    found_in: Found, at: At, phase: str, words: str, faults: int
) -> None:
    trial = _trial(at, phases=[at(phase, NUMBERED, words, "phase-numeral")])

    assert len(found_in(NUMBERED, "R-TR-03", trials=[trial])) == faults
