"""One thread that asks about one document after the other, away from the screen."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, Protocol

from textual.message import Message

from summarizer.browse.item import Item
from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from summarizer.documents.document import Document
    from summarizer.schemas.summary import Summary

LEAVE_WITHIN_S = 2.0
"""How long leaving waits for the model to be put away."""


class Tool(Protocol):
    """What asking needs of `summarizer.Summarizer`; tests bring their own."""

    def stream(self, source: Document, /) -> Iterator[Summary]: ...


OpenTool = Callable[[str | None, Callable[[str], None]], AbstractContextManager[Tool]]
"""Opens a tool for a model, or for the usual one, and takes what is to be told meanwhile."""


class Told(Message):
    """What is being done or waited for."""

    def __init__(self, item: Item, words: str) -> None:
        super().__init__()
        self.item, self.words = item, words


class Came(Message):
    """A summary of what has come so far, or the whole one."""

    def __init__(self, item: Item, document: Document, summary: Summary, *, whole: bool) -> None:
        super().__init__()
        self.item, self.document, self.summary, self.whole = item, document, summary, whole


class Failed(Message):
    """There will be no summary, for this reason."""

    def __init__(self, item: Item, reason: str) -> None:
        super().__init__()
        self.item, self.reason = item, reason


@dataclass(slots=True, eq=False)
class _Job:
    item: Item
    document: Document
    model: str | None
    stopped: bool = False


class Asker:
    """Keeps the tool open between documents; a model is closed when another is asked for."""

    def __init__(self, open_tool: OpenTool, post: Callable[[Message], object]) -> None:
        """Starts nothing yet.

        Args:
            open_tool: Called in the thread, when there is something to ask.
            post: Takes messages from any thread.
        """
        self._open_tool = open_tool
        self._post = post
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._under_way: dict[Item, _Job] = {}
        self._thread: threading.Thread | None = None
        self._now: _Job | None = None

    def ask(self, item: Item, document: Document, model: str | None = None) -> None:
        """Ask when those before are done."""
        job = _Job(item, document, model)
        self._under_way[item] = job
        self._jobs.put(job)
        if self._thread is None:
            # A daemon: nobody who leaves should have to wait for a model's answer.
            self._thread = threading.Thread(target=self._work, name="asker", daemon=True)
            self._thread.start()

    def stop(self, item: Item) -> bool:
        """Nothing more is heard of the item; whether it was being asked about, or was to be."""
        job = self._under_way.pop(item, None)
        if job is None or job.stopped:
            return False
        job.stopped = True
        return True

    def close(self) -> None:
        """Stop everything and put the model away."""
        for job in self._under_way.values():
            job.stopped = True
        self._jobs.put(None)
        if self._thread is not None:
            self._thread.join(LEAVE_WITHIN_S)

    def _work(self) -> None:
        with ExitStack() as stack:
            tool: Tool | None = None
            model: str | None = None
            while (job := self._jobs.get()) is not None:
                if job.stopped:
                    continue
                self._now = job
                try:
                    if tool is None or job.model != model:
                        stack.close()
                        tool, model = None, job.model
                        tool = stack.enter_context(self._open_tool(job.model, self._tell))
                    self._run(tool, job)
                except SummarizerError as error:
                    self._fail(job, str(error))
                except Exception as error:  # a bug must not take the screen down with it
                    self._fail(job, f"this is a bug in summarizer: {error!r}")

    def _run(self, tool: Tool, job: _Job) -> None:
        self._tell("")
        before: Summary | None = None
        for summary in tool.stream(job.document):
            if job.stopped:
                return
            if before is not None:
                self._post(Came(job.item, job.document, before, whole=False))
            before = summary
        if before is not None and not job.stopped:
            self._under_way.pop(job.item, None)
            self._post(Came(job.item, job.document, before, whole=True))

    def _tell(self, words: str) -> None:
        job = self._now
        if job is not None and not job.stopped:
            self._post(Told(job.item, words))

    def _fail(self, job: _Job, reason: str) -> None:
        if not job.stopped:
            self._under_way.pop(job.item, None)
            self._post(Failed(job.item, reason))
