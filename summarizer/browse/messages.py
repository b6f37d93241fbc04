"""What stands where there is nothing to show: why, and what to do."""

from __future__ import annotations

from textwrap import wrap

from summarizer.browse.item import Item, State
from summarizer.views.safe_text import one_line

COLUMNS = 56

EMPTY = (
    "Nothing to show here yet.",
    "",
    "summarizer browse releases/",
    "    press releases, to be read and asked about",
    "summarizer browse summaries/",
    "    summaries saved before, each beside its source",
    "summarizer browse 'news/*.txt' all.jsonl",
    "    patterns, files, lists of summaries: as many as you like",
    "",
    "q leaves.",
)


def nothing_to_show(item: Item, told: str = "") -> tuple[str, ...]:
    """Lines for an item without rows."""
    match item.state:
        case State.FAILED:
            words = [*_lines(item.reason), "", "r tries again, ] goes on to the next document."]
            return ("This document could not be done.", "", *words)
        case State.WAITING:
            return (
                "Nobody has asked about this document yet.",
                "",
                "r   asks the model",
                "R   asks a model that you name",
                "",
                "Its text can be read and searched meanwhile.",
            )
        case State.QUEUED:
            return ("It is asked about when those before are done.", "", "x   takes it back")
        case State.ASKING:
            return ("Asking. Facts appear as they come.", *_lines(told), "", "x   stops")
        case State.READING:
            return ("reading …",)
        case _:
            return ("The document says nothing of what is looked for.",)


def _lines(words: str) -> list[str]:
    return wrap(one_line(words), COLUMNS)
