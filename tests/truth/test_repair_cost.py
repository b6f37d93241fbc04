"""What two repair rounds cost: prompt tokens that no cache serves, plus tokens written.

A token is taken as four characters. A cache serves what a prompt has in common with the beginning
of any earlier prompt of the same document.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summarizer.asking.question import Answer, Question
from summarizer.assembly import Origin
from summarizer.documents.document import Document
from summarizer.drivers.running import run
from summarizer.pipeline import Plan, steps

RELEASES = Path(__file__).parent / "releases"
ORIGIN = Origin(model="made-up", endpoint="compatible", asked_on="2025-01-01")
CHARS_A_TOKEN = 4
HIGHEST_RATIO = 1.6
EMPTY: dict[str, Any] = {
    **{block: [] for block in ("products", "indications", "trials", "results", "safety")},
    "milestones": [],
    "patient_case": None,
}


class Meter:
    """Counts the tokens of one document's requests."""

    def __init__(self) -> None:
        self.tokens = 0.0
        self.requests = 0
        self._seen: list[str] = []

    def count(self, prompt: str, written: str) -> None:
        cached = max((_shared(prompt, known) for known in self._seen), default=0)
        self._seen.append(prompt)
        self.requests += 1
        self.tokens += (len(prompt) - cached + len(written)) / CHARS_A_TOKEN


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(other))


def cases() -> Iterator[tuple[Document, dict[str, Any]]]:
    """Releases with answers whose quotes and numbers are wrong in every second finding."""
    for path in sorted(RELEASES.glob("*.json")):
        answer = {**EMPTY, **json.loads(path.read_text("utf-8"))}
        for block in ("results", "safety", "milestones"):
            answer[block] = [
                _wrong(entry) if number % 2 == 0 else entry
                for number, entry in enumerate(answer[block])
            ]
        yield Document.from_text(path.with_suffix(".txt").read_text("utf-8")), answer


def _wrong(entry: dict[str, Any]) -> dict[str, Any]:
    named: dict[str, Any] = {
        name: "an invented one" for name in ("endpoint_text", "term") if name in entry
    }
    return {**entry, **named, "quote": f"it was said that {entry['quote']}"[:160]}


def ours(document: Document, answer: dict[str, Any], rounds: int) -> Meter:
    """The tokens of one document, from a model that repeats what it said when asked again."""
    meter = Meter()

    def ask(question: Question) -> Answer:
        fields = question.draft.model_fields
        said = {name: value for name, value in answer.items() if name in fields}
        if question.name == "repair":
            said = {name: value[:2] for name, value in said.items()}
        prompt = "\n".join(message.content for message in question.messages)
        meter.count(prompt, json.dumps(said))
        return Answer(question.draft.model_validate(said), None, ())

    run(steps(document, Plan(rounds=rounds), ORIGIN), ask)
    return meter


def test_two_repair_rounds_cost_at_most_six_tenths_more() -> None:
    without = [ours(document, answer, 0) for document, answer in cases()]
    repaired = [ours(document, answer, 2) for document, answer in cases()]

    assert sum(meter.requests for meter in repaired) > sum(meter.requests for meter in without)
    ratio = sum(meter.tokens for meter in repaired) / sum(meter.tokens for meter in without)
    assert ratio <= HIGHEST_RATIO
