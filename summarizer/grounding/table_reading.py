"""Which cell of a table is whose: what was measured, and in which arm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.plain_text import plain
from summarizer.grounding.arms import Arms
from summarizer.grounding.context import Context
from summarizer.grounding.measures import measures
from summarizer.grounding.table_cells import Cell, read_cell, read_p
from summarizer.grounding.table_labels import named_label, only_time, time_in, visit_in
from summarizer.grounding.table_words import (
    ARM_CORNER,
    ARM_HEAD,
    COUNT_HEAD,
    GRADE_HEAD,
    NO_OUTCOME,
    NO_TABLE,
)
from summarizer.grounding.tables import Row, Table, tables

_TOTAL = re.compile(r"[(\[,]?\s*\b[Nn]\s?=\s?(?P<N>\d{1,5})\b\s*[)\]]?")
_P_HEAD = re.compile(r"(?:nominal\s)?p[\s-]?(?:value)?s?\b.{0,20}", re.IGNORECASE)
_MARK = re.compile(r"\s?(?P<mark>\*{1,4}|[†‡§]{1,3})(?=\s|\||$)", re.MULTILINE)
_NOTES = 500
_COMPARES = re.compile(
    r"\b(?:[Dd]ifference|[Hh]azard\s[Rr]atio|HR|[Oo]dds\s[Rr]atio|OR|[Rr](?:ate|isk)\s[Rr]atio"
    r"|[Rr]elative|[Tt]reatment\s[Ee]ffect|[Dd]elta|change\svs)\b|^[Vv](?:s\.?|ersus)\s"
)
# A row that only compares the arms of the row above, and says nothing of its own.
_COMPARISON = re.compile(
    r"(?:(?:(?:adjusted|LS\smean|treatment|absolute|mean|placebo-adjusted|risk|between-group)\s)*difference"
    r"|hazard\sratio|HR|odds\sratio|OR|(?:rate|risk)\sratio|treatment\seffect|delta)"
    r"(?:\s(?:in|of|from|versus|vs\.?|over|to|between)\s[\w\s-]{2,60})?"
    r"|(?:versus|vs\.?)\s(?:placebo|control|comparator|sham|vehicle)",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(r"(?:[\w-]+\s){0,3}difference\b", re.IGNORECASE)
_HOW = re.compile(r",?\s*(?:[(\[][^()\[\]]*[)\]]|\d\d\s?%\sCI|%|(?:percentage\s)?points)\s*$")
_RATIOS = (
    ("hazard_ratio", re.compile(r"hazard\sratio|\bHR\b", re.IGNORECASE)),
    ("odds_ratio", re.compile(r"(?i:odds\sratio)|\bOR\b")),
    ("rate_ratio", re.compile(r"rate\sratio", re.IGNORECASE)),
    ("risk_ratio", re.compile(r"risk\sratio", re.IGNORECASE)),
)

_PERSON = re.compile(
    r"(?:patient|participant|subject|child|case|eye)\s(?:no\.\s?)?[A-Z]?\d{1,3}(?:-\d+)?",
    re.IGNORECASE,
)
_BARE_ROW = re.compile(r"n|%|(?:n\s?)?\(%\)|n,?\s?\(?%\)?|rate|percentage|all", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One cell with its names.

    Attributes:
        label: What was measured or what occurred; two places where a group of rows names it.
        arm: In whom; None where the table has one column of numbers without a name.
        total: Patients of the arm, and where their number stands.
        p: Sign, number and place of the p value of its row.
        table: The table that it stands in.
        named: The whole cell that names the outcome, with the unit it may give.
        time: The words of its row or column that say when.
        grades: The head of its column where that tells of which grades.
        compared: The unit of a comparison of arms; None for what is of one arm.
    """

    label: tuple[Span, ...]
    arm: Span | None
    cell: Cell
    place: Span
    total: tuple[int, Span] | None
    p: tuple[str, Decimal, Span] | None
    table: Table
    named: Span
    time: Span | None = None
    grades: Span | None = None
    compared: str | None = None


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
        if NO_TABLE.search(above) or NO_TABLE.search(self._words(table.header[0])):
            return
        others = range(1, len(table.header))
        times = [i for i in others if only_time(self._context, table.header[i])]
        columns = [i for i in others if self._is_arm(table, i) and i not in times]
        columns = columns or ([] if times else self._groups_across(table))
        if len(times) > 1 and not columns:
            for row in table.rows:
                yield from self._over_time(table, row, times)
        elif graded := [i for i in others if GRADE_HEAD.fullmatch(self._words(table.header[i]))]:
            for row in table.rows:
                yield from self._by_grade(table, row, graded)
        elif columns:
            yield from self._endpoints_down(table, columns)
        elif self._tells_arms_down(table):
            for row in table.rows:
                yield from self._arm_row(table, row)

    def _groups_across(self, table: Table) -> list[int]:
        """Columns of patients by their disease, where every row names what is measured."""
        if not all(_names_measure(self._context, row.cells[0]) for row in table.rows):
            return []
        heads = [
            (index, head)
            for index, head in enumerate(table.header)
            if index and not COUNT_HEAD.fullmatch(self._words(head))
        ]
        plainly = all(
            re.fullmatch(r"[A-Z][A-Za-z -]{4,50}", self._words(head))
            and not _P_HEAD.fullmatch(self._words(head))
            and not _COMPARES.search(self._words(head))
            and not _names_measure(self._context, head)
            for _, head in heads
        )
        return [index for index, _ in heads] if plainly and len(heads) > 1 else []

    def _tells_arms_down(self, table: Table) -> bool:
        """Whether each row is of an arm, by its own name or by what the corner says."""
        names = [row.cells[0] for row in table.rows]
        if all(map(self._is_row_of_arm, names)):
            return True
        said = ARM_CORNER.match(self._words(table.header[0])) is not None
        return said and not any(_names_measure(self._context, name) for name in names)

    def _endpoints_down(self, table: Table, columns: list[int]) -> Iterator[Outcome]:
        """Endpoints down, arms across; a comparison or p values in a row below are of the same."""
        last: list[Outcome] = []
        for row in table.rows:
            words = self._words(row.cells[0])
            if last and _P_HEAD.fullmatch(words):
                last = self._with_p(last, row, columns)
            elif last and _COMPARISON.fullmatch(_HOW.sub("", _HOW.sub("", words))):
                last += self._comparisons(last, table, row, columns)
            else:
                yield from last
                last = list(self._row(table, row, columns))
        yield from last

    def _comparisons(
        self, last: list[Outcome], table: Table, row: Row, columns: list[int]
    ) -> Iterator[Outcome]:
        """`Difference (95% CI)`, in the column of the arm that is compared or of the control."""
        words, of = self._words(row.cells[0]), last[0]
        unit = next((unit for unit, said in _RATIOS if said.search(words)), None)
        if unit is None:
            unit = "percentage_points" if of.cell.unit == "%" else of.cell.unit or ""
        for index, place in enumerate(row.cells[1:], start=1):
            cell = read_cell(self._text, place, words)
            if cell is not None and cell.value is not None and cell.n is None:
                arm = self._treated(table, index, columns)
                yield replace(
                    of, arm=arm, cell=cell, place=place, total=None, p=None, compared=unit
                )

    def _with_p(self, last: list[Outcome], row: Row, columns: list[int]) -> list[Outcome]:
        """Each p value is that of the comparison of its arm, else of the arm itself."""
        found, table = list(last), last[0].table
        for index, place in enumerate(row.cells[1:], start=1):
            p = read_p(self._text, place)
            arm = self._treated(table, index, columns)
            own = [i for i, one in enumerate(found) if one.arm == arm]
            own.sort(key=lambda i: found[i].compared is None)
            if p is not None and own:
                found[own[0]] = replace(found[own[0]], p=(*p, place))
        return found

    def _treated(self, table: Table, index: int, columns: list[int]) -> Span | None:
        """The arm of a column, or the first that is no control where it has none or is one."""
        treated = [i for i in columns if not self._arms.is_control(table.header[i])] or columns
        return self._named(table.header[index if index in treated else treated[0]])[0]

    def _by_grade(self, table: Table, row: Row, columns: list[int]) -> Iterator[Outcome]:
        """Side effects down, grades across."""
        name = row.cells[0]
        if not self._names_outcome(name):
            return
        above = _TOTAL.search(self._words(table.caption)) if table.caption else None
        for index in columns:
            head, place = table.header[index], row.cells[index]
            cell = read_cell(self._text, place, f"{self._words(head)} %")
            total = self._size(table, index)
            if total is None and above is not None and table.caption is not None:
                start = table.caption.start
                total = int(above["N"]), Span(start + above.start("N"), start + above.end("N"))
            if cell is not None:
                label = (named_label(self._context, name),)
                yield Outcome(label, None, cell, place, total, None, table, named=name, grades=head)

    def _over_time(self, table: Table, row: Row, columns: list[int]) -> Iterator[Outcome]:
        """Times across; endpoints down, or participants down and the endpoint in the corner."""
        name = row.cells[0]
        arm = None
        label: tuple[Span, ...] | None = (named_label(self._context, name),)
        if _PERSON.fullmatch(self._words(name)) or self._has_arms_down(table):
            arm, label = name, self._corner(table)
        if label is None or not self._names_outcome(label[0]):
            return
        unit = self._named_by(table) if arm else name
        for index in columns:
            head, place = table.header[index], row.cells[index]
            words = " ".join(map(self._words, (name, table.header[0])))
            cell = read_cell(self._text, place, words)
            if cell is not None:
                total = self._size(table, index)
                yield Outcome(
                    label, arm, cell, place, total, self._starred(table, place), table, unit, head
                )

    def _has_arms_down(self, table: Table) -> bool:
        """Whether some row names an arm, and none what is measured."""
        names = [row.cells[0] for row in table.rows]
        return any(map(self._is_row_of_arm, names)) and not any(
            _names_measure(self._context, name) for name in names
        )

    def _named_by(self, table: Table) -> Span:
        """The cell in the corner, or the line above where that names a measure instead."""
        corner, above = table.header[0], table.caption
        if above is not None and not measures(self._context, corner):
            return above if measures(self._context, above) else corner
        return corner

    def _corner(self, table: Table) -> tuple[Span, ...] | None:
        """The endpoint named above the rows, without unit and eye or side."""
        corner = self._named_by(table)
        if not measures(self._context, corner):
            return None
        border = re.compile(r"\s?[,(]").search(self._text, corner.start, corner.end)
        end = border.start() if border else corner.end
        return (named_label(self._context, Span(corner.start, end)),)

    def _row(self, table: Table, row: Row, columns: list[int]) -> Iterator[Outcome]:
        """Endpoints down, arms across."""
        label = self._label(row)
        if label is None or not self._names_outcome(label[0]):
            return
        p = self._p(table, row)
        controls = [i for i in columns if self._arms.is_control(table.header[i])]
        first = next((i for i in columns if i not in controls), columns[0])
        time = time_in(self._context, row.cells[0])
        time = time or (time_in(self._context, row.group) if row.group else None)
        time = time or visit_in(self._context, row.cells[0])
        if time is None and named_label(self._context, row.cells[0]) == row.cells[0]:
            time = time_in(self._context, table.header[0])
        for index in columns:
            head, place = table.header[index], row.cells[index]
            words = " ".join(map(self._words, (*label, row.cells[0], head)))
            cell = read_cell(self._text, place, words)
            if cell is not None:
                arm, total = self._named(head)
                total = total or self._size(table, index)
                own = p if index == first and len(columns) <= 2 else None
                own = own or self._starred(table, place)
                yield Outcome(label, arm, cell, place, total, own, table, row.cells[0], time)
        yield from self._compared(table, row, label, time)

    def _compared(
        self, table: Table, row: Row, label: tuple[Span, ...], time: Span | None
    ) -> Iterator[Outcome]:
        """The difference of the arms in a column of its own: `Difference (95% CI)`."""
        share = any("%" in self._words(place) for place in row.cells[1:])
        for head, place in zip(table.header[1:], row.cells[1:], strict=True):
            words = self._words(head)
            cell = read_cell(self._text, place, words)
            if _DIFFERENCE.match(words) and cell and cell.value is not None and cell.n is None:
                unit = "percentage_points" if share else cell.unit or ""
                yield Outcome(
                    label,
                    None,
                    cell,
                    place,
                    None,
                    self._p(table, row),
                    table,
                    row.cells[0],
                    time,
                    compared=unit,
                )

    def _label(self, row: Row) -> tuple[Span, ...] | None:
        """What names the outcome: the row, else the group of a row that only names a time."""
        name = row.cells[0]
        if row.group is not None and _names_measure(self._context, row.group):
            above = named_label(self._context, row.group)
            if only_time(self._context, name) or _BARE_ROW.fullmatch(self._words(name)):
                return (above,)
            if not _names_measure(self._context, name):
                return (above, named_label(self._context, name))
        if only_time(self._context, name):
            return None
        return (named_label(self._context, name),)

    def _size(self, table: Table, index: int) -> tuple[int, Span] | None:
        for place in (table.sizes[index], table.header[index]):
            if place and (match := _TOTAL.search(self._text, place.start, place.end)):
                return int(match["N"]), Span(*match.span("N"))
        return None

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

    def _arm_row(self, table: Table, row: Row) -> Iterator[Outcome]:
        """Arms down, endpoints across."""
        cells = row.cells
        arm, total = self._named(cells[0])
        for head, place in zip(table.header[1:], cells[1:], strict=False):
            if COUNT_HEAD.fullmatch(self._words(head)) and self._words(place).isdigit():
                total = int(self._words(place)), place
        for head, place in zip(table.header[1:], cells[1:], strict=False):
            words = self._words(head)
            if (
                COUNT_HEAD.fullmatch(words)
                or _P_HEAD.fullmatch(words)
                or _COMPARES.search(words)
                or not self._names_outcome(head)
            ):
                continue
            cell = read_cell(self._text, place, words)
            if cell is not None:
                label, time = named_label(self._context, head), time_in(self._context, head)
                yield Outcome((label,), arm, cell, place, total, None, table, head, time)

    def _p(self, table: Table, row: Row) -> tuple[str, Decimal, Span] | None:
        for head, place in zip(table.header[1:], row.cells[1:], strict=False):
            if _P_HEAD.fullmatch(self._words(head)) and (read := read_p(self._text, place)):
                return *read, place
        return None

    def _is_arm(self, table: Table, index: int) -> bool:
        return table.sizes[index] is not None or self._is_row_of_arm(table.header[index])

    def _is_row_of_arm(self, cell: Span) -> bool:
        words = self._words(cell)
        if COUNT_HEAD.fullmatch(words) or _P_HEAD.fullmatch(words) or _COMPARES.search(words):
            return False
        if self._context.of(Kind.RESPONSE_TERM, cell):
            return False
        return (
            _TOTAL.search(words) is not None
            or ARM_HEAD.fullmatch(words) is not None
            or _PERSON.fullmatch(words) is not None
            or self._arms.names(cell)
        )

    def _names_outcome(self, cell: Span) -> bool:
        words = self._words(cell)
        return (
            re.search(r"[A-Za-z]{2}", words) is not None
            and len(words) <= 110
            and not NO_OUTCOME.search(words)
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

    def _words(self, span: Span) -> str:
        return self._text[span.start : span.end]


def _names_measure(context: Context, cell: Span) -> bool:
    return bool(measures(context, cell) or context.of(Kind.RESPONSE_TERM, cell))
