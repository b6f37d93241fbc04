"""One document of the page: its summary, its checks, its text, and where the summary is from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from summarizer.schemas.summary import Summary
from summarizer.views import headline, provenance
from summarizer.views.report.checks import Check, checks
from summarizer.views.report.pointers import Pointer, Pointers
from summarizer.views.report.rows import Reader
from summarizer.views.report.sections import Section, sections
from summarizer.views.report.source import Part, source
from summarizer.views.values import plain


@dataclass(frozen=True, slots=True)
class Origin:
    """Which model, prompts and schema.

    Attributes:
        line: Model, day, requests, tokens and cost.
        details: Names and values, hashes among them.
        requests: What was asked, and for each request a line on how it ended.
    """

    line: str
    details: tuple[tuple[str, str], ...]
    requests: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Article:
    """Everything the templates show of one document.

    Attributes:
        id: Begins the ids of all that is in it.
        lost: Questions without an answer.
        misplaced: Values whose words do not stand where the summary says.
        abstract: Sentences, each tied to all words of its facts.
        parts: The text; empty where the summary was saved without it.
        words: Ids of the pieces of text behind each pointer.
    """

    id: str
    number: int
    title: str
    byline: str
    issuer: str
    date: str
    subject: str
    name: str
    lost: tuple[str, ...]
    misplaced: int
    abstract: tuple[Pointer, ...]
    sections: tuple[Section, ...]
    checks: tuple[Check, ...]
    parts: tuple[Part, ...]
    words: dict[str, tuple[str, ...]]
    origin: Origin

    def count(self, title: str) -> int:
        """How many entries or notes the section of that title has."""
        sizes = {one.title: len(one.entries) for one in self.sections}
        sizes |= {one.title: len(one.notes) for one in self.checks}
        return sizes.get(title, 0)


def article(summary: Summary, number: int, designations: Mapping[str, str]) -> Article:
    """Args: number: Of the document on the page, from 1."""
    prefix = f"d{number}"
    meta = summary.document
    pointers = Pointers(prefix, meta.text)
    by_path: dict[str, Pointer] = {}
    found = sections(summary, Reader(summary, pointers, designations, by_path), prefix)
    noted = checks(summary, pointers, by_path, designations, prefix)
    abstract = _abstract(summary, pointers, by_path)
    text = source(meta.text, pointers, prefix) if meta.text else None
    issuers = [plain(one.name.value) for one in summary.organisations if one.is_issuer]
    return Article(
        id=prefix,
        number=number,
        title=headline.title(summary).plain,
        byline=headline.byline(summary).plain,
        issuer=", ".join(issuers) or "not stated",
        date=plain(meta.release_date.value) if meta.release_date else "not stated",
        subject=headline.subject(summary).plain,
        name=plain(meta.source or ""),
        lost=tuple(plain(f"{one.question}, {one.reason}") for one in summary.audit.unanswered),
        misplaced=pointers.misplaced,
        abstract=abstract,
        sections=found,
        checks=noted,
        parts=text.parts if text else (),
        words=text.words if text else {},
        origin=_origin(summary),
    )


def _abstract(
    summary: Summary, pointers: Pointers, by_path: dict[str, Pointer]
) -> tuple[Pointer, ...]:
    made = []
    for sentence in summary.abstract.sentences:
        facts = [by_path[path] for path in sentence.facts if path in by_path]
        spans = dict.fromkeys(span for fact in facts for span in fact.spans)
        made.append(pointers.entry("abstract", plain(sentence.text), spans))
    return tuple(made)


def _origin(summary: Summary) -> Origin:
    meta = summary.document
    said = [(one.head.plain, one.body[0].plain) for one in provenance.origin(summary).entries]
    said.append(("document", f"sha256 {plain(meta.sha256)}, {meta.char_len:,} characters"))
    requests = [
        (one.head.plain, ", ".join(cell.plain for cell in one.cells if cell.plain))
        for one in provenance.attempts(summary).entries
    ]
    return Origin(provenance.foot(summary).plain, tuple(said), tuple(requests))
