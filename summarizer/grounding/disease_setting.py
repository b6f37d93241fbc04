"""In which setting a disease is treated: before its name, behind it, or by the kind of product."""

from __future__ import annotations

import re

from summarizer.documents.spans import Span
from summarizer.grounding.context import Context, derived
from summarizer.grounding.disease_phrases import DiseasePhrase
from summarizer.schemas.product import Product
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import Modality, Setting

_AND_OR = r"(?:\s+(?:or|and|and/or)\s+|\s*/\s*|\s*,\s*|\s+or\s+is\s+)"
_SETTING_WORDS = {
    Setting.RR: (
        rf"relaps(?:ed|ing){_AND_OR}(?:[\w-]+\s+)?refractory|refractory{_AND_OR}relapsed|(?-i:\bR/R\b|\brr(?=[A-Z]))"
    ),
    Setting.NEWLY_DIAGNOSED: (
        r"newly[-\s]diagnosed|(?:treatment|therapy)[-\s]na[iï]ve|previously[-\s]untreated|(?<!if\s)\buntreated"
    ),
    Setting.RELAPSED: r"\brelapsed",
    Setting.REFRACTORY: r"\b(?:treatment-)?refractory",
    Setting.MAINTENANCE: r"\bmaintenance",
    Setting.NEOADJUVANT: r"\bneo-?adjuvant",
    Setting.ADJUVANT: r"(?<!neo)(?<!neo-)\badjuvant",
    Setting.MRD_POSITIVE: (
        r"MRD[-\s]positive|MRD\+|\bpositive\s+for\s+(?:minimal|measurable)\s+residual\s+disease|residual[-\s]disease[-\s]positive"
    ),
    Setting.PREVENTION: (
        r"(?:prevention|prophylaxis)\s+(?:of|against)\s(?:[\w-]+\s){0,2}(?:attacks|episodes|exacerbations|flares|relapse|recurrence|bleeds|bleeding)"
        r"|prevention\s+of|to\s+(?:help\s+)?prevent|prophyla(?:xis|ctic)\b|\bprevent(?:ive|ative)\b|\bpreventing|\bprotect(?:ion|s)?\s+against"
        r"|\bvaccines?\s+(?:candidate\s+)?(?:against)"
    ),
}
SETTINGS = {
    setting: re.compile(rf"(?:{words})", re.IGNORECASE) for setting, words in _SETTING_WORDS.items()
}
# What is said of a treatment holds for its disease: `as maintenance therapy in women with`.
_OF_A_TREATMENT = re.compile(
    r"(?:maintenance|(?:neo-?)?adjuvant|first[-\s]line|front[-\s]?line|1L|prevent(?:ive|ative)|prophylactic|(?:prevention|prophylaxis)\s(?:of|against)\s(?:[\w-]+\s){0,2}(?:attacks|episodes|exacerbations|flares|bleeds|bleeding))\s+"
    r"(?:(?:or|and)\s+[\w-]+\s+)?(?:treatment|therapy|setting|monotherapy|use|combination|option)?[^.;:,]{0,60}$",
    re.IGNORECASE,
)
# Behind the name: `lupus nephritis, refractory`, `whose disease has relapsed`.
_BEHIND = {
    Setting.RR: r"[^.;]{0,60}?\brelapsed\b[^.;]{0,30}?\brefractory",
    Setting.NEWLY_DIAGNOSED: (
        r"[^.;]{0,50}?\b(?:newly\s+diagnosed|previously\s+untreated|treatment[-\s]na[iï]ve|(?:had|have|has)\s+not\s+(?:yet\s+)?(?:received|been\s+(?:previously\s+)?treated)|no\s+(?:prior|previous)\s+(?:systemic\s+)?(?:therapy|treatment))"
    ),
    Setting.RELAPSED: (
        r"[^.;]{0,30}?\b(?:(?:has|have|had)\s+relapsed|in\s+relapse|came\s+back|(?:has|have|had)\s+recurred)"
    ),
    Setting.REFRACTORY: r"[^.;]{0,40}?\brefractory",
}
_AFTER = {
    setting: re.compile(
        rf"(?:\s\([^()]{{1,30}}\))?,?\s(?=(?:that|who|whose|which|refractory|newly|previously|relapsed)\b){words}",
        re.IGNORECASE,
    )
    for setting, words in _BEHIND.items()
}
_PREVENTED = re.compile(r"\s(?:prevention|prophylaxis)\b|[-\s]preventing\b")
_CUE_CHARS = 28  # before the words that lead to a disease: `first-line treatment of`
_TREATMENT_CHARS = 100
_TUMOUR = re.compile(
    r"(?:oma|omas|cancers?|tumou?rs?|malignanc(?:y|ies)|leuk\w+|neoplasms?)$", re.I
)


def setting_of(
    phrases: list[DiseasePhrase], context: Context, products: tuple[Product, ...] = ()
) -> tuple[Stated[Setting], ...]:
    """The settings in the words around a disease, each place telling one at most."""
    told: dict[Setting, Stated[Setting]] = {}
    for phrase in phrases:
        one = _before(phrase, context) or _behind(phrase, context)
        if one is not None:
            told.setdefault(one.value, one)
    if Setting.RR in told:
        told.pop(Setting.RELAPSED, None)
        told.pop(Setting.REFRACTORY, None)
    return tuple(told.values()) or _of_a_vaccine(phrases, products)


def _before(phrase: DiseasePhrase, context: Context) -> Stated[Setting] | None:
    text, sentence = context.document.text, context.sentence(phrase.span)
    start = max(sentence.start, phrase.lead.start - _CUE_CHARS)
    for setting, pattern in SETTINGS.items():
        match = pattern.search(text, start, phrase.span.start)
        if match:
            return derived(setting, "setting-word", context.evidence(Span(*match.span())))
    start = max(sentence.start, phrase.lead.start - _TREATMENT_CHARS)
    treated = _OF_A_TREATMENT.search(text, start, phrase.lead.start)
    if treated is None:
        return None
    for setting, pattern in SETTINGS.items():
        match = pattern.search(text, treated.start(), treated.end())
        if match:
            return derived(setting, "setting-word", context.evidence(Span(*match.span())))
    return None


def _behind(phrase: DiseasePhrase, context: Context) -> Stated[Setting] | None:
    text, sentence = context.document.text, context.sentence(phrase.span)
    if prevented := _PREVENTED.match(text, phrase.span.end, sentence.end):
        span = Span(phrase.span.start, prevented.end())
        return derived(Setting.PREVENTION, "setting-word", context.evidence(span))
    limit = min(sentence.end, phrase.span.end + 110)
    for setting, pattern in _AFTER.items():
        match = pattern.match(text, phrase.span.end, limit)
        if match and not re.search(r"\b(?:not|never)\s+(?:\w+\s+)?refractory", match.group()):
            return derived(setting, "setting-word", context.evidence(Span(*match.span())))
    return None


def _of_a_vaccine(
    phrases: list[DiseasePhrase], products: tuple[Product, ...]
) -> tuple[Stated[Setting], ...]:
    """A vaccine prevents what it is for, unless that is a tumour."""
    main = [product for product in products if product.is_subject]
    if len(main) != 1 or main[0].modality is None:
        return ()
    if main[0].modality.value is not Modality.VACCINE or _TUMOUR.search(phrases[0].name):
        return ()
    return (derived(Setting.PREVENTION, "setting-word", *main[0].modality.evidence[:1]),)
