from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.documents.document import Document
from summarizer.documents.reading import read
from summarizer.finding import find
from summarizer.passages import passages

SEEDS = sorted(Path("seeds").glob("*.txt"))
RELEASE = """Oravell Bio Reports Data

LYON, France, March 3, 2025 /PRNewswire/ -- Oravell Bio today reported data from a Phase 2 trial.

"We are proud of the team and thank everyone who took part in this," said Ines Morel, CEO.

"An objective response rate of 31% is more than we had hoped for," said Ines Morel.

About Oravell Bio

Oravell Bio is a company with a long history and a bright future.

Forward-looking Statements

This press release contains forward-looking statements that involve risks.
"""


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_everything_sent_is_the_document_s_own_words(seed: Path) -> None:
    document = read(seed)

    (piece,) = passages(document, find(document), max_chars=50_000)

    assert len(piece) < len(document.text) / 2
    for line in piece.splitlines():
        assert document.locate(line) is not None


def test_what_can_hold_no_fact_is_left_out() -> None:
    document = Document.from_text(RELEASE)

    (piece,) = passages(document, find(document), max_chars=10_000)

    assert "Phase 2 trial" in piece
    assert "objective response rate of 31%" in piece
    assert "proud of the team" not in piece
    assert "forward-looking" not in piece
    assert "said Ines Morel" not in piece


def test_a_long_document_is_split_and_nothing_is_cut() -> None:
    sentences = [f"Cohort {n} of the trial had {n} patients in it." for n in range(2, 200)]
    document = Document.from_text(f"Oravell Bio Reports Data\n\n{' '.join(sentences)}")

    pieces = passages(document, find(document), max_chars=1_000)

    assert len(pieces) > 5
    assert all(len(piece) <= 1_000 for piece in pieces)
    for sentence in sentences:
        assert any(sentence in piece for piece in pieces)


def test_nothing_is_asked_of_a_document_without_such_parts() -> None:
    document = Document.from_text("KEYWORD: MISSOURI\nCopyright Example 2025.\n")

    assert passages(document, find(document), max_chars=1_000) == []
