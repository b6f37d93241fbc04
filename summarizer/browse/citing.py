"""A chosen value as text for the clipboard: what is said, on which words, where."""

from __future__ import annotations

from summarizer.browse.item import Item
from summarizer.browse.row import Row
from summarizer.views.safe_text import one_line


def citation(row: Row, item: Item) -> str:
    """One line for the value, one for each span, one for the document and the path."""
    said = one_line(row.value or row.label)
    label = f"{row.label}: " if row.label and row.value else ""
    words = [
        f"“{one_line(span.text)}” "
        f"({span.section.value.replace('_', ' ')}, characters {span.start} to {span.end})"
        for span in row.spans
    ]
    source = one_line(item.source or item.name)
    place = f"{source}, {row.path}" if row.path else source
    return "\n".join([f"{label}{said}", *words, place])
