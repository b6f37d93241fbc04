"""What makes an entry of one summary the same as one of another, whatever its place in the list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from summarizer.schemas.summary import Summary

_NOT_WORD = re.compile(r"[^\w]+")

Entry = Any  # an entry of any block; the table below knows which


def normal(text: object) -> str:
    """Lower case, words alone: `R/R T-ALL` and `R-R T ALL` are one."""
    return " ".join(_NOT_WORD.sub(" ", str(text).lower()).split())


def entries(summary: Summary) -> Iterator[tuple[str, str, Entry, str]]:
    """Every entry as block, key, the entry, and its path in the summary.

    Two entries of one block with the same key are told apart by a number.
    """
    for block, key_of in _KEYS.items():
        met: dict[str, int] = {}
        for index, entry in enumerate(getattr(summary, block)):
            key = key_of(entry, summary) or "unnamed"
            met[key] = met.get(key, 0) + 1
            numbered = key if met[key] == 1 else f"{key} ({met[key]})"
            yield block, numbered, entry, f"{block}[{index}]"


def _organisation(entry: Entry, _: Summary) -> str:
    return str(entry.name.value)


def _product(entry: Entry, _: Summary) -> str:
    """A code names a product longer than any other name does."""
    codes = [name.text.value for name in entry.names if name.type.value == "code"]
    if codes:
        return str(codes[0])
    name = entry.preferred_name or entry.descriptor
    return str(name.value) if name else ""


def _indication(entry: Entry, _: Summary) -> str:
    return str(entry.disease_text.value)


def _trial(entry: Entry, _: Summary) -> str:
    if entry.registry_ids:
        return str(entry.registry_ids[0].id.value)
    if entry.acronym:
        return str(entry.acronym.value)
    return "/".join(phase.value for phase in entry.phases)


def _event(entry: Entry, summary: Summary) -> str:
    what = entry.designation or entry.event_type
    product = next((one for one in summary.products if _is(entry.product, one.key)), None)
    of = f" for {_product(product, summary)}" if product and len(summary.products) > 1 else ""
    return f"{what.value} by {entry.authority.value}{of}"


def _is(stated: Entry, key: str) -> bool:
    return stated is not None and stated.value == key


def _result(entry: Entry, _: Summary) -> str:
    parts = [entry.endpoint_text.value]
    if entry.population:
        parts.append(f"in {entry.population.value}")
    if entry.timepoint:
        parts.append(f"at {entry.timepoint.value.value} {entry.timepoint.value.unit}")
    return " ".join(map(str, parts))


def _safety(entry: Entry, _: Summary) -> str:
    grade = f" grade {entry.grade_min.value}" if entry.grade_min else ""
    return f"{entry.code or entry.term.value}{grade}"


def _milestone(entry: Entry, _: Summary) -> str:
    return str(entry.what.value)


def _person(entry: Entry, _: Summary) -> str:
    return str(entry.name.value)


_KEYS: dict[str, Callable[[Entry, Summary], str]] = {
    "organisations": _organisation,
    "products": _product,
    "indications": _indication,
    "trials": _trial,
    "regulatory_events": _event,
    "results": _result,
    "safety": _safety,
    "milestones": _milestone,
    "people": _person,
}

BLOCKS = tuple(_KEYS)
"""The blocks whose entries have keys, in the order of the schema."""
