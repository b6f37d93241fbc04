"""What the release expects."""

from __future__ import annotations

from rich.text import Text

from summarizer.schemas.milestone import Milestone
from summarizer.schemas.summary import Summary
from summarizer.views.layout import Entry, Section
from summarizer.views.names import named
from summarizer.views.values import joined, labelled, plain, quoted, shown


def milestones(summary: Summary) -> Section:
    entries = tuple(_entry(summary, one, index) for index, one in enumerate(summary.milestones))
    return Section("Milestones", str(len(entries)) if entries else "none stated", entries)


def _entry(summary: Summary, milestone: Milestone, index: int) -> Entry:
    window, several = milestone.window, len(summary.trials) > 1
    head = shown(window) if window else Text("time not stated", "dim")
    body = (
        joined(
            [
                shown(milestone.what),
                shown(milestone.certainty) if milestone.certainty else None,
                named(summary, milestone.trial) if milestone.trial and several else None,
            ]
        ),
        quoted(milestone.text.value),
        labelled("counted from", _anchor(milestone)),
    )
    lines = tuple(line for line in body if line)
    return Entry(head, body=lines, path=f"milestones[{index}]")


def _anchor(milestone: Milestone) -> Text | None:
    """The date that `this year` or `next quarter` was counted from."""
    window = milestone.window.value if milestone.window else None
    if window is None or window.anchor is None:
        return None
    kind = f" ({window.anchor_kind.value.replace('_', ' ')})" if window.anchor_kind else ""
    return Text(f"{plain(window.anchor)}{kind}")
