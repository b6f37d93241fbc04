"""A fictional release, its summary, a tool that needs no model, and an application around them."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    asynccontextmanager,
    contextmanager,
)
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from textual.pilot import Pilot

from summarizer.browse.app import BrowseApp
from summarizer.browse.preferences import Preferences
from summarizer.documents.document import Document
from summarizer.schemas.summary import Summary
from summarizer.views.json_text import json_text

TEXT = """\
FDA Grants Velmocel Breakthrough Therapy Designation for Ostheim Lymphoma
ROTTERDAM, March 4, 2031 (Business Wire) - Northlight Bio N.V., a clinical-stage company, today \
announced that the U.S. Food and Drug Administration (FDA) has granted Breakthrough Therapy \
Designation to velmocel for relapsed or refractory Ostheim lymphoma (OHL). Velmocel previously \
received PRIME designation in the European Union.
In the pivotal Phase 2 LANTERN study (NCT09999904) the overall response rate was 72.1%, with 44 of \
61 patients responding. Cytokine release syndrome occurred in 17 of 61 patients.
Topline survival data are expected in the second half of this year.
“We believe velmocel may be the first option,” said Ada Vermeer, Chief Medical Officer.
About velmocel
Velmocel is an investigational CAR-T therapy. It binds CD79.
"""

Node = dict[str, object]


def words(text: str, section: str = "body") -> Node:
    start = TEXT.index(text)
    return {"start": start, "end": start + len(text), "text": text, "section": section}


def said(value: object, text: str = "", section: str = "body") -> Node:
    return {"value": value, "evidence": [words(text or str(value), section)]}


def derived(value: object, text: str, rule: str = "R-EX-01") -> Node:
    return {**said(value, text), "basis": "derived", "rule": rule}


def inferred(value: object, text: str, rule: str = "R-EX-02") -> Node:
    return {**said(value, text), "basis": "inferred", "rule": rule}


DAY: Node = {"value": "2031-03-04", "precision": "day", "raw_text": "March 4, 2031"}
GRANTED = "has granted Breakthrough Therapy Designation"
PRIME = "previously received PRIME designation"
SURVIVAL = "Topline survival data are expected in the second half of this year"
RESPONSE = "the overall response rate was 72.1%"
CRS = "Cytokine release syndrome occurred in 17 of 61 patients"


def summary_node(source: str) -> Node:
    title = TEXT.split("\n", 1)[0]
    return {
        "document": {
            "source": source,
            "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
            "char_len": len(TEXT),
            "text": TEXT,
            "title": said(title, title, "headline"),
            "doc_types": [derived("regulatory_designation", "today announced")],
            "release_date": said(DAY, "March 4, 2031", "lead"),
        },
        "organisations": [
            {
                "name": said("Northlight Bio N.V.", section="lead"),
                "is_issuer": True,
                "evidence": [words("Northlight Bio N.V.", "lead")],
            }
        ],
        "products": [
            {
                "key": "product-1",
                "preferred_name": said("velmocel"),
                "modality": derived("CAR_T", "CAR-T"),
                "targets": [
                    {"text": said("CD79"), "role": derived("therapeutic_target", "binds CD79")}
                ],
                "evidence": [words("velmocel")],
            }
        ],
        "indications": [
            {
                "key": "indication-1",
                "disease_text": said("Ostheim lymphoma"),
                "abbreviations": [derived("OHL", "OHL")],
                "setting": [derived("RR", "relapsed or refractory")],
                "evidence": [words("Ostheim lymphoma")],
            }
        ],
        "trials": [
            {
                "key": "trial-1",
                "acronym": said("LANTERN"),
                "registry_ids": [{"registry": "NCT", "id": said("NCT09999904")}],
                "phases": [said("PHASE2", "Phase 2")],
                "is_pivotal": said(True, "pivotal"),
                "evidence": [words("LANTERN study (NCT09999904)")],
            }
        ],
        "regulatory_events": [
            {
                "event_type": said("DESIGNATION", PRIME),
                "designation": derived("EMA_PRIME", PRIME),
                "authority": derived("EMA", "PRIME designation in the European Union"),
                "status": said("granted", PRIME),
                "novelty": said("restated", "previously"),
                "product": said("product-1", PRIME),
                "indications": [inferred("indication-1", PRIME)],
                "raw_text": PRIME,
                "evidence": [words(PRIME, "lead")],
            },
            {
                "event_type": said("DESIGNATION", GRANTED),
                "designation": derived("FDA_BTD", GRANTED),
                "authority": said("FDA", "U.S. Food and Drug Administration (FDA)", "lead"),
                "status": said("granted", GRANTED),
                "novelty": said("new_in_document", "today announced"),
                "announced_on": said(DAY, "March 4, 2031", "lead"),
                "product": said("product-1", GRANTED),
                "indications": [said("indication-1", GRANTED)],
                "raw_text": GRANTED,
                "evidence": [words(GRANTED, "lead")],
            },
        ],
        "results": [
            {
                "endpoint_text": said("overall response rate"),
                "endpoint_code": derived("ORR", "overall response rate"),
                "value": said("72.1", "72.1%"),
                "unit": said("%", "72.1%"),
                "n": said(44, "44 of 61"),
                "N": said(61, "44 of 61"),
                "evidence": [words(RESPONSE)],
            }
        ],
        "safety": [
            {
                "term": said("cytokine release syndrome", CRS),
                "code": "CRS",
                "presence": said("present", "occurred"),
                "n": said(17, "17 of 61"),
                "evidence": [words(CRS)],
            }
        ],
        "milestones": [
            {
                "what": said("TOPLINE", "Topline"),
                "text": said(SURVIVAL),
                "evidence": [words(SURVIVAL)],
            }
        ],
        "people": [
            {
                "name": said("Ada Vermeer"),
                "roles": [said("Chief Medical Officer")],
                "quotes": [
                    {"spans": [words("We believe velmocel may be the first option,", "quote")]}
                ],
                "evidence": [words("Ada Vermeer")],
            }
        ],
        "abstract": {
            "sentences": [
                {
                    "text": "FDA granted Breakthrough Therapy Designation to velmocel.",
                    "facts": ["regulatory_events[1].designation", "products[0].preferred_name"],
                }
            ]
        },
        "completeness": {
            "profile": ["regulatory_designation"],
            "not_stated": ["regulatory_events[1].effective_on", "trials[0].enrolment"],
        },
        "audit": {
            "refused": [
                {
                    "path": "results[1].value",
                    "said": "90.9%",
                    "quote": "the overall response rate was 72.1%",
                    "rule": "R-EV-01",
                    "reason": "the document does not hold this number",
                    "asked_again": 1,
                }
            ],
            "missed": [
                {
                    "kind": "time_expression",
                    "value": "second half of 2031",
                    "sentence": SURVIVAL,
                    "evidence": words("second half of this year"),
                }
            ],
            "warnings": [
                {
                    "rule": "R-NUM-01",
                    "severity": "warning",
                    "message": "17 of 61 has no grade",
                    "paths": ["safety[0].n"],
                    "evidence": [words("17 of 61")],
                }
            ],
        },
        "provenance": {
            "summarizer_version": "9.9",
            "model": "example",
            "endpoint": "local",
            "prompt_sha256": "cd" * 32,
            "schema_sha256": "ef" * 32,
        },
    }


@pytest.fixture
def summary() -> Summary:
    return Summary.model_validate(summary_node("releases/northlight.txt"))


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """The release, not asked about."""
    path = tmp_path / "northlight.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def saved(tmp_path: Path, summary: Summary) -> Path:
    """Its summary, saved."""
    path = tmp_path / "northlight.summary.json"
    path.write_text(json_text(summary), encoding="utf-8")
    return path


@dataclass
class Tool:
    """Gives summaries without a model; waits at the gate before the last one where there is one.

    Attributes:
        answers: What each run gives, in order: partial summaries, and the whole one last.
        trouble: What is raised instead.
        models: The models that were opened.
    """

    answers: list[Summary] = field(default_factory=list)
    trouble: Exception | None = None
    gate: threading.Event | None = None
    models: list[str | None] = field(default_factory=list)

    def stream(self, source: Document, /) -> Iterator[Summary]:  # noqa: ARG002  # answers are given
        if self.trouble is not None:
            raise self.trouble
        *partial, whole = self.answers
        yield from partial
        if self.gate is not None:
            # The summary before is held back until another follows it.
            yield partial[-1]
            assert self.gate.wait(60), "nobody opened the gate"
        yield whole

    @contextmanager
    def open(self, model: str | None, tell: Callable[[str], None]) -> Generator[Tool]:
        self.models.append(model)
        tell("using the example")
        yield self


@pytest.fixture
def tool(summary: Summary) -> Tool:
    bare = Summary(document=summary.document, provenance=summary.provenance)
    return Tool([bare, bare.model_copy(update={"trials": summary.trials}), summary])


@dataclass
class Session:
    """The application as it runs."""

    pilot: Pilot[None]
    app: BrowseApp

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def until(self, condition: Callable[[], object]) -> None:
        """Lets the application work until something is so."""
        for _ in range(5_000):
            await self.pilot.pause()
            if condition():
                return
        raise AssertionError("it never came to be so")

    async def settle(self) -> None:
        await self.until(lambda: self.app.collected and (not self.app.items or self.app.settled))

    def text(self) -> str:
        """What stands on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips) + "\n"

    def notices(self) -> str:
        return "\n".join(notice.message for notice in self.app._notifications)


Browse = Callable[..., AbstractAsyncContextManager[Session]]


@pytest.fixture
def browse(tool: Tool) -> Browse:
    """Opens the application on paths, in a terminal of a size; reading happens at once."""

    @asynccontextmanager
    async def opened(
        *paths: Path | str,
        size: tuple[int, int] = (160, 40),
        preferences: Preferences | None = None,
        at_once: bool = False,
        aside: Callable[[Callable[[], None]], None] = lambda work: work(),
    ) -> AsyncGenerator[Session]:
        names = [(str(path), "") for path in paths]
        app = BrowseApp(
            lambda: names,
            tool.open,
            preferences or Preferences(who="Ada Vermeer"),
            at_once=at_once,
            aside=aside,
        )
        async with app.run_test(size=size) as pilot:
            session = Session(pilot, app)
            if aside.__name__ == "<lambda>":
                await session.settle()
            await pilot.pause()
            yield session

    return opened
