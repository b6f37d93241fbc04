"""What changed between two releases, by block: + came, - went, ~ changed, ≈ says it otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.text import Text

from summarizer.comparing.compare import Change, Difference
from summarizer.schemas.summary import Fact, Summary
from summarizer.views.designation_names import designation_name, named_key
from summarizer.views.headline import byline, title
from summarizer.views.layout import Page
from summarizer.views.values import plain

_ACTS = "regulatory_events"
_PHASE = re.compile(r"PHASE(\d)")
MARKS = {Change.ADDED: "+", Change.GONE: "-", Change.CHANGED: "~", Change.REWORDED: "≈"}
_STYLES = {
    Change.ADDED: "green",
    Change.GONE: "red",
    Change.CHANGED: "yellow",
    Change.REWORDED: "cyan",
}
_MEANINGS = {
    Change.ADDED: "added",
    Change.GONE: "gone",
    Change.CHANGED: "changed",
    Change.REWORDED: "reworded",
}


def lines(
    old: Summary, new: Summary, differences: Sequence[Difference], page: Page
) -> Iterator[Text]:
    for name, summary in (("old", old), ("new", new)):
        yield from page.paragraph(Text(f"{name}  ", "dim").append_text(title(summary)))
        yield from page.paragraph(byline(summary), indent=5)
    if not differences:
        yield Text()
        yield Text("Both state the same.")
    for block, group in groupby(differences, key=lambda one: one.block):
        yield Text()
        yield Text(block.replace("_", " ").capitalize(), "bold")
        for one in group:
            yield from _difference(one, page)
    yield Text()
    yield Text(tally(differences), "dim")


def tally(differences: Sequence[Difference]) -> str:
    counts = {change: sum(one.change is change for one in differences) for change in Change}
    return ", ".join(f"{counts[change]} {_MEANINGS[change]}" for change in Change)


def _difference(one: Difference, page: Page) -> Iterator[Text]:
    head = Text(f"{MARKS[one.change]} ", _STYLES[one.change])
    if one.block == "claims" and one.change is not Change.REWORDED and one.field:
        for number, line in enumerate(page.paragraph(Text(_values(one.old or one.new)), indent=4)):
            yield line if number else Text("  ").append_text(head).append_text(line[4:])
        return
    if one.block != "claims":
        head.append(_entry_name(one))
    if one.field and one.block != "claims":
        head.append(f"  {one.field.replace('_', ' ')}", "dim")
    if not one.field:
        said = Text(f"  {_told(one)}", "dim")
        said.truncate(max(1, page.width - head.cell_len - 2), overflow="ellipsis")
        yield from page.paragraph(head.append_text(said), indent=2)
        return
    old, new = _values(one.old), _values(one.new)
    if one.change is Change.REWORDED or len(old) + len(new) > page.width // 2:
        yield from page.paragraph(head, indent=2)
        if old:
            yield from page.paragraph(Text("was  ", "dim").append(old), indent=6)
        if new:
            yield from page.paragraph(Text("is   ", "dim").append(new), indent=6)
        return
    head.append("  ").append(" → ".join(part for part in (old, new) if part))
    yield from page.paragraph(head, indent=2)


def _told(one: Difference) -> str:
    """What the entry says, but for what it is called."""
    values = dict.fromkeys(_value(fact) for fact in (*one.old, *one.new))
    name = _entry_name(one).lower()
    known = {name, *name.split(" by "), "designation"} if one.block == _ACTS else {name}
    return ", ".join(value for value in values if value.lower() not in known)


def _entry_name(one: Difference) -> str:
    """The key of the entry, its codes in words."""
    match one.block:
        case "regulatory_events":
            return named_key(one.entry)
        case "milestones":
            return plain(one.entry).replace("_", " ").lower()
        case "trials":
            return _PHASE.sub(r"phase \1", plain(one.entry))
        case _:
            return plain(one.entry)


def _values(facts: Sequence[Fact]) -> str:
    return ", ".join(_value(fact) for fact in facts)


def _value(fact: Fact) -> str:
    if fact.path.endswith(".designation"):
        return designation_name(str(fact.value))
    return plain(fact.value)
