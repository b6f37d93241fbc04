"""`summarizer FILE...`."""

from __future__ import annotations

import gc
import sys
from contextlib import ExitStack
from functools import cache
from typing import TYPE_CHECKING

from summarizer.cli.asking import open_summarizer
from summarizer.cli.batch import Batch
from summarizer.cli.codes import code_of
from summarizer.cli.inputs import expand
from summarizer.cli.printing import printer
from summarizer.cli.saving import Shelf
from summarizer.cli.showing import terminal_of
from summarizer.cli.sources import GARBAGE_AFTER, MakeSummarizer
from summarizer.cli.talk import Talk
from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from summarizer.cli.options import Options


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
    talk = Talk(err, terminal=terminal_of(out, err), quiet=options.quiet, colour=options.colour)
    inputs = expand(options.files)
    try:
        with ExitStack() as stack:
            batch = Batch(
                talk,
                cache(lambda: stack.enter_context(make_summarizer(options.asking, talk))),
                stack.enter_context(printer(options, out, several=len(inputs) > 1)),
                _shelf(options),
                watched=options.format == "view" and out.isatty() and not options.quiet,
            )
            return batch.run(inputs)
    except SummarizerError as error:
        talk.complain(str(error))
        return code_of(error)


def _shelf(options: Options) -> Shelf | None:
    if options.output is None:
        return None
    return Shelf(options.output, keep_text=options.keep_text)
