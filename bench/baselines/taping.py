"""Recordings of the baselines, in the form and on the tape that the program's own have.

One file a document, `<folder>/<system>/<model>/<document>.yaml`. A replay never touches the
network, and says what has changed where a recording no longer answers what is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import httpx2

from bench.baselines.system import Access, Baseline, Json, Spent
from summarizer.asking.endpoints import Endpoint
from summarizer.asking.wire import WireForm
from summarizer.documents.document import Document
from summarizer.engine.server import EmbeddedServer
from summarizer.errors import ReplayMismatch
from summarizer.replay import layout
from summarizer.replay.head import Head, Run, begin, read
from summarizer.replay.mismatch import check
from summarizer.replay.tape import Playback, Recorder, Stop
from summarizer.schemas.provenance import Provenance

AGAIN = "python -m bench.baselines.record"

TIMEOUT_S = 1_200.0  # a long answer on a slow machine


@dataclass(frozen=True, slots=True)
class Answered:
    """What a baseline made of one document.

    Attributes:
        answer: None where it gave no usable one.
        head: Who answered, and when.
    """

    answer: Json | None
    spent: Spent
    head: Head

    def provenance(self) -> Provenance:
        return Provenance(
            summarizer_version=self.head.summarizer_version,
            model=self.head.model,
            endpoint=self.head.endpoint,
            weights_sha256=self.head.weights_sha256,
            engine=self.head.engine,
            asked_on=self.head.recorded_on.isoformat(),
            prompt_sha256=self.head.prompts_sha256,
            schema_sha256=self.head.schema_sha256,
            attempts=tuple(self.spent.attempts),
        )


def replayed(baseline: Baseline, document: Document, cassettes: Path) -> Answered:
    """The recorded answer, made anew by the baseline from the recorded exchanges.

    Args:
        baseline: Who is asked.
        document: What is asked about.
        cassettes: The folder of one set: `<folder>/<system>/<model>`.

    Raises:
        ReplayMismatch: The document was not recorded, or document, prompts, schema or a request
            have changed since.
        BadInput: The cassette cannot be read.
    """
    if not any(cassettes.glob("*.yaml")):
        raise ReplayMismatch(f"`{cassettes}` holds no recordings. Record some with `{AGAIN}`")
    path = layout.find(cassettes, document)
    head = read(path)
    endpoint = Endpoint(head.model, head.base_url, "replayed", "local", WireForm.LEAN, "")
    check(path, head, _run(baseline, endpoint, head.weights_sha256, head.engine), AGAIN)
    tape = Playback(path, head, AGAIN)
    try:
        with tape.client(httpx2.Client) as http:
            answer, spent = _ask(baseline, document, endpoint, http)
    except Stop:
        raise tape.mismatch or ReplayMismatch(f"`{path}` is at its end") from None
    left = tape.unplayed()
    if left:
        raise ReplayMismatch(f"{left[0]}. Record again with `{AGAIN}`")
    return Answered(answer, spent, head)


def asked(baseline: Baseline, document: Document, server: EmbeddedServer) -> Answered:
    """What the running model answers now; nothing is kept."""
    endpoint, head = _begin(baseline, document, server, Path())
    with httpx2.Client(timeout=TIMEOUT_S) as http:
        answer, spent = _ask(baseline, document, endpoint, http)
    return Answered(answer, spent, head)


def recorded(
    baseline: Baseline, document: Document, server: EmbeddedServer, folder: Path
) -> Answered:
    """The same, with the exchanges kept under `folder`."""
    endpoint, head = _begin(baseline, document, server, folder)
    tape = Recorder(head, endpoint.api_key)
    with tape.client(lambda: httpx2.Client(timeout=TIMEOUT_S)) as http:
        answer, spent = _ask(baseline, document, endpoint, http)
    tape.write(layout.place(set_of(baseline, server.model, folder), head))
    return Answered(answer, spent, head)


def set_of(baseline: Baseline, model: str, folder: Path) -> Path:
    return folder / baseline.name / layout.safe(model)


def is_current(baseline: Baseline, document: Document, cassettes: Path) -> bool:
    """Whether the document is recorded as it is, with the prompts and schema of today."""
    for path in cassettes.glob("*.yaml"):
        head = read(path)
        if head.document_sha256 == document.sha256:
            said = (head.prompts_sha256, head.schema_sha256)
            return said == (baseline.prompts_sha256, baseline.schema_sha256)
    return False


def _begin(
    baseline: Baseline, document: Document, server: EmbeddedServer, folder: Path
) -> tuple[Endpoint, Head]:
    endpoint = Endpoint(
        server.model, server.base_url, server.api_key, "local", WireForm.LEAN, "embedded"
    )
    run = _run(baseline, endpoint, server.weights_sha256, server.engine_version)
    return endpoint, begin(document, layout.label(document, folder), run)


def _run(baseline: Baseline, endpoint: Endpoint, weights: str | None, engine: str | None) -> Run:
    return Run(
        endpoint,
        baseline.prompts_sha256,
        baseline.schema_sha256,
        weights,
        engine,
        {"system": f"{baseline.package} {version(baseline.package)}", **baseline.settings},
    )


def _ask(
    baseline: Baseline, document: Document, endpoint: Endpoint, http: httpx2.Client
) -> tuple[Json | None, Spent]:
    spent = Spent()
    hooks = http.event_hooks
    http.event_hooks = {**hooks, "response": [*hooks.get("response", []), spent.watch]}
    access = Access(endpoint.base_url, endpoint.api_key, endpoint.model, http)
    return baseline.ask(document.text, access), spent
