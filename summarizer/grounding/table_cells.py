"""What one cell of a table says: a share, counts, a number with its unit, an interval."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from summarizer.documents.spans import Span

_NUMBER = r"[-+−–]?\d{1,5}(?:,\d{3})*(?:\.\d+)?"
_SHARE = re.compile(rf"(?P<value>{_NUMBER})\s?(?:%|percent\b|per\scent\b)", re.IGNORECASE)
_OF = re.compile(r"(?<![\d.])(?P<n>\d{1,5})\s?(?:/|\sof\s)\s?(?P<N>\d{1,5})(?![\d.])")
_COUNTED = re.compile(r"^\s*(?P<n>\d{1,5})\s?\(\s?(?P<value>\d{1,3}(?:\.\d+)?)\s?%?\s?\)")
_SHARE_FIRST = re.compile(
    r"^\s*(?P<value>\d{1,3}(?:\.\d+)?)\s?%?\s?\(\s?(?:n\s?=\s?)?(?P<n>\d{1,5})\s?\)"
)
_PLAIN = re.compile(
    rf"^\s*(?P<value>{_NUMBER})(?:[\s-]?(?P<unit>[A-Za-zµ]{{1,12}}(?:/[A-Za-z0-9µ]{{1,6}})?))?(?=\s*(?:[\[(,;]|$))"
)
_INTERVAL = re.compile(
    rf"[(\[,;]\s?(?:(?P<level>\d{{2}})\s?%\s?CI:?,?\s?)?(?P<low>{_NUMBER})\s?%?\s?(?:-|–|to|,"
    rf"|;)\s?(?P<high>{_NUMBER})\s?%?\s?[)\]]?",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"(?P<level>\d{2})\s?%\s?(?:CI|confidence)", re.IGNORECASE)
_P = re.compile(r"(?P<op>[<>=≤]?)\s?(?P<value>0?\.\d+)")


@dataclass(frozen=True, slots=True)
class Cell:
    """What is read; `parts` tells where each of them stands."""

    value: Decimal | None = None
    unit: str | None = None
    n: int | None = None
    total: int | None = None
    interval: tuple[Decimal, Decimal, Decimal] | None = None
    parts: dict[str, Span] = field(default_factory=dict)


def read_cell(text: str, place: Span, labels: str) -> Cell | None:
    """A cell's outcome, or None where it gives none.

    Args:
        text: The document, one character for each of its own.
        place: The cell.
        labels: The words of its row and column, which may say that numbers are per cent.
    """
    words = text[place.start : place.end]
    said = _LEVEL.sub("", labels).lower()
    percent = "%" in said or "percent" in said
    if (match := _OF.search(words)) and int(match["n"]) <= int(match["N"]):
        share = _SHARE.search(words) or re.search(
            r"(?P<value>\d{1,3}(?:\.\d+)?)(?=\s?\(\d+/)", words
        )
        cell = Cell(
            Decimal(share["value"]) if share else None,
            "%" if share else None,
            int(match["n"]),
            int(match["N"]),
            parts={k: _at(place, match, k) for k in ("n", "N")},
        )
        if share:
            cell.parts["value"] = _at(place, share, "value")
    elif match := (_COUNTED.search(words) or _SHARE_FIRST.search(words)):
        if not (percent or "%" in words):
            return None
        parts = {k: _at(place, match, k) for k in ("n", "value")}
        cell = Cell(Decimal(match["value"]), "%", int(match["n"]), parts=parts)
    elif match := _SHARE.search(words):
        cell = Cell(_decimal(match["value"]), "%", parts={"value": _at(place, match, "value")})
    elif match := _PLAIN.search(words):
        unit = (match["unit"] or "").lower() or None
        if unit is None and percent:
            unit = "%"
        cell = Cell(_decimal(match["value"]), unit, parts={"value": _at(place, match, "value")})
    else:
        return None
    return _with_interval(cell, place, words, labels)


def read_p(text: str, place: Span) -> tuple[str, Decimal] | None:
    """Sign and number of a p value's cell."""
    match = _P.search(text[place.start : place.end])
    if match is None:
        return None
    return (match["op"] or "=").replace("≤", "<="), Decimal(match["value"])


def _with_interval(cell: Cell, place: Span, words: str, labels: str) -> Cell:
    level = _LEVEL.search(words) or _LEVEL.search(labels)
    match = _INTERVAL.search(words)
    if level is None or match is None:
        return cell
    bounds = (Decimal(level["level"]), _decimal(match["low"]), _decimal(match["high"]))
    if bounds[1] > bounds[2]:
        return cell
    parts = cell.parts | {"ci": Span(place.start + match.start(), place.start + match.end())}
    return Cell(cell.value, cell.unit, cell.n, cell.total, bounds, parts)


def _decimal(words: str) -> Decimal:
    return Decimal(words.replace(",", "").replace("−", "-").replace("–", "-"))


def _at(place: Span, match: re.Match[str], group: str) -> Span:
    return Span(place.start + match.start(group), place.start + match.end(group))
