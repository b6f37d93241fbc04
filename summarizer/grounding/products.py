"""Products: what the model named, checked; the rest read from the words around the name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.evidence import Evidence, Section
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import NEWS, Context, stated
from summarizer.grounding.ledger import says_nothing
from summarizer.grounding.named_products import NamedProduct, named_products
from summarizer.grounding.news_subject import is_subject
from summarizer.grounding.own_names import DISTINCT, reads_as_name, tied_names
from summarizer.grounding.platforms import with_platforms
from summarizer.grounding.product_facts import facts_of, product_spans, standing_facts
from summarizer.grounding.product_names import alias_links, product_names
from summarizer.grounding.targets import read_edits, read_targets, targeting
from summarizer.schemas.product import Product, ProductDraft
from summarizer.schemas.stated import Stated

# Words that say what kind of thing a product is; on their own they name none.
_GENERIC = re.compile(
    r"^(?:the\s+)?(?:car[- ]?(?:t|nk)|tcr[- ]?t|allogeneic|autologous|cell|gene|t[- ]?cell"
    r"|therap(?:y|ies)"
    r"|treatment|product|candidate|drug|antibody|vaccine|inhibitor|platform|technology|technologies"
    r"|investigational|novel|company|[\s,-])+$",
    re.IGNORECASE,
)
_PLATFORM_WORD = re.compile(
    r"^[™®\s]*(?:\w+[-\s]+){0,3}?(?:platform|technology|system|engine)s?\b", re.I
)
_NOT_A_PLATFORM = re.compile(r"\bCRISPR|\bCas\d|\bTALEN|gene[- ]editing", re.IGNORECASE)
_OF_A_COMPANY = re.compile(r"\bcompany\b", re.IGNORECASE)
# `G12V` is a change in a protein and no product.
_MUTATION = re.compile(r"[A-Z]\d{2,4}[A-Z]?")
# A product described instead of named: `an allogeneic BCMA CAR-T therapy`.
_DESCRIBED = re.compile(
    r"\b(?:an?|its|the)\s+((?:[\w/\u2010\u2011-]+,?\s+){0,5}?(?:CAR[-\u2010\u2011\s](?:T|NK)|TCR-T"
    r"|gene|cell|antibody|mRNA|bispecific|radioligand)(?:[-\s]cell)?\s+"
    r"(?:therapy|product|candidate|conjugate|vaccine))\b"
)


def ground_products(drafts: list[ProductDraft], context: Context) -> tuple[Product, ...]:
    """Products of the draft that the document carries, merged where they share a name."""
    products: list[Product] = []
    named = named_products(context)
    for index, draft in enumerate(drafts):
        path = f"products[{index}]"
        product = _product(draft, path, context, key=f"product-{len(products) + 1}")
        if product is None or _is_another(product, named, path, context):
            continue
        same = next((n for n, known in enumerate(products) if _same(product, known)), None)
        context.ledger.became(path, f"products[{len(products) if same is None else same}]")
        if same is not None:
            context.ledger.accept(path)
            continue
        products.append(product)
    if not products and not named and (read := _unasked(context)):
        products.append(read)
    return with_platforms(_with_named(products, named, context), context)


def _with_named(
    products: list[Product], named: list[NamedProduct], context: Context
) -> Iterator[Product]:
    """The drafted products, then those that the document names and the model left out."""
    left = list(named)
    for product in products:
        mine = {name.text.value.lower() for name in product.names}
        same = [one for one in left if mine & {name.lower() for name in one.names}]
        left = [one for one in left if one not in same]
        others = tuple(name for one in named if one not in same for name in one.names)
        yield product if not same else _merged(product, same, others, context)
    for number, one in enumerate(left, len(products) + 1):
        others = tuple(name for other in named if other is not one for name in other.names)
        yield _read(one, others, f"product-{number}", context)


def _merged(
    product: Product, same: list[NamedProduct], others: tuple[str, ...], context: Context
) -> Product:
    """The drafted product with every name that the document ties to it."""
    places = [places for one in same for places in one.places]
    known = [list(name.text.evidence) for name in product.names]
    names = product_names(known[0], [*known[1:], *places], context, tie=False)
    every = [place for places in (*known, *places) for place in places]
    return product.model_copy(
        update={
            "names": names,
            "alias_links": alias_links(names, context),
            "is_subject": is_subject(context, every),
            **facts_of(context, every, others),
        }
    )


def _read(named: NamedProduct, others: tuple[str, ...], key: str, context: Context) -> Product:
    first, *further = named.places
    names = product_names(first, further, context, tie=False)
    every = [place for places in named.places for place in places]
    return Product(
        key=key,
        preferred_name=stated(first[0].text, first[0]),
        names=names,
        alias_links=alias_links(names, context),
        is_subject=is_subject(context, every),
        **facts_of(context, every, others),
        evidence=tuple(first[:3]),
    )


def _is_another(product: Product, named: list[NamedProduct], path: str, context: Context) -> bool:
    """Whether the document names products of the issuer and this is none of them."""
    mine = {name.text.value.lower() for name in product.names}
    own = {name.lower() for one in named for name in one.names}
    if not mine or not own or mine & own:
        return False
    reason = "the document does not say that it is a product of the issuer"
    context.ledger.refuse(path, product.preferred_name, "name-of-another", reason)
    return True


def _product(draft: ProductDraft, path: str, context: Context, *, key: str) -> Product | None:
    name = _name(draft.preferred_name, f"{path}.preferred_name", context)
    descriptor = _descriptor(draft.descriptor, f"{path}.descriptor", context)
    others = [
        (said, places)
        for index, said in enumerate(draft.names)
        if (places := _name(said, f"{path}.names[{index}]", context))
    ]
    if not name and others:
        name = others.pop(0)[1]
    others = tied_names(name, others, path, draft, context)
    if not name and descriptor is None:
        context.ledger.refuse(
            path, draft, "no-name", "neither a name nor a description of it is in the document"
        )
        return None
    spans = product_spans(context, name, descriptor)
    _check_targets(draft, path, context, spans)
    _check_edits(draft, path, context, spans)
    names = product_names(name, [places for _, places in others], context)
    return Product(
        key=key,
        preferred_name=stated(name[0].text, *name[:1]) if name else None,
        descriptor=descriptor,
        names=names,
        alias_links=alias_links(names, context),
        platform=_platform(draft.platform, f"{path}.platform", context),
        **standing_facts(context, spans),
        evidence=tuple(name[:3]) if name else descriptor.evidence if descriptor else (),
    )


def _unasked(context: Context) -> Product | None:
    """The product of headline and lead by rule alone, where the model gave none that stands."""
    for mention in context.of(Kind.PRODUCT_NAME):
        places = list(context.find(mention.text))
        coded = mention.attributes["type"] == "code"
        if coded and _MUTATION.fullmatch(mention.text):
            continue
        wanted = (Section.HEADLINE, Section.LEAD) if coded else (Section.HEADLINE,)
        top = any(place.section in wanted for place in places)
        if top and not _is_organisation(mention.text, context):
            names = product_names(places, [], context)
            return Product(
                key="product-1",
                preferred_name=stated(places[0].text, places[0]),
                names=names,
                alias_links=alias_links(names, context),
                **standing_facts(context, product_spans(context, places, None)),
                evidence=tuple(places[:3]),
            )
    for sentence in context.sentences(NEWS):
        match = _DESCRIBED.search(context.document.text, sentence.start, sentence.end)
        if match:
            place = context.evidence(Span(*match.span(1)))
            descriptor = stated(place.text, place)
            return Product(
                key="product-1",
                descriptor=descriptor,
                **standing_facts(context, product_spans(context, [], descriptor)),
                evidence=(place,),
            )
    return None


def _name(said: str | None, path: str, context: Context) -> list[Evidence]:
    """Places of a product name; empty after refusing it."""
    if said is None or says_nothing(said):
        return []
    places = list(context.find(said))
    if not places:
        context.ledger.refuse(path, said, "R-EV-03", "the document does not hold this name")
    elif _is_organisation(said, context):
        context.ledger.refuse(path, said, "name-of-a-company", "it names a company, not a product")
        places = []
    elif _GENERIC.match(said) or not _could_be_a_name(said):
        context.ledger.refuse(path, said, "no-name", "it says what kind of thing, not which")
        places = []
    elif said in {word for trial in context.of(Kind.TRIAL) for word in (trial.text, trial.value)}:
        context.ledger.refuse(path, said, "name-of-a-trial", "it names a trial, not a product")
        places = []
    elif not reads_as_name(places, context):
        context.ledger.refuse(path, said, "no-name", "the document uses it as no name")
        places = []
    else:
        context.ledger.accept(path)
    return places


def _could_be_a_name(said: str) -> bool:
    words = said.split()
    return len(words) <= 4 and (
        bool(DISTINCT.search(said)) or said[:1].isupper() or len(words) == 1
    )


def _is_organisation(said: str, context: Context) -> bool:
    folded = said.lower()
    return any(
        folded == name.lower() or folded in name.lower().split(",")[0].split()[:1]
        for name in context.release.organisation_names
    )


def _descriptor(said: str | None, path: str, context: Context) -> Stated[str] | None:
    if said is None or says_nothing(said):
        return None
    places = context.find(said)
    if not places:
        context.ledger.refuse(path, said, "R-EV-01", "the document does not hold these words")
        return None
    if _OF_A_COMPANY.search(said):
        context.ledger.refuse(path, said, "name-of-a-company", "it describes a company")
        return None
    context.ledger.accept(path)
    return stated(places[0].text, places[0])


def _platform(said: str | None, path: str, context: Context) -> Stated[str] | None:
    if said is None or says_nothing(said):
        return None
    for place in context.find(said):
        after = context.document.text[place.end : place.end + 60]
        named = _PLATFORM_WORD.match(after) or re.search(r"\bplatform\b", place.text, re.I)
        if named and not _NOT_A_PLATFORM.search(place.text):
            context.ledger.accept(path)
            return stated(place.text, place)
    context.ledger.refuse(
        path, said, "R-EV-03", "the document calls nothing of that name a platform"
    )
    return None


def _check_targets(draft: ProductDraft, path: str, context: Context, spans: list[Span]) -> None:
    """Targets are read from the words; the model's say is only compared with them."""
    read = {target.text.value for target in read_targets(context, spans)}
    anywhere = {found.symbol for span in context.sentences() for found in targeting(context, span)}
    for index, said in enumerate(draft.targets):
        _compare(f"{path}.targets[{index}]", said, read, anywhere, context)


def _check_edits(draft: ProductDraft, path: str, context: Context, spans: list[Span]) -> None:
    read = {edit.gene.value for edit in read_edits(context, spans)}
    for index, said in enumerate(draft.engineering):
        _compare(f"{path}.engineering[{index}]", said, read, read, context)


def _compare(path: str, said: str, read: set[str], anywhere: set[str], context: Context) -> None:
    if says_nothing(said):
        return
    if any(re.search(rf"(?<!\w){re.escape(symbol)}(?!\w)", said) for symbol in read):
        context.ledger.accept(path)
    elif said in anywhere:
        context.ledger.refuse(path, said, "R-ENT-02", "the document says it of something else")
    else:
        context.ledger.refuse(
            path, said, "R-ENT-02", "no words of the document give it that role in this product"
        )


def _same(product: Product, known: Product) -> bool:
    mine = {name.text.value.lower() for name in product.names}
    theirs = {name.text.value.lower() for name in known.names}
    if mine or theirs:
        return bool(mine & theirs) or (not mine)
    return True
