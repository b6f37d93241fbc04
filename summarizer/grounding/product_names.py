"""All names of one product, and how the document ties them together (rule R-ENT-01)."""

from __future__ import annotations

import re

from summarizer.documents.evidence import Evidence, Section
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.grounding.context import Context, inferred, stated
from summarizer.schemas.product import AliasLink, ProductName
from summarizer.schemas.terms import NameType


def product_names(
    name: list[Evidence], others: list[list[Evidence]], context: Context, *, tie: bool = True
) -> tuple[ProductName, ...]:
    """The names given and, where asked for, those that the document ties to them, each once."""
    types = {m.text.lower(): NameType(m.attributes["type"]) for m in context.of(Kind.PRODUCT_NAME)}
    marked = {
        place.text.lower()
        for places in (name, *others)
        for place in places
        if _marked(place, context)
    }
    types |= dict.fromkeys(marked, NameType.BRAND)
    names: dict[str, ProductName] = {}
    places = [places[0] for places in ([name] if name else []) + others if places]
    places += _tied(places, context) if tie else []
    for place in places:
        kind = types.get(place.text.lower(), NameType.UNSPECIFIED)
        names.setdefault(place.text.lower(), ProductName(text=stated(place.text, place), type=kind))
    return tuple(names.values())


def _marked(place: Evidence, context: Context) -> bool:
    """Whether the sign of a trade mark stands behind it."""
    return context.document.text[place.end : place.end + 1] in ("®", "™")


def _tied(places: list[Evidence], context: Context) -> list[Evidence]:
    """Names that stand in parentheses after a known name, or before one, and headline codes."""
    known = {place.text.lower() for place in places}
    tied: list[Evidence] = []
    for mention in context.of(Kind.PRODUCT_NAME):
        if mention.text.lower() in known or not known:
            continue
        if bracketed(mention.span, known, context) or _headline_code(mention, places, context):
            known.add(mention.text.lower())
            tied.append(context.evidence(mention.span))
    return tied


def _headline_code(mention: Mention, places: list[Evidence], context: Context) -> bool:
    """A code that is the headline's only product name, beside a product that has no code yet."""
    if context.document.section_at(mention.span.start) is not Section.HEADLINE:
        return False
    named = context.of(Kind.PRODUCT_NAME)
    codes = {m.text.lower() for m in named if m.attributes["type"] == "code"}
    headline = {
        m.text.lower()
        for m in named
        if context.document.section_at(m.span.start) is Section.HEADLINE
    }
    coded = any(place.text.lower() in codes for place in places)
    return mention.attributes["type"] == "code" and not coded and len(headline) == 1


def bracketed(span: Span, known: set[str], context: Context) -> bool:
    text = context.document.text
    after = re.match(r"[™®]?\s*\(([^()]{2,60})\)", text[span.end : span.end + 70])
    if after and after.group(1).lower() in known:
        return True
    if text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")":
        before = text[max(0, span.start - 62) : span.start - 1].rstrip("™® ").lower()
        return any(before.endswith(name) for name in known)
    left = text[max(0, span.start - 120) : span.start].lower()
    formerly = re.search(r"(?:formerly|previously|also)\s+(?:known\s+as\s+)?$", left)
    return formerly is not None and any(name in left for name in known)


def alias_links(names: tuple[ProductName, ...], context: Context) -> tuple[AliasLink, ...]:
    """Each further name tied to the first: stated where brackets tie them, inferred otherwise."""
    if len(names) < 2:
        return ()
    first = names[0].text
    links: list[AliasLink] = []
    for other in names[1:]:
        tied = _bracketing(first.value, other.text.value, context)
        same = (
            stated(True, tied)
            if tied
            else inferred(True, "one-product-release", first.evidence[0], other.text.evidence[0])
        )
        links.append(AliasLink(names=(first.value, other.text.value), same=same))
    return tuple(links)


def _bracketing(one: str, other: str, context: Context) -> Evidence | None:
    for outer, inner in ((one, other), (other, one)):
        pattern = rf"{re.escape(outer)}[™®]?,?\s*\((?:formerly\s+)?{re.escape(inner)}\)"
        match = re.search(pattern, context.document.text, re.IGNORECASE)
        if match:
            return context.evidence(Span(*match.span()))
    return None
