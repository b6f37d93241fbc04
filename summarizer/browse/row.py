"""A line of the summary pane. Rows know no schema, so that the first screen needs none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.documents.evidence import Evidence

BLOCK, ENTRY, FIELD = 0, 1, 2
"""Depths of a row."""


class Tone(StrEnum):
    """What a note is, for colour; its words say the same without."""

    QUIET = "quiet"
    NEW = "new"
    BAD = "bad"
    DOUBTFUL = "doubtful"


class Only(StrEnum):
    """What may be shown alone, in the words of the pane's heading."""

    ALL = "all"
    NEW = "only new"
    DESIGNATIONS = "only designations"
    PROBLEMS = "only problems"


@dataclass(frozen=True, slots=True)
class Row:
    """One line, and what is shown beneath when it is chosen.

    Attributes:
        depth: `BLOCK`, `ENTRY` or `FIELD`.
        label: What it is.
        value: What is said; empty for headings.
        other: In a comparison, what the other summary says; None elsewhere.
        mark: The mark of the value's basis.
        note: Few words beside the label, in its tone.
        path: Where it stands in the summary; empty for what stands nowhere.
        spans: The words it rests on.
        context: The words of the entry it belongs to.
        detail: Lines for the strip beneath, each a name and its words.
        tags: The filters it passes.
        differs: In a comparison, whether the two sides say different things.
        prose: Whether the label is a sentence rather than a name.
    """

    depth: int
    label: str
    value: str = ""
    other: str | None = None
    mark: str = ""
    note: str = ""
    tone: Tone = Tone.QUIET
    path: str = ""
    spans: tuple[Evidence, ...] = ()
    context: tuple[Evidence, ...] = ()
    detail: tuple[tuple[str, str], ...] = ()
    tags: frozenset[Only] = frozenset()
    differs: bool = False
    prose: bool = False

    @property
    def key(self) -> str:
        """The same for the same row of a later summary of the document."""
        return self.path or f"{self.depth} {self.label} {self.value}"

    def says(self, words: str) -> bool:
        """Whether a search for these words, in lower case, stops here."""
        said = (self.label, self.value, self.other or "", self.note, *(s.text for s in self.spans))
        return any(words in text.lower() for text in said)


def passing(rows: list[Row], only: Only) -> list[Row]:
    """The rows a filter lets through, each under its headings."""
    if only is Only.ALL:
        return rows
    kept: list[Row] = []
    above: list[Row] = []
    for row in rows:
        above = [one for one in above if one.depth < row.depth]
        if only in row.tags:
            kept.extend(above)
            kept.append(row)
            above = []
        else:
            above.append(row)
    return kept
