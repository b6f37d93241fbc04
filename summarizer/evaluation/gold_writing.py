"""From a summary back to the form of a gold file: a person's corrections become gold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from summarizer.documents.document import Document
from summarizer.documents.evidence import Evidence
from summarizer.evaluation.gold_form import PLAIN_REFERENCES
from summarizer.evaluation.quotes import number_of
from summarizer.evaluation.short_values import shortened
from summarizer.schemas.regulatory import RegulatoryEvent
from summarizer.schemas.stated import Basis, Stated
from summarizer.schemas.summary import Summary

_LEFT_OUT = frozenset(
    {"schema_version", "claims", "abstract", "completeness", "audit", "provenance"}
    | {"source", "sha256", "char_len", "text", "evidence", "raw_text", "quotes"}
    | {"other_timestamps", "urls", "copyright", "geo_keywords", "industry_keywords", "contacts"}
    | {"about_sections", "alias_links", "stated_basis", "announced_on", "evidence_level"}
)


def to_gold(summary: Summary, document: Document) -> dict[str, Any]:
    """The summary in the form of a gold file, without what gold leaves out.

    Of a value on several spans the first is kept; what was derived or inferred stays so, by the
    rule `gold` from now on. The kind is the first kind of document.

    Args:
        summary: A summary of `document`.
        document: Its document.
    """
    kinds = summary.document.doc_types
    told = {"kind": kinds[0].value.value if kinds else "other", "attack": False, "notes": ""}
    return {**told, **_block(summary, document)}


def gold_text(summary: Summary, document: Document) -> str:
    """`to_gold` as the text of a file."""
    return json.dumps(to_gold(summary, document), ensure_ascii=False, indent=2) + "\n"


def _block(block: BaseModel, document: Document) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name in type(block).model_fields:
        # `text` is the whole document there, and words with evidence everywhere else.
        value = getattr(block, name)
        if name in _LEFT_OUT and not isinstance(value, Stated):
            continue
        if isinstance(block, RegulatoryEvent) and name in PLAIN_REFERENCES:
            value = _keys(value)
        if value is not None and value != ():
            made[name] = _written(value, document)
    own: Sequence[Evidence] = getattr(block, "evidence", ())
    if own and not any(_has_quote(value) for value in made.values()):
        made |= _quote(own[0], document)
    return made


def _keys(value: Any) -> Any:
    if isinstance(value, Stated):
        return value.value
    return value and tuple(one.value for one in value)


def _written(value: object, document: Document) -> Any:
    if isinstance(value, tuple):
        return [_written(one, document) for one in value]
    if isinstance(value, Stated):
        told = {"value": _json(value.value), **_quote(value.evidence[0], document)}
        return told if value.basis is Basis.STATED else {**told, "basis": value.basis.value}
    if isinstance(value, BaseModel):
        return _block(value, document)
    return _json(value)


def _json(value: object) -> Any:
    if isinstance(value, BaseModel):
        short = shortened(value)
        return value.model_dump(mode="json") if short is value else short
    return to_jsonable_python(shortened(value))


def _quote(evidence: Evidence, document: Document) -> dict[str, Any]:
    """The words and which occurrence of them; words inside a word are widened until they count."""
    start, end = evidence.start, evidence.end
    number = number_of(document, evidence)
    while number is None:
        start, end = max(start - 1, 0), min(end + 1, len(document.text))
        evidence = document.evidence(start, end)
        number = number_of(document, evidence)
    return {"quote": evidence.text, **({"occurrence": number} if number > 1 else {})}


def _has_quote(value: Any) -> bool:
    if isinstance(value, list):
        return any(_has_quote(one) for one in value)
    return isinstance(value, dict) and ("quote" in value or any(map(_has_quote, value.values())))
