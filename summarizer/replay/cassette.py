"""A cassette of vcrpy in our form. The one module that knows vcrpy; `Any`, for it has no types.

vcrpy's own interception replaces a class for the whole process, so that documents asked side by
side would mix their cassettes, and it reads an answer to its end before anyone sees it. Its
cassettes, filters and matching are used here, and `tape` puts them on one document's clients.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx2

from summarizer.errors import BadInput
from summarizer.replay import form
from summarizer.replay.files import write_whole
from summarizer.replay.head import Head, public_url

SECRET_CHARS = 8
"""Shorter keys are placeholders ("none", "ollama") that any text may hold, and no secrets."""

# All that is written of them: the rest is of no use to a replay, or nobody's business.
_REQUEST_HEADERS = ("content-type",)
_RESPONSE_HEADERS = ("content-type", "retry-after", "retry-after-ms")


def load(path: Path, head: Head) -> Any:
    """The recorded exchanges, to be asked by `fitting`; never records.

    Raises:
        BadInput: They cannot be read.
    """
    mode = _vcr("record_mode").RecordMode.NONE
    return _vcr("cassette").Cassette.load(path=str(path), record_mode=mode, **_options(head, ""))


def save(path: Path, head: Head, exchanges: Iterable[tuple[Any, Any]], secret: str) -> None:
    """Replaces the file with these exchanges, in one step.

    Args:
        path: The cassette.
        head: Its provenance.
        exchanges: As `request_of` and `response_of` make them.
        secret: What must not be in the file.

    Raises:
        BadInput: It would hold the secret, or an answer that is no text; nothing was written.
    """
    mode = _vcr("record_mode").RecordMode.ALL
    options = _options(head, secret)
    cassette = _vcr("cassette").Cassette(path=str(path), record_mode=mode, **options)
    for request, response in exchanges:
        cassette.append(request, response)
    content = {
        "requests": cassette.requests,
        "responses": cassette.responses,
        "metadata": {"provenance": head.model_dump()},
    }
    options["persister"].save_cassette(path, content, form)


def fitting(cassette: Any, request: Any) -> list[Any]:
    """The recorded responses to this request, in order; empty where it was not recorded."""
    try:
        responses: list[Any] = cassette.responses_of(request)
    except _vcr("errors").UnhandledHTTPRequestError:
        return []
    return responses


def request_of(request: httpx2.Request) -> Any:
    headers = dict(request.headers)
    return _vcr("request").Request(request.method, str(request.url), request.content, headers)


def response_of(response: httpx2.Response, body: bytes) -> dict[str, Any]:
    return {
        "status": {"code": response.status_code, "message": response.reason_phrase},
        "headers": {name: [value] for name, value in response.headers.items()},
        "body": {"string": body},
    }


def _options(head: Head, secret: str) -> dict[str, Any]:
    matchers = _vcr("matchers")

    def public_request(request: Any) -> Any:
        request.uri = public_url(request.uri, head.endpoint)
        request.headers = _only(_REQUEST_HEADERS, request.headers)
        return request

    def public_response(response: dict[str, Any]) -> dict[str, Any]:
        unpacked: dict[str, Any] = _vcr("filters").decode_response(response)
        return {**unpacked, "headers": _only(_RESPONSE_HEADERS, unpacked["headers"])}

    return {
        "serializer": form,
        "persister": _Files(secret),
        "match_on": (matchers.method, matchers.host, matchers.path, matchers.body),
        "before_record_request": public_request,
        "before_record_response": public_response,
        "allow_playback_repeats": True,
    }


class _Files:
    """vcrpy's persister: whole files in UTF-8, without the secret."""

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def load_cassette(self, path: str, serializer: object) -> tuple[list[Any], list[Any]]:
        try:
            text = Path(path).read_text(encoding="utf-8")
            requests, responses = _vcr("serialize").deserialize(text, serializer)
        except (OSError, KeyError, TypeError, AttributeError, ValueError) as error:
            raise BadInput(
                f"The exchanges of `{path}` cannot be read ({error!r}). Record it again"
            ) from error
        return requests, responses

    def save_cassette(self, path: Path, content: dict[str, Any], serializer: object) -> None:
        text: str = _vcr("serialize").serialize(content, serializer)
        if len(self._secret) >= SECRET_CHARS and self._secret in text:
            raise BadInput(
                f"`{path}` would hold the API key in use, so it was not written; what was there "
                "is as it was. Take the key out of the document or of the server's answers"
            )
        write_whole(path, text)


def _only(names: tuple[str, ...], headers: Mapping[str, Any]) -> dict[str, Any]:
    return {name: headers[name] for name in names if name in headers}


def _vcr(module: str) -> Any:
    """A module of vcrpy, imported when it is needed: the first takes a tenth of a second."""
    return import_module(f"vcr.{module}")
