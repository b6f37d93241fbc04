from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding.mentions import Mention
from summarizer.finding.phases import find_phases


def only(text: str) -> Mention:
    (mention,) = find_phases(Document.from_text(text))
    return mention


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Phase 1", "PHASE1"),
        ("Phase 1/2", "PHASE1,PHASE2"),
        ("Phase 1b/2a", "PHASE1,PHASE2"),
        ("Phase I/II", "PHASE1,PHASE2"),
        ("Phase 1/Phase 2", "PHASE1,PHASE2"),
        ("Phase 1–2", "PHASE1,PHASE2"),
        ("Phase IIb", "PHASE2"),
        ("phase 2/3", "PHASE2,PHASE3"),
        ("PHASE III", "PHASE3"),
        ("Phase IV", "PHASE4"),
        ("Phase‑3", "PHASE3"),
        ("Phase 0", "EARLY_PHASE1"),
        ("early Phase 1", "EARLY_PHASE1"),
        ("Phase 1a/1b", "PHASE1"),
        ("Ph 2b", "PHASE2"),
        ("Phase\n3", "PHASE3"),
    ],
)
def test_a_phase_is_spelled_as_the_registry_does(text: str, value: str) -> None:
    mention = only(f"The {text} trial goes on.")

    assert (mention.value, mention.text) == (value, text)


def test_a_phase_at_the_end_of_a_sentence_counts() -> None:
    assert only("It is in Phase 2.").value == "PHASE2"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("the pivotal Phase 2 EXAMPLE-1 study", "pivotal Phase 2", "PHASE2"),
        ("a Phase 3 registrational trial", "Phase 3 registrational", "PHASE3"),
        ("our pivotal clinical trial", "pivotal clinical trial", ""),
        ("a registrational study", "registrational study", ""),
        ("a registration-enabling cohort", "registration-enabling cohort", ""),
    ],
)
def test_words_for_trials_that_lead_to_approval(text: str, words: str, value: str) -> None:
    mention = only(text)

    assert (mention.text, mention.value) == (words, value)
    assert mention.attributes["pivotal"] == "true"


def test_a_potentially_pivotal_trial_keeps_its_hedge() -> None:
    assert only("a potentially pivotal Phase 2 trial").attributes["hedge"] == "potential"


def test_first_in_human_fixes_no_phase() -> None:
    mention = only("a first-in-human trial")

    assert (mention.value, mention.attributes["first_in_human"]) == ("", "true")


def test_two_phases_named_together_are_marked_as_two() -> None:
    mention = only("the Phase 1 and 2 trials")

    assert (mention.value, mention.attributes["joint"]) == ("PHASE1,PHASE2", "and")


def test_being_ready_for_a_phase_is_not_being_in_it() -> None:
    assert only("a Phase 3-ready asset").attributes["ready"] == "true"


@pytest.mark.parametrize(
    "text",
    [
        "the maintenance phase",
        "each phase of development",
        "Phase 1 of the construction",
        "Phase 2 of our campus expansion",
        "Phase II metabolism",
        "construction Phase 2 began",
        "a pivotal moment",
        "a pivotal role in cancer",
        "pH 4 buffers",
        "Phase 12",
        "a two-phase system",
    ],
)
def test_phases_of_other_things_are_left_out(text: str) -> None:
    assert find_phases(Document.from_text(f"Here {text}, as said.")) == ()


def test_the_first_seed_names_a_pivotal_phase_two_and_another_phase_one_two(
    seed_a: Document,
) -> None:
    numbered = [mention for mention in find_phases(seed_a) if mention.value]

    assert [(mention.value, mention.attributes.get("pivotal")) for mention in numbered] == [
        ("PHASE1,PHASE2", None),
        ("PHASE2", "true"),
    ]


def test_the_second_seed_names_no_phase(seed_b: Document) -> None:
    assert find_phases(seed_b) == ()
