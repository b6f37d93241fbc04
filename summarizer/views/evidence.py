"""Under each entry, every value of it with the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rich.text import Text

from summarizer.documents.evidence import Evidence, Match
from summarizer.schemas.stated import Basis
from summarizer.schemas.summary import Fact, Summary
from summarizer.views.layout import Entry, Section
from summarizer.views.values import joined, plain, quoted, words

_ENTRY = re.compile(r"(?:audit\.)?\w+(?:\[\d+\])?")
_LAST = re.compile(r"\.(?:evidence(?:\[\d+\])?|spans\[\d+\])$")


@dataclass(frozen=True, slots=True)
class Source:
    """One value of an entry, or the entry itself, and its words.

    Attributes:
        name: The field's path below the entry, `phases[0]`; empty for the entry itself.
        fact: The value; None for words that carry the entry as a whole.
    """

    name: str
    fact: Fact | None
    evidence: tuple[Evidence, ...]


def sources(summary: Summary) -> dict[str, list[Source]]:
    """Every span of the summary and its audit, by the entry's path: `trials[0]`, `document`."""
    facts = {fact.path: fact for fact in summary.facts()}
    spans: dict[str, list[Evidence]] = {}
    for path, span in summary.spans():
        spans.setdefault(_LAST.sub("", path), []).append(span)
    found: dict[str, list[Source]] = {}
    for path, evidence in spans.items():
        entry = _entry_of(path)
        name = path.removeprefix(entry).removeprefix(".")
        found.setdefault(entry, []).append(Source(name, facts.get(path), tuple(evidence)))
    return found


def with_sources(section: Section, found: dict[str, list[Source]]) -> Section:
    """The section with each entry's sources beneath it."""
    entries = (
        replace(entry, more=tuple(_shown(one) for one in found.get(entry.path, [])))
        for entry in section.entries
    )
    return replace(section, entries=tuple(entries))


def _shown(source: Source) -> Entry:
    return Entry(words(source.name or "the whole entry", "dim"), body=tuple(_lines(source)))


def _entry_of(path: str) -> str:
    found = _ENTRY.match(path)
    return found[0] if found else path


def _lines(source: Source) -> Iterator[Text]:
    fact = source.fact
    if fact is not None:
        value = plain(fact.value)
        if fact.basis is not Basis.STATED:
            value = f"{value}  {fact.basis.value} by {plain(fact.rule or '')}"
        said = len(source.evidence) == 1 and plain(source.evidence[0].text) == value
        if not said:
            yield Text(value)
    for one in source.evidence:
        yield _place(one)


def _place(evidence: Evidence) -> Text:
    section = evidence.section.value.replace("_", " ")
    match = ", typography folded" if evidence.match is Match.FOLDED else ""
    where = Text(f"{section} {evidence.start}-{evidence.end}{match}", "dim")
    return joined([quoted(evidence.text), where], "  ")
