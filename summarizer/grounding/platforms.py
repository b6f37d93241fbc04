"""The technology platform that a product comes from, as the issuer names it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarizer.documents.spans import Span
from summarizer.grounding.context import Context, inferred, stated
from summarizer.schemas.product import Product
from summarizer.schemas.stated import Stated

_NAME = r"[A-Z][\w\u2010\u2011-]*(?:\s[A-Z][\w\u2010\u2011-]*){0,2}"
_KIND = r"(?:\s(?:[\w-]+\s){0,3}?(?:platform|technology))"
_ON = re.compile(
    r"\b(?:developed|built|based|generated|made|produced|designed|created|discovered|derived|engineered|identified)\s(?:on|using|with|from|by|through)"
    rf"\s(?:the|its|our|[A-Z]\w+['’]s)\s(?:proprietary\s)?(?P<name>{_NAME})[®™]?{_KIND}\b"
)
_OWN = (
    re.compile(
        rf"\b(?:generated|made|built|discovered|developed|created|engineered)\s(?:on|using|with|from|by)\s(?P<name>{_NAME})[®™]?,"
        r"\s(?:its|our|[A-Z]\w+['’]s)\s(?:[\w-]+\s){0,3}?(?:platform|technology)"
    ),
    re.compile(rf"\b(?:its|our)\s(?:proprietary\s)?(?P<name>{_NAME})[®™]?{_KIND}\b"),
    re.compile(
        rf"\b(?:its|our)\s(?:[\w-]+\s){{0,3}}?(?:platform|technology),\s['\"‘“]?(?P<name>{_NAME})['\"’”]"
    ),
    re.compile(
        r"['’]s\sproprietary\s(?P<name>(?:[a-z]+[-\s]){1,3}platform)\b",
    ),
)
_ANOTHER = re.compile(r"\bCRISPR|\bCas\d|\bTALEN")


def with_platforms(products: Iterable[Product], context: Context) -> tuple[Product, ...]:
    """Products with the platform of their sentence, or the issuer's where there is one product."""
    every = tuple(products)
    main = [product for product in every if product.is_subject]
    if len(main) != 1 or main[0].platform is not None:
        return every
    platform = _platform(context)
    told = main[0].model_copy(update={"platform": platform})
    return tuple(told if product is main[0] else product for product in every)


def _platform(context: Context) -> Stated[str] | None:
    text = context.document.text
    for sentence in context.sentences():
        match = _ON.search(text, sentence.start, sentence.end)
        if match and not _ANOTHER.search(match.group()):
            place = context.evidence(Span(*match.span("name")))
            return stated(place.text, place)
    for pattern in _OWN:
        for sentence in context.sentences():
            match = pattern.search(text, sentence.start, sentence.end)
            if match and not _ANOTHER.search(match.group()):
                place = context.evidence(Span(*match.span("name")))
                return inferred(place.text, "own-platform", place)
    return None
