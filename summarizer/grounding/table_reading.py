"""Which cell of a table is whose: what was measured, and in which arm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.plain_text import plain
from summarizer.grounding.arms import Arms
from summarizer.grounding.context import Context
from summarizer.grounding.table_cells import Cell, read_cell, read_p
from summarizer.grounding.tables import Table, tables

_TOTAL = re.compile(r"[(\[,]?\s*\b[Nn]\s?=\s?(?P<N>\d{1,5})\b\s*[)\]]?")
_COUNT_HEAD = re.compile(
    r"(?:n|(?:number\sof\s|no\.\sof\s)?(?:evaluable|assessed|treated|efficacy[\s-]evaluable)?\s?"
    r"(?:patients|participants|subjects|persons|people)?(?:\s(?:evaluable|assessed|treated))?)"
    r"(?:,?\s?\(?n\)?)?",
    re.IGNORECASE,
)
_P_HEAD = re.compile(r"(?:nominal\s)?p[\s-]?(?:value)?s?\b.{0,20}", re.IGNORECASE)
_ARM_HEAD = re.compile(
    r"(?:all|total|overall|pooled|combined)(?:\s(?:doses|patients|participants|subjects))?"
    r"|.*\b(?:arm|group|cohort|dose\slevel)s?\b.*|(?:cohort|arm|group|dose)\s[A-Z0-9]{1,3}",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s?(?P<mark>\*{1,4}|[†‡§]{1,3})(?=\s|\||$)", re.MULTILINE)
_NOTES = 500
_COMPARES = re.compile(
    r"\b(?:difference|hazard\sratio|HR|odds\sratio|OR|relative|treatment\seffect|delta"
    r"|change\svs)\b"
)
_NO_OUTCOME = re.compile(
    r"\b(?:age|aged|sex|male|female|race|white|weight|BMI|baseline|prior|previous|ECOG|enrolled"
    r"|follow-up|dosed|randomi[sz]ed|cash|revenues?|expenses?|income|loss|assets|net|shares?"
    r"|total\s(?:costs|operating)"
    r"|operating|three\smonths|september|december|june|march|date|event|milestone|timing"
    r"|indication|programme|program)\b",
    re.IGNORECASE,
)

_NO_TABLE = re.compile(
    r"\b(?:baseline|demographics?|characteristics|disposition|financial|thousands|millions"
    r"|unaudited"
    r"|balance\ssheets?|pipeline|calendar|history|literature|published|preclinical)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One cell with its names.

    Attributes:
        label: What was measured or what occurred.
        arm: In whom; None where the table has one column of numbers without a name.
        total: Patients of the arm, and where their number stands.
        p: Sign, number and place of the p value of its row.
        table: The table that it stands in.
    """

    label: Span
    arm: Span | None
    cell: Cell
    place: Span
    total: tuple[int, Span] | None
    p: tuple[str, Decimal, Span] | None
    table: Table


class TableReader:
    """Reads the tables of one document."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._text = plain(context.document.text)
        self._arms = Arms(context)

    def outcomes(self) -> Iterator[Outcome]:
        for table in tables(self._context):
            yield from self._of(table)

    def _of(self, table: Table) -> Iterator[Outcome]:
        above = self._words(table.caption) if table.caption else ""
        if _NO_TABLE.search(above) or _NO_TABLE.search(self._words(table.header[0])):
            return
        columns = [i for i in range(1, len(table.header)) if self._is_arm(table.header[i])]
        if columns:
            for row in table.rows:
                yield from self._row(table, row, columns)
        elif all(self._is_arm(row[0]) for row in table.rows):
            for row in table.rows:
                yield from self._arm_row(table, row)

    def _row(self, table: Table, row: tuple[Span, ...], columns: list[int]) -> Iterator[Outcome]:
        """Endpoints down, arms across."""
        label = row[0]
        if not self._names_outcome(label):
            return
        p = self._p(table, row)
        first = next((i for i in columns if not self._arms.is_control(table.header[i])), columns[0])
        for index in columns:
            head = table.header[index]
            words = f"{self._words(label)} {self._words(head)}"
            cell = read_cell(self._text, row[index], words)
            if cell is not None:
                arm, total = self._named(head)
                own = p if index == first and len(columns) <= 2 else None
                own = own or self._starred(table, row[index])
                yield Outcome(self._stripped(label), arm, cell, row[index], total, own, table)

    def _starred(self, table: Table, place: Span) -> tuple[str, Decimal, Span] | None:
        """The p value that a mark behind the cell stands for in a note below the table."""
        mark = _MARK.match(self._text, place.end)
        if mark is None:
            return None
        note = re.compile(
            rf"(?<![*†‡§]){re.escape(mark['mark'])}\s?[Pp]\s?(?P<op><=|[<=≤])\s?(?P<value>0?\.\d+)"
        ).search(self._text, table.span.end, table.span.end + _NOTES)
        if note is None:
            return None
        return note["op"].replace("≤", "<="), Decimal(note["value"]), Span(*note.span())

    def _arm_row(self, table: Table, row: tuple[Span, ...]) -> Iterator[Outcome]:
        """Arms down, endpoints across."""
        arm, total = self._named(row[0])
        for head, place in zip(table.header[1:], row[1:], strict=False):
            if _COUNT_HEAD.fullmatch(self._words(head)) and self._words(place).isdigit():
                total = int(self._words(place)), place
        for head, place in zip(table.header[1:], row[1:], strict=False):
            words = self._words(head)
            if (
                _COUNT_HEAD.fullmatch(words)
                or _P_HEAD.fullmatch(words)
                or _COMPARES.search(words)
                or not self._names_outcome(head)
            ):
                continue
            cell = read_cell(self._text, place, words)
            if cell is not None:
                yield Outcome(self._stripped(head), arm, cell, place, total, None, table)

    def _p(self, table: Table, row: tuple[Span, ...]) -> tuple[str, Decimal, Span] | None:
        for head, place in zip(table.header[1:], row[1:], strict=False):
            if _P_HEAD.fullmatch(self._words(head)) and (read := read_p(self._text, place)):
                return *read, place
        return None

    def _is_arm(self, cell: Span) -> bool:
        words = self._words(cell)
        if _COUNT_HEAD.fullmatch(words) or _P_HEAD.fullmatch(words) or _COMPARES.search(words):
            return False
        if self._context.of(Kind.RESPONSE_TERM, cell):
            return False
        return (
            _TOTAL.search(words) is not None
            or _ARM_HEAD.fullmatch(words) is not None
            or self._arms.names(cell)
        )

    def _names_outcome(self, cell: Span) -> bool:
        words = self._words(cell)
        return (
            re.search(r"[A-Za-z]{2}", words) is not None
            and len(words) <= 110
            and not _NO_OUTCOME.search(words)
        )

    def _named(self, cell: Span) -> tuple[Span | None, tuple[int, Span] | None]:
        """An arm's name and its number of patients: `Placebo (n=110)`."""
        match = _TOTAL.search(self._text, cell.start, cell.end)
        if match is None:
            return cell, None
        name = Span(cell.start, match.start())
        while name.end > name.start and self._text[name.end - 1] in " ,;:(-–*":
            name = Span(name.start, name.end - 1)
        total = int(match["N"]), Span(*match.span("N"))
        return (name if name.end > name.start else None), total

    def _stripped(self, cell: Span) -> Span:
        """A label without what says how its numbers are written: `ORR, % (95% CI)`."""
        match = re.search(
            r",?\s*(?:[(\[]\s?(?:%|n\b|95|months|weeks)[^()]*[)\]]|,\s?(?:%|n\b|months"
            r"|weeks).*)\s*$",
            self._text[cell.start : cell.end],
        )
        end = cell.start + match.start() if match and match.start() > 1 else cell.end
        return Span(cell.start, end)

    def _words(self, span: Span) -> str:
        return self._text[span.start : span.end]
