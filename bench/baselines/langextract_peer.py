"""langextract with its documentation's settings, through its provider for OpenAI's form.

`ModelConfig` with the provider named, as its README has it for compatible endpoints; the schema is
made from the examples, fences are left to it, chunks have its default of 1,000 characters, one
pass, default alignment. Of the answer those extractions are kept that its README calls grounded:
they have a `char_interval`. One worker, so that a recording has one order.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

import langextract
import openai
from langextract.core.data import AnnotatedDocument
from langextract.core.exceptions import LangExtractError
from langextract.factory import ModelConfig, create_model
from langextract.providers.openai import OpenAILanguageModel
from langextract.providers.schemas.openai import OpenAISchema

from bench.baselines.langextract_task import DESCRIPTION, examples
from bench.baselines.system import Access, Baseline, Json

MAX_CHAR_BUFFER = 1_000
"""langextract's default, and what its README advises for accuracy."""

MAX_OUTPUT_TOKENS = 1_500
"""Of the answer to one chunk; without a bound an answer that repeats itself fills the context."""


def ask(text: str, access: Access) -> Json | None:
    logging.getLogger("absl").setLevel(logging.ERROR)  # one line for each chunk that does not parse
    try:
        found = _extract(text, access)
    except LangExtractError:
        return None
    return {"extractions": list(_grounded(found))}


def _extract(text: str, access: Access) -> AnnotatedDocument:
    shown = examples()
    model = create_model(
        config=ModelConfig(
            model_id=access.model,
            provider="openai",
            provider_kwargs={
                "api_key": access.api_key,
                "base_url": access.base_url,
                "temperature": 0,
                "max_workers": 1,
                "max_output_tokens": MAX_OUTPUT_TOKENS,
            },
        ),
        examples=shown,
        use_schema_constraints=True,
    )
    assert isinstance(model, OpenAILanguageModel)
    # It takes no HTTP client, so its own is replaced by one that records or replays.
    model._client = openai.OpenAI(
        base_url=access.base_url, api_key=access.api_key, http_client=access.http, max_retries=0
    )
    found = langextract.extract(
        text_or_documents=text,
        prompt_description=DESCRIPTION,
        examples=shown,
        model=model,
        use_schema_constraints=False,  # the model has them already
        max_char_buffer=MAX_CHAR_BUFFER,
        max_workers=1,
        batch_length=1,
        extraction_passes=1,
        show_progress=False,
    )
    assert isinstance(found, AnnotatedDocument)
    return found


def _grounded(found: AnnotatedDocument) -> Iterator[Json]:
    for one in found.extractions or ():
        place = one.char_interval
        if place:
            yield {
                "class": one.extraction_class,
                "text": one.extraction_text,
                "attributes": dict(one.attributes or {}),
                "start": place.start_pos,
                "end": place.end_pos,
            }


def _prompts() -> str:
    """The task and the examples, everything that the model is told of them."""
    shown = [
        f"{example.text}\n{one.extraction_class}: {one.extraction_text} {one.attributes}"
        for example in examples()
        for one in example.extractions
    ]
    return "\n\n".join((DESCRIPTION, *shown))


BASELINE = Baseline(
    name="langextract",
    package="langextract",
    prompts=_prompts(),
    schema=OpenAISchema.from_examples(examples()).schema_dict,
    settings={
        "provider": "openai",
        "temperature": 0,
        "max_char_buffer": MAX_CHAR_BUFFER,
        "max_output_tokens": MAX_OUTPUT_TOKENS,
        "extraction_passes": 1,
        "max_workers": 1,
    },
    context_tokens=lambda _: 8_192,
    ask=ask,
)
