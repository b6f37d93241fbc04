"""All that the panes show of one item, worked out away from the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from summarizer.browse.facts import fact_rows
from summarizer.browse.item import Item, Reading, State
from summarizer.browse.overlay import overlaid
from summarizer.browse.problems import problem_rows
from summarizer.browse.row import Row
from summarizer.errors import SummarizerError
from summarizer.saved.corrections import load_corrections, record_path, standing
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import EventType, Novelty
from summarizer.views.values import plain


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the screen for an item.

    Attributes:
        text: The source; empty where it is not to be had.
        titles: Where its sections begin, and their names.
        facts: Rows of the summary; none without one.
        problems: Rows of its audit.
        values: How many facts the summary has.
        complaint: What went wrong with the corrections beside it.
    """

    reading: Reading
    text: str
    titles: tuple[tuple[int, str], ...]
    facts: list[Row]
    problems: list[Row]
    values: int = 0
    complaint: str = ""


def shown(item: Item, reading: Reading) -> Shown:
    """Rows and text of what was read, with the corrections beside it."""
    document = reading.document
    text = document.text if document else ""
    titles: tuple[tuple[int, str], ...] = ()
    if document:
        titles = tuple(
            (section.start, section.section.value.replace("_", " "))
            for section in document.sections
        )
    if reading.summary is None:
        return Shown(reading, text, titles, [], [])
    rows = fact_rows(reading.summary)
    complaint = ""
    if item.place is not None:
        try:
            rows = _with_corrections(rows, reading.summary, item.place)
        except SummarizerError as error:
            complaint = str(error)
    problems = problem_rows(reading.summary, document)
    return Shown(reading, text, titles, rows, problems, _values(reading.summary), complaint)


def partly(before: Shown, partial: Summary) -> Shown:
    """The same document with the entries that have come so far."""
    return replace(before, facts=fact_rows(partial), problems=[], values=_values(partial))


def describe(item: Item, reading: Reading) -> None:
    """Writes the item's state, and what its summary holds, for the list."""
    summary = reading.summary
    if summary is None or summary.document.title is None:
        item.headline = ""
    else:
        item.headline = plain(summary.document.title.value)
    if summary is None:
        item.state = State.WAITING
        return
    lost = summary.audit.unanswered
    item.state = State.LACKS_ANSWERS if lost else State.DONE
    item.reason = "; ".join(f"no answer to `{one.question}`: {one.reason}" for one in lost)
    new = sum(
        event.event_type.value is EventType.DESIGNATION
        and event.novelty.value is Novelty.NEW_IN_DOCUMENT
        for event in summary.regulatory_events
    )
    item.note = f"{new} new" if new else "done"


def _values(summary: Summary) -> int:
    return sum(1 for _ in summary.facts())


def _with_corrections(rows: list[Row], summary: Summary, place: Path) -> list[Row]:
    made = load_corrections(record_path(place))
    return overlaid(rows, standing(summary, made)) if made else rows
