"""A whole summary beside one plain call for ten flat fields: same model, same document, one run.

Prints seconds and tokens of both, their ratio, and where the time of the summary goes. The plain
call is instructor as its documentation shows it, without any check. Starting the engine counts
for neither.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import instructor
import openai
from pydantic import BaseModel

import summarizer
from summarizer.engine.server import EmbeddedServer, running
from summarizer.engine.weights import pull

SEED = Path("seeds/004_f34af8954315f6b2.txt")
CONTEXT_TOKENS = 8192


class Flat(BaseModel):
    """Ten fields that an analyst would ask for first."""

    company: str | None
    release_date: str | None
    product: str | None
    indication: str | None
    trial_registry_id: str | None
    trial_phase: str | None
    designation: str | None
    designation_agency: str | None
    main_result: str | None
    safety_result: str | None


@contextmanager
def _timed(into: list[float]) -> Iterator[None]:
    start = time.perf_counter()
    yield
    into.append(time.perf_counter() - start)


def plain(server: EmbeddedServer, text: str) -> tuple[Flat, int]:
    """The answer and the tokens it took."""
    client = instructor.from_openai(
        openai.OpenAI(base_url=server.base_url, api_key=server.api_key),
        mode=instructor.Mode.JSON_SCHEMA,
    )
    answer, completion = client.chat.completions.create_with_completion(
        model=server.model,
        response_model=Flat,
        messages=[{"role": "user", "content": f"Extract these facts.\n\n{text}"}],
        temperature=0,
        max_tokens=900,
    )
    return answer, completion.usage.total_tokens


def main() -> None:
    document = summarizer.read(SEED)
    seconds: list[float] = []
    with running(pull(""), context_tokens=CONTEXT_TOKENS) as server, _timed(seconds):
        answer, tokens = plain(server, document.text)
    with summarizer.Summarizer("local") as tool:
        tool.summarize(summarizer.Document.from_text("Warming up\n\nNothing is reported here."))
        with _timed(seconds):
            summary = tool.summarize(document)
    one, whole = seconds
    print(f"plain call, ten flat fields   {one:6.1f} s  {tokens:5} tokens")
    used = summary.provenance.processed_tokens
    print(f"whole summary                 {whole:6.1f} s  {used:5} tokens read afresh or written")
    print(f"ratio                         {whole / one:6.2f}")
    for attempt in summary.provenance.attempts:
        fresh = attempt.prompt_tokens - attempt.cached_tokens
        print(
            f"  {attempt.question:10} {(attempt.server_ms or 0) / 1000:6.1f} s  "
            f"{fresh:5} read, {attempt.cached_tokens} cached, {attempt.completion_tokens} written"
        )
    asked = sum(attempt.server_ms or 0 for attempt in summary.provenance.attempts) / 1000
    print(f"  {'our code':10} {whole - asked:6.1f} s")
    print(f"facts: {sum(1 for _ in summary.facts())}; the plain call's answer, unchecked:")
    print(f"  {answer.model_dump_json()}")


if __name__ == "__main__":
    main()
