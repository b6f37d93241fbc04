"""Requests to the embedded server that only llama.cpp answers; questions go through the client."""

from __future__ import annotations

import json
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from summarizer.errors import EndpointFailed

if TYPE_CHECKING:
    from summarizer.engine.server import EmbeddedServer

LONGEST_S = 600.0
"""Reading a long prompt on a slow machine."""


def call(
    server: EmbeddedServer, path: str, body: dict[str, object] | None = None
) -> dict[str, object]:
    """The JSON object that the server answers to a POST, or to a GET without a body.

    Raises:
        EndpointFailed: It refuses, breaks off, or answers something else.
    """
    answer = _exchange(server, path, body)
    if not isinstance(answer, dict):
        raise EndpointFailed(f"the embedded server answered no object at `{path}`")
    return cast("dict[str, object]", answer)


def count_tokens(server: EmbeddedServer, text: str) -> int:
    """How many tokens the model reads for the text, without what a chat template adds.

    Raises:
        EndpointFailed: The server does not answer.
    """
    tokens = call(server, "/tokenize", {"content": text}).get("tokens")
    return len(cast("list[object]", tokens)) if isinstance(tokens, list) else 0


def is_busy(server: EmbeddedServer) -> bool:
    """Whether the server is answering someone.

    Raises:
        EndpointFailed: The server does not answer.
    """
    slots = _exchange(server, "/slots", None)
    return any(slot.get("is_processing") for slot in cast("list[dict[str, object]]", slots))


def _exchange(server: EmbeddedServer, path: str, body: dict[str, object] | None) -> object:
    connection = HTTPConnection(urlsplit(server.base_url).netloc, timeout=LONGEST_S)
    headers = {"Authorization": f"Bearer {server.api_key}", "Content-Type": "application/json"}
    try:
        sent = None if body is None else json.dumps(body)
        connection.request("GET" if body is None else "POST", path, sent, headers)
        response = connection.getresponse()
        text = response.read().decode("utf-8", "replace")
        answer: object = json.loads(text)
    except (OSError, HTTPException, ValueError) as error:
        raise EndpointFailed(f"the embedded server broke off at `{path}`: {error}") from error
    finally:
        connection.close()
    if response.status != 200:
        raise EndpointFailed(f"the embedded server answered {response.status} at `{path}`: {text}")
    return answer
