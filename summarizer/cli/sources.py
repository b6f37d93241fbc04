"""From the words of a command to summaries: saved ones are loaded, releases are summarised."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from summarizer.cli.asking import Asking, open_summarizer
from summarizer.cli.batch import Tool
from summarizer.cli.inputs import Input, expand, open_document
from summarizer.cli.talk import PATIENCE_S, Talk
from summarizer.errors import ModelUnavailable, SummarizerError
from summarizer.saved.loading import is_saved, load

if TYPE_CHECKING:
    from summarizer.schemas.summary import Summary

GARBAGE_AFTER = 50_000
"""Allocations between two looks for garbage."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One document, or one saved summary.

    Attributes:
        name: What it was named on the command line, or the file it lies in.
        summary: None where there is none; then `problem` says why.
        problem: For a person; empty where nothing is wrong.
    """

    name: str
    summary: Summary | None
    problem: str = ""


MakeSummarizer = Callable[[Asking, Talk], AbstractContextManager[Tool]]


@contextmanager
def taking(
    words: Iterable[str],
    asking: Asking,
    talk: Talk,
    *,
    make_summarizer: MakeSummarizer = open_summarizer,
) -> Generator[Iterator[Taken]]:
    """Yields the summaries of what was named, one after the other, as they are asked for.

    Files ending in `.json` and `.jsonl` hold saved summaries and need no model; a model is opened
    when the first release has been read. What fails is complained of, and comes as a problem.

    Raises:
        ModelUnavailable: While iterating, where a release needs a model and none can be asked.
    """
    # Loading the clients makes a million objects that stay: looking through them for garbage
    # every 700 allocations, as Python does by default, takes a tenth of the start.
    gc.set_threshold(GARBAGE_AFTER)
    with ExitStack() as stack:
        open_tool = cache(lambda: stack.enter_context(make_summarizer(asking, talk)))
        yield _taken(expand(words, saved=True), open_tool, talk)


def _taken(inputs: list[Input], open_tool: Callable[[], Tool], talk: Talk) -> Iterator[Taken]:
    for one in inputs:
        try:
            yield from _from(one, open_tool, talk)
        except ModelUnavailable:
            raise
        except SummarizerError as error:
            problem = str(error)
            talk.complain(problem if one.name in problem else f"{one.name}: {problem}")
            yield Taken(one.name, None, problem)


def _from(one: Input, open_tool: Callable[[], Tool], talk: Talk) -> Iterator[Taken]:
    if is_saved(one.name) and not one.problem:
        for summary in load(one.name):
            yield Taken(one.name, summary)
        return
    document = open_document(one)
    tool = open_tool()
    with talk.working(one.name, after_s=PATIENCE_S):
        summary = tool.summarize(document)
    lost = "; ".join(f"no answer to `{q.question}`: {q.reason}" for q in summary.audit.unanswered)
    if lost:
        talk.complain(f"{one.name}: {lost}")
    yield Taken(one.name, summary, lost)
