"""What the document says of other companies and their products, which is none of the issuer's."""

from __future__ import annotations

import re

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.grounding.context import Context

_OTHERS = re.compile(
    r"\b(?:another|a\s+(?:different|rival|competing)|other)\s+(?:\w+\s+){0,2}?(?:compan(?:y|ies)|developers?|manufacturers?|sponsors?)\b"
    r"|\b(?:a\s+rival|competitors?)\b|\bby\s+others\b|\btheir\s+(?:[\w-]+\s+){0,3}?(?:therapy|drug|product|medicine|treatment)\b"
    r"|\bof\s+(?:other|another)\s+compan|\bcompeting\s+(?:product|drug|medicine)"
    r"|\bin\s+(?:earlier\s+)?published\s+(?:randomi[sz]ed\s+)?(?:trials|studies)\b",
    re.IGNORECASE,
)


def is_of_others(context: Context, place: Span | Evidence) -> bool:
    """Whether the clause a place stands in speaks of somebody else's product."""
    sentence = context.sentence(place)
    words = context.document.text[sentence.start : sentence.end]
    return _OTHERS.search(words) is not None
