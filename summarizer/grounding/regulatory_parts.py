"""What designations and other acts have alike: whose they are, where, when and of which product."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.grounding.context import Context, derived, inferred, stated
from summarizer.grounding.release import partial_date
from summarizer.schemas.product import Product
from summarizer.schemas.stated import PartialDate, Stated

UNRESOLVED = "UNRESOLVED"
_CODE = re.compile(r"([A-Z]{2,6})[-\u2010\u2011]?(\d{2,6})[A-Za-z]?")


def authority_of(group: Sequence[Mention], context: Context) -> Stated[str]:
    """Stated where any mention of the event has its agency beside it; else from the vocabulary."""
    for mention in group:
        said = mention.attributes
        if said.get("authority_basis") == "stated" and "agency_start" in said:
            agency = Span(int(said["agency_start"]), int(said["agency_end"]))
            return stated(said["authority"], context.evidence(agency))
    first = group[0]
    rule = first.attributes.get("authority_rule", "R-REG-02")
    place = context.evidence(first.span)
    return derived(first.attributes.get("authority", UNRESOLVED), rule, place)


def jurisdiction_of(group: Sequence[Mention], context: Context) -> Stated[str] | None:
    for mention in group:
        said = mention.attributes
        if said.get("jurisdiction") and "place_start" in said:
            named = Span(int(said["place_start"]), int(said["place_end"]))
            return stated(said["jurisdiction"], context.evidence(named))
    code = group[0].attributes.get("jurisdiction")
    if not code:
        return None
    place = context.evidence(group[0].span)
    return derived(code, "jurisdiction-of-authority", place)


def announced_on(context: Context) -> Stated[PartialDate] | None:
    released = context.release.release_date
    if released is None:
        return None
    return derived(
        partial_date(released, context), "announced-with-release", context.evidence(released.span)
    )


def date_in(span: Span, context: Context) -> Stated[PartialDate] | None:
    for mention in context.of(Kind.DATE):
        if mention.span.overlaps(span):
            return stated(partial_date(mention, context), context.evidence(mention.span))
    return None


def product_of(
    mention: Mention, context: Context, products: tuple[Product, ...]
) -> Stated[str] | None:
    named = context.of(Kind.PRODUCT_NAME, context.sentence(mention.span))
    for product in products:
        names = {name.text.value.lower() for name in product.names}
        for place in named:
            if place.text.lower() in names:
                return stated(product.key, context.evidence(place.span))
    if len(products) == 1 and not named:
        return inferred(products[0].key, "one-product-release", products[0].evidence[0])
    return None


def other_code(mention: Mention, context: Context) -> str:
    """The laboratory code of another product that the mention's sentence alone names.

    Codes of one company differ in their number (`ORV-118`, `ORV-220`); the first of the document
    is that of its product, and is what a sentence without a code speaks of.
    """
    codes = [found for m in context.of(Kind.PRODUCT_NAME) if (found := _CODE.fullmatch(m.text))]
    sentence = context.sentence(mention.span)
    named = {m.text for m in context.of(Kind.PRODUCT_NAME, sentence) if _CODE.fullmatch(m.text)}
    if not codes or len(named) != 1:
        return ""
    code = named.pop()
    first, said = codes[0], _CODE.fullmatch(code)
    is_other = said is not None and said[1] == first[1] and said[2] != first[2]
    return code if is_other else ""
