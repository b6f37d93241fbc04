from __future__ import annotations

import string
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from summarizer.documents.document import Document
from summarizer.finding import find
from summarizer.finding.release import read_release
from summarizer.grounding.context import Context
from summarizer.grounding.indications import ground_indications
from summarizer.grounding.ledger import Ledger, leaves, says_nothing
from summarizer.grounding.milestones import ground_milestones
from summarizer.grounding.patient import ground_patient
from summarizer.grounding.products import ground_products
from summarizer.grounding.results import ground_results
from summarizer.grounding.safety import ground_safety
from summarizer.grounding.trials import ground_trials
from summarizer.schemas.questions import ReleaseDraft
from summarizer.schemas.trial import TrialDraft

if TYPE_CHECKING:
    from collections.abc import Iterator

DRAFT = TrialDraft.model_validate(
    {"acronym": "TIDAL", "registry_ids": ["NCT01234567"], "phases": [], "quote": "the trial"}
)


@pytest.mark.parametrize("value", [None, "", " ", "N/A", "not stated.", "Unknown", "--"])
def test_what_stands_in_for_null_says_nothing(value: str | None) -> None:
    assert says_nothing(value)


@pytest.mark.parametrize("value", [7, 0, "no CRS", "naive", False])
def test_a_value_says_something(value: object) -> None:
    assert not says_nothing(value)


def test_every_scalar_of_a_draft_is_a_leaf_with_its_path() -> None:
    assert dict(leaves(DRAFT.model_dump(mode="json"), "trials[0]")) == {
        "trials[0].acronym": "TIDAL",
        "trials[0].registry_ids[0]": "NCT01234567",
        "trials[0].enrolment": None,
        "trials[0].quote": "the trial",
    }


def test_what_no_rule_took_up_is_refused_at_the_end() -> None:
    ledger = Ledger()
    ledger.accept("trials[0].acronym")
    ledger.refuse("trials[0].registry_ids[0]", "NCT01234567", "R-EV-03", "not there")

    ledger.close(DRAFT, "trials[0]")

    assert [(r.path, r.rule) for r in ledger.refusals] == [
        ("trials[0].registry_ids[0]", "R-EV-03"),
        ("trials[0].quote", "no-home"),
    ]


def test_a_refusal_takes_in_everything_below_its_path() -> None:
    ledger = Ledger()
    ledger.accept("trials[0].acronym")
    ledger.accept("trials[01].acronym")
    ledger.refuse("trials[0].quote", "the trial", "R-EV-01", "not there")

    ledger.refuse("trials[0]", DRAFT, "no-trial", "no such trial")

    assert [r.path for r in ledger.refusals] == ["trials[0]"]
    assert ledger.accepted == {"trials[01].acronym"}


def test_a_refusal_keeps_the_model_s_words_and_its_quote() -> None:
    ledger = Ledger()

    ledger.refuse("trials[0]", DRAFT, "no-trial", "no such trial")

    cause = ledger.cause("trials[0]")
    assert cause is not None
    assert cause.said == "acronym: TIDAL; registry_ids: ['NCT01234567']"
    assert cause.quote == "the trial"
    assert ledger.cause("trials[1]") is None


TEXT = """Oravell Bio Reports News

LYON, France, March 3, 2025 /PRNewswire/ -- Oravell Bio reports on Venza-cel (ORV-104), an
allogeneic anti-CD70 CAR-T therapy for gout. In the Phase 2 TIDAL trial (NCT01234567) the objective
response rate was 31% (11 of 35 patients) at Week 16. Grade 2 neutropenia occurred in 3 patients;
no CRS was seen. Topline data are expected in Q4 2025.

The first patient had four prior lines. The patient was a man.
"""
DOCUMENT = Document.from_text(TEXT)
MENTIONS, RELEASE = find(DOCUMENT), read_release(DOCUMENT)

_true = st.sampled_from(
    (
        *("Venza-cel", "ORV-104", "anti-CD70 CAR-T therapy", "CD70", "gout", "TIDAL"),
        *("NCT01234567", "objective response rate", "31%", "Week 16", "neutropenia", "CRS"),
        *("Grade 2", "Q4 2025", "the objective response rate was 31%", "no CRS was seen"),
        *("Topline data are expected in Q4 2025", "Phase 2 TIDAL trial", "Grade 2 neutropenia"),
    )
)
_words = st.one_of(_true, st.text(string.ascii_letters + string.digits + " %-/().", max_size=12))
_maybe = st.one_of(st.none(), _words)
_brief = st.sampled_from((None, "Grade 2", "Grade 4", "p=0.03", "p<0.001", "unknown"))
_count = st.one_of(st.none(), st.sampled_from((3, 4, 11, 35, 16)), st.integers(-1, 99))


def _entries(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(st.fixed_dictionaries(fields), max_size=2)


_some = st.lists(_words, max_size=2)
_drafts = st.builds(
    ReleaseDraft,
    products=_entries(
        preferred_name=_maybe,
        names=_some,
        descriptor=_maybe,
        targets=_some,
        engineering=_some,
        platform=_maybe,
    ),
    indications=_entries(disease_text=_words, population=_maybe),
    trials=_entries(
        acronym=_maybe,
        registry_ids=_some,
        phases=st.lists(st.sampled_from(("PHASE1", "PHASE2")), max_size=2),
        enrolment=_count,
        quote=_words,
    ),
    patient_case=st.one_of(
        st.none(),
        st.fixed_dictionaries(
            {
                "diagnosis": _maybe,
                "subtype": _maybe,
                "stage": _maybe,
                "prior_lines": _count,
                "prior_transplant": _maybe,
                "dose_level": _maybe,
                "age": _count,
                "sex": st.sampled_from((None, "man", "woman")),
            }
        ),
    ),
    results=_entries(
        endpoint_text=_words,
        value=_maybe,
        n=_count,
        N=_count,
        ci=_maybe,
        p=_brief,
        timepoint=_maybe,
        population=_maybe,
        quote=_words,
    ),
    safety=_entries(
        term=_words,
        presence=st.sampled_from(("present", "explicitly_absent")),
        grade=_brief,
        n=_count,
        N=_count,
        management=_some,
        quote=_words,
    ),
    milestones=_entries(what=st.sampled_from(("TOPLINE", "LAUNCH")), window=_maybe, quote=_words),
)


def _grounded(draft: ReleaseDraft) -> Ledger:
    context = Context(DOCUMENT, MENTIONS, RELEASE)
    ground_products(draft.products, context)
    ground_indications(draft.indications, context)
    trials = ground_trials(draft.trials, context)
    patient = ground_patient(draft.patient_case, context)
    ground_results(draft.results, context, trials, single_patient=patient is not None)
    ground_safety(draft.safety, context, trials)
    ground_milestones(draft.milestones, context)
    context.ledger.close(draft)
    return context.ledger


def _above(path: str, places: set[str]) -> Iterator[str]:
    return (
        place for place in places if path == place or path.startswith((f"{place}.", f"{place}["))
    )


@given(_drafts)
@settings(max_examples=30, phases=[Phase.generate])
def test_each_thing_the_model_said_is_accepted_or_refused_once(draft: ReleaseDraft) -> None:
    ledger = _grounded(draft)

    refused = {refusal.path for refusal in ledger.refusals}
    assert len(refused) == len(ledger.refusals)
    assert not refused & ledger.accepted
    for path, value in leaves(draft.model_dump(mode="json")):
        if says_nothing(value):
            continue
        refusals = list(_above(path, refused))
        assert len(refusals) <= 1, path
        assert refusals or list(_above(path, ledger.accepted)), path
        assert not (refusals and path in ledger.accepted), path
