"""The technology platform that a product comes from, as the issuer names it.

`built on the LinkHelix platform`, `its proprietary STRATA gene editing platform`, `our screening
platform, called Klyfta`, `produced with StillPoint™, the company's base editing platform`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summarizer.documents.spans import Span
from summarizer.grounding.context import Context, inferred, stated
from summarizer.schemas.product import Product
from summarizer.schemas.stated import Stated

_WORD = (
    r"(?![\w-]+-(?:driven|based|powered|enabled|guided|assisted|like)\b)"
    r"[a-z]{0,2}[A-Z\u00c0-\u00de](?:[\u2010\u2011+.-]?\w)*"
)
_NAME = rf"(?P<name>(?:m?RNAi?\s)?{_WORD}(?:\s{_WORD}){{0,3}}?)"
_SIGN = r"[®™℠]?(?:\s\([^()]{2,20}\))?"
_QUOTE = r"[\"'‘“’”]?"
_KIND = r"(?:platforms?|technolog(?:y|ies)|engine|(?:discovery|expression|delivery)\ssystem)"
_BETWEEN = rf"(?:\s(?![A-Z][a-z])[\w/-]+){{0,4}}?\s{_KIND}\b"
_OWNER = (
    r"(?:[Ii]ts|[Oo]ur|[Tt]he\s[Cc]ompany['’]s|[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,2}['’]s?)"
    r"(?:\sown)?(?:\s(?:proprietary|in-house|patented|unique|novel|modular|next-generation|clinically[-\s]validated"
    r"|[\w-]+-(?:driven|based|powered|enabled|guided|assisted|like)))*"
)
_MADE = (
    r"(?:developed|built|based|generated|made|produced|designed|created|discovered|derived|engineered"
    r"|identified|selected|manufactured|emerged|originat\w+|stems?|comes?|formulated|obtained|developing|using"
    r"|uses?|utili[sz]\w+|leverag\w+|employ\w+|appl\w+|powered|harness\w+)"
)
_BY = r"(?:\s(?:on|upon|using|with|from|by|by\smeans\sof|through|via|out\sof|with\sthe\shelp\sof))?"


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to name a platform.

    Attributes:
        pattern: With the group `name`.
        tells: Whether it says that something was made with it; else only that it is the issuer's.
    """

    pattern: re.Pattern[str]
    tells: bool


_FORMS = (
    _Form(re.compile(rf"\b{_MADE}{_BY}\s(?:the|an?|{_OWNER})\s{_NAME}{_SIGN}{_BETWEEN}"), True),
    _Form(
        re.compile(
            rf"\b{_MADE}{_BY}\s{_NAME}{_SIGN},\s(?:{_OWNER}|an?\sproprietary)(?:\s[\w/-]+){{0,4}}?\s{_KIND}\b"
        ),
        True,
    ),
    _Form(re.compile(rf"\b{_OWNER}\s{_NAME}{_SIGN}{_BETWEEN}"), False),
    _Form(
        re.compile(
            rf"\b(?:{_OWNER}|the\ssame)(?:\s[\w/-]+){{0,4}}?\s{_KIND},?\s(?:(?:called|named|known\sas|dubbed)\s)?{_QUOTE}{_NAME}(?!\w|\s[A-Z])"
        ),
        False,
    ),
)
_REACH = 400  # characters behind a product's name in which a platform is still its own
# Tools and kinds of medicine that many companies have.
_NO_NAME = re.compile(
    r"(?:(?:CRISPR\S*|Cas\d+\w*|TALENs?|AAV\d*|m?RNAi?|siRNA|DNA|LNP|ADC|CAR|CAR-?[TN]K?|[TB]|NK|TCR-?T?|AI|iPSC|PROTAC"
    r"|The|In|Our|Its|This|FDA|EMA|GalNAc|HSV-?1?|Phase|R&D|ML)(?:\s|$))+"
)


def with_platforms(products: Iterable[Product], context: Context) -> tuple[Product, ...]:
    """Products with the platform they are said to come from.

    A platform that is only called the issuer's own goes to the one product that is the subject.
    """
    every = tuple(products)
    main = [product for product in every if product.is_subject]
    named = list(_named(context))
    return tuple(_with_its_own(product, main, named, context) for product in every)


def _with_its_own(
    product: Product, main: list[Product], named: list[tuple[_Form, Span]], context: Context
) -> Product:
    if product.platform is not None or not product.is_subject:
        return product
    for form, span in sorted(named, key=lambda pair: not pair[0].tells):
        told = form.tells and (
            _is_spoken_of(product, span, context)
            or _is_last_spoken_of(product, main, span, context.document.text)
        )
        if len(main) == 1 or told:
            return product.model_copy(update={"platform": _stated(form, span, product, context)})
    return product


def _stated(form: _Form, span: Span, product: Product, context: Context) -> Stated[str]:
    place = context.evidence(span)
    if form.tells and _is_spoken_of(product, span, context):
        return stated(place.text, place)
    return inferred(place.text, "own-platform", place)


def _is_spoken_of(product: Product, span: Span, context: Context) -> bool:
    """Whether the sentence of the platform names the product."""
    sentence = context.sentence(span)
    words = context.document.text[sentence.start : sentence.end].lower()
    return any(name.text.value.lower() in words for name in product.names)


def _is_last_spoken_of(product: Product, every: list[Product], span: Span, text: str) -> bool:
    """Whether it is the product that was named last before the platform."""
    before = text[: span.start].lower()
    last = {
        one.key: max(before.rfind(name.text.value.lower()) for name in one.names)
        for one in every
        if one.names
    }
    return bool(last) and last.get(product.key) == max(last.values()) >= len(before) - _REACH


def _named(context: Context) -> Iterator[tuple[_Form, Span]]:
    text = context.document.text
    for form in _FORMS:
        for sentence in context.sentences():
            for match in form.pattern.finditer(text, sentence.start, sentence.end):
                if not _NO_NAME.fullmatch(match["name"]):
                    yield form, Span(*match.span("name"))
