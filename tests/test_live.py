"""The embedded model, for real: run by `make live`."""

from __future__ import annotations

from pathlib import Path

import pytest

import summarizer
from summarizer.documents.reading import read

SEED = Path("seeds/004_f34af8954315f6b2.txt")


@pytest.mark.live
def test_the_embedded_model_summarises_a_seed_and_its_recording_says_the_same(
    tmp_path: Path,
) -> None:
    document = read(SEED)

    with summarizer.record(tmp_path), summarizer.Summarizer("local") as tool:
        partials = list(tool.stream(document))
    with summarizer.replay(tmp_path):
        replayed = summarizer.summarize(document)

    assert len(partials) > 1
    assert partials[-1] == replayed
    assert replayed.verify(document) == []
    assert all(attempt.outcome == "ok" for attempt in replayed.provenance.attempts)
    assert replayed.provenance.weights_sha256 is not None
