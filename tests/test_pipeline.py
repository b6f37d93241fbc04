from __future__ import annotations

import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from summarizer.asking.question import Answer, Question
from summarizer.assembly import Origin
from summarizer.documents.reading import read
from summarizer.drivers.running import run
from summarizer.pipeline import Plan, steps
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import EventStatus, Novelty

ORIGIN = Origin(model="made-up", endpoint="compatible", asked_on="2025-01-01")
SEED_A, SEED_B = (read(path) for path in sorted(Path("seeds").glob("*.txt")))
EMPTY: dict[str, Any] = {
    "products": [],
    "indications": [],
    "trials": [],
    "patient_case": None,
    "results": [],
    "safety": [],
    "milestones": [],
}


class Scripted:
    """A model that gives the same answers to the same questions, and keeps what it was asked."""

    def __init__(self, said: dict[str, Any] | None = None) -> None:
        self.asked: list[Question] = []
        self._said = {**EMPTY, **(said or {})}

    def __call__(self, question: Question) -> Answer:
        self.asked.append(question)
        fields = question.draft.model_fields
        draft = question.draft.model_validate({k: v for k, v in self._said.items() if k in fields})
        return Answer(draft=draft, failure=None, attempts=())


def _silent(_question: Question) -> Answer:
    return Answer(draft=None, failure="the model refused", attempts=())


def _summary(model: Scripted, document: Any, **plan: Any) -> Summary:
    return run(steps(document, Plan(**plan), ORIGIN), model)


def test_questions_share_everything_before_the_last_words() -> None:
    model = Scripted()

    _summary(model, SEED_B, rounds=0)

    study, findings = model.asked
    assert [study.name, findings.name] == ["study", "findings"]
    assert study.messages[0] == findings.messages[0]
    shared = study.messages[1].content.split('Question "study"')[0]
    assert findings.messages[1].content.startswith(shared)
    assert "stringent complete response" in shared


def test_one_question_asks_the_same_fields_as_the_focused_ones() -> None:
    focused, whole = Scripted(), Scripted()

    first = _summary(focused, SEED_B, rounds=0)
    second = _summary(whole, SEED_B, rounds=0, focused=False)

    assert [question.name for question in whole.asked] == ["release"]
    assert set(whole.asked[0].draft.model_fields) == {
        name for question in focused.asked for name in question.draft.model_fields
    }
    assert first == second


def test_seed_a_holds_six_designations_and_one_is_new() -> None:
    summary = _summary(Scripted(), SEED_A, rounds=0)

    told = {e.designation.value: e for e in summary.regulatory_events if e.designation}
    assert set(told) == {
        "FDA_BTD",
        "FDA_RMAT",
        "FDA_FAST_TRACK",
        "FDA_ODD",
        "FDA_RPDD",
        "EMA_PRIME",
    }
    assert all(e.status and e.status.value is EventStatus.GRANTED for e in told.values())
    new = {c for c, e in told.items() if e.novelty.value is Novelty.NEW_IN_DOCUMENT}
    assert new == {"FDA_BTD"}
    assert all(event.effective_on is None for event in told.values())
    assert told["EMA_PRIME"].authority.rule == "authority-of-designation"
    assert told["FDA_BTD"].authority.rule is None
    assert any("riority review" in e.text for f in summary.audit.suppressed for e in f.evidence)
    assert summary.safety == ()


def test_seed_b_holds_no_designation_registry_id_phase_or_percentage() -> None:
    summary = _summary(Scripted(), SEED_B, rounds=0)

    assert summary.regulatory_events == ()
    assert all(not trial.registry_ids and not trial.phases for trial in summary.trials)
    assert all(result.value is None for result in summary.results)
    assert "safety[GVHD]" in summary.completeness.not_stated
    assert "safety[CRS]" not in summary.completeness.not_stated
    assert summary.document.release_date is not None
    assert summary.document.release_date.value.value == "2025-02-09"


@pytest.mark.parametrize("document", [SEED_A, SEED_B], ids=["a", "b"])
def test_every_value_stands_on_the_document_s_own_words(document: Any) -> None:
    summary = _summary(Scripted(), document)

    assert summary.verify(document) == []
    for fact in summary.facts():
        for evidence in fact.evidence:
            assert document.text[evidence.start : evidence.end] == evidence.text


def test_a_model_that_gives_no_answer_leaves_what_rules_read() -> None:
    summary = run(steps(SEED_A, Plan(), ORIGIN), _silent)

    assert [u.question for u in summary.audit.unanswered] == ["study", "findings"]
    assert len(summary.regulatory_events) == 6


LIES: dict[str, Any] = {
    "products": [
        {
            "preferred_name": "CT0596",
            "names": ["zevor-cel"],
            "descriptor": "autologous CD19 CAR-T therapy",
            "targets": ["CD19"],
            "engineering": ["TRAC", "B2M"],
            "platform": "Cellforge",
        }
    ],
    "indications": [{"disease_text": "lupus"}],
    "trials": [
        {
            "acronym": "LUMMICAR",
            "registry_ids": ["NCT04984356"],
            "phases": ["PHASE3"],
            "enrolment": 120,
            "quote": "the Phase 3 LUMMICAR trial",
        }
    ],
    "patient_case": {
        "diagnosis": "lupus",
        "stage": "Stage IV",
        "prior_lines": 9,
        "prior_transplant": "kidney transplant",
        "dose_level": "highest dose level",
        "age": 41,
    },
    "results": [
        {
            "endpoint_text": "objective response rate",
            "value": "90.9%",
            "n": 10,
            "N": 11,
            "timepoint": "Month 6",
            "quote": "objective response rate of 90.9%",
        },
        {
            "endpoint_text": "sCR",
            "value": "72.7%",
            "timepoint": None,
            "quote": "has achieved stringent complete response (sCR)",
        },
    ],
    "safety": [
        {
            "term": "GvHD",
            "presence": "explicitly_absent",
            "grade": None,
            "management": [],
            "quote": "no GvHD was observed",
        },
        {
            "term": "ICANS",
            "presence": "present",
            "grade": "Grade 4",
            "management": ["siltuximab"],
            "quote": "neurotoxicity syndrome (ICANS)",
        },
    ],
    "milestones": [
        {"what": "APPROVAL", "window": "early 2026", "quote": "approval is expected in early 2026"}
    ],
}


@pytest.mark.parametrize("document", [SEED_A, SEED_B], ids=["a", "b"])
def test_nothing_of_a_liar_s_answer_survives(document: Any) -> None:
    honest = _summary(Scripted(), document, rounds=0)
    lied = _summary(Scripted(LIES), document, rounds=0)

    said = {str(fact.value) for fact in lied.facts()} - {str(fact.value) for fact in honest.facts()}
    assert said == set()
    refused = {refusal.path.split("[")[0].split(".")[0] for refusal in lied.audit.refused}
    assert refused == set(LIES)


_words = st.text(string.ascii_letters + string.digits + " %-/(),.", max_size=20)
_quote = st.one_of(
    _words,
    st.integers(0, len(SEED_B.text) - 80).map(lambda start: SEED_B.text[start : start + 60]),
)
_maybe = st.one_of(st.none(), _words)
_count = st.one_of(st.none(), st.integers(-5, 10_000))
_answers = st.fixed_dictionaries(
    {
        "products": st.lists(
            st.fixed_dictionaries(
                {
                    "preferred_name": st.one_of(_maybe, _quote),
                    "names": st.lists(_words, max_size=2),
                    "descriptor": st.one_of(st.none(), _quote),
                    "targets": st.lists(_words, max_size=2),
                    "platform": _maybe,
                }
            ),
            max_size=2,
        ),
        "indications": st.lists(st.fixed_dictionaries({"disease_text": _quote}), max_size=2),
        "trials": st.lists(
            st.fixed_dictionaries(
                {
                    "acronym": _maybe,
                    "registry_ids": st.lists(_words, max_size=2),
                    "phases": st.lists(st.sampled_from(["PHASE1", "PHASE2", "PHASE3"]), max_size=2),
                    "enrolment": _count,
                    "quote": _quote,
                }
            ),
            max_size=2,
        ),
        "results": st.lists(
            st.fixed_dictionaries(
                {
                    "endpoint_text": st.one_of(_words, st.sampled_from(["sCR", "MRD", "ORR"])),
                    "value": _maybe,
                    "n": _count,
                    "N": _count,
                    "ci": _maybe,
                    "p": _maybe,
                    "timepoint": _maybe,
                    "quote": _quote,
                }
            ),
            max_size=2,
        ),
        "safety": st.lists(
            st.fixed_dictionaries(
                {
                    "term": st.one_of(_words, st.sampled_from(["CRS", "ICANS", "GvHD"])),
                    "presence": st.sampled_from(["present", "explicitly_absent"]),
                    "grade": _maybe,
                    "n": _count,
                    "management": st.lists(_words, max_size=2),
                    "quote": _quote,
                }
            ),
            max_size=2,
        ),
        "milestones": st.lists(
            st.fixed_dictionaries(
                {"what": st.sampled_from(["TOPLINE", "LAUNCH"]), "window": _maybe, "quote": _quote}
            ),
            max_size=2,
        ),
    }
)


@given(_answers)
@settings(max_examples=40, phases=[Phase.generate])
def test_whatever_is_answered_stands_on_the_document_or_is_refused(said: dict[str, Any]) -> None:
    summary = _summary(Scripted({**EMPTY, **said, "patient_case": None}), SEED_B, rounds=0)

    assert summary.verify(SEED_B) == []
    assert all(not trial.registry_ids and not trial.phases for trial in summary.trials)
    assert all(result.value is None for result in summary.results)
    assert Summary.model_validate_json(summary.model_dump_json()) == summary
