"""A draft's JSON Schema as it goes out, in two forms, and the way back from either.

`strict` is OpenAI's strict structured output: every property required, those the draft may omit
nullable, and nothing but the keywords all of OpenAI's and Azure's models take. `lean` lets the
model leave out what has a default, and keeps the bounds that servers turn into a grammar.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from pydantic import BaseModel

JSONSchema = dict[str, Any]  # a schema is JSON of any depth; the checkers know no closer type


class WireForm(StrEnum):
    STRICT = "strict"
    LEAN = "lean"


# Of a schema's leaves, what every model behind OpenAI's API takes. The structured outputs guide
# now also lists `pattern`, `format`, numeric bounds and `maxItems`, but not for fine-tuned models,
# and Azure refuses them; pydantic checks the bounds of the answer anyway.
_STRICT_KEYWORDS = frozenset({"type", "enum", "description", "$ref"})
_LEAN_DROPS = frozenset({"title", "default", "discriminator"})
_STRUCTURE = frozenset(
    {"properties", "required", "additionalProperties", "items", "anyOf", "oneOf"}
)
_NULL: JSONSchema = {"type": "null"}

SHORT_CHARS = 200
"""A definition whose JSON is no longer than this is written out in `lean` where it is used."""

NAME_CHARS = 64
"""OpenAI's limit for the name of a response format (API reference, `json_schema.name`)."""


def response_format(name: str, draft: type[BaseModel], form: WireForm) -> JSONSchema:
    """The request's `response_format`. `strict` is sent for the strict form alone."""
    wire: JSONSchema = {
        "name": re.sub(r"[^a-zA-Z0-9_-]", "_", name)[:NAME_CHARS],
        "schema": schema(draft, form),
    }
    if form is WireForm.STRICT:
        wire["strict"] = True
    return {"type": "json_schema", "json_schema": wire}


def schema(draft: type[BaseModel], form: WireForm) -> JSONSchema:
    """The draft's JSON Schema in one of the two forms; property order is the draft's.

    Raises:
        TypeError: The draft has an object with free keys, which `strict` cannot say and no
            grammar bounds.
    """
    full = draft.model_json_schema()
    definitions: Mapping[str, JSONSchema] = full.pop("$defs", {})
    root = _node(full, form, definitions)
    used: JSONSchema = {}
    waiting = _references(root)
    while waiting:
        name = waiting.pop()
        if name not in used:
            used[name] = _node(definitions[name], form, definitions)
            waiting |= _references(used[name])
    if used:
        root["$defs"] = {name: used[name] for name in sorted(used)}
    return root


def omit_nulls(draft: type[BaseModel], answer: str) -> str:
    """The answer without the nulls that stand for "left out"; a null a draft demands stays.

    Both wire forms, and models that write null where they might leave a field out, so give the
    same draft. What is not JSON comes back unchanged, for validation to name the fault.
    """
    try:
        value = json.loads(answer)
    except ValueError:
        return answer
    full = draft.model_json_schema()
    return json.dumps(_without_nulls(value, [full], full.get("$defs", {})), ensure_ascii=False)


@cache
def schema_sha256(drafts: tuple[type[BaseModel], ...]) -> str:
    """Hash over the drafts' JSON Schemas; their order and repetition do not matter."""
    texts = {json.dumps(draft.model_json_schema(), sort_keys=True) for draft in drafts}
    return hashlib.sha256("\n".join(sorted(texts)).encode()).hexdigest()


def _node(node: JSONSchema, form: WireForm, definitions: Mapping[str, JSONSchema]) -> JSONSchema:
    if _is_written_out(node, form, definitions):
        beside = {key: value for key, value in node.items() if key != "$ref"}
        return _node({**definitions[_name(node)], **beside}, form, definitions)
    kept = {key: value for key, value in node.items() if _is_kept(key, form)}
    if form is WireForm.STRICT and "const" in node:
        kept["enum"] = [node["const"]]
    if "properties" in node:
        kept |= _object(node, form, definitions)
    elif node.get("type") == "object":
        raise TypeError(f"an object with free keys cannot be asked for: {json.dumps(node)}")
    if "items" in node:
        kept["items"] = _node(node["items"], form, definitions)
    variants = node.get("anyOf", node.get("oneOf"))
    if variants is not None:
        kept["anyOf"] = [_node(variant, form, definitions) for variant in variants]
    return kept


def _object(node: JSONSchema, form: WireForm, definitions: Mapping[str, JSONSchema]) -> JSONSchema:
    required = node.get("required", [])
    properties = {key: _node(value, form, definitions) for key, value in node["properties"].items()}
    if form is WireForm.STRICT:
        properties = {
            key: value if key in required else _nullable(value) for key, value in properties.items()
        }
        required = list(properties)
    return {"properties": properties, "required": required, "additionalProperties": False}


def _nullable(node: JSONSchema) -> JSONSchema:
    variants = node.get("anyOf", [])
    if _NULL in variants or node == _NULL:
        return node
    return {"anyOf": [*variants, _NULL]} if set(node) == {"anyOf"} else {"anyOf": [node, _NULL]}


def _is_kept(key: str, form: WireForm) -> bool:
    if key in _STRUCTURE:
        return False  # rebuilt, not copied
    return key in _STRICT_KEYWORDS if form is WireForm.STRICT else key not in _LEAN_DROPS


def _is_written_out(
    node: JSONSchema, form: WireForm, definitions: Mapping[str, JSONSchema]
) -> bool:
    if "$ref" not in node:
        return False
    if form is WireForm.STRICT:
        return len(node) > 1  # OpenAI takes no keyword beside a `$ref`; its SDK does the same
    return len(json.dumps(definitions[_name(node)])) <= SHORT_CHARS


def _name(node: JSONSchema) -> str:
    return str(node["$ref"]).removeprefix("#/$defs/")


def _references(node: object) -> set[str]:
    return set(re.findall(r'"\$ref": "#/\$defs/([^"]+)"', json.dumps(node)))


def _without_nulls(
    value: object, nodes: list[JSONSchema], definitions: Mapping[str, JSONSchema]
) -> object:
    """`nodes` are all schemas the value may stand under."""
    shapes = [shape for node in nodes for shape in _shapes(node, definitions)]
    if isinstance(value, list):
        items = [shape["items"] for shape in shapes if "items" in shape]
        listed = cast("list[object]", value)
        return [_without_nulls(item, items, definitions) for item in listed]
    if not isinstance(value, dict):
        return value
    owners = [shape for shape in shapes if "properties" in shape]
    demanded = {key for owner in owners for key in owner.get("required", [])}
    return {
        key: _without_nulls(
            item,
            [owner["properties"][key] for owner in owners if key in owner["properties"]],
            definitions,
        )
        for key, item in cast("dict[str, object]", value).items()
        if item is not None or key in demanded
    }


def _shapes(node: JSONSchema, definitions: Mapping[str, JSONSchema]) -> list[JSONSchema]:
    if "$ref" in node:
        return _shapes(definitions[_name(node)], definitions)
    variants = node.get("anyOf", node.get("oneOf"))
    if variants is None:
        return [node]
    return [shape for variant in variants for shape in _shapes(variant, definitions)]
