"""The first thing a reader sees: what is new, by whom, when, and the abstract."""

from __future__ import annotations

from rich.text import Text

from summarizer.schemas.summary import Summary
from summarizer.views.hyperlinks import linked_file
from summarizer.views.names import product_name
from summarizer.views.safe_text import one_line
from summarizer.views.values import joined, shown, words


def title(summary: Summary) -> Text:
    stated = summary.document.title
    return shown(stated, "bold") if stated else Text("The document states no title", "bold")


def byline(summary: Summary) -> Text:
    """Issuer, date and kind of the release; what is not stated is said so."""
    document = summary.document
    issuers = [shown(one.name) for one in summary.organisations if one.is_issuer]
    date = document.release_date
    return joined(
        [
            joined(issuers, ", ") or Text("issuer not stated", "dim"),
            shown(date) if date else Text("date not stated", "dim"),
            *(shown(kind) for kind in document.doc_types),
        ]
    )


def subject(summary: Summary) -> Text:
    """For what: the products the news is about, and the diseases."""
    names = (product_name(one) for one in summary.products if one.is_subject)
    diseases = (shown(one.disease_text) for one in summary.indications)
    return joined([joined(names, ", "), joined(diseases, ", ")], " for ")


def source(summary: Summary) -> Text | None:
    name = summary.document.source
    return linked_file(words(name, "dim"), name) if name else None


def abstract(summary: Summary) -> Text | None:
    text = summary.abstract.text
    return Text(one_line(text)) if text else None


def unanswered(summary: Summary) -> list[Text]:
    """Questions without an answer; their fields are empty for another reason than silence."""
    lost = summary.audit.unanswered
    if not lost:
        return []
    warned = Text().append("Not answered: ", "bold red")
    return [
        *(warned + Text(one_line(f"{one.question}, {one.reason}")) for one in lost),
        Text("Their fields are empty below, whatever the document states.", "dim"),
    ]
