"""Whether the news of a release is about a product, or only names it among others."""

from __future__ import annotations

import re

from summarizer.documents.evidence import Evidence, Section
from summarizer.grounding.context import Context

_HEADING = re.compile(r"^[#*\s]*(?P<words>[A-Z][^\n.!?]{2,60})[*:]*$", re.MULTILINE)
_OTHER_PROGRAMS = re.compile(r"(?:other|additional|further|earlier|pipeline)\b", re.IGNORECASE)


def is_subject(context: Context, places: list[Evidence]) -> bool:
    """Whether the news is about a product: the headline or lead, or news of it in the body."""
    if any(place.section in (Section.HEADLINE, Section.LEAD) for place in places):
        return True
    body = (place for place in places if place.section in (Section.BODY, Section.QUOTE))
    return any(not _is_among_others(context, place) for place in body)


def _is_among_others(context: Context, place: Evidence) -> bool:
    """Whether it stands under a heading such as `Other programs`."""
    heading = None
    for match in _HEADING.finditer(context.document.text, 0, place.start):
        heading = match
    return heading is not None and _OTHER_PROGRAMS.match(heading["words"]) is not None
