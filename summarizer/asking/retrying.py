"""The one retry policy: what is asked again, after what wait, and when it is enough.

tenacity runs it, handed to instructor; the SDK's own retries are off, and nothing else loops.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from summarizer.asking.faults import Fault, Unusable
from summarizer.schemas.provenance import Outcome

if TYPE_CHECKING:
    from tenacity import AsyncRetrying, RetryCallState, Retrying


@dataclass(frozen=True, slots=True)
class Policy:
    """Bounds for one question.

    Attributes:
        tries: Requests that may fail on the way, the first included.
        reasks: Further requests after answers without a usable draft; a cut-off answer gets one.
        first_wait_s: Back-off before the second try; it doubles from then on.
        longest_backoff_s: Where doubling ends.
        longest_wait_s: The longest wait a server may ask for; one that asks for more is not
            asked again, since asking sooner would only be refused.
        silence_s: How long a server may send nothing. A small computer needs minutes to read a
            long document before its first word.
        deadline_s: For everything together, waits included. A wait that would overrun it is not
            begun, and an answer still arriving is broken off.
    """

    tries: int = 6
    reasks: int = 2
    first_wait_s: float = 1.0
    longest_backoff_s: float = 30.0
    longest_wait_s: float = 120.0
    silence_s: float = 600.0
    deadline_s: float = 1200.0


@dataclass(frozen=True, slots=True)
class Pace:
    """Clock, sleep and chance; tests put their own here."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    asleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: Callable[[], float] = random.random


class Course:
    """How far one question has come: what tenacity asks before each further request.

    Attributes:
        stopped: Why nothing more was tried though more tries were left; empty otherwise.
    """

    def __init__(self, policy: Policy, pace: Pace, note: Callable[[str], None] | None) -> None:
        self.stopped = ""
        self._policy = policy
        self._pace = pace
        self._note = note
        self._faults = 0
        self._reasks = 0
        self._cut_offs = 0
        self._deadline = pace.now() + policy.deadline_s

    def retrying(self) -> Retrying:
        from tenacity import Retrying

        return Retrying(
            sleep=self._pace.sleep,
            retry=self.again,
            wait=self.wait_s,
            stop=self.enough,
            before_sleep=self.tell,
            reraise=True,
        )

    def async_retrying(self) -> AsyncRetrying:
        from tenacity import AsyncRetrying

        return AsyncRetrying(
            sleep=self._pace.asleep,
            retry=self.again,
            wait=self.wait_s,
            stop=self.enough,
            before_sleep=self.tell,
            reraise=True,
        )

    def left_s(self) -> float:
        """Seconds until the deadline; below 0 when it has passed."""
        return self._deadline - self._pace.now()

    def again(self, state: RetryCallState) -> bool:
        """Whether what happened is of the kind that is tried again at all; counts it."""
        error = _error(state)
        if isinstance(error, Fault):
            self._faults += 1
            return error.passing
        if isinstance(error, Unusable):
            self._reasks += 1
            self._cut_offs += error.outcome is Outcome.CUT_OFF
            return error.outcome in {Outcome.CUT_OFF, Outcome.EMPTY}
        self._reasks += isinstance(error, ValidationError)
        return isinstance(error, ValidationError)

    def wait_s(self, state: RetryCallState) -> float:
        """What the server asks for, else a doubling back-off, half of it by chance.

        After an answer there is nothing to wait for.
        """
        error = _error(state)
        if not isinstance(error, Fault):
            return 0.0
        if error.retry_after_s is not None:
            return error.retry_after_s
        doubled: float = self._policy.first_wait_s * 2 ** (self._faults - 1)
        return min(doubled, self._policy.longest_backoff_s) * (1 + self._pace.chance()) / 2

    def enough(self, state: RetryCallState) -> bool:
        wait_s = state.upcoming_sleep
        if self._faults >= self._policy.tries or self._reasks > self._policy.reasks:
            return True
        if self._cut_offs > 1:
            return True
        if wait_s > self._policy.longest_wait_s:
            self.stopped = f"it asks to wait {wait_s:.0f} s"
        elif wait_s >= self.left_s():
            self.stopped = (
                f"the deadline of {self._policy.deadline_s:.0f} s leaves no time for more"
            )
        return bool(self.stopped)

    def tell(self, state: RetryCallState) -> None:
        """One line for the terminal before each further request."""
        if self._note is None:
            return
        error = _error(state)
        wait_s = state.upcoming_sleep
        begin = f"waiting {wait_s:.0f} s" if wait_s >= 1 else "asking again"
        self._note(f"{begin}: {_reason(error)}")


def _error(state: RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome is not None else None


def _reason(error: BaseException | None) -> str:
    if isinstance(error, Fault | Unusable):
        return error.reason
    return "the answer did not have the asked form"
