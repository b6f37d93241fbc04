"""`summarizer FILE...`."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import cache
from typing import TYPE_CHECKING, TextIO

from summarizer.cli.batch import Batch, Tool
from summarizer.cli.codes import code_of
from summarizer.cli.inputs import expand
from summarizer.cli.printing import printer
from summarizer.cli.saving import Shelf
from summarizer.cli.talk import Talk
from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from summarizer.asking.retrying import Policy
    from summarizer.cli.options import Options

GARBAGE_AFTER = 50_000
"""Allocations between two looks for garbage."""

MakeSummarizer = Callable[["Options", Talk], AbstractContextManager[Tool]]


@contextmanager
def open_summarizer(options: Options, talk: Talk) -> Generator[Tool]:
    """The real one, inside the recording or replay that was asked for; says which model it is.

    Raises:
        BadInput: A setting makes no sense.
        ModelUnavailable: No model can be asked.
        ReplayMismatch: There is no such set of recordings.
    """
    import summarizer

    with ExitStack() as stack:
        if options.replay is not None:
            stack.enter_context(summarizer.replay(options.replay, model=options.model))
            yield stack.enter_context(summarizer.Summarizer())
            return
        if options.record is not None:
            stack.enter_context(summarizer.record(options.record))
        tool = summarizer.Summarizer(
            options.model,
            base_url=options.base_url,
            policy=_policy(options.timeout_s),
            note=talk.note,
            progress=talk.count,
            **({} if options.rounds is None else {"rounds": options.rounds}),
        )
        talk.tell(f"using {tool.endpoint.why}")
        yield stack.enter_context(tool)


def run(options: Options, *, make_summarizer: MakeSummarizer = open_summarizer) -> int:
    """Summarises, prints and saves; returns the exit code.

    Args:
        options: What the user asked for.
        make_summarizer: Opens the model; called once, when the first document has been read.
    """
    # Loading the clients makes a million objects that stay: looking through them for garbage
    # every 700 allocations, as Python does by default, takes a tenth of the start.
    gc.set_threshold(GARBAGE_AFTER)
    out, err = sys.stdout, sys.stderr
    talk = Talk(err, terminal=_terminal(out, err), quiet=options.quiet, colour=options.colour)
    inputs = expand(options.files)
    try:
        with ExitStack() as stack:
            batch = Batch(
                talk,
                cache(lambda: stack.enter_context(make_summarizer(options, talk))),
                stack.enter_context(printer(options, out, several=len(inputs) > 1)),
                _shelf(options),
                watched=options.format == "view" and out.isatty() and not options.quiet,
            )
            return batch.run(inputs)
    except SummarizerError as error:
        talk.complain(str(error))
        return code_of(error)


def _terminal(out: TextIO, err: TextIO) -> TextIO | None:
    """Where to draw what goes away again: beside the results if it can be."""
    return next((stream for stream in (err, out) if stream.isatty()), None)


def _shelf(options: Options) -> Shelf | None:
    if options.output is None:
        return None
    return Shelf(options.output, keep_text=options.keep_text)


def _policy(timeout_s: float | None) -> Policy | None:
    if timeout_s is None:
        return None
    from summarizer.asking.retrying import Policy

    return Policy(deadline_s=timeout_s, silence_s=min(timeout_s, Policy().silence_s))
