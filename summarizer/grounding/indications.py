"""Diseases: where they stand, in which setting, and what the release says of them."""

from __future__ import annotations

import re

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import Context, derived, stated
from summarizer.grounding.disease_reading import (
    ReadDisease,
    evidence_of,
    is_wording,
    read_diseases,
    tells,
)
from summarizer.grounding.disease_setting import SETTINGS, setting_of
from summarizer.grounding.disease_spelling import spells
from summarizer.grounding.disease_words import is_disease
from summarizer.grounding.ledger import says_nothing
from summarizer.schemas.indication import Indication, IndicationDraft
from summarizer.schemas.product import Product
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import IndicationKind, Setting

_LEADING = re.compile(
    r"^(?:(?:relapsed|refractory|recurrent|newly[-\s]diagnosed|advanced|R/R|\(R/R\)|or|and|/|,)\s*)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"\s*\([^()]*\)\s*$")
_ABBREVIATION = re.compile(r"^[™®]?\s*\(([A-Z][A-Za-z0-9/ -]{1,18})\)")
_CAPITALS = re.compile(r"(?<![\w-])[A-Z](?:-?[A-Z]){1,5}(?![\w-])")
_KINDS = (
    (IndicationKind.PATIENT_DIAGNOSIS, re.compile(r"\bdiagnosed\s+with\b", re.I)),
    (
        IndicationKind.DESIGNATION_SCOPE,
        re.compile(r"\bdesignations?\b", re.I),
    ),
    (IndicationKind.TRIAL_POPULATION, re.compile(r"\b(?:trial|study)\b", re.I)),
    (
        IndicationKind.DEVELOPMENT_INDICATION,
        re.compile(
            r"\b(?:treatment\s+of|to\s+treat|developed\s+for|indicated\s+for|therapy\s+for)\b", re.I
        ),
    ),
)
# What a company as a whole works on is no indication of this product.
_COMPANY_SCOPE = re.compile(
    r"\bcompany\b[^.]{0,160}\b(?:focus(?:ed|ing)|develop(?:s|ing)|dedicated|committed|pioneering"
    r"|advancing|discover(?:s|ing))\b",
    re.IGNORECASE,
)
_LINES = re.compile(
    r"\b(?:at\s+least|after|following|received)\s+(?P<n>one|two|three|four|five|\d)\s+(?:or\s+more\s+)?"
    r"(?:prior|previous|earlier)\s+(?:lines?|therap)",
    re.IGNORECASE,
)
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_BEFORE_CHARS = 60
_MOST_PLACES = 8


def ground_indications(
    drafts: list[IndicationDraft], context: Context, products: tuple[Product, ...] = ()
) -> tuple[Indication, ...]:
    """Diseases of the issuer's products, each once: those read by rule, then the model's."""
    read = read_diseases(context, products)
    found = [
        _of(disease, f"indication-{n}", context, products) for n, disease in enumerate(read, 1)
    ]
    for index, draft in enumerate(drafts):
        path = f"indications[{index}]"
        places = _places(draft, path, context)
        if not places:
            continue
        entry = _entry_of(places[0].text, read, found)
        if entry is None and read and not any(tells(context, p, products) for p in places):
            reason = "no words of the document tie it to a product"
            context.ledger.refuse(path, draft, "R-ENT-02", reason)
            continue
        context.ledger.accept(f"{path}.disease_text")
        if entry is None:
            entry = len(found)
            found.append(_indication(f"indication-{entry + 1}", draft, path, places, context))
        else:
            said = _population(draft.population, f"{path}.population", places, context)
            told = {"population": found[entry].population or said}
            found[entry] = found[entry].model_copy(update=told)
        context.ledger.became(path, f"indications[{entry}]")
    return tuple(found)


def _entry_of(said: str, read: list[ReadDisease], found: list[Indication]) -> int | None:
    """The known disease that these words are another wording of."""
    for index, known in enumerate(found):
        wordings = [known.disease_text.value]
        if index < len(read):
            wordings += [one.name for one in (*read[index].phrases, *read[index].short_forms)]
        if any(is_wording(said, one) or is_wording(one, said) for one in wordings):
            return index
    return None


def _of(
    disease: ReadDisease, key: str, context: Context, products: tuple[Product, ...]
) -> Indication:
    best, places = disease.best, evidence_of(context, disease)
    in_one = best.literal or " ".join(places[0].text.split()) == best.name
    name = (
        stated(best.name, places[0])
        if in_one
        else derived(best.name, "shared-last-word", places[0])
    )
    return Indication(
        key=key,
        disease_text=name,
        abbreviations=_abbreviations(places, context) if in_one else (),
        setting=setting_of([*disease.phrases, *disease.short_forms], context, products),
        line_min=_line_min(places, context),
        kind=_kind(places, context),
        evidence=tuple(places[:_MOST_PLACES]),
    )


def _places(draft: IndicationDraft, path: str, context: Context) -> list[Evidence]:
    said = _TRAILING.sub("", draft.disease_text)
    said = _LEADING.sub("", said).strip(" ,;")
    if says_nothing(said) or len(said) < 2:
        context.ledger.refuse(path, draft, "no-disease", "no disease is named")
        return []
    places = [place for wording in _wordings(said) for place in context.find(wording)]
    if not places:
        context.ledger.refuse(path, draft, "R-EV-03", "the document does not name this disease")
        return []
    places = [place for place in places if is_disease(place, context)]
    if not places:
        context.ledger.refuse(
            path, draft, "no-disease", "the document calls nothing of that name a disease"
        )
        return []
    own = [place for place in places if not _company_scope(place, context)]
    if not own:
        reason = "the document says it of what the company works on, not of the product"
        context.ledger.refuse(path, draft, "company-scope", reason)
        return []
    treated = [place for place in own if not _is_side_effect(place, context)]
    if not treated:
        reason = "the document names it as a side effect, not as what is treated"
        context.ledger.refuse(path, draft, "side-effect", reason)
    return treated


def _wordings(said: str) -> list[str]:
    """The words as given, then with `T-cell` for `T cell` and the other way round."""
    wordings = [said]
    for one, other in ((r"\b([TB]|NK)-cell\b", r"\1 cell"), (r"\b([TB]|NK) cell\b", r"\1-cell")):
        changed = re.sub(one, other, said, flags=re.IGNORECASE)
        if changed != said:
            wordings.append(changed)
    return wordings + [w[:1].swapcase() + w[1:] for w in wordings] + [w.title() for w in wordings]


def _company_scope(place: Evidence, context: Context) -> bool:
    sentence = context.sentence(place)
    match = _COMPANY_SCOPE.search(context.document.text, sentence.start, place.start)
    if match is None:
        return False
    # A news verb between the description and the disease begins the news itself.
    between = context.document.text[match.end() : place.start]
    return re.search(r"\b(?:announc|report|receiv|grant)", between) is None


def _is_side_effect(place: Evidence, context: Context) -> bool:
    span = Span(place.start, place.end)
    return any(
        mention.span.overlaps(span) for mention in context.of(Kind.SAFETY_TERM)
    ) and not re.search(
        r"\b(?:treatment\s+of|patients\s+with|to\s+treat|(?<!monitored\s)(?<!watch\s)(?<!risk\s)for)\s+(?:\w+\s+){0,3}$",
        context.document.text[max(0, place.start - _BEFORE_CHARS) : place.start],
        re.IGNORECASE,
    )


def _indication(
    key: str, draft: IndicationDraft, path: str, places: list[Evidence], context: Context
) -> Indication:
    return Indication(
        key=key,
        disease_text=stated(places[0].text, places[0]),
        abbreviations=_abbreviations(places, context),
        setting=_setting(places, context),
        line_min=_line_min(places, context),
        population=_population(draft.population, f"{path}.population", places, context),
        kind=_kind(places, context),
        evidence=tuple(places[:_MOST_PLACES]),
    )


def _abbreviations(places: list[Evidence], context: Context) -> tuple[Stated[str], ...]:
    """Short forms: those in brackets behind the disease, and those whose letters spell it."""
    found: dict[str, Stated[str]] = {}
    for place in places:
        match = _ABBREVIATION.match(context.document.text[place.end : place.end + 24])
        if match:
            span = Span(place.end + match.start(1), place.end + match.end(1))
            found.setdefault(match.group(1), stated(match.group(1), context.evidence(span)))
    for short, span in _short_forms(context).items():
        if short not in found and spells(short, places[0].text):
            found[short] = derived(short, "abbreviation-letters", context.evidence(span))
    return tuple(found.values())


def _short_forms(context: Context) -> dict[str, Span]:
    """Every run of capitals that the factual sections hold, at its first place."""
    found: dict[str, Span] = {}
    for sentence in context.sentences():
        for match in _CAPITALS.finditer(context.document.text, sentence.start, sentence.end):
            found.setdefault(match.group(), Span(*match.span()))
    return found


def _setting(places: list[Evidence], context: Context) -> tuple[Stated[Setting], ...]:
    for place in places:
        sentence = context.sentence(place)
        start = max(sentence.start, place.start - _BEFORE_CHARS)
        for setting, pattern in SETTINGS.items():
            match = pattern.search(context.document.text, start, place.end)
            if match:
                return (derived(setting, "setting-word", context.evidence(Span(*match.span()))),)
    return ()


def _line_min(places: list[Evidence], context: Context) -> Stated[int] | None:
    for place in places:
        sentence = context.sentence(place)
        match = _LINES.search(context.document.text, sentence.start, sentence.end)
        if match:
            word = match.group("n").lower()
            lines = _WORDS.get(word) or int(word)
            return derived(lines, "number-word", context.evidence(Span(*match.span())))
    return None


def _population(
    said: str | None, path: str, places: list[Evidence], context: Context
) -> Stated[str] | None:
    if said is None or says_nothing(said):
        return None
    sentences = [context.sentence(place) for place in places]
    for place in context.find(said):
        if any(s.start <= place.start and place.end <= s.end for s in sentences):
            context.ledger.accept(path)
            return stated(place.text, place)
    context.ledger.refuse(path, said, "R-EV-01", "no sentence about this disease holds these words")
    return None


def _kind(places: list[Evidence], context: Context) -> Stated[IndicationKind] | None:
    for kind, cue in _KINDS:
        for place in places:
            sentence = context.sentence(place)
            match = cue.search(context.document.text, sentence.start, sentence.end)
            if match:
                evidence = context.evidence(Span(*match.span()))
                return derived(kind, "indication-kind-word", evidence)
    return None
