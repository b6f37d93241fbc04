from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from summarizer.documents.evidence import Evidence, Section
from summarizer.errors import BadInput
from summarizer.saved.corrections import (
    Action,
    Correction,
    append_correction,
    corrected,
    correction,
    load_corrections,
    record_path,
    standing,
)
from summarizer.schemas.document import DocumentMeta
from summarizer.schemas.provenance import Provenance
from summarizer.schemas.stated import Basis, Stated
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import Phase
from summarizer.schemas.trial import Enrolment, Trial

WHEN = datetime(2031, 3, 4, 9, 30, tzinfo=UTC)
WORDS = (Evidence(start=0, end=7, text="Phase 2", section=Section.LEAD),)


@pytest.fixture
def summary() -> Summary:
    def derived(phase: Phase) -> Stated[Phase]:
        return Stated(value=phase, basis=Basis.DERIVED, rule="R-EX-01", evidence=WORDS)

    trial = Trial(
        key="trial-1",
        acronym=Stated(value="LANTERN", evidence=WORDS),
        phases=(derived(Phase.PHASE1), derived(Phase.PHASE2)),
        enrolment=Enrolment(value=Stated(value=61, evidence=WORDS)),
        evidence=WORDS,
    )
    return Summary(
        document=DocumentMeta(sha256="ab" * 32, char_len=7, text="Phase 2"),
        trials=(trial,),
        provenance=Provenance(
            summarizer_version="9.9",
            model="example",
            endpoint="local",
            prompt_sha256="cd" * 32,
            schema_sha256="ef" * 32,
        ),
    )


def made(summary: Summary, path: str, value: object, why: str = "") -> Correction:
    return correction(summary, path, value, who="Ada Vermeer", when=WHEN, why=why)  # type: ignore[arg-type]  # any JSON


def test_a_correction_knows_what_it_replaces(summary: Summary) -> None:
    one = made(summary, "trials[0].enrolment.value", 60, "misread")

    assert (one.action, one.old_value, one.new_value) == (Action.CORRECT, 61, 60)
    assert (one.document, one.why) == (summary.document.sha256, "misread")


def test_the_same_value_again_is_an_acceptance(summary: Summary) -> None:
    assert made(summary, "trials[0].acronym", "LANTERN").action is Action.ACCEPT


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("trials[0].enrolment.value", "many"),
        ("trials[0].phases[0]", "PHASE9"),
        ("trials[7].acronym", "LANTERN"),
        ("trials[0]", "LANTERN"),
        ("document.sha256", "00"),
        ("", "x"),
    ],
)
def test_what_the_summary_cannot_hold_is_no_correction(
    summary: Summary, path: str, value: object
) -> None:
    with pytest.raises(BadInput):
        made(summary, path, value)


def test_what_is_appended_is_read_again_in_its_order(summary: Summary, tmp_path: Path) -> None:
    path = tmp_path / "x.corrections.jsonl"
    both = [made(summary, "trials[0].acronym", value) for value in ("LANTERN", "LANTERN-2")]

    for one in both:
        append_correction(path, one)

    assert load_corrections(path) == both
    assert path.read_bytes().count(b"\n") == 2


def test_half_a_line_of_an_interrupted_writer_spoils_no_other(
    summary: Summary, tmp_path: Path
) -> None:
    path = tmp_path / "x.corrections.jsonl"
    path.write_bytes(b'{"action": "acc')

    append_correction(path, made(summary, "trials[0].acronym", "LANTERN"))

    assert path.read_bytes().count(b"\n") == 2
    with pytest.raises(BadInput, match="line 1, is not JSON"):
        load_corrections(path)


def test_without_a_record_there_are_no_corrections(tmp_path: Path) -> None:
    assert load_corrections(tmp_path / "none.corrections.jsonl") == []


def test_a_line_that_is_no_correction_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.corrections.jsonl"
    path.write_text('\n{"action": "praise"}\n', encoding="utf-8")

    with pytest.raises(BadInput, match="line 2, is no correction: `action`"):
        load_corrections(path)


@pytest.mark.parametrize(
    ("place", "record"),
    [
        ("a/northlight.summary.json", "a/northlight.corrections.jsonl"),
        ("a/northlight.txt", "a/northlight.corrections.jsonl"),
        ("a/all.jsonl", "a/all.corrections.jsonl"),
    ],
)
def test_the_record_lies_beside_what_it_is_about(place: str, record: str) -> None:
    assert record_path(place) == Path(record)


def test_the_last_correction_of_a_value_stands(summary: Summary) -> None:
    first, last = (made(summary, "trials[0].acronym", name) for name in ("A", "B"))

    assert standing(summary, [first, last]) == {"trials[0].acronym": last}


def test_a_correction_of_another_document_or_of_another_value_does_not_stand(
    summary: Summary,
) -> None:
    one = made(summary, "trials[0].acronym", "A")
    elsewhere = one.model_copy(update={"document": "00" * 32})
    outdated = one.model_copy(update={"old_value": "BEACON"})
    gone = one.model_copy(update={"path": "trials[4].acronym"})

    assert standing(summary, [elsewhere, outdated, gone]) == {}


def test_corrections_make_another_summary_and_leave_the_first(summary: Summary) -> None:
    before = summary.model_dump_json()

    after = corrected(summary, [made(summary, "trials[0].phases[1]", "PHASE3")])

    phase = after.trials[0].phases[1]
    assert (phase.value, phase.basis, phase.rule) == (Phase.PHASE3, Basis.STATED, None)
    assert phase.evidence == WORDS
    assert summary.model_dump_json() == before


def test_denied_values_of_a_list_go_without_moving_the_others_too_early(summary: Summary) -> None:
    both = [made(summary, f"trials[0].phases[{index}]", None) for index in (0, 1)]
    one = [both[0], made(summary, "trials[0].phases[1]", "PHASE3")]

    assert corrected(summary, both).trials[0].phases == ()
    assert [phase.value for phase in corrected(summary, one).trials[0].phases] == [Phase.PHASE3]


def test_a_denied_value_that_may_be_missing_is_not_stated(summary: Summary) -> None:
    assert corrected(summary, [made(summary, "trials[0].acronym", None)]).trials[0].acronym is None


def test_new_words_come_with_a_new_value(summary: Summary) -> None:
    words = Evidence(start=6, end=7, text="2", section=Section.LEAD)
    one = correction(summary, "trials[0].acronym", "2", who="A", when=WHEN, evidence=(words,))

    acronym = corrected(summary, [one]).trials[0].acronym

    assert acronym is not None
    assert acronym.evidence == (words,)


def test_an_acceptance_changes_nothing(summary: Summary) -> None:
    assert corrected(summary, [made(summary, "trials[0].acronym", "LANTERN")]) == summary
