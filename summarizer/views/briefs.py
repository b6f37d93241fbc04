"""One line a release: when, who, about what, and what is new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from rich.text import Text

from summarizer.schemas.regulatory import RegulatoryEvent
from summarizer.schemas.result import Result
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import Novelty, Presence
from summarizer.views.designation_names import act_name
from summarizer.views.layout import Page
from summarizer.views.names import indication_name, product_name
from summarizer.views.values import joined, plain

_MOST = 3
"""Results named in one line."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What a reader wants to know first of one release; what is not stated is null.

    Attributes:
        news: What is new, each in a few words; empty where nothing of the schema is.
        kind: The kind of release, in words.
    """

    source: str | None
    date: str | None
    issuer: str | None
    product: str | None
    indication: str | None
    kind: str | None
    news: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def brief(summary: Summary) -> Brief:
    document = summary.document
    issuer = next((one.name.value for one in summary.organisations if one.is_issuer), None)
    products = [product_name(one).plain for one in summary.products if one.is_subject]
    diseases = [indication_name(one).plain for one in summary.indications]
    return Brief(
        source=document.source,
        date=document.release_date.value.value if document.release_date else None,
        issuer=issuer,
        product=", ".join(products) or None,
        indication=", ".join(diseases) or None,
        kind=plain(document.doc_types[0].value) if document.doc_types else None,
        news=tuple(_news(summary)),
    )


def lines(brief: Brief, page: Page) -> Iterator[Text]:
    """The release as a dated line, its news indented beneath."""
    head = Text(f"{plain(brief.date or 'no date'):<10}  ", "dim")
    head.append(plain(brief.issuer or "issuer not stated"), "bold")
    parts = (brief.product, brief.indication, brief.kind)
    scope = joined(Text(plain(part)) for part in parts if part)
    yield from page.paragraph(head)
    if scope:
        yield from page.paragraph(scope, indent=12)
    for news in brief.news or ("nothing new that the schema holds",):
        yield from page.paragraph(Text(plain(news)), indent=12)


def _news(summary: Summary) -> Iterator[str]:
    for event in summary.regulatory_events:
        if event.novelty.value is Novelty.NEW_IN_DOCUMENT:
            yield _event(event)
    shown = summary.results[:_MOST]
    for result in shown:
        yield _result(result)
    if more := len(summary.results) - len(shown):
        yield f"and {more} more results"
    present = [one for one in summary.safety if one.presence.value is Presence.PRESENT]
    if present:
        yield "side effects: " + ", ".join(plain(one.term.value) for one in present[:_MOST])
    for milestone in summary.milestones:
        when = f", {plain(milestone.window.value)}" if milestone.window else ""
        yield f"expected: {plain(milestone.what.value)}{when}"


def _event(event: RegulatoryEvent) -> str:
    what = act_name(event)
    status = f", {plain(event.status.value)}" if event.status else ""
    return f"new: {what} ({plain(event.authority.value)}{status})"


def _result(result: Result) -> str:
    parts = [plain(result.endpoint_text.value)]
    if result.value:
        unit = plain(result.unit.value) if result.unit else ""
        space = "" if unit == "%" else " "
        parts.append(f"{plain(result.value.value)}{space}{unit}".strip())
    elif result.category and result.category.value != result.endpoint_text.value:
        parts.append(plain(result.category.value))
    if result.n and result.N:
        parts.append(f"{result.n.value}/{result.N.value}")
    if result.met:
        parts.append("met" if result.met.value else "not met")
    if result.timepoint:
        parts.append(f"at {plain(result.timepoint.value)}")
    return " ".join(parts)
