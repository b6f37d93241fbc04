"""A summary as JSON text, for pipes and files."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from summarizer.schemas.summary import Fact, Summary

_BEYOND_ASCII = re.compile(r"[^\n\x20-\x7e]")


def json_text(summary: Summary, *, keep_text: bool = True, indent: int | None = 2) -> str:
    r"""One JSON object, without a line end after it; a single line where `indent` is None.

    Control, bidirectional and invisible characters are written as `\u....`, which JSON reads back
    as the same characters, so that printing the text on a terminal or splitting it by lines is
    safe.

    Args:
        summary: What to write.
        keep_text: False leaves `document.text` out; its hash and every offset stay.
        indent: Spaces a level.
    """
    if not keep_text:
        document = summary.document.model_copy(update={"text": None})
        summary = summary.model_copy(update={"document": document})
    return safe_json(summary.model_dump_json(indent=indent))


def safe_json(text: str) -> str:
    """JSON text with control, bidirectional and invisible characters as escapes."""
    return _BEYOND_ASCII.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    return character if character.isprintable() else json.dumps(character)[1:-1]


def fact_json(fact: Fact) -> dict[str, object]:
    """One fact as in the saved form, with its path."""
    value = fact.value.model_dump(mode="json") if isinstance(fact.value, BaseModel) else fact.value
    return {
        "path": fact.path,
        "value": f"{value:f}" if isinstance(value, Decimal) else value,
        "basis": fact.basis,
        "rule": fact.rule,
        "evidence": [one.model_dump(mode="json") for one in fact.evidence],
    }
