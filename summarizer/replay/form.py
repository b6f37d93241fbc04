"""The YAML of a cassette: vcrpy's interactions as a person reads them, and back.

vcrpy takes this module as a serializer. A request's messages are shown as text, the rest of its
body as indented JSON; a message that several exchanges share is written once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from summarizer.errors import BadInput
from summarizer.replay.legible import (
    Json,
    exact,
    from_yaml,
    indented,
    legible,
    parsed,
    to_yaml,
)
from summarizer.replay.stream import LAST, OWN, Irregular, Streamed, collapse, expand

_STREAM = "text/event-stream"


def serialize(cassette: Mapping[str, Any]) -> str:
    """The text of a cassette file. `Any` because vcrpy's form has no types."""
    shared: dict[str, Json] = {}
    exchanges = [
        {"request": _request(one["request"], shared), "response": _response(one["response"])}
        for one in cassette["interactions"]
    ]
    names = sorted({name for one in exchanges for name in _answered_as(one["response"])})
    provenance = dict(cassette["metadata"]["provenance"])
    provenance["answered_as"] = ", ".join(names) or None
    return to_yaml({"provenance": provenance, "exchanges": exchanges})


def deserialize(text: str) -> dict[str, Any]:
    """What `serialize` was given, its streams cut into other pieces.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: The text is no cassette.
    """
    interactions = [
        {"request": _vcr_request(one["request"]), "response": _vcr_response(one["response"])}
        for one in from_yaml(text)["exchanges"]
    ]
    return {"interactions": interactions}


def _request(request: Mapping[str, Any], shared: dict[str, Json]) -> dict[str, object]:
    text: str = request["body"] or ""
    body = parsed(text)
    shown: dict[str, object] = {"method": request["method"], "uri": request["uri"]}
    shown["headers"] = _flat(request["headers"])
    if isinstance(body, dict) and isinstance(messages := body.get("messages"), list):
        shown["messages"] = [shared.setdefault(json.dumps(one), one) for one in messages]
        del body["messages"]
    return {**shown, "body": text if body is None else indented(body)}


def _vcr_request(shown: Mapping[str, Any]) -> dict[str, Any]:
    body = shown["body"]
    if "messages" in shown:
        body = json.dumps({**json.loads(body), "messages": shown["messages"]})
    return {
        "method": shown["method"],
        "uri": shown["uri"],
        "headers": {name: [value] for name, value in shown["headers"].items()},
        "body": body,
    }


def _response(response: Mapping[str, Any]) -> dict[str, object]:
    headers = _flat(response["headers"])
    text = response["body"]["string"]
    if not isinstance(text, str):
        raise BadInput("An answer is not text, so nothing was written. Is a proxy packing it?")
    shown = {"status": response["status"]["code"], "headers": headers}
    if headers.get("content-type", "").startswith(_STREAM):
        try:
            return {**shown, "stream": _streamed(collapse(text))}
        except Irregular:
            pass
    return {**shown, "body": legible(text)}


def _streamed(answer: Streamed) -> dict[str, object]:
    return {
        **answer.constant,
        "role": answer.role,
        "said": {name: legible(text) for name, text in answer.said.items()},
        "finish_reason": answer.finish_reason,
        **answer.last,
    }


def _vcr_response(shown: Mapping[str, Any]) -> dict[str, Any]:
    text = expand(_answer(shown["stream"])) if "stream" in shown else exact(shown["body"])
    return {
        "status": {"code": shown["status"], "message": None},
        "headers": {name: [value] for name, value in shown["headers"].items()},
        "body": {"string": text},
    }


def _answer(shown: Mapping[str, Any]) -> Streamed:
    return Streamed(
        constant={name: value for name, value in shown.items() if name not in (*OWN, *LAST)},
        role=shown["role"],
        said={name: exact(text) for name, text in shown["said"].items()},
        finish_reason=shown["finish_reason"],
        last={name: shown[name] for name in LAST if name in shown},
    )


def _answered_as(response: Mapping[str, Any]) -> Iterator[str]:
    body: Json = response["stream"] if "stream" in response else parsed(exact(response["body"]))
    if isinstance(body, dict) and body.get("model"):
        yield str(body["model"])


def _flat(headers: Mapping[str, list[str]]) -> dict[str, str]:
    return {name: values[0] for name, values in headers.items()}
