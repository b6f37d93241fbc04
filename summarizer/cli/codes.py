"""What the process says with its exit code."""

from __future__ import annotations

from summarizer.errors import BadInput, ModelUnavailable, ReplayMismatch, SummarizerError

DONE = 0
SOME_FAILED = 1
WRONG_USAGE = 2
NO_MODEL = 3
INTERRUPTED = 130
READER_GONE = 141


def code_of(error: SummarizerError) -> int:
    """The code for an error that is not one document's but the whole run's."""
    match error:
        case ModelUnavailable():
            return NO_MODEL
        case BadInput() | ReplayMismatch():
            return WRONG_USAGE
        case _:
            return SOME_FAILED
