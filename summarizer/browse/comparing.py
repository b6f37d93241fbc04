"""Two summaries side by side: entries that are the same thing on one line, differences marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.browse.row import BLOCK, ENTRY, Row, Tone

_ENTRY_PATH = re.compile(r"\w+\[\d+\]")


def compared(left: list[Row], right: list[Row]) -> list[Row]:
    """The rows of both, left's order first.

    Entries are the same where their blocks and names are: a designation by its code, a trial by
    its name and registry ids. Of two with one name the first goes with the first.
    """
    rows: list[Row] = []
    ours, theirs = _blocks(left), _blocks(right)
    for title in [*ours, *(title for title in theirs if title not in ours)]:
        found = list(_block(ours.get(title, []), theirs.get(title, [])))
        if not found:
            continue
        differing = sum(row.differs for row in found)
        note = f"{differing} of {len(found)} differ" if differing else "the same"
        rows.append(Row(BLOCK, title, note=note, tone=Tone.DOUBTFUL if differing else Tone.QUIET))
        rows += found
    return rows


def _blocks(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    title = ""
    for row in rows:
        if row.depth == BLOCK:
            title = row.label
        elif not row.prose:
            found.setdefault(title, []).append(row)
    return found


def _block(left: list[Row], right: list[Row]) -> Iterator[Row]:
    ours, theirs = _keyed(left), _keyed(right)
    for key in [*ours, *(key for key in theirs if key not in ours)]:
        one, other = ours.get(key), theirs.get(key)
        row = one or other
        assert row is not None
        said, heard = _said(one), _said(other)
        yield Row(
            row.depth,
            row.label or key[1].rsplit(".", 1)[-1],
            said,
            heard,
            path=row.path if one else f"other {row.path}",
            spans=one.spans if one else (),
            context=one.context if one else (),
            detail=(*_side("here", one), *_side("there", other)),
            differs=said != heard,
        )


def _keyed(rows: list[Row]) -> dict[tuple[str, str], Row]:
    """By the entry's name and the field's path below it."""
    found: dict[tuple[str, str], Row] = {}
    entry = ""
    for row in rows:
        if row.depth == ENTRY and _ENTRY_PATH.fullmatch(row.path):
            entry = row.label
            while (entry, "") in found:
                entry += " again"
            found[entry, ""] = row
        else:
            field = _ENTRY_PATH.sub("", row.path, count=1) if entry else row.path
            found[entry, field] = row
    return found


def _said(row: Row | None) -> str:
    if row is None:
        return ""
    return row.value or row.note or row.label


def _side(name: str, row: Row | None) -> Iterator[tuple[str, str]]:
    if row is None:
        yield name, "not stated"
        return
    for number, (label, words) in enumerate(row.detail):
        yield (f"{name}: {label}" if label else name) if not number else label, words
