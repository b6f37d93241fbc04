from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.trials import find_trials


def _found(text: str) -> tuple[Mention, ...]:
    return find_trials(
        Document.from_text(
            f"Oravell Bio Reports News\n\nLYON, France, March 3, 2025 /PRNewswire/ -- {text}\n"
        )
    )


@pytest.mark.parametrize(
    ("text", "phrase", "acronym"),
    [
        (
            "The pivotal Phase 2 STARLIT-2 study began.",
            "The pivotal Phase 2 STARLIT-2 study",
            "STARLIT-2",
        ),
        ("A trial named BRIGHT began.", "A trial named BRIGHT", "BRIGHT"),
        ("The single-arm trial (TIDAL-3) began.", "The single-arm trial (TIDAL-3)", "TIDAL-3"),
        ("TIDAL, our Phase 3 trial, ended.", "TIDAL, our Phase 3 trial", "TIDAL"),
        ("The first-in-human trial began.", "The first-in-human trial", ""),
        ("The CAR-T trial began.", "The CAR-T trial", ""),
        ("The FDA trial began.", "The FDA trial", ""),
        (
            "The randomized, double-blind, placebo-controlled Phase 3 trial began.",
            "The randomized, double-blind, placebo-controlled Phase 3 trial",
            "",
        ),
    ],
)
def test_a_phrase_names_a_trial_with_its_short_name(text: str, phrase: str, acronym: str) -> None:
    (mention,) = _found(text)

    assert mention.kind is Kind.TRIAL
    assert (mention.text, mention.value) == (phrase, acronym)


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("The pivotal Phase 2 trial began.", {"phases": "PHASE2", "pivotal": "true"}),
        ("The Phase 1/2 trials go on.", {"phases": "PHASE1,PHASE2", "plural": "true"}),
        ("The BRIGHT and TIDAL studies ended.", {"plural": "true"}),
        ("The trial ended.", {}),
    ],
)
def test_phase_and_number_are_the_phrase_s_own(text: str, attributes: dict[str, str]) -> None:
    (mention,) = _found(text)

    assert mention.attributes == attributes


@pytest.mark.parametrize(
    "text",
    [
        "Our clinical trials are expensive.",
        "A preclinical study was made.",
        "An animal study ended.",
        "A case study was written.",
        "The study sites opened.",
        "The trial drug was given.",
        "Studying trialists met.",
    ],
)
def test_general_talk_and_other_studies_name_none(text: str) -> None:
    assert _found(text) == ()


def test_two_phrases_of_a_sentence_are_two_mentions_in_reading_order() -> None:
    assert [m.text for m in _found("The first trial fed a second trial.")] == [
        "trial",
        "a second trial",
    ]


def test_a_mention_is_the_document_s_own_words() -> None:
    document = Document.from_text("Oravell Bio Reports News\n\nThe Phase 3 TIDAL trial began.")

    for mention in find_trials(document):
        assert document.text[mention.span.start : mention.span.end] == mention.text


def test_contacts_and_legal_text_name_no_trial() -> None:
    document = Document.from_text(
        "Oravell Bio Reports News\n\nThe office moved.\n\nForward-Looking Statements\n\n"
        "This release contains forward-looking statements about the TIDAL trial.\n"
    )

    assert find_trials(document) == ()
