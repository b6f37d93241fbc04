"""An evaluation as tables: every field with its scores, and what was wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from summarizer.evaluation.bootstrap import LEVEL
from summarizer.evaluation.contrast import Contrast, Gap
from summarizer.evaluation.report import FieldScore, Report
from summarizer.evaluation.seed_rows import RowScore
from summarizer.views.safe_text import one_line
from summarizer.views.values import counted

_LONGEST_VALUE = 60


def scores(report: Report, *, values: bool = False) -> Iterator[RenderableType]:
    """The figures, then what was invented.

    Args:
        report: What scoring came to.
        values: Whether every missed and wrong value is listed too.
    """
    yield _fields(report)
    yield from figures(report)
    wrong = report.wrong if values else report.invented
    if wrong:
        yield Text()
        yield Text("Wrong values" if values else "Invented values", "bold")
    for one in wrong:
        yield _value(one.document, one.field, one.value, one.quote, one.kind)
    if values and report.missed:
        yield Text()
        yield Text("Missed values", "bold")
        for lost in report.missed:
            yield _value(lost.document, lost.field, lost.value, lost.quote, "")


def figures(report: Report) -> Iterator[Text]:
    """The sums, one a line."""
    yield Text(f"macro F1 {percent(report.macro_f1)}{_between(report.macro_interval)}", "bold")
    empty = percent(report.macro_f1_nulls_credited)
    yield Text(f"with nulls credited {empty}")
    kinds = [one.kind for one in report.wrong]
    told = ", ".join(f"{kinds.count(kind)} {kind}" for kind in ("invented", "misread", "misplaced"))
    yield Text(f"{counted(len(report.wrong), 'wrong value')}: {told}; {len(report.missed)} missed")
    share = report.total.grounded_share
    if share is not None:
        yield Text(f"{percent(share)} of right values rest on the words that gold rests on")
    yield Text(_cost(report))
    if report.unanswered:
        names = ", ".join(map(one_line, report.unanswered))
        yield Text(f"without an answer: {names}", "bold")


def contrasted(found: Contrast) -> Table:
    """Two runs side by side; * where the difference is beyond chance."""
    table = _table(f"Against the earlier run, {counted(found.documents, 'document')}")
    for name in ("before", "after", "difference", f"{LEVEL}%", ""):
        table.add_column(name, justify="right")
    for gap in (found.macro, *found.fields):
        table.add_row(gap.name, *_gap(gap))
    return table


def rows(tables: Sequence[RowScore]) -> Iterator[Text]:
    """Each fact table's share, and the rows that are wrong."""
    for one in tables:
        many = len(one.right) + len(one.wrong)
        told = f"{percent(one.share)}, {len(one.right)} of {counted(many, 'row')}"
        yield Text(one_line(one.name), "bold").append(f"  {told}")
        for row in one.wrong:
            line = Text(f"  {one_line(row.row)}")
            yield line.append(f"  {one_line(row.no_home)}", "dim") if row.no_home else line


def percent(share: float) -> str:
    return f"{100 * share:.1f}%"


def _fields(report: Report) -> Table:
    table = _table(counted(len(report.documents), "document"))
    for name in ("P", "R", "F1", f"{LEVEL}%", "right", "wrong", "missed", "empty"):
        table.add_column(name, justify="right", no_wrap=True)
    group = ""
    for one in report.fields.values():
        if group and one.group != group:
            table.add_section()
        group = one.group
        table.add_row(one.name, *_score(one))
    return table


def _table(title: str) -> Table:
    # Nine columns and their names fit into 80.
    table = Table(
        title=title,
        title_justify="left",
        title_style="",
        box=box.SIMPLE_HEAD,
        padding=0,
    )
    table.add_column("field", no_wrap=True)
    return table


def _score(one: FieldScore) -> Iterable[str]:
    counts = one.counts
    if counts.empty:
        return ("", "", "", "", "0", "0", "0", str(one.correctly_empty))
    return (
        f"{100 * counts.precision:.1f}",
        f"{100 * counts.recall:.1f}",
        f"{100 * counts.f1:.1f}",
        "" if one.interval is None else _ends(one.interval),
        str(counts.right),
        str(counts.wrong),
        str(counts.missed),
        str(one.correctly_empty),
    )


def _gap(gap: Gap) -> Iterable[str]:
    return (
        f"{100 * gap.before:.1f}",
        f"{100 * gap.after:.1f}",
        f"{100 * gap.difference:+.1f}",
        "" if gap.interval is None else _ends(gap.interval),
        "*" if gap.beyond_chance else "",
    )


def _ends(interval: tuple[float, float]) -> str:
    return "{:.1f}–{:.1f}".format(*(100 * end for end in interval))


def _between(interval: tuple[float, float] | None) -> str:
    return "" if interval is None else f" ({LEVEL}% interval {_ends(interval)})"


def _cost(report: Report) -> str:
    run = report.run
    parts = [one_line(", ".join(run.models)), counted(run.tokens, "token")]
    if run.seconds is not None:
        parts.append(f"{run.seconds:.1f} s")
    if run.cost_usd is not None:
        parts.append(f"{run.cost_usd:.4f} USD")
    return " · ".join(filter(None, parts))


def _value(document: str, field: str, value: str, quote: str, kind: str) -> Text:
    line = Text("  ").append(one_line(document), "dim").append(f"  {field}  ")
    line.append(_short(value))
    if kind:
        line.append(f"  {kind}", "red" if kind == "invented" else "dim")
    return line.append(f"  “{_short(quote)}”", "dim") if quote else line


def _short(words: str) -> str:
    words = one_line(words)
    return words if len(words) <= _LONGEST_VALUE else f"{words[: _LONGEST_VALUE - 1]}…"
