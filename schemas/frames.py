"""Blocks of a summary as tables: one row an entry, one column a field, however deep it lies.

The columns follow from the schema alone, so that the frames of many summaries fit together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from pydantic import BaseModel

from summarizer.documents.evidence import Evidence
from summarizer.errors import BadInput
from summarizer.schemas.person import Quotation
from summarizer.schemas.stated import Interval, PartialDate, Stated

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]  # it has no types

    from summarizer.schemas.summary import Summary

FACTS = "facts"
"""The block that is every value of a summary, one a row."""

SEPARATOR = "; "
"""Between the values of a field that holds several; a value that is missing leaves its place."""

INNER_SEPARATOR = " | "
"""The same for a field inside one that holds several."""

_DTYPES = {bool: "boolean", int: "Int64", Decimal: "Float64", date: "datetime64[s]"}
_FACT_COLUMNS = ("path", "value", "basis", "rule", "words", "start", "end", "section")

Column = tuple[str, type]
Cell = object


def frame(summary: Summary, block: str) -> pd.DataFrame:
    """See `Summary.to_frame`."""
    pandas = _pandas()
    origin = {"source": summary.document.source, "sha256": summary.document.sha256}
    if block == FACTS:
        columns: list[Column] = [
            (name, int if name in ("start", "end") else str) for name in _FACT_COLUMNS
        ]
        rows = list(_facts(summary))
    else:
        entry = _entry_type(type(summary), block)
        columns = list(_columns(entry))
        rows = [_row(one, entry) for one in _entries(summary, block)]
    filled = {name: [row[name] for row in rows] for name, _ in columns}
    data: dict[str, Any] = {  # whatever pandas makes of a column
        name: pandas.Series(filled[name], dtype=_DTYPES.get(kind, "object"))
        for name, kind in columns
    }
    leading = {
        name: pandas.Series([value] * len(rows), dtype="object") for name, value in origin.items()
    }
    return pandas.DataFrame({**leading, **data})


def blocks(schema: type[BaseModel]) -> tuple[str, ...]:
    """The names that `frame` takes: every block of entries, then `facts`."""
    return (*(name for name in schema.model_fields if _is_block(schema, name)), FACTS)


def _pandas() -> Any:  # an optional package has no type where it is missing
    try:
        import pandas
    except ModuleNotFoundError as error:
        raise BadInput(
            "`to_frame` needs pandas, which is not installed; add it with the extra `frames`: "
            "pip install 'summarizer[frames]'"
        ) from error
    return pandas


def _is_block(schema: type[BaseModel], name: str) -> bool:
    inner, _ = _unwrapped(schema.model_fields[name].annotation)
    entries = isinstance(inner, type) and issubclass(inner, BaseModel)
    return entries and "evidence" in inner.model_fields


def _entry_type(schema: type[BaseModel], block: str) -> type[BaseModel]:
    if block not in blocks(schema):
        known = ", ".join(f"`{name}`" for name in blocks(schema))
        raise BadInput(f"`{block}` is no block of entries; there are {known}")
    inner: type[BaseModel] = _unwrapped(schema.model_fields[block].annotation)[0]
    return inner


def _entries(summary: Summary, block: str) -> Sequence[BaseModel]:
    found: object = getattr(summary, block)
    if isinstance(found, BaseModel):
        return [found]
    return found if isinstance(found, tuple) else []


def _unwrapped(annotation: Any) -> tuple[Any, bool]:  # annotations are of any type
    """The type inside `X | None`, `tuple[X, ...]` and `Stated[X]`, and whether it is repeated."""
    several = False
    while True:
        if get_origin(annotation) in (Union, UnionType):
            annotation = next(one for one in get_args(annotation) if one is not type(None))
        elif get_origin(annotation) is tuple:
            annotation, several = get_args(annotation)[0], True
        elif isinstance(annotation, type) and issubclass(annotation, Stated):
            annotation = annotation.model_fields["value"].annotation
        else:
            return annotation, several


def _columns(
    schema: type[BaseModel], before: str = "", *, several: bool = False
) -> Iterator[Column]:
    for name, info in schema.model_fields.items():
        kind, repeated = _unwrapped(info.annotation)
        yield from _columns_of(f"{before}{name}", kind, several=several or repeated)


def _columns_of(name: str, kind: type, *, several: bool) -> Iterator[Column]:
    if kind is Evidence:
        yield from ((name, str), (f"{name}_start", int), (f"{name}_end", int))
    elif kind is Interval:
        yield from ((f"{name}_start", date), (f"{name}_end", date), (f"{name}_words", str))
    elif kind in (PartialDate, Quotation):
        yield name, str
    elif issubclass(kind, BaseModel):
        yield from _columns(kind, f"{name}_", several=several)
    else:
        yield name, str if several or issubclass(kind, StrEnum) else kind


def _row(entry: BaseModel, schema: type[BaseModel], separator: str = SEPARATOR) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for name, info in schema.model_fields.items():
        kind, several = _unwrapped(info.annotation)
        value: object = getattr(entry, name)
        if several and kind is not Evidence:
            found |= _joined(name, value if isinstance(value, tuple) else (), kind, separator)
        else:
            found |= _cells(name, value, kind)
    return found


def _cells(name: str, value: object, kind: type) -> dict[str, Cell]:
    if isinstance(value, Stated):
        value = value.value
    if isinstance(value, tuple):
        value = value[0] if value else None
    match value:
        case Evidence():
            return {name: value.text, f"{name}_start": value.start, f"{name}_end": value.end}
        case Interval():
            words = value.raw_text
            return {f"{name}_start": value.start, f"{name}_end": value.end, f"{name}_words": words}
        case PartialDate():
            return {name: value.value}
        case Quotation():
            return {name: " ".join(span.text for span in value.spans)}
        case BaseModel():
            inner = _row(value, type(value), INNER_SEPARATOR)
            return {f"{name}_{below}": cell for below, cell in inner.items()}
        case None:
            return {column: None for column, _ in _columns_of(name, kind, several=False)}
        case StrEnum():
            return {name: value.value}
    return {name: float(value) if isinstance(value, Decimal) else value}


def _joined(name: str, values: Sequence[object], kind: type, separator: str) -> dict[str, Cell]:
    """One cell a column for several values, each in its place."""
    rows = [_cells(name, value, kind) for value in values]
    joined: dict[str, Cell] = {}
    for column, _ in _columns_of(name, kind, several=True):
        words = ["" if row[column] is None else str(row[column]) for row in rows]
        joined[column] = separator.join(words) if any(words) else None
    return joined


def _facts(summary: Summary) -> Iterator[dict[str, Cell]]:
    for fact in summary.facts():
        first = fact.evidence[0]
        value = _cells("value", fact.value, type(fact.value))
        shown = [str(cell) for cell in value.values() if cell is not None]
        yield {
            "path": fact.path,
            "value": SEPARATOR.join(shown),
            "basis": fact.basis.value,
            "rule": fact.rule,
            "words": first.text,
            "start": first.start,
            "end": first.end,
            "section": first.section.value,
        }
