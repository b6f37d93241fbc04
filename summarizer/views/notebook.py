"""What a notebook shows of a value that a cell ends with: quiet HTML without scripts."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from summarizer.schemas.audit import Audit
from summarizer.schemas.summary import Summary
from summarizer.views.report.article import article
from summarizer.views.report.checks import audit_checks
from summarizer.views.report.pointers import Pointers
from summarizer.views.report.templating import environment, part
from summarizer.views.safe_text import one_line
from summarizer.views.values import plain
from summarizer.vocabulary.designations import designations

if TYPE_CHECKING:
    from summarizer.documents.document import Document

_FOLDED = frozenset({"People", "Claims", "Organisations", "Document"})
"""Sections that are opened by who wants them."""

_SHORT = 160
"""Characters shown of a section of a document."""


def summary_html(summary: Summary) -> str:
    """The findings with their words as titles, and what the checks found."""
    names = {code: row.name for code, row in designations().items()}
    shown = article(summary, 1, names)
    return _render("notebook_summary.html", article=shown, folded=_FOLDED)


def audit_html(audit: Audit) -> str:
    """What was refused, missed, contradictory, doubtful, left out and not answered."""
    return _render(
        "notebook_audit.html",
        checks=audit_checks(audit, Pointers("a", None), {}, None, "a"),
        lost=[plain(f"{one.question}, {one.reason}") for one in audit.unanswered],
    )


def document_html(document: Document) -> str:
    """What was read, and the beginning of each section."""
    parts = []
    for section, spans in groupby(document.sections, key=lambda span: span.section):
        places = list(spans)
        start, end = places[0].start, places[-1].end
        words = one_line(document.text[start : min(end, start + 4 * _SHORT)])
        short = words if len(words) <= _SHORT else f"{words[:_SHORT].rstrip()} …"
        parts.append((section.value.replace("_", " "), start, end, short))
    return _render(
        "notebook_document.html",
        name=one_line(document.source or "document"),
        size=f"{len(document.text):,} characters, {len(document.sentences):,} sentences",
        sha256=document.sha256,
        parts=parts,
    )


def _render(template: str, **values: object) -> str:
    style = Markup(part("notebook.css"))  # a file of this package
    return environment().get_template(template).render(style=style, **values)
