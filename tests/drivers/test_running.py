from __future__ import annotations

import asyncio
from typing import Any

import pytest

from summarizer.asking.question import Answer, Question
from summarizer.assembly import Origin
from summarizer.documents.document import Document
from summarizer.drivers.running import arun, run
from summarizer.errors import EndpointFailed
from summarizer.pipeline import Plan, Steps, steps
from summarizer.schemas.provenance import Attempt, Outcome

DOCUMENT = Document.from_text(
    "Oravell Bio Reports News\n\n"
    "LYON, France, March 3, 2025 /PRNewswire/ -- Oravell Bio today announced that two patients "
    "with gout experienced transient hiccups and Grade 2 neutropenia in the TIDAL trial.\n"
)
SAID: dict[str, Any] = {
    "products": [],
    "indications": [{"disease_text": "gout"}],
    "trials": [],
    "patient_case": None,
    "results": [],
    "safety": [],
    "milestones": [],
}


def _steps() -> Steps:
    return steps(DOCUMENT, Plan(), Origin(model="made-up", endpoint="local"))


class Scripted:
    """The same answer to the same question, with an attempt of its own."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def ask(self, question: Question) -> Answer:
        self.asked.append(question.name)
        fields = question.draft.model_fields
        draft = question.draft.model_validate({k: v for k, v in SAID.items() if k in fields})
        return Answer(draft, None, (Attempt(question=question.name, outcome=Outcome.OK),))

    async def aask(self, question: Question) -> Answer:
        await asyncio.sleep(0)
        return self.ask(question)


def test_both_loops_ask_the_same_and_make_the_same_summary() -> None:
    plain, waiting = Scripted(), Scripted()

    summary = run(_steps(), plain.ask)

    assert asyncio.run(arun(_steps(), waiting.aask)) == summary
    assert plain.asked == waiting.asked
    assert plain.asked[:2] == ["study", "findings"]
    assert [attempt.question for attempt in summary.provenance.attempts] == plain.asked
    assert [i.disease_text.value for i in summary.indications] == ["gout"]


def test_an_error_of_the_model_s_border_reaches_the_caller() -> None:
    def refuse(_question: Question) -> Answer:
        raise EndpointFailed("the server is gone")

    async def arefuse(question: Question) -> Answer:
        return refuse(question)

    with pytest.raises(EndpointFailed, match="the server is gone"):
        run(_steps(), refuse)
    with pytest.raises(EndpointFailed, match="the server is gone"):
        asyncio.run(arun(_steps(), arefuse))
