"""What regulators did: designations, then every other act, new ones before restated ones."""

from __future__ import annotations

from rich.text import Text

from summarizer.schemas.regulatory import RegulatoryEvent
from summarizer.schemas.stated import Stated
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import EventType, Novelty
from summarizer.views.designation_names import act_name
from summarizer.views.layout import Entry, Section
from summarizer.views.names import named
from summarizer.views.values import joined, labelled, mark, plain, shown

_ORDER = (Novelty.NEW_IN_DOCUMENT, Novelty.UNKNOWN, Novelty.RESTATED)
_NOTES = {
    Novelty.NEW_IN_DOCUMENT: "new",
    Novelty.UNKNOWN: "not said whether new",
    Novelty.RESTATED: "restated",
}


def designations(summary: Summary) -> Section:
    """Designations alone; that there are none is an answer and is shown."""
    return _section(summary, "Designations", designation=True)


def other_acts(summary: Summary) -> Section:
    """Approvals, submissions, holds and the like."""
    return _section(summary, "Other regulatory acts", designation=False)


def _section(summary: Summary, title: str, *, designation: bool) -> Section:
    events = [
        (index, event)
        for index, event in enumerate(summary.regulatory_events)
        if (event.event_type.value is EventType.DESIGNATION) == designation
    ]
    events.sort(key=lambda pair: _ORDER.index(pair[1].novelty.value))
    entries = tuple(_entry(summary, event, index) for index, event in events)
    counts = [
        f"{number} {_NOTES[novelty]}"
        for novelty in _ORDER
        if (number := sum(event.novelty.value is novelty for _, event in events))
    ]
    return Section(title, ", ".join(counts) or "none stated", entries)


def _entry(summary: Summary, event: RegulatoryEvent, index: int) -> Entry:
    new = event.novelty.value is Novelty.NEW_IN_DOCUMENT
    cells = (
        shown(event.novelty, "bold green" if new else ""),
        shown(event.authority),
        shown(event.status) if event.status else Text("status not stated", "dim"),
        _date(event),
    )
    body = (
        Text("date of the act not stated", "dim")
        if event.announced_on and not event.effective_on
        else Text(),
        _scope(summary, event),
        labelled("based on", shown(event.stated_basis) if event.stated_basis else None),
    )
    path = f"regulatory_events[{index}]"
    lines = tuple(line for line in body if line)
    return Entry(_head(event), cells, lines, path, aside=_code(event))


def _head(event: RegulatoryEvent) -> Text:
    basis = mark(event.designation) if event.designation else mark(event.event_type)
    return Text(act_name(event)).append_text(basis)


def _code(event: RegulatoryEvent) -> Text:
    return Text(plain(event.designation.value), "dim") if event.designation else Text()


def _date(event: RegulatoryEvent) -> Text:
    if event.effective_on:
        return Text("on ").append_text(shown(event.effective_on))
    if event.announced_on:
        return Text("announced ").append_text(shown(event.announced_on))
    return Text("date not stated", "dim")


def _scope(summary: Summary, event: RegulatoryEvent) -> Text:
    """Product and diseases; the product is left out where the summary has only one."""
    product = event.product if len(summary.products) != 1 else None
    scope = joined(
        [
            _reference(summary, product) if product else None,
            joined((_reference(summary, one) for one in event.indications), ", "),
        ],
        " in ",
    )
    if not scope:
        return Text()
    line = Text().append("for ", "dim").append_text(scope)
    return line.append(", scope ambiguous", "dim") if event.scope_ambiguous else line


def _reference(summary: Summary, key: Stated[str]) -> Text:
    return named(summary, key.value).append_text(mark(key))
