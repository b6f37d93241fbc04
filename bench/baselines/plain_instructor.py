"""Plain instructor: one structured-output call for the whole release, as its documentation has it.

`Mode.JSON_SCHEMA`, temperature 0, `max_retries=2`: where an answer does not validate, instructor
sends it back with the error, up to two times. The system prompt holds rules, a guide to the fields
and one worked example. An answer that is cut off or never validates counts
as empty. Nothing is grounded and nothing is checked, for instructor does neither.
"""

from __future__ import annotations

from typing import Literal, get_args, get_origin

import instructor
import openai
from instructor.core import IncompleteOutputException, InstructorRetryException
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bench.baselines import plain_example
from bench.baselines.form import Release
from bench.baselines.system import Access, Baseline, Json

MAX_TOKENS = 3_000
"""Of one answer: a full record of a long release, and an end to one that repeats itself."""

MAX_RETRIES = 2

CHARS_PER_TOKEN = 3

EXAMPLE = f"""
An example document:

{plain_example.TEXT}

Its record:

{plain_example.RECORD.model_dump_json(exclude_defaults=True)}"""

RULES = """\
You read biotech press releases and fill in one record with what the release says.

- Report only what the document says. Write null or an empty list for what it does not say. Never \
use outside knowledge.
- Copy names, numbers and wording exactly as the document writes them.
- One entry per thing: do not repeat an entry.
- Leave out what the text merely explains, such as what a designation means, and the legal notice \
on forward-looking statements.
- Answer with JSON on one line.

The record:
"""


def guide(model: type[BaseModel], depth: int = 0) -> str:
    """The fields of a model with their descriptions, a line each, nested ones indented."""
    lines: list[str] = []
    for name, info in model.model_fields.items():
        inner = _nested(info)
        choices = ", ".join(_choices(info.annotation))
        says = [
            info.description or (inner.__doc__ if inner else None),
            f"one of {choices}" if choices else None,
        ]
        told = "; ".join(filter(None, says))
        lines.append("  " * depth + f"- {name}" + (f": {told}" if told else ""))
        if inner is not None:
            lines.append(guide(inner, depth + 1))
    return "\n".join(lines)


def _nested(info: FieldInfo) -> type[BaseModel] | None:
    """The model that a field holds, as it is, in a list or beside null."""
    waiting: list[object] = [info.annotation]
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, BaseModel):
            return one
        waiting.extend(get_args(one))
    return None


def _choices(annotation: object) -> list[str]:
    if get_origin(annotation) is Literal:
        return [str(one) for one in get_args(annotation)]
    return [choice for one in get_args(annotation) for choice in _choices(one)]


SYSTEM = f"{RULES}{guide(Release)}\n{EXAMPLE}"


def ask(text: str, access: Access) -> Json | None:
    client = instructor.from_openai(
        openai.OpenAI(
            base_url=access.base_url,
            api_key=access.api_key,
            http_client=access.http,
            max_retries=0,
        ),
        mode=instructor.Mode.JSON_SCHEMA,
    )
    try:
        release = client.chat.completions.create(
            model=access.model,
            response_model=Release,
            messages=[
                {"role": "system", "content": SYSTEM},
                {"role": "user", "content": f"Fill in the record for this document.\n\n{text}"},
            ],
            temperature=0,
            max_tokens=MAX_TOKENS,
            max_retries=MAX_RETRIES,
        )
    except (InstructorRetryException, IncompleteOutputException, openai.APIStatusError):
        return None
    return release.model_dump(mode="json")


BASELINE = Baseline(
    name="plain-instructor",
    package="instructor",
    prompts=SYSTEM,
    schema=Release.model_json_schema(),
    settings={
        "mode": "JSON_SCHEMA",
        "temperature": 0,
        "max_retries": MAX_RETRIES,
        "max_tokens": MAX_TOKENS,
    },
    # Room for the document, the record's guide, and an answer with one that is sent back.
    context_tokens=lambda chars: chars // CHARS_PER_TOKEN + 2 * MAX_TOKENS + 3_584,
    ask=ask,
)
