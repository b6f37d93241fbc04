"""Asking one question of one endpoint: the only module that imports openai and instructor.

instructor enforces the draft and decides on asking again; the `create` it calls is ours, which
streams and sends the body of `Request`, so that every driver makes the same requests.
"""

from __future__ import annotations

import json
import logging
import ssl
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Self, cast

import httpx2
import openai
from instructor import Mode, patch
from instructor.core import InstructorRetryException
from instructor.core.hooks import Hooks
from openai.types.chat import ChatCompletion

from summarizer.asking.endpoints import is_loopback
from summarizer.asking.faults import Fault, Unusable, from_status, presentable
from summarizer.asking.retrying import Course, Pace, Policy
from summarizer.asking.tries import OnText, Tries
from summarizer.asking.usage import price_for

if TYPE_CHECKING:
    from tenacity import AsyncRetrying, Retrying

    from summarizer.asking.endpoints import Endpoint
    from summarizer.asking.prices import Price
    from summarizer.asking.question import Answer, Question
    from summarizer.replay.tape import Tape

CONNECT_S = 10.0

# What breaks inside a stream the SDK lets through as it is: httpx2's errors, and broken JSON.
_FAILURES = (openai.APIError, httpx2.HTTPError, json.JSONDecodeError)
# Failures of the way to a server that no second try mends.
_LASTING = (httpx2.UnsupportedProtocol, httpx2.LocalProtocolError, httpx2.TooManyRedirects)


class Client:
    """Asks questions of one endpoint; one a run, closed at its end.

    Threads and tasks may share it. A driver uses `with` and `ask`, or `async with` and `aask`.

    Attributes:
        served_model: The model's name as the server last reported it; empty before that.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        policy: Policy | None = None,
        prices: Mapping[str, Price] | None = None,
        note: Callable[[str], None] | None = None,
        pace: Pace | None = None,
        tape: Tape | None = None,
    ) -> None:
        """Opens no connection yet.

        Args:
            endpoint: Where questions go; its server runs.
            policy: Bounds for each question.
            prices: As in `Settings.prices`; without them no cost is known.
            note: Takes one line for a person before each further request.
            pace: Clock and sleep of the retries.
            tape: What records the exchanges, or plays them in the network's stead.
        """
        self.served_model = ""
        self._endpoint = endpoint
        self._policy = policy or Policy()
        self._price = price_for(endpoint, prices or {})
        self._note = note
        self._pace = pace or Pace()
        self._tape = tape
        # Without a handler, logging's last resort writes instructor's account of each failure,
        # with the answer in it, to stderr.
        if not logging.getLogger("instructor").handlers:
            logging.getLogger("instructor").addHandler(logging.NullHandler())

    def ask(self, question: Question, *, on_text: OnText | None = None) -> Answer:
        """Asks until there is a draft, or the policy says that it is enough.

        Returns:
            The answer; without a draft, but with the reason, where the model refused, was cut
            off or never gave the asked form. Other questions may still succeed.

        Raises:
            ModelUnavailable: The key or the model's name is wrong.
            EndpointFailed: The server or the way to it failed after every retry.
        """
        tries = self._tries(question, on_text)

        def create(**_: object) -> ChatCompletion:
            reply = tries.begin()
            try:
                with self._sync.chat.completions.create(stream=True, **self._body(tries)) as chunks:
                    for chunk in chunks:
                        tries.take(reply, chunk)
            except _FAILURES as error:
                raise tries.failed(self._fault(error), reply) from self._cause(error)
            self.served_model = reply.model
            return _completion(tries.finish(reply))

        failure: BaseException | None = None
        try:
            patch(create=create, mode=Mode.JSON_SCHEMA)(
                **_for_instructor(question, tries, tries.course.retrying())
            )
        except InstructorRetryException as wrapper:
            failure = wrapper.__cause__
        return tries.conclude(failure)

    async def aask(self, question: Question, *, on_text: OnText | None = None) -> Answer:
        """As `ask`, with the same requests, for asyncio."""
        tries = self._tries(question, on_text)

        async def create(**_: object) -> ChatCompletion:
            reply = tries.begin()
            try:
                async with await self._async.chat.completions.create(
                    stream=True, **self._body(tries)
                ) as chunks:
                    async for chunk in chunks:
                        tries.take(reply, chunk)
            except _FAILURES as error:
                raise tries.failed(self._fault(error), reply) from self._cause(error)
            self.served_model = reply.model
            return _completion(tries.finish(reply))

        failure: BaseException | None = None
        try:
            await patch(create=create, mode=Mode.JSON_SCHEMA)(
                **_for_instructor(question, tries, tries.course.async_retrying())
            )
        except InstructorRetryException as wrapper:
            failure = wrapper.__cause__
        return tries.conclude(failure)

    def __enter__(self) -> Self:
        _ = self._sync  # built before any thread can race for it
        return self

    def __exit__(self, *_: object) -> None:
        if "_sync" in self.__dict__:
            self._sync.close()

    async def __aenter__(self) -> Self:
        _ = self._async
        return self

    async def __aexit__(self, *_: object) -> None:
        if "_async" in self.__dict__:
            await self._async.close()

    @cached_property
    def _sync(self) -> openai.OpenAI:
        make = partial(openai.DefaultHttpxClient, **self._on_this_machine())
        http = self._tape.client(make) if self._tape else make()
        return openai.OpenAI(http_client=http, **self._access())

    @cached_property
    def _async(self) -> openai.AsyncOpenAI:
        make = partial(openai.DefaultAsyncHttpxClient, **self._on_this_machine())
        http = self._tape.async_client(make) if self._tape else make()
        return openai.AsyncOpenAI(http_client=http, **self._access())

    def _on_this_machine(self) -> dict[str, Any]:
        """Options for a server of our own: no proxy of the environment stands before it."""
        if not is_loopback(self._endpoint.base_url):
            return {}
        # llama.cpp's server now and then closes a connection it said it would keep: the request
        # after that would fail. A new one costs nothing here.
        options: dict[str, Any] = {
            "trust_env": False,
            "limits": httpx2.Limits(max_keepalive_connections=0),
        }
        if not self._endpoint.base_url.startswith("https:"):
            # Certificates are for nothing here; reading them takes 30 ms. This one trusts none.
            options["verify"] = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        return options

    def _access(self) -> dict[str, Any]:  # two constructors with the same parameters
        access: dict[str, Any] = {
            # Never empty: the SDK would send OPENAI_API_KEY instead, to any server.
            "api_key": self._endpoint.api_key or "none",
            "base_url": self._endpoint.base_url,
            "max_retries": 0,
        }
        if self._endpoint.kind != "openai":
            # Nor OPENAI_ORG_ID and OPENAI_PROJECT_ID.
            hidden = {"OpenAI-Organization": openai.omit, "OpenAI-Project": openai.omit}
            access["default_headers"] = hidden
        return access

    def _tries(self, question: Question, on_text: OnText | None) -> Tries:
        course = Course(self._policy, self._pace, self._note)
        return Tries(question, self._endpoint, course=course, price=self._price, on_text=on_text)

    def _body(self, tries: Tries) -> dict[str, Any]:
        silence_s = max(min(self._policy.silence_s, tries.course.left_s()), 0.0)
        return {**tries.request.body(), "timeout": httpx2.Timeout(silence_s, connect=CONNECT_S)}

    def _fault(self, error: Exception) -> Fault | Unusable:
        """The client library's error as one of ours, with nothing of the key in it."""
        key = self._endpoint.api_key
        if isinstance(error, openai.APIStatusError):
            words = presentable(_message(error), key)
            headers = error.response.headers
            return from_status(error.status_code, words, code=error.code, headers=headers)
        if isinstance(error, openai.APIConnectionError):
            if not isinstance(error.__cause__, httpx2.HTTPError):
                raise error.__cause__ or error  # not the network: a recording that does not fit
            return _broken(error.__cause__, key)
        if isinstance(error, openai.APIError):
            return _said_in_stream(error, presentable(_message(error), key))
        return _broken(error, key)

    def _cause(self, error: Exception) -> Exception | None:
        """The error to show in a traceback, unless the server repeated the key in it."""
        key = self._endpoint.api_key
        return None if key and key in f"{error}{error.__cause__}" else error


def _for_instructor(
    question: Question, tries: Tries, retrying: Retrying | AsyncRetrying
) -> dict[str, Any]:  # its parameters, which differ between sync and async in one type
    """What instructor is for: validate, tell us what is invalid, run the retry policy.

    The messages only satisfy its signature; `create` drops them with the schema it would send.
    """
    hooks = Hooks()
    hooks.on("parse:error", tries.invalid)
    return {
        "response_model": question.draft,
        "messages": [],
        "max_retries": retrying,
        "hooks": hooks,
        "strict": False,
    }


def _completion(text: str) -> ChatCompletion:
    """The answer as instructor wants to read it."""
    message = {"role": "assistant", "content": text}
    return ChatCompletion.model_validate(
        {
            "id": "",
            "object": "chat.completion",
            "created": 0,
            "model": "",
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        }
    )


def _message(error: openai.APIError) -> str:
    message = _field(error, "message")
    return message if isinstance(message, str) else str(error.body or "")


def _field(error: openai.APIError, name: str) -> object:
    body = error.body
    return cast("dict[str, object]", body).get(name) if isinstance(body, dict) else None


def _said_in_stream(error: openai.APIError, words: str) -> Fault | Unusable:
    """An error that came as an event of the stream, with or without a status of its own."""
    status = _field(error, "code")
    if isinstance(status, int) and status >= 400:
        return from_status(status, words, code=None, headers={})
    return Fault(f"the server broke off: {words}")


def _broken(error: Exception, key: str) -> Fault:
    words = presentable(str(error), key) or type(error).__name__
    if isinstance(error, httpx2.TimeoutException):
        return Fault("the server did not answer in time")
    lasting = isinstance(error, _LASTING) or "CERTIFICATE_VERIFY_FAILED" in words
    return Fault(f"the connection failed: {words}", passing=not lasting)
