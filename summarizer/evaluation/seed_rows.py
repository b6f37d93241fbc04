"""Fact tables of single documents: each row is a check that a summary passes or does not.

A row has checks, all of which have to pass, or says with `no_home` why no field of the schema can
hold its fact; then no summary has it right. A check speaks of the entries `in` one block:

    in      path of the block, such as `trials` or `products.targets`
    where   which entries are meant: values they have, among others
    has     what one of these must be: a value, or a list that is all there is
    holds   words that a value of it must hold
    lacks   fields of it that must be empty
    basis   the basis of its values
    count   how many entries are meant
    none    that there is no such entry
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.documents.document import Document
from summarizer.documents.reading import read
from summarizer.errors import BadInput
from summarizer.evaluation.showing import shown
from summarizer.evaluation.wording import stands_in, words_of
from summarizer.schemas.stated import Basis, Stated
from summarizer.schemas.summary import Summary

ENDING = ".rows.json"

Plain = str | int | bool
Values = Mapping[str, Plain | list[Plain]]


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Check(_Form):
    """The parts are those of the module's description."""

    block: str = Field(alias="in")
    where: Values = {}
    has: Values = {}
    holds: Mapping[str, str] = {}
    lacks: tuple[str, ...] = ()
    basis: Mapping[str, Basis] = {}
    count: int | None = None
    none: bool = False

    def passes(self, summary: Summary) -> bool:
        meant = [entry for entry in _nodes(summary, self.block) if self._is_meant(entry)]
        if self.none:
            return not any(self._is_so(entry) for entry in meant)
        if self.count is not None and len(meant) != self.count:
            return False
        return any(self._is_so(entry) for entry in meant)

    def _is_meant(self, entry: object) -> bool:
        return all(
            _forms(wanted) <= _forms(_values(entry, path)) for path, wanted in self.where.items()
        )

    def _is_so(self, entry: object) -> bool:
        return (
            all(_forms(_values(entry, path)) == _forms(told) for path, told in self.has.items())
            and all(
                any(stands_in(shown(value), words) for value in _values(entry, path))
                for path, words in self.holds.items()
            )
            and not any(_values(entry, path) for path in self.lacks)
            and all(
                [*{one.basis for one in _nodes(entry, path) if isinstance(one, Stated)}] == [basis]
                for path, basis in self.basis.items()
            )
        )


class Row(_Form):
    """One fact of the table."""

    row: str
    checks: tuple[Check, ...] = ()
    no_home: str = ""

    def right(self, summary: Summary) -> bool:
        return bool(self.checks) and all(check.passes(summary) for check in self.checks)


class _Table(_Form):
    document: str
    rows: tuple[Row, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class RowTable:
    """The rows of one document."""

    name: str
    document: Document
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class RowScore:
    """What a summary has right of one table."""

    name: str
    right: tuple[Row, ...]
    wrong: tuple[Row, ...]

    @property
    def share(self) -> float:
        return len(self.right) / (len(self.right) + len(self.wrong))

    def to_json(self) -> dict[str, Any]:
        wrong = [{"row": one.row, "no_home": one.no_home or None} for one in self.wrong]
        return {"right": len(self.right), "share": self.share, "wrong": wrong}


def load_tables(path: Path) -> list[RowTable]:
    """Every table under a folder, by path, or the one that `path` names; empty where none is.

    Raises:
        BadInput: A table or its document cannot be used.
    """
    if path.is_file():
        return [_load(path)] if path.name.endswith(ENDING) else []
    return [_load(file) for file in sorted(path.rglob(f"*{ENDING}"))]


def score_rows(table: RowTable, summary: Summary | None) -> RowScore:
    """The rows that a summary has right; without one, none."""
    right = [row for row in table.rows if summary is not None and row.right(summary)]
    wrong = [row for row in table.rows if row not in right]
    return RowScore(table.name, tuple(right), tuple(wrong))


def _load(path: Path) -> RowTable:
    try:
        table = _Table.model_validate(json.loads(path.read_bytes()))
    except OSError as error:
        raise BadInput(f"`{path}` cannot be read ({error.strerror}); check the path") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise BadInput(f"`{path}`: `{where}`: {first['msg']}") from error
    except ValueError as error:
        raise BadInput(f"`{path}` is no JSON: {error}") from error
    return RowTable(path.name.removesuffix(ENDING), read(path.parent / table.document), table.rows)


def _nodes(node: Any, path: str) -> Iterator[Any]:
    """What stands at a path, lists opened; a stated value is entered where the path goes on."""
    if isinstance(node, tuple):
        for one in node:
            yield from _nodes(one, path)
    elif not path:
        if node is not None:
            yield node
    else:
        name, _, rest = path.partition(".")
        inner = node.value if isinstance(node, Stated) else node
        yield from _nodes(getattr(inner, name, None), rest)


def _values(entry: object, path: str) -> list[Any]:
    return list(_nodes(entry, path))


def _forms(values: Plain | list[Any]) -> set[str]:
    """Values as they are compared: shown, in lower case, words and numbers alone."""
    several = values if isinstance(values, list) else [values]
    return {" ".join(words_of(shown(value))) for value in several}
