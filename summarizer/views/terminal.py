"""The finished view: sections in the order in which a reader asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from summarizer.schemas.audit import Completeness
from summarizer.schemas.stated import Basis
from summarizer.schemas.summary import Summary
from summarizer.views import audit, headline, provenance
from summarizer.views.claims import claims
from summarizer.views.designations import designations, other_acts
from summarizer.views.document import document, organisations
from summarizer.views.evidence import sources, with_sources
from summarizer.views.layout import Page, Section, briefly
from summarizer.views.milestones import milestones
from summarizer.views.not_stated import not_stated
from summarizer.views.people import people
from summarizer.views.products import indications, products
from summarizer.views.results import patient, results
from summarizer.views.safety import safety
from summarizer.views.trials import trials
from summarizer.views.values import MARKS

_MEANINGS = {
    Basis.DERIVED: "follows from the document's words by a rule",
    Basis.INFERRED: "is a judgement, not the document's words",
}


class View(StrEnum):
    """How much is shown.

    Attributes:
        PARTIAL: What is known so far, while answers stream in.
        BRIEF: The news and the findings.
        STANDARD: These, people, and what the checks found.
        FULL: Everything the summary holds.
        AUDIT: What the checks found, and how the summary was made.
    """

    PARTIAL = "partial"
    BRIEF = "brief"
    STANDARD = "standard"
    FULL = "full"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class SummaryView:
    """A summary that rich can print.

    Attributes:
        evidence: Whether each value is followed by its words, place and rule.
    """

    summary: Summary
    view: View = View.STANDARD
    evidence: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from self.lines(Page(console, options.max_width))

    def lines(self, page: Page) -> Iterator[Text]:
        """Every line, none of them with a line end or with space at its end."""
        met = ""
        for line in self._body(page):
            met += line.plain
            yield line
        if self.view is not View.PARTIAL:
            yield from _foot(self.summary, page, met)

    def _body(self, page: Page) -> Iterator[Text]:
        yield from _head(self.summary, page)
        found = sources(self.summary) if self.evidence else {}
        empty = False
        for section in _sections(self.summary, self.view, in_full=self.evidence):
            # Headings without entries stand together: one blank line for all of them.
            if section.entries or not empty:
                yield Text()
            empty = not section.entries
            yield from page.section(with_sources(section, found))
        if self.view is View.BRIEF:
            yield Text()
            yield from page.paragraph(audit.tally(self.summary))


def _head(summary: Summary, page: Page) -> Iterator[Text]:
    yield from page.paragraph(headline.title(summary))
    yield from page.paragraph(headline.byline(summary))
    if subject := headline.subject(summary):
        yield from page.paragraph(subject)
    if source := headline.source(summary):
        yield from page.paragraph(source)
    if abstract := headline.abstract(summary):
        yield Text()
        yield from page.paragraph(abstract)
    if lost := headline.unanswered(summary):
        yield Text()
        for line in lost:
            yield from page.paragraph(line)


def _sections(summary: Summary, view: View, *, in_full: bool) -> Iterator[Section]:
    match view:
        case View.PARTIAL:
            # What is silent is known only when every question is answered.
            known = summary.model_copy(update={"completeness": Completeness()})
            yield from (section for section in _findings(known) if section.entries)
        case View.BRIEF:
            yield from (briefly(section) for section in _findings(summary) if section.entries)
        case View.STANDARD:
            yield from _findings(summary)
            yield people(summary, quotes=in_full)
            yield claims(summary, collapsed=not in_full)
            if in_full:
                yield from (document(summary), organisations(summary))
            yield from _checks(summary, audit.SHORT)
        case View.FULL:
            yield from _findings(summary)
            yield people(summary, quotes=True)
            yield claims(summary, collapsed=False)
            yield from (document(summary), organisations(summary))
            yield from _checks(summary, None)
        case View.AUDIT:
            yield from _checks(summary, None, alone=True)
            yield audit.suppressed(summary)
            yield from (provenance.origin(summary), provenance.attempts(summary))


def _findings(summary: Summary) -> Iterator[Section]:
    yield designations(summary)
    other = other_acts(summary)
    if other.entries:
        yield other
    yield trials(summary)
    if case := patient(summary):
        yield case
    yield from (results(summary), safety(summary), milestones(summary))
    yield from (products(summary), indications(summary))


def _checks(summary: Summary, limit: int | None, *, alone: bool = False) -> Iterator[Section]:
    yield audit.refused(summary, limit=limit)
    yield audit.missed(summary, limit=limit)
    yield audit.conflicts(summary, limit=limit)
    yield audit.warnings(summary, limit=limit)
    yield not_stated(summary, alone=alone)


def _foot(summary: Summary, page: Page, met: str) -> Iterator[Text]:
    """What the marks mean, for the marks that were met, and where the summary comes from."""
    yield Text()
    for basis, meaning in _MEANINGS.items():
        mark = MARKS[basis].strip()
        if mark in met:
            yield from page.paragraph(Text(f"{mark} {meaning}", "dim"))
    yield from page.paragraph(provenance.foot(summary))
