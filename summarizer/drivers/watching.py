"""Partial summaries while an answer arrives: entries that are complete and grounded, no others."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextvars import copy_context

import jiter

from summarizer.asking.question import Question
from summarizer.schemas.summary import Summary

Emit = Callable[[Summary], None]


class Stopped(BaseException):
    """The reader of a stream went away; not an `Exception`, so that no retry catches it."""


class Watch:
    """Follows the text of one answer and emits a summary whenever another entry is complete."""

    def __init__(self, question: Question, emit: Emit) -> None:
        self._preview = question.preview
        self._emit = emit
        self._text = ""
        self._entries = 0

    def __call__(self, piece: str | None) -> None:
        """Take the next piece; None means that the answer starts over."""
        if piece is None:
            self._text, self._entries = "", 0
            return
        self._text += piece
        if "}" in piece and self._preview is not None:
            half = _parsed(self._text)
            if (entries := _complete(half)) > self._entries:
                self._entries = entries
                self._emit(self._preview(half))


def _parsed(text: str) -> Mapping[str, object]:
    try:
        half = jiter.from_json(text.encode(), partial_mode=True)
    except ValueError:
        return {}
    return half if isinstance(half, dict) else {}


def _complete(half: Mapping[str, object]) -> int:
    """How many list entries are followed by something, and so are whole."""
    counts = [len(entries) if isinstance(entries, list) else 1 for entries in half.values()]
    return max(sum(counts) - 1, 0)


def stream(work: Callable[[Emit], Summary]) -> Iterator[Summary]:
    """Run the work in a thread and yield what it emits, then what it returns.

    Leaving the loop early stops the work at the next summary it would emit.
    """
    arrived: queue.SimpleQueue[Summary | BaseException | None] = queue.SimpleQueue()
    stopped = threading.Event()

    def emit(summary: Summary) -> None:
        if stopped.is_set():
            raise Stopped
        arrived.put(summary)

    def body() -> None:
        try:
            arrived.put(work(emit))
            arrived.put(None)
        except BaseException as error:  # handed on to the reader, whatever it is
            arrived.put(error)

    # The copied context carries the recording or replay in force here into the thread.
    threading.Thread(target=copy_context().run, args=(body,), daemon=True).start()
    try:
        while (item := arrived.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        stopped.set()


async def astream(work: Callable[[Emit], Awaitable[Summary]]) -> AsyncIterator[Summary]:
    """As `stream`, with the work as a task of the running loop."""
    arrived: asyncio.Queue[Summary | None] = asyncio.Queue()

    async def body() -> Summary:
        try:
            return await work(arrived.put_nowait)
        finally:
            arrived.put_nowait(None)

    task = asyncio.create_task(body())
    try:
        while (item := await arrived.get()) is not None:
            yield item
        yield await task
    finally:
        task.cancel()
