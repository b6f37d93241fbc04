"""Which model is asked, and how: the options that every command which needs one shares."""

from __future__ import annotations

import argparse
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from summarizer.api import Summarizer
    from summarizer.asking.retrying import Policy


class Telling(Protocol):
    """Takes what is said to a person meanwhile: `Talk` on a stream, others on a screen."""

    def tell(self, message: str, /) -> None: ...

    def note(self, message: str, /) -> None: ...

    def count(self, done: int, total: int, note: str = "", /) -> None: ...


@dataclass(frozen=True, slots=True)
class Asking:
    """Who answers.

    Attributes:
        model: None leaves the choice to settings.
        rounds: Repair rounds, 0 or more; None for the usual number.
        timeout_s: For one question, waits and retries included; None for the usual time.
        record: Folder to record into.
        replay: Folder to answer from.
    """

    model: str | None = None
    base_url: str | None = None
    rounds: int | None = None
    timeout_s: float | None = None
    record: Path | None = None
    replay: Path | None = None


def add_asking(parser: argparse.ArgumentParser) -> None:
    """Adds `--model`, `--base-url`, `--rounds`, `--timeout-s`, `--record` and `--replay`."""
    group = parser.add_argument_group("asking")
    group.add_argument(
        "--model",
        metavar="NAME",
        help="openai/NAME, local, a .gguf file, or a name the server at --base-url knows; "
        "in a replay, the set to replay",
    )
    group.add_argument("--base-url", metavar="URL", help="an OpenAI-compatible endpoint, up to /v1")
    group.add_argument(
        "--rounds", type=_rounds, metavar="N", help="how often to ask again for what was refused"
    )
    group.add_argument(
        "--timeout-s", type=_seconds, metavar="S", help="seconds for one question, retries included"
    )
    tapes = group.add_mutually_exclusive_group()
    tapes.add_argument("--record", type=Path, metavar="DIR", help="record what the model answers")
    tapes.add_argument(
        "--replay", type=Path, metavar="DIR", help="answer from recordings, without a model"
    )


def asking_of(given: argparse.Namespace, parser: argparse.ArgumentParser) -> Asking:
    """What was given, checked.

    Raises:
        SystemExit: With code 2, where the options make no sense together.
    """
    if given.replay is not None and not given.replay.is_dir():
        parser.error(f"--replay: there is no folder `{given.replay}`")
    if given.replay is not None and given.base_url is not None:
        parser.error("--base-url: a replay takes the endpoint from its recordings; leave it out")
    return Asking(
        model=given.model,
        base_url=given.base_url,
        rounds=given.rounds,
        timeout_s=given.timeout_s,
        record=given.record,
        replay=given.replay,
    )


@contextmanager
def open_summarizer(asking: Asking, talk: Telling) -> Generator[Summarizer]:
    """A tool, inside the recording or replay that was asked for; says which model it is.

    Raises:
        BadInput: A setting makes no sense.
        ModelUnavailable: No model can be asked.
        ReplayMismatch: There is no such set of recordings.
    """
    import summarizer

    with ExitStack() as stack:
        if asking.replay is not None:
            stack.enter_context(summarizer.replay(asking.replay, model=asking.model))
            yield stack.enter_context(summarizer.Summarizer())
            return
        if asking.record is not None:
            stack.enter_context(summarizer.record(asking.record))
        tool = summarizer.Summarizer(
            asking.model,
            base_url=asking.base_url,
            policy=_policy(asking.timeout_s),
            note=talk.note,
            progress=talk.count,
            **({} if asking.rounds is None else {"rounds": asking.rounds}),
        )
        talk.tell(f"using {tool.endpoint.why}")
        yield stack.enter_context(tool)


def _policy(timeout_s: float | None) -> Policy | None:
    if timeout_s is None:
        return None
    from summarizer.asking.retrying import Policy

    return Policy(deadline_s=timeout_s, silence_s=min(timeout_s, Policy().silence_s))


def _rounds(word: str) -> int:
    number = int(word)
    if number < 0:
        raise ValueError(word)
    return number


def _seconds(word: str) -> float:
    number = float(word)
    if not (isfinite(number) and number > 0):
        raise ValueError(word)
    return number
