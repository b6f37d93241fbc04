"""The Python API: configured once, used many times, sync, async or watched."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypedDict

from summarizer.documents.document import Document
from summarizer.documents.reading import read

if TYPE_CHECKING:
    from summarizer.asking.endpoints import Endpoint
    from summarizer.asking.prices import Price
    from summarizer.asking.question import Answer, Question
    from summarizer.asking.retrying import Pace, Policy
    from summarizer.desk import Desk, Office
    from summarizer.drivers.watching import Emit
    from summarizer.schemas.summary import Summary

Source = str | Path | bytes | Document


class Summarizer:
    """Reads releases into summaries with one model.

    Inside `summarizer.replay(...)` model, endpoint and settings come from the recordings.

    Attributes:
        endpoint: Which model is asked, where, and `why`.
    """

    def __init__(
        self,
        model: str | None = None,
        *,
        base_url: str | None = None,
        rounds: int = 1,
        policy: Policy | None = None,
        note: Callable[[str], None] | None = None,
        progress: Callable[[int, int, str], None] | None = None,
    ) -> None:
        """Opens nothing yet.

        Args:
            model: `openai/NAME`, `local`, `local/NAME`, the path of a .gguf file, or any name
                that the server at `base_url` knows. None: environment, config file, OpenAI where
                a key is set, else `local`.
            base_url: Of any OpenAI-compatible endpoint, up to and including `/v1`.
            rounds: Repair rounds, 0 or more.
            policy: Bounds on retries and waits.
            note: Takes lines of talk for a person: waiting, starting, fetching.
            progress: Takes bytes done, bytes in all and a line for a person (or none) while
                weights are fetched.
        """
        self._model = model
        self._base_url = base_url
        self._rounds = rounds
        self._policy = policy
        self._note = note
        self._progress = progress

    @cached_property
    def endpoint(self) -> Endpoint:
        """Which model is asked.

        Raises:
            BadInput: Settings that make no sense.
            ModelUnavailable: An OpenAI model without a key.
        """
        return self._office.endpoint

    @cached_property
    def _office(self) -> Office:
        from summarizer.desk import Office

        return Office(
            self._model,
            self._base_url,
            rounds=self._rounds,
            note=self._note,
            progress=self._progress,
        )

    def summarize(self, source: Source) -> Summary:
        """The summary of one document.

        Args:
            source: A path, the bytes of a document, or a `Document`.

        Raises:
            BadInput: The document or a setting cannot be used.
            ModelUnavailable: No model can be asked.
            EndpointFailed: The server failed after every retry.
            ReplayMismatch: Inside `replay`, where no recording fits.
        """
        return self._summarize(_document(source), None)

    async def asummarize(self, source: Source) -> Summary:
        """As `summarize`, for asyncio."""
        return await self._asummarize(_document(source), None)

    def stream(self, source: Source) -> Iterator[Summary]:
        """Summaries of the entries that are complete and grounded so far; the last is whole.

        Raises:
            As `summarize`, while iterating.
        """
        from summarizer.drivers.watching import stream

        document = _document(source)
        return stream(lambda emit: self._summarize(document, emit))

    def astream(self, source: Source) -> AsyncIterator[Summary]:
        """As `stream`, for asyncio."""
        from summarizer.drivers.watching import astream

        document = _document(source)
        return astream(lambda emit: self._asummarize(document, emit))

    def close(self) -> None:
        """Stop the embedded server, if one runs. Called on leaving a `with` block."""
        if "_office" in self.__dict__:
            self._office.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _summarize(self, document: Document, emit: Emit | None) -> Summary:
        from summarizer.asking.client import Client
        from summarizer.drivers.running import run
        from summarizer.pipeline import steps

        desk = self._office.desk(document)
        with (
            desk.tape(document) as tape,
            Client(desk.endpoint, **self._manner(desk), tape=tape) as client,
        ):

            def ask(question: Question) -> Answer:
                self._tell(question, desk)
                return client.ask(question, on_text=_watch(question, emit))

            return run(steps(document, desk.plan, desk.origin), ask)

    async def _asummarize(self, document: Document, emit: Emit | None) -> Summary:
        from summarizer.asking.client import Client
        from summarizer.drivers.running import arun
        from summarizer.pipeline import steps

        desk = await asyncio.to_thread(self._office.desk, document)
        with desk.tape(document) as tape:
            async with Client(desk.endpoint, **self._manner(desk), tape=tape) as client:

                async def ask(question: Question) -> Answer:
                    self._tell(question, desk)
                    return await client.aask(question, on_text=_watch(question, emit))

                return await arun(steps(document, desk.plan, desk.origin), ask)

    def _tell(self, question: Question, desk: Desk) -> None:
        if self._note is not None and not desk.replayed:
            self._note(f"asking `{question.name}`")

    def _manner(self, desk: Desk) -> _Manner:
        return _Manner(
            policy=self._policy,
            prices=desk.prices,
            note=None if desk.replayed else self._note,
            pace=desk.pace,
        )


class _Manner(TypedDict):
    """How a client asks; the parameters of `Client` by their names."""

    policy: Policy | None
    prices: Mapping[str, Price]
    note: Callable[[str], None] | None
    pace: Pace | None


def _document(source: Source) -> Document:
    return source if isinstance(source, Document) else read(source)


def _watch(question: Question, emit: Emit | None) -> Callable[[str | None], None] | None:
    if emit is None:
        return None
    from summarizer.drivers.watching import Watch

    return Watch(question, emit)


def summarize(source: Source, model: str | None = None, *, base_url: str | None = None) -> Summary:
    """The summary of one document; `Summarizer` says what the parameters mean.

    Raises:
        As `Summarizer.summarize`.
    """
    with Summarizer(model, base_url=base_url) as tool:
        return tool.summarize(source)


async def asummarize(
    source: Source, model: str | None = None, *, base_url: str | None = None
) -> Summary:
    """As `summarize`, for asyncio."""
    with Summarizer(model, base_url=base_url) as tool:
        return await tool.asummarize(source)


def stream(
    source: Source, model: str | None = None, *, base_url: str | None = None
) -> Iterator[Summary]:
    """As `Summarizer.stream`: partial summaries, then the whole one."""
    with Summarizer(model, base_url=base_url) as tool:
        yield from tool.stream(source)


async def astream(
    source: Source, model: str | None = None, *, base_url: str | None = None
) -> AsyncIterator[Summary]:
    """As `stream`, for asyncio."""
    with Summarizer(model, base_url=base_url) as tool:
        async for summary in tool.astream(source):
            yield summary
