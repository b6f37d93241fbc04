"""What changed between two releases: facts that came, went or changed, and sentences that drifted.

Entries are matched by what names them (a registry id, a designation and its authority, a person),
never by their place. Within a matched entry, fields that hold several values are compared as sets.
Claims have no name: they are matched by their words, and a near match is a drift in wording.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from summarizer.comparing.keys import BLOCKS, entries, normal
from summarizer.schemas.summary import Fact, Summary

NEAR = 0.6
"""Share of words in common, in order, from which one claim is a rewording of another."""

# Fields that tell an entry's place in its own document, or repeat what its key says.
_LOCAL = frozenset({"product", "indications", "trial", "announced_on", "text"})


class Change(StrEnum):
    ADDED = "added"
    GONE = "gone"
    CHANGED = "changed"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was.

    Attributes:
        block: Of the schema, such as `trials`.
        entry: What the entry is called; the same in both summaries, but for letter case.
        field: Below the entry; empty where the whole entry came or went.
        old: Facts of the old summary; empty for what was added.
        new: Facts of the new summary; empty for what is gone.
    """

    change: Change
    block: str
    entry: str
    field: str
    old: tuple[Fact, ...]
    new: tuple[Fact, ...]


def compare(old: Summary, new: Summary) -> list[Difference]:
    """Every difference in what two summaries state, in the order of the schema.

    The documents' own attributes (hash, addresses, time stamps, contacts) are left out: two
    releases always differ in them. Title and date are compared.
    """
    return [*_document(old, new), *_entries(old, new), *_patient(old, new), *_claims(old, new)]


def _document(old: Summary, new: Summary) -> Iterator[Difference]:
    fields = ("document.title", "document.release_date", "document.dateline_place")
    yield from _fields("document", "document", _facts(old, fields), _facts(new, fields))


def _patient(old: Summary, new: Summary) -> Iterator[Difference]:
    yield from _fields(
        "patient_case", "patient", _facts(old, ("patient_case",)), _facts(new, ("patient_case",))
    )


def _facts(summary: Summary, beginnings: tuple[str, ...]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in summary.facts():
        if fact.path.startswith(beginnings):
            found[_field(fact.path.partition(".")[2])].append(fact)
    return found


def _entries(old: Summary, new: Summary) -> Iterator[Difference]:
    before, after = _by_key(old), _by_key(new)
    both = sorted(dict.fromkeys([*before, *after]), key=lambda pair: BLOCKS.index(pair[0]))
    for block, key in both:
        mine, theirs = before.get((block, key)), after.get((block, key))
        name = (theirs or mine or ("", {}))[0]
        if mine is None or theirs is None:
            change = Change.ADDED if mine is None else Change.GONE
            yield Difference(change, block, name, "", _all(mine), _all(theirs))
        else:
            yield from _fields(block, name, mine[1], theirs[1])


_Keyed = tuple[str, dict[str, list[Fact]]]


def _by_key(summary: Summary) -> dict[tuple[str, str], _Keyed]:
    """Name and facts by block and normalised key."""
    by_path: dict[str, list[Fact]] = defaultdict(list)
    for fact in summary.facts():
        by_path[fact.path.partition(".")[0]].append(fact)
    found: dict[tuple[str, str], _Keyed] = {}
    for block, key, _, path in entries(summary):
        facts: dict[str, list[Fact]] = defaultdict(list)
        for fact in by_path[path]:
            field = _field(fact.path.removeprefix(path).removeprefix("."))
            if field.partition(".")[0] not in _LOCAL:
                facts[field].append(fact)
        found[block, normal(key)] = (key, facts)
    return found


def _all(keyed: _Keyed | None) -> tuple[Fact, ...]:
    return tuple(fact for facts in keyed[1].values() for fact in facts) if keyed else ()


def _fields(
    block: str, entry: str, old: dict[str, list[Fact]], new: dict[str, list[Fact]]
) -> Iterator[Difference]:
    for field in dict.fromkeys([*old, *new]):
        gone = _without(old.get(field, []), new.get(field, []))
        come = _without(new.get(field, []), old.get(field, []))
        if gone and come:
            yield Difference(Change.CHANGED, block, entry, field, gone, come)
        elif gone:
            yield Difference(Change.GONE, block, entry, field, gone, ())
        elif come:
            yield Difference(Change.ADDED, block, entry, field, (), come)


def _without(facts: list[Fact], others: list[Fact]) -> tuple[Fact, ...]:
    known = {_same(fact.value) for fact in others}
    return tuple(fact for fact in facts if _same(fact.value) not in known)


def _same(value: object) -> object:
    """What two values have in common when they mean the same."""
    if isinstance(value, str):
        return normal(value)
    raw = getattr(value, "raw_text", None)
    if raw is None:
        return value
    # Dates and windows are the same whatever the words for them were.
    return (
        getattr(value, "value", None),
        getattr(value, "start", None),
        getattr(value, "end", None),
    )


def _field(path: str) -> str:
    """The path without indices, so that the order of a list does not matter."""
    return "".join(part.partition("]")[2] if "]" in part else part for part in path.split("["))


def _claims(old: Summary, new: Summary) -> Iterator[Difference]:
    mine, theirs = _claim_facts(old), _claim_facts(new)
    kept = {normal(fact.value) for fact in mine} & {normal(fact.value) for fact in theirs}
    gone = [fact for fact in mine if normal(fact.value) not in kept]
    come = [fact for fact in theirs if normal(fact.value) not in kept]
    for fact in gone:
        near = max(come, key=lambda other: _likeness(fact, other), default=None)
        if near is not None and _likeness(fact, near) >= NEAR:
            come.remove(near)
            yield Difference(Change.REWORDED, "claims", "claim", "text", (fact,), (near,))
        else:
            yield Difference(Change.GONE, "claims", "claim", "text", (fact,), ())
    for fact in come:
        yield Difference(Change.ADDED, "claims", "claim", "text", (), (fact,))


def _claim_facts(summary: Summary) -> list[Fact]:
    return [
        fact
        for fact in summary.facts()
        if fact.path.startswith("claims[") and fact.path.endswith(".text")
    ]


def _likeness(one: Fact, other: Fact) -> float:
    words = normal(one.value).split(), normal(other.value).split()
    return SequenceMatcher(None, *words, autojunk=False).ratio()
