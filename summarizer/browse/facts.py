"""A summary as rows: block, entry, field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.browse.heads import Head, head_of, name_of
from summarizer.browse.row import BLOCK, ENTRY, FIELD, Only, Row, Tone
from summarizer.documents.evidence import Evidence, Match
from summarizer.schemas.stated import Basis
from summarizer.schemas.summary import Fact, Summary
from summarizer.schemas.terms import EventType, Novelty
from summarizer.views.designation_names import designation_name
from summarizer.views.safe_text import one_line
from summarizer.views.values import MARKS, counted, plain

_PATH = re.compile(r"(?P<block>\w+)(?:\[(?P<index>\d+)\])?\.?(?P<field>.*)", re.DOTALL)
_INDEX = re.compile(r"\[\d+\]")
_LEAVES = frozenset({"text", "id", "value", "name", "canonical", "at", "symbol"})
_REFERENCES = frozenset({"product", "indications"})
_ORDER = (Novelty.NEW_IN_DOCUMENT, Novelty.UNKNOWN, Novelty.RESTATED)

BLOCKS = (
    ("trials", "Trials"),
    ("patient_case", "Patient"),
    ("results", "Results"),
    ("safety", "Safety"),
    ("milestones", "Milestones"),
    ("products", "Products"),
    ("indications", "Indications"),
    ("organisations", "Organisations"),
    ("people", "People"),
    ("claims", "Claims"),
    ("document", "Document"),
)
"""After the abstract and the acts of regulators, in the order of the finished view."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """The facts of one entry, and where it stands: `trials[0]`."""

    path: str
    facts: tuple[Fact, ...]


def fact_rows(summary: Summary) -> list[Row]:
    """Every fact of the summary under its entry and block, new designations first."""
    entries = _entries(summary)
    troubled = _troubled(summary)
    rows = [*_unanswered(summary), *_abstract(summary)]
    for title, block in _regulatory(summary, entries):
        rows += _block(summary, title, block, troubled)
    for name, title in BLOCKS:
        block = [one for one in entries if _PATH.fullmatch(one.path)["block"] == name]  # type: ignore[index]  # every path has a block
        rows += _block(summary, title, block, troubled)
    return rows


def field_label(path: str) -> str:
    """`registry_ids[0].id` as `registry ids`."""
    names = _INDEX.sub("", path).split(".")
    if len(names) > 1 and names[-1] in _LEAVES:
        names.pop()
    return " ".join(names).replace("_", " ")


def evidence_lines(spans: Sequence[Evidence]) -> tuple[tuple[str, str], ...]:
    """Each span's words and place, for the strip beneath."""
    lines = []
    for span in spans:
        folded = ", typography folded" if span.match is Match.FOLDED else ""
        where = f"{span.section.value.replace('_', ' ')} {span.start}-{span.end}{folded}"
        lines.append((where, f"“{one_line(span.text)}”"))
    return tuple(lines)


def fact_value(summary: Summary, fact: Fact) -> str:
    """The value in words; the key of another entry as that entry's name."""
    field = _INDEX.sub("", fact.path.rsplit(".", 1)[-1])
    if field in _REFERENCES and isinstance(fact.value, str):
        return name_of(summary, fact.value)
    if field == "designation":
        return designation_name(str(fact.value))
    if field == "same":
        return _same_names(summary, fact.path) or plain(fact.value)
    return plain(fact.value)


def _same_names(summary: Summary, path: str) -> str:
    numbers = [int(number) for number in re.findall(r"\[(\d+)\]", path)]
    if len(numbers) != 2:
        return ""
    product, link = numbers
    return one_line(" = ".join(summary.products[product].alias_links[link].names))


def _entries(summary: Summary) -> list[_Entry]:
    found: dict[str, list[Fact]] = {}
    for fact in summary.facts():
        parts = _PATH.fullmatch(fact.path)
        if parts is not None:
            index = f"[{parts['index']}]" if parts["index"] else ""
            found.setdefault(parts["block"] + index, []).append(fact)
    return [_Entry(path, tuple(facts)) for path, facts in found.items()]


def _regulatory(summary: Summary, entries: list[_Entry]) -> Iterator[tuple[str, list[_Entry]]]:
    events = list(summary.regulatory_events)

    def event(entry: _Entry) -> int:
        return int(entry.path.removeprefix("regulatory_events[")[:-1])

    found = [one for one in entries if one.path.startswith("regulatory_events[")]
    found.sort(key=lambda one: _ORDER.index(events[event(one)].novelty.value))
    for title, wanted in (("Designations", True), ("Other regulatory acts", False)):
        yield (
            title,
            [
                one
                for one in found
                if (events[event(one)].event_type.value is EventType.DESIGNATION) == wanted
            ],
        )


def _block(
    summary: Summary, title: str, entries: list[_Entry], troubled: frozenset[str]
) -> list[Row]:
    if not entries:
        return []
    rows: list[Row] = []
    new = 0
    for entry in entries:
        head = head_of(summary, entry.path)
        tags = _tags(title, head)
        new += Only.NEW in tags
        rows += _entry(summary, entry, head, tags, troubled)
    note = "" if entries[0].path in ("document", "patient_case") else str(len(entries))
    if new and title != "Document":
        note += f", {new} new"
    return [Row(BLOCK, title, note=note, tone=Tone.QUIET), *rows]


def _tags(title: str, head: Head | None) -> frozenset[Only]:
    tags = set()
    if head is not None and head.tone is Tone.NEW:
        tags.add(Only.NEW)
    if title == "Designations":
        tags.add(Only.DESIGNATIONS)
    return frozenset(tags)


def _entry(
    summary: Summary,
    entry: _Entry,
    head: Head | None,
    tags: frozenset[Only],
    troubled: frozenset[str],
) -> list[Row]:
    depth = ENTRY if head is None else FIELD
    context = head.spans if head else ()
    fields: list[Row] = []
    before = ""
    for fact in entry.facts:
        row = _field(summary, fact, depth, context)
        label = "" if row.label == before else row.label
        before = row.label
        own = tags | {Only.PROBLEMS} if fact.path in troubled else tags
        fields.append(replace(row, label=label, tags=own))
    if head is None:
        return fields
    own = tags | {Only.PROBLEMS} if entry.path in troubled else tags
    top = Row(
        ENTRY,
        head.name,
        note=head.note,
        tone=head.tone,
        path=entry.path,
        spans=head.spans,
        detail=(("", one_line(head.name)), *evidence_lines(head.spans)),
        tags=own,
    )
    return [top, *fields, *_quotations(summary, entry.path, tags)]


def _field(summary: Summary, fact: Fact, depth: int, context: tuple[Evidence, ...]) -> Row:
    value = fact_value(summary, fact)
    parts = _PATH.fullmatch(fact.path)
    field = field_label(parts["field"] if parts else fact.path)
    code = one_line(str(fact.value)) if field == "designation" else ""
    in_full = f"{value} ({code})" if code not in ("", value) else value
    how = "stated" if fact.basis is Basis.STATED else f"{fact.basis.value} by {fact.rule}"
    return Row(
        depth,
        field,
        value,
        mark=MARKS[fact.basis],
        path=fact.path,
        spans=fact.evidence,
        context=context,
        detail=((one_line(how), in_full), *evidence_lines(fact.evidence)),
    )


def _quotations(summary: Summary, path: str, tags: frozenset[Only]) -> Iterator[Row]:
    """What a person is quoted with: words without a value of their own."""
    if not path.startswith("people["):
        return
    person = summary.people[int(path[len("people[") : -1])]
    for number, quote in enumerate(person.quotes):
        said = " … ".join(one_line(span.text) for span in quote.spans)
        yield Row(
            FIELD,
            "" if number else "quoted",
            said,
            path=f"{path}.quotes[{number}]",
            spans=quote.spans,
            context=person.evidence,
            detail=(("quoted", said), *evidence_lines(quote.spans)),
            tags=tags,
        )


def _abstract(summary: Summary) -> Iterator[Row]:
    sentences = summary.abstract.sentences
    if not sentences:
        return
    evidence = {fact.path: fact.evidence for fact in summary.facts()}
    yield Row(BLOCK, "Abstract", note="made by code from the facts below")
    for number, sentence in enumerate(sentences):
        spans = tuple(span for path in sentence.facts for span in evidence.get(path, ()))
        text = one_line(sentence.text)
        yield Row(
            ENTRY,
            text,
            prose=True,
            path=f"abstract.sentences[{number}]",
            spans=tuple(sorted(set(spans), key=lambda span: (span.start, span.end))),
            detail=(("", text), (f"made of {counted(len(sentence.facts), 'fact')}", "")),
        )


def _unanswered(summary: Summary) -> Iterator[Row]:
    lost = summary.audit.unanswered
    if lost:
        yield Row(BLOCK, "Not answered", note=counted(len(lost), "question"), tone=Tone.BAD)
    for one in lost:
        yield Row(
            ENTRY,
            one_line(one.question),
            one_line(one.reason),
            tags=frozenset({Only.PROBLEMS}),
            detail=(
                (one_line(one.question), one_line(one.reason)),
                ("", "Its fields are empty below, whatever the document states."),
            ),
        )


def _troubled(summary: Summary) -> frozenset[str]:
    """Paths that a conflict or a warning names, and the entries they stand in."""
    findings = (*summary.audit.conflicts, *summary.audit.warnings)
    return frozenset(path for one in findings for path in _with_entry(one.paths))


def _with_entry(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        yield path
        yield path.split(".", 1)[0]
