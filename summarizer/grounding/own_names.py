"""Which words of a document read as a product's name, and which further names are tied to it."""

from __future__ import annotations

import re

from summarizer.documents.evidence import Evidence, Section
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import Context
from summarizer.grounding.own_words import own_words
from summarizer.grounding.product_names import bracketed
from summarizer.schemas.product import ProductDraft

# What a company's name ends in.
_LEGAL = re.compile(
    r"\b(?:Inc|Ltd|LLC|Corp|AG|SE|plc|GmbH|Pharma\w*|Therapeutics|Bio\w*|Medicines|Sciences|Labs"
    r"|Laboratories|Oncology|Holdings|Group|University|Hospital|Institute)\.?$"
)
_LEGAL_NEXT = re.compile(
    r",?\s+(?:Inc|Ltd|LLC|Corp|AG|SE|plc|GmbH|Pharma\w*|Therapeutics|Bio\w*|Medicines|Sciences|Labs"
    r"|Laboratories|Oncology|Holdings|Group|University|Hospital|Institute)\b"
)
_TAKEN = (Kind.SAFETY_TERM, Kind.RESPONSE_TERM, Kind.REGULATORY_ACTION)
DISTINCT = re.compile(r"[A-Z]{2}|\d|cel\b|mab\b|nib\b")


def reads_as_name(places: list[Evidence], context: Context) -> bool:
    """Whether some place reads as a name: what a finder knows as one, or a name of its own kind."""
    known = context.of(Kind.PRODUCT_NAME)
    for place in places:
        span = Span(place.start, place.end)
        if any(mention.span.overlaps(span) for mention in known):
            return True
        if _LEGAL.search(place.text) or _LEGAL_NEXT.match(context.document.text, place.end):
            continue
        if not own_words(place, context, taken=_TAKEN):
            continue
        opens = context.sentence(place).start == place.start
        if DISTINCT.search(place.text) or (place.text[:1].isupper() and not opens):
            return True
    return False


def tied_names(
    name: list[Evidence],
    others: list[tuple[str, list[Evidence]]],
    path: str,
    draft: ProductDraft,
    context: Context,
) -> list[tuple[str, list[Evidence]]]:
    """Further names that brackets tie to a known one, or that stand in the headline (R-ENT-01)."""
    known = {place.text.lower() for place in name}
    kept: list[tuple[str, list[Evidence]]] = []
    for said, places in others:
        spans = [Span(place.start, place.end) for place in places]
        top = any(place.section is Section.HEADLINE for place in places)
        one_word = said.lower() in known
        if top or one_word or any(bracketed(span, known, context) for span in spans):
            known.add(said.lower())
            kept.append((said, places))
        else:
            where = f"{path}.names[{draft.names.index(said)}]"
            reason = "no words tie it to the product's name"
            context.ledger.refuse(where, said, "R-ENT-01", reason)
    return kept
