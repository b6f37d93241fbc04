from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.grounding.clauses import clause_at
from summarizer.grounding.guard import Force, force_of

AFFIRMED = (
    ("The trial met its primary endpoint of overall survival.", "met its primary endpoint"),
    ("Patients achieved an objective response rate of 47%.", "objective response rate"),
    ("Three patients experienced Grade 2 neutropenia.", "neutropenia"),
    (
        "The trial did not meet the secondary endpoint, but it met the primary endpoint.",
        "met the primary endpoint",
    ),
    (
        "The patient had Grade 1 fever, which was managed, and did not show neurotoxicity.",
        "fever",
    ),
    ("Not only did the response deepen, the response lasted.", "the response lasted"),
    ("In patients who had not previously received therapy, the ORR was 52%.", "ORR was 52%"),
    ("No dose was reduced, and the response rate was 40%.", "response rate was 40%"),
    ("Fever resolved without treatment; nausea occurred in 2 patients.", "nausea"),
    ("The potentially registrational trial met its endpoint.", "met its endpoint"),
    (
        "Although no benefit was seen in cohort A, cohort B achieved a complete response.",
        "complete response",
    ),
)
NEGATED = (
    ("The trial did not meet the key secondary endpoint.", "meet the key secondary endpoint"),
    ("The trial didn’t meet its primary endpoint.", "meet its primary endpoint"),
    ("The study failed to meet its primary endpoint.", "meet its primary endpoint"),
    ("The primary endpoint was not met.", "primary endpoint"),
    ("No cases of neurotoxicity were observed.", "neurotoxicity"),
    ("There was no CRS, ICANS, or GvHD.", "GvHD"),
    ("There were no infections, cytopenias and deaths.", "deaths"),
    ("Treatment was given without serious adverse events.", "serious adverse events"),
    ("Neither hepatotoxicity nor neuropathy occurred.", "neuropathy"),
    ("Patients remained free of graft-versus-host disease.", "graft-versus-host disease"),
    ("Dose-limiting toxicities were not observed.", "Dose-limiting toxicities"),
    ("The request for Fast Track designation was denied.", "Fast Track designation"),
    ("Median overall survival was not reached.", "Median overall survival"),
    ("Hepatotoxicity was absent in all cohorts.", "Hepatotoxicity"),
    ("The study missed its primary endpoint.", "primary endpoint"),
    ("Grade 3 events occurred in none of the patients.", "Grade 3 events"),
)
HEDGED = (
    ("Oravell may achieve a complete response in more patients.", "complete response"),
    ("The therapy is designed to lower the rate of relapse.", "rate of relapse"),
    ("Editing mitigates the risk of graft-versus-host disease.", "graft-versus-host disease"),
    ("The company expects to report an objective response rate.", "objective response rate"),
    ("The product has the potential to induce remission.", "remission"),
    ("If approved, it would be the first therapy of its kind.", "first therapy"),
    ("The product is eligible for priority review.", "priority review"),
    ("The trial is designed to evaluate overall survival.", "overall survival"),
    ("The primary endpoint is progression-free survival.", "progression-free survival"),
    ("The company plans to request Fast Track designation.", "Fast Track designation"),
)


def _force(text: str, words: str) -> Force:
    document = Document.from_text(f"A headline\n\n{text}")
    start = document.text.rindex(words)
    return force_of(document, Span(start, start + len(words))).force


@pytest.mark.parametrize(("text", "words"), AFFIRMED)
def test_what_is_said_plainly_is_affirmed(text: str, words: str) -> None:
    assert _force(text, words) is Force.AFFIRMED


@pytest.mark.parametrize(("text", "words"), NEGATED)
def test_what_is_denied_is_negated_however_the_quote_is_cut(text: str, words: str) -> None:
    assert _force(text, words) is Force.NEGATED


@pytest.mark.parametrize(("text", "words"), HEDGED)
def test_what_is_left_open_is_hedged(text: str, words: str) -> None:
    assert _force(text, words) is Force.HEDGED


def test_the_cue_is_the_document_s_own_words() -> None:
    document = Document.from_text("A headline\n\nNo cases of neurotoxicity were observed.")
    start = document.text.index("neurotoxicity")

    reading = force_of(document, Span(start, start + len("neurotoxicity")))

    assert reading.cue is not None
    assert document.text[reading.cue.start : reading.cue.end] == "No"


def test_a_clause_stays_inside_its_sentence() -> None:
    document = Document.from_text("A headline\n\nOne died. The other, a man, lived on. No more.")
    start = document.text.index("lived")

    clause = clause_at(document, Span(start, start + 5))

    assert document.text[clause.start : clause.end] == "The other, a man, lived on."
