"""What two repair rounds cost beside none, and instructor's own reask on the same cases.

Run from the project's folder: `python bench/repair.py`; with `local`, it asks the embedded model
and takes the server's own counts, without the peer. Otherwise the model is made up, repeats its
answer when it is asked again, and a token is four characters; a prefix cache serves both alike.
"""

from __future__ import annotations

import json
import runpy
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

CASES = Path(__file__).parents[1] / "tests" / "truth" / "test_repair_cost.py"


def main() -> None:
    shared = runpy.run_path(str(CASES))
    cases = list(shared["cases"]())
    if sys.argv[1:] == ["local"]:
        _print("summarizer, embedded model", *(_embedded(cases, rounds) for rounds in (0, 2)))
        return
    totals = [sum(shared["ours"](d, a, rounds).tokens for d, a in cases) for rounds in (0, 2)]
    _print("summarizer, repair rounds", *totals)
    _print("instructor, reask", *(_instructor(cases, shared["Meter"], n) for n in (1, 3)))


def _print(label: str, without: float, repaired: float) -> None:
    print(
        f"{label:28} none {without:9,.0f} tokens  two rounds {repaired:9,.0f}  "
        f"ratio {repaired / without:.2f}"
    )


def _embedded(cases: list[tuple[Any, Any]], rounds: int) -> float:
    import summarizer

    with summarizer.Summarizer("local", rounds=rounds) as tool:
        return sum(tool.summarize(d).provenance.processed_tokens for d, _ in cases)


def _instructor(cases: list[tuple[Any, Any]], meter: Any, attempts: int) -> float:
    """One question for everything, its quotes validated against the document, asked again whole."""
    import instructor
    from instructor.core import InstructorRetryException
    from openai.types.chat import ChatCompletion
    from pydantic import model_validator

    from summarizer.asking.prompts import messages, prompt
    from summarizer.schemas.questions import ReleaseDraft

    total = 0.0
    for document, answer in cases:
        counted, written = meter(), json.dumps(answer)

        class Validated(ReleaseDraft):
            @model_validator(mode="after")
            def _quotes_stand(self, document: Any = document) -> Any:
                for entry in (*self.results, *self.safety, *self.milestones):
                    if document.locate(entry.quote) is None:
                        raise ValueError(f"not in the document: {entry.quote}")
                return self

        def create(counted: Any = counted, written: str = written, **asked: Any) -> ChatCompletion:
            text = "\n".join(str(message["content"]) for message in asked["messages"])
            counted.count(text, written)
            return ChatCompletion.model_validate(
                {
                    "id": "1",
                    "created": 0,
                    "model": "made-up",
                    "object": "chat.completion",
                    "choices": [
                        {
                            "index": 0,
                            "finish_reason": "stop",
                            "message": {"role": "assistant", "content": written},
                        }
                    ],
                }
            )

        asked = messages(document.text, "\n\n".join(prompt(part) for part in ("study", "findings")))
        # The model repeats itself, so every attempt is spent.
        with suppress(InstructorRetryException):
            instructor.patch(create=create, mode=instructor.Mode.JSON_SCHEMA)(
                response_model=Validated,
                messages=[{"role": m.role, "content": m.content} for m in asked],
                max_retries=attempts,
                model="made-up",
            )
        total += counted.tokens
    return total


if __name__ == "__main__":
    main()
