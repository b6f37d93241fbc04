"""What is browsed: documents and saved summaries, each with its state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.documents.document import Document
    from summarizer.schemas.summary import Summary


class State(StrEnum):
    """The words that stand beside a document in the list."""

    CLOSED = ""
    WAITING = "waiting"
    READING = "reading"
    QUEUED = "queued"
    ASKING = "asking"
    DONE = "done"
    LACKS_ANSWERS = "lacks answers"
    FAILED = "failed"


BUSY = (State.ASKING, State.QUEUED)


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading an item gives.

    Attributes:
        document: The source; None where a saved summary left it out and it is found nowhere.
        summary: None for a document that was not asked about.
    """

    document: Document | None
    summary: Summary | None = None


@dataclass(slots=True, eq=False)
class Item:
    """One line of the list.

    Attributes:
        name: Its path, as given.
        read: Reads it anew; slow, and raises `SummarizerError`.
        place: The file it is read from; corrections are written beside it.
        source: What the document of a saved summary was read under.
        title: What it is called in the list, once that is known.
        headline: The release's own, once it was read.
        note: What its summary holds, in a few words.
        reason: Why it failed or lacks answers.
        reading: Kept while it is open, and after a run, which no file holds.
        earlier: The summary before the last run.
        asked: Whether `reading` comes of a run and is in no file.
    """

    name: str
    read: Callable[[], Reading]
    place: Path | None = None
    source: str = ""
    title: str = ""
    headline: str = ""
    state: State = State.CLOSED
    note: str = ""
    reason: str = ""
    reading: Reading | None = field(default=None, repr=False)
    earlier: Summary | None = field(default=None, repr=False)
    asked: bool = False
