"""The documents of one run: each is read, asked about, printed and saved, or fails by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from summarizer.cli.codes import DONE, INTERRUPTED, SOME_FAILED
from summarizer.cli.inputs import Input, open_document
from summarizer.cli.talk import PATIENCE_S, Talk
from summarizer.errors import ModelUnavailable, SummarizerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.cli.printing import Print
    from summarizer.cli.saving import Shelf
    from summarizer.documents.document import Document
    from summarizer.schemas.summary import Summary


class Tool(Protocol):
    """What a run needs of `summarizer.Summarizer`; tests bring their own."""

    def summarize(self, source: Document, /) -> Summary: ...

    def stream(self, source: Document, /) -> Iterator[Summary]: ...


@dataclass(slots=True)
class Batch:
    """How far a run has come.

    Attributes:
        open_tool: Gives the same tool each time; called when a document has been read.
        watched: Whether a person sees the partial summaries.
        done: Documents that are printed and, where asked for, saved.
        failed: Documents that are not, or whose questions were not all answered.
    """

    talk: Talk
    open_tool: Callable[[], Tool]
    show: Print
    shelf: Shelf | None
    watched: bool
    done: int = 0
    failed: int = 0

    def run(self, inputs: list[Input]) -> int:
        """The exit code.

        Raises:
            SummarizerError: No document can be summarised: the model or a setting is at fault.
        """
        try:
            for one in inputs:
                self._take(one)
        except KeyboardInterrupt:
            self.talk.complain(f"interrupted; {self.done} of {len(inputs)} documents are done")
            return INTERRUPTED
        if self.failed and len(inputs) > 1:
            self.talk.complain(f"{self.failed} of {len(inputs)} documents failed or lack answers")
        return SOME_FAILED if self.failed else DONE

    def _take(self, one: Input) -> None:
        try:
            document = open_document(one)
        except SummarizerError as error:
            self._fail(one, str(error))
            return
        tool = self.open_tool()
        try:
            self._finish(one, self._ask(tool, one, document))
        except ModelUnavailable:
            raise
        except SummarizerError as error:
            self._fail(one, str(error))

    def _ask(self, tool: Tool, one: Input, document: Document) -> Summary:
        after_s = 0 if self.watched else PATIENCE_S
        with self.talk.working(one.name, after_s=after_s) as show_partial:
            if not self.watched:
                return tool.summarize(document)
            summary = None
            for summary in tool.stream(document):
                show_partial(summary)
            assert summary is not None, "a stream ends with the whole summary"
            return summary

    def _finish(self, one: Input, summary: Summary) -> None:
        self.show(summary)
        if self.shelf is not None:
            self.talk.tell(f"saved `{self.shelf.save(one.name, summary)}`")
        self.done += 1
        if lost := summary.audit.unanswered:
            self._fail(one, "; ".join(f"no answer to `{q.question}`: {q.reason}" for q in lost))

    def _fail(self, one: Input, message: str) -> None:
        self.failed += 1
        self.talk.complain(message if one.name in message else f"{one.name}: {message}")
