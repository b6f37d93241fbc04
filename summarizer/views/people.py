"""People and, where asked for, the words they are quoted with."""

from __future__ import annotations

from rich.text import Text

from summarizer.schemas.person import Person, Quotation
from summarizer.schemas.summary import Summary
from summarizer.views.layout import Entry, Section
from summarizer.views.values import counted, joined, labelled, listed, quoted, shown


def people(summary: Summary, *, quotes: bool) -> Section:
    """Args: quotes: False gives their number in place of the quotations."""
    entries = tuple(_entry(one, index, quotes=quotes) for index, one in enumerate(summary.people))
    return Section("People", str(len(entries)) if entries else "none stated", entries)


def _entry(person: Person, index: int, *, quotes: bool) -> Entry:
    credentials = listed(person.credentials)
    head = joined([shown(person.name), credentials or None], ", ")
    role = joined(
        [
            listed(person.roles),
            shown(person.organisation) if person.organisation else None,
            _number(person) if person.quotes and not quotes else None,
        ]
    )
    said = tuple(_quotation(one) for one in person.quotes) if quotes else ()
    body = tuple(line for line in (role, *said) if line)
    return Entry(head, body=body, path=f"people[{index}]")


def _number(person: Person) -> Text:
    return Text(counted(len(person.quotes), "quotation"), "dim")


def _quotation(quotation: Quotation) -> Text:
    """A quotation that its attribution breaks in two is shown with the break."""
    return labelled("says", joined((quoted(span.text) for span in quotation.spans), " … "))
