"""Every error a user of this package can meet, sorted by who must act.

SummarizerError
├── BadInput            the user: a file that cannot be read, a setting that makes no sense
├── ModelUnavailable    the user: no key, no weights, no such model, not enough disk
├── AskFailed           a question without a usable answer; carries every attempt
│   ├── EndpointFailed  the operator: network, quota or server, after every retry
│   └── ModelFailed     the model: refused, cut off or shapeless after every retry
└── ReplayMismatch      the user: no recording fits what is being asked
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.schemas.provenance import Attempt


class SummarizerError(Exception):
    """What happened, on which item, and what to do next, in one message."""


class BadInput(SummarizerError):
    """A document or a setting that cannot be used as it is."""


class ModelUnavailable(SummarizerError):
    """No model can be asked: the exit code is 3."""


class AskFailed(SummarizerError):
    """A question that got no usable answer.

    Attributes:
        attempts: Every request that was made for it, in order, with its tokens; none is free.
    """

    def __init__(self, message: str, attempts: tuple[Attempt, ...] = ()) -> None:
        super().__init__(message)
        self.attempts = attempts


class EndpointFailed(AskFailed):
    """The server or the way to it failed after every retry."""


class ModelFailed(AskFailed):
    """The model answered, but never with anything of the asked shape."""


class ReplayMismatch(SummarizerError):
    """Replay was asked for, and no recorded exchange fits."""
