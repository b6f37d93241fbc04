from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from summarizer.assembly import Examined, Origin, assemble
from summarizer.checking.states import ABOUT_ITSELF, PROOF, State, field_states
from summarizer.documents.document import Document
from summarizer.schemas.questions import ReleaseDraft
from summarizer.schemas.stated import Basis
from summarizer.schemas.summary import Summary

Node = dict[str, object]
ORIGIN = Origin(model="made-up", endpoint="compatible", asked_on="2025-01-01")
TEXT = """Oravell Bio Reports News

LYON, France, March 3, 2025 /PRNewswire/ -- Oravell Bio reports on Venza-cel (ORV-104), an
allogeneic anti-CD70 CAR-T therapy for gout. In the Phase 2 TIDAL trial (NCT01234567) the objective
response rate was 31% (11 of 35 patients) at Week 16. Grade 2 neutropenia occurred in 3 patients;
no CRS was seen. Topline data are expected in Q4 2025. “We thank every patient who took part,” said
Ilse Maronde, CEO of Oravell Bio.
"""
EXAMINED = Examined.of(Document.from_text(TEXT))

_words = st.sampled_from(
    (
        *("Venza-cel", "ORV-104", "gout", "lupus", "TIDAL", "NCT01234567", "NCT07654321", "31%"),
        *("objective response rate", "Week 16", "Week 61", "CRS", "neutropenia", "Q4 2025", "41%"),
        *("the objective response rate was 31%", "no CRS was seen", "Grade 2", "CAR-T therapy"),
        *("Topline data are expected in Q4 2025", "Grade 2 neutropenia occurred", "p=0.03"),
    )
)
_maybe = st.one_of(st.none(), _words)
_brief = st.sampled_from((None, "p=0.03", "Grade 2", "Grade 4"))
_count = st.one_of(st.none(), st.sampled_from((3, 11, 35, 53)))


def _entries(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[list[Node]]:
    return st.lists(st.fixed_dictionaries(fields), max_size=3)


_some = st.lists(_words, max_size=2)
_drafts = st.builds(
    ReleaseDraft,
    products=_entries(
        preferred_name=_maybe, names=_some, descriptor=_maybe, targets=_some, platform=_maybe
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
                "stage": _maybe,
                "prior_lines": _count,
                "prior_transplant": _maybe,
                "dose_level": _maybe,
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
        quote=_words,
    ),
    safety=_entries(
        term=_words,
        presence=st.sampled_from(("present", "explicitly_absent")),
        grade=_brief,
        n=_count,
        management=_some,
        quote=_words,
    ),
    milestones=_entries(what=st.sampled_from(("TOPLINE", "LAUNCH")), window=_maybe, quote=_words),
)


def _summary(examined: Examined = EXAMINED, **said: object) -> Summary:
    nothing: Node = {
        **{name: [] for name in ReleaseDraft.model_fields},
        "patient_case": None,
    }
    return assemble(examined, ReleaseDraft.model_validate({**nothing, **said}), origin=ORIGIN)


def _leaves(node: object, path: str) -> Iterator[str]:
    """Every scalar and every empty list or null of a saved summary, proofs left out."""
    if isinstance(node, Mapping):
        for name, child in node.items():
            if name != PROOF:
                yield from _leaves(child, f"{path}.{name}" if path else str(name))
    elif isinstance(node, Sequence) and not isinstance(node, str) and node:
        for index, child in enumerate(node):
            yield from _leaves(child, f"{path}[{index}]")
    else:
        yield path


def _holds(whole: str, path: str) -> bool:
    return path == whole or path.startswith((f"{whole}.", f"{whole}["))


@given(_drafts)
@settings(max_examples=60, phases=[Phase.generate])
def test_every_field_of_the_schema_ends_in_exactly_one_state(draft: ReleaseDraft) -> None:
    summary = assemble(EXAMINED, draft, origin=ORIGIN)

    states = field_states(summary)

    saved = summary.model_dump(mode="json", exclude=set(ABOUT_ITSELF))
    for leaf in _leaves(saved, ""):
        assert len([path for path in states if _holds(path, leaf)]) == 1, leaf
    for path, state in states.items():
        assert state in State
        assert any(_holds(path, leaf) for leaf in _leaves(saved, "")), path


@given(_drafts)
@settings(max_examples=60, phases=[Phase.generate])
def test_a_value_has_its_basis_and_a_refused_field_holds_nothing(draft: ReleaseDraft) -> None:
    summary = assemble(EXAMINED, draft, origin=ORIGIN)

    states = field_states(summary)

    facts = {fact.path: fact for fact in summary.facts()}
    for path, fact in facts.items():
        told = {State(fact.basis.value)}
        if fact.value == "explicitly_absent":
            told = {State.EXPLICITLY_ABSENT}
        assert states[path] in told
    refused = {path for path, state in states.items() if state is State.REFUSED}
    assert not any(_holds(path, fact) for path in refused for fact in facts)
    assert len(refused) <= 2 * len(summary.audit.refused)


@given(_drafts)
@settings(max_examples=40, phases=[Phase.generate])
def test_a_refusal_names_an_entry_that_stands(draft: ReleaseDraft) -> None:
    summary = assemble(EXAMINED, draft, origin=ORIGIN)

    entries = {
        f"{block}[{index}]"
        for block in ReleaseDraft.model_fields
        if block != "patient_case"
        for index in range(len(getattr(summary, block)))
    }
    for refusal in summary.audit.refused:
        assert refusal.entry is None or refusal.entry in entries
        assert refusal.entry is None or refusal.entry.partition("[")[0] in refusal.path


def test_a_refused_value_is_told_at_its_own_entry() -> None:
    told: Node = {"timepoint": None, "n": None}
    orr = {"endpoint_text": "objective response rate", "value": "31%", "p": "p=0.03"}
    neutropenia = {"term": "neutropenia", "presence": "present", "grade": "Grade 2"}
    crs = {"term": "CRS", "presence": "explicitly_absent", "grade": "Grade 2"}
    quotes = {"quote": "the objective response rate was 31%"}
    seen = {"quote": "no CRS was seen", "management": []}

    states = field_states(
        _summary(
            results=[{**told, **orr, **quotes}], safety=[{**crs, **seen}, {**neutropenia, **seen}]
        )
    )

    assert states["results[0].value"] is State.STATED
    assert states["results[0].p"] is State.REFUSED
    assert states["results[0].ci"] is State.NOT_STATED
    assert states["safety[0].grade_min"] is State.STATED
    assert states["safety[1].grade_min"] is State.REFUSED
    assert states["safety[1].presence"] is State.EXPLICITLY_ABSENT
    assert states["patient_case"] is State.NOT_STATED
    assert states["trials[0].phases[0]"] is State.DERIVED


def test_a_block_whose_every_entry_was_refused_is_refused() -> None:
    said = {"disease_text": "lupus", "population": None}
    silent = Examined.of(Document.from_text("Oravell Bio Reports News\n\nNothing more is told.\n"))

    assert field_states(_summary(silent, indications=[said]))["indications"] is State.REFUSED
    assert field_states(_summary(silent))["indications"] is State.NOT_STATED
    both = _summary(indications=[said, {"disease_text": "gout"}])
    assert "indications" not in field_states(both)


def test_a_judgement_is_told_as_one(made: Callable[..., Summary], words: Node) -> None:
    name = {"value": "Oravell", "basis": Basis.INFERRED, "rule": "guess", "evidence": [words]}
    people = [{"name": name, "quotes": [{"spans": [words]}], "evidence": [words]}]

    states = field_states(made(people=people))

    assert states["people[0].name"] is State.INFERRED
    assert states["people[0].quotes[0].spans[0]"] is State.STATED
    assert Counter(states.values())[State.REFUSED] == 0


@pytest.mark.parametrize("block", sorted(set(Summary.model_fields) - ABOUT_ITSELF))
def test_every_block_of_the_schema_has_a_state(made: Callable[..., Summary], block: str) -> None:
    assert any(path.partition(".")[0] == block for path in field_states(made()))
