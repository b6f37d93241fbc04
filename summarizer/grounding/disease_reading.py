"""Diseases that the issuer's products are developed, studied or designated for, read by rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from summarizer.documents.evidence import Evidence, Section
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import Context
from summarizer.grounding.disease_phrases import DiseasePhrase, disease_phrases
from summarizer.grounding.disease_spelling import spells
from summarizer.grounding.foreign import is_of_others
from summarizer.schemas.product import Product

_PEOPLE = (
    r"(?:patients?|people|adults?|adolescents?|children|participants?|subjects?|women|men|man|woman|boys?|girls?|individuals?|infants"
    r"|persons?|those|pediatrics?)"
)
_AGED = (
    r"(?:\s+(?:aged?|ages|\d+|years?|and|or|older|younger|above|of|age|to|adolescents?|children"
    r"|pediatric|patients|adult)){0,12}?"
)
_CUES = (
    re.compile(
        rf"\b{_PEOPLE}{_AGED}\s+(?:(?:living|diagnosed|affected|suffering|presenting)\s+)?(?:with|from|by)\s+",
        re.I,
    ),
    re.compile(
        r"\b(?:recurrences?|attacks|episodes|symptoms|flares|exacerbations|burden|signs|pain)\s+of\s+"
        r"|\b(?:approved|marketed|sold|licensed|authori[sz]ed)\s+in\s[^.;,]{2,60}?\sfor\s+"
        r"|\b(?:who|participants|patients|all|each|most)\s+(?:have|has|had)\s+|\b(?:treatment|management|prevention|prophylaxis)\s+(?:of|for|in)\s+(?=\w)|\bprevent(?:s|ed)\s+|\b(?:to|helps?|can|may|could|also)\s+(?:treat|prevent|cure|combat|fight)\s+"
        r"|\b(?:treating|preventing)\s+|\b(?:therap(?:y|ies)|medicines?|treatments?)\s+(?:for|in|against)\s+|\b(?:(?:aimed|directed)\s+at|(?:meant|intended|designed)\s+for|protect(?:s|ion)?\s+against|for\s+use\s+(?:in|against))\s+|\bindicated\s+(?:for|in)\s+"
        r"|\bindications?\s+(?:is|of|for|:)\s+|\b(?:diagnosis|indication|condition|disease):\s+",
        re.I,
    ),
    re.compile(
        r"\b(?:trials?|study|studies|part|designations?|status|development|developed|explored|evaluated|investigated|studied|tested"
        r"|request|application|program(?:me)?|candidate|approved|approval|authori[sz]ed|conjugate|oligonucleotide|siRNA|inhibitor"
        r"|antibody|vaccine|antagonist|agonist|degrader|blocker|modulator|peptide|analog(?:ue)?|product|drug|molecule|compound|bispecific|activity|efficacy|responses?|benefit|data|results|(?:clinic|patients|people|adults|children|women|men),|clinic|monotherapy|marketed|Phase\s\d\w?|phase\s\d\w?|Designation|Study|Trial|Inhibitor|Antibody|Approval|Status|granted|obtained|received|awarded|holds?)\s+(?:(?:by|of|from)\s+[^.;,]{2,70}?\s+)??"
        r"(?:in\s+(?:\w+\s+)?\d{4}\s+)?(?:in|for|against)\s+"
    ),
)
_CANDIDATE = re.compile(
    r"\b(?:an?|its|our|the\s+[Cc]ompany['’]s)\s+(?P<words>(?:[\w/-]+\s+){1,5}?)(?:candidate|program(?:me)?|drug\s+candidate|vaccine)\b"
)
_NO_CANDIDATE = re.compile(
    r"\b(?:lead|clinical|preclinical|product|drug|first|second|early|other|own)\b"
)
# A sentence that speaks of what is developed, and not of the disease in general.
_OF_A_PRODUCT = re.compile(
    r"^(?:Diagnosis|Indication|Condition|Disease)\s?:|\bPhase\s(?:\d|I)"
    r"|\b(?:dosed|randomi[sz]ed|enrol\w*|investigational|candidate|placebo|indicated|IND|evaluable)\b"
    r"|^All\shad\b"
    r"|^(?:The|All|Both|Our)\s+(?:[\w-]+\s+)?(?:participants?|patients?|woman|man|boy|girl|child|infant)\b"
    r"|^(?:It|(?:The|This)\s+(?:[\w-]+\s+){0,2}?(?:drug|product|trial|study|antibody|medicine|therapy|treatment|vaccine|molecule|compound|asset|conjugate|inhibitor|agent|cells))\b"
    r"|\b(?:is|are)\s+(?:being\s+)?(?:developed|studied|evaluated|investigated)\b"
)
_COMPANY_SCOPE = re.compile(
    r"\bcompany\b[^.]{0,160}\b(?:focus(?:ed|ing)|develop(?:s|ing)|dedicated|committed|pioneering"
    r"|advancing|discover(?:s|ing)|devoted|building)\b",
    re.IGNORECASE,
)
_NEWS_VERB = re.compile(r"\b(?:announc|report|receiv|grant|said)")
_BACKGROUND = re.compile(
    r"\b(?:approximately|about|around|roughly|estimated|over|more\s+than|up\s+to)?\s*[\d.,]+\s*(?:%|percent|million|in\s+\d)[^.]{0,40}\b(?:people|population|of\s+(?:patients|people|adults|newborns))\b[^.]{0,30}\b(?:live|affect|suffer|diagnos)"
    r"|\bthere\s+(?:is|are)\s+(?:currently\s+)?no\s+(?:approved|cure)|\bno\s+drug\s+approved|\bestimated\s+at\b|\blive\s+with\b"
    r"|\b(?:on\sthe|global|worldwide|addressable|drug|pharmaceutical)\smarket\b|\bmarket\s(?:size|share|opportunity|is|was|worth|value)\b|\bwill\s+be\s+diagnosed\b|\bunlike\b|\bother\s+(?:inhibitors|drugs|products)\b",
    re.IGNORECASE,
)
# Beside a disease of its own name, these say what the disease belongs to.
_IN_GENERAL = re.compile(
    r"\b(?:cancers|malignancies|diseases|conditions|neoplasms)$", re.IGNORECASE
)
_SHORT = re.compile(r"(?<![\w-])[A-Z][A-Za-z]?[A-Z]{1,5}$")
_IN_OR_FOR = re.compile(r"\s(?:in|for|against)\s+")
_DESIGNATED_FOR = re.compile(
    r"\b(?:[Dd]esignation|[Ss]tatus|ODD|BTD|PRIME|RMAT)\b[^.;,]{0,70}?\s(?:for|in)\s(?:the\s(?:treatment|prevention)\sof\s)?$"
    r"|\b(?:[Dd]esignation|[Ss]tatus)\b[^.;|]{0,30}\|[ \t]*$"
)
# `- Hyperoxaluria type 2: Orphan Drug Designation`
_ITEM = re.compile(r"\s*[-•*–·▪]\s+(?=[A-Z][^:\n]{3,70}:)")
_CELL = re.compile(r"\|[ \t]*")
_REACH = 150  # characters behind a product's name in which `in` and `for` may lead to its disease


@dataclass(slots=True)
class ReadDisease:
    """One disease with its places, those in headlines, and those of its short form alone."""

    phrases: list[DiseasePhrase] = field(default_factory=list)
    headed: list[DiseasePhrase] = field(default_factory=list)
    short_forms: list[DiseasePhrase] = field(default_factory=list)

    @property
    def best(self) -> DiseasePhrase:
        """The longest wording that stands in the document as it is, running text before titles."""
        below = [one for one in self.phrases if one not in self.headed]
        return max(
            below or self.phrases,
            key=lambda one: (one.literal, len(_folded(one.name)), -_capitals(one.name)),
        )


def read_diseases(context: Context, products: tuple[Product, ...]) -> list[ReadDisease]:
    """Diseases in reading order of their first place; none where no product is known."""
    if not products:
        return []
    names = tuple(_names(products))
    phrases: list[DiseasePhrase] = []
    for sentence in context.sentences():
        if is_of_others(context, sentence) or not _tells(context, sentence, products):
            continue
        for start in _starts(context, sentence, products):
            if not _of_the_company(context, sentence, start, names):
                limit = _end(context, sentence)
                phrases += disease_phrases(context.document.text, start, limit)
    return _joined(context, phrases)


def _end(context: Context, sentence: Span) -> int:
    """Where a sentence ends; one that was cut behind an initial (`S. aureus`) goes on."""
    following = context.document.text[sentence.end : sentence.end + 4].strip()
    if following[:1].islower() and re.search(
        r"\s[A-Z]\.\s*$", context.document.text[sentence.start : sentence.end]
    ):
        return context.document.sentence_at(
            min(sentence.end + 1, len(context.document.text) - 1)
        ).end
    return sentence.end


def tells(context: Context, place: Evidence, products: tuple[Product, ...]) -> bool:
    """Whether the sentence of a place speaks of what the issuer develops."""
    sentence = context.sentence(place)
    return not is_of_others(context, sentence) and _tells(context, sentence, products)


def _tells(context: Context, sentence: Span, products: tuple[Product, ...]) -> bool:
    text = context.document.text[sentence.start : sentence.end]
    if _BACKGROUND.search(text):
        return False
    if context.document.section_at(sentence.start) in (Section.HEADLINE, Section.LEAD):
        return True
    kinds = (Kind.TRIAL, Kind.DESIGNATION, Kind.REGULATORY_ACTION, Kind.REGISTRY_ID)
    if any(context.of(kind, sentence) for kind in kinds) or _OF_A_PRODUCT.search(text):
        return True
    trials = {mention.value for mention in context.of(Kind.TRIAL) if mention.value}
    return any(_holds(text, name) for name in (*_names(products), *trials))


def _names(products: tuple[Product, ...]) -> Iterator[str]:
    for product in products:
        yield from (name.text.value for name in product.names)


def _holds(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def _starts(context: Context, sentence: Span, products: tuple[Product, ...]) -> Iterator[int]:
    """Where the words for a disease may begin."""
    text = context.document.text
    for cue in _CUES:
        yield from (match.end() for match in cue.finditer(text, sentence.start, sentence.end))
    for name in _names(products):
        pattern = re.compile(
            rf"(?<!\w){re.escape(name)}(?!\w)[®™*_’'\"”]{{0,3}}(?:\s*\((?P<bracket>[^()]{{1,60}})\))?(?P<dash>\s+[—–]\s+|:\s+)?",
            re.I,
        )
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if match["dash"]:
                yield match.end()
            if match["bracket"]:
                yield match.start("bracket")
            limit = min(sentence.end, match.end() + _REACH)
            yield from (one.end() for one in _IN_OR_FOR.finditer(text, match.end(), limit))
    for match in _CANDIDATE.finditer(text, sentence.start, sentence.end):
        if not _NO_CANDIDATE.search(match["words"]):
            yield match.start("words")
    yield from _designated(context, sentence)
    if context.document.section_at(sentence.start) is Section.HEADLINE:
        yield from (one.end() for one in _IN_OR_FOR.finditer(text, sentence.start, sentence.end))


def _designated(context: Context, sentence: Span) -> Iterator[int]:
    """Cells of a row and the heads of an item that tells a designation."""
    if not context.of(Kind.DESIGNATION, sentence):
        return
    text = context.document.text
    yield from (one.end() for one in _CELL.finditer(text, sentence.start, sentence.end))
    if item := _ITEM.match(text, sentence.start, sentence.end):
        yield item.end()


def _of_the_company(context: Context, sentence: Span, start: int, names: tuple[str, ...]) -> bool:
    """Whether a company says what it works on in general, and of no product."""
    text = context.document.text
    scope = _COMPANY_SCOPE.search(text, sentence.start, start)
    if scope is None or any(_holds(text[scope.start() : start], name) for name in names):
        return False
    return _NEWS_VERB.search(text, scope.end(), start) is None


def _joined(context: Context, phrases: list[DiseasePhrase]) -> list[ReadDisease]:
    """Wordings of one disease brought together: `psoriasis` and `moderate plaque psoriasis`."""
    diseases: list[ReadDisease] = []
    wider: dict[str, ReadDisease] = {}
    unique = {(one.span, one.name): one for one in phrases}
    for phrase in sorted(unique.values(), key=lambda one: -len(_folded(one.name))):
        if _is_a_side_effect(context, phrase):
            continue
        same = next(
            (d for d in diseases if any(is_wording(phrase.name, k.name) for k in d.phrases)), None
        )
        if same is None:
            diseases.append(ReadDisease([phrase]))
        elif _is_designated_wider(context, phrase, same):
            own = wider.setdefault(" ".join(_folded(phrase.name)), ReadDisease())
            own.phrases.append(phrase)
        else:
            same.phrases.append(phrase)
    diseases = _without_short_forms([*diseases, *wider.values()])
    body = [d for d in diseases if not all(_in_headline(context, one) for one in d.phrases)]
    diseases = body or diseases
    named = [d for d in diseases if not _IN_GENERAL.search(d.best.name)]
    diseases = named or diseases
    for disease in diseases:
        disease.headed = [one for one in disease.phrases if _in_headline(context, one)]
        disease.phrases.sort(key=lambda one: one.span.start)
    return sorted(diseases, key=lambda one: one.phrases[0].span.start)


def _is_designated_wider(context: Context, phrase: DiseasePhrase, known: ReadDisease) -> bool:
    """Whether a designation is for a wider disease than the product: `for Pompe disease`."""
    text, sentence = context.document.text, context.sentence(phrase.span)
    if _in_headline(context, phrase) or len(_folded(phrase.name)) >= len(_folded(known.best.name)):
        return False
    before = text[max(sentence.start, phrase.span.start - 110) : phrase.span.start]
    return _DESIGNATED_FOR.search(before) is not None


def _without_short_forms(diseases: list[ReadDisease]) -> list[ReadDisease]:
    """`EGFR-mutant NSCLC` goes to the disease whose letters its last word spells."""
    kept: list[ReadDisease] = []
    for disease in sorted(diseases, key=lambda one: _SHORT.search(one.best.name) is not None):
        short = _SHORT.search(disease.best.name)
        full = next(
            (k for k in kept if short and _ends_in(short.group(), k.best.name)),
            None,
        )
        if full is None:
            kept.append(disease)
        else:
            full.short_forms += disease.phrases
    return kept


def _ends_in(short: str, name: str) -> bool:
    """Whether the last words of a name are what a short form stands for."""
    words = name.split()
    return any(spells(short, " ".join(words[first:])) for first in range(len(words)))


def _capitals(name: str) -> int:
    return sum(word[:1].isupper() for word in name.split())


def _in_headline(context: Context, phrase: DiseasePhrase) -> bool:
    """A headline shortens: what stands there alone is another wording of a disease of the body."""
    return context.document.section_at(phrase.span.start) is Section.HEADLINE


def _folded(name: str) -> list[str]:
    name = (
        re.sub(r"natural\s+killer", "NK", name, flags=re.I)
        .lower()
        .replace("tumour", "tumor")
        .replace("aemia", "emia")
    )
    return [
        word.removesuffix("s")
        for word in re.split(r"[\s\u2010\u2011]+|(?<=\bt|\bb)-(?=cell)", name)
    ]


def is_wording(short: str, long: str) -> bool:
    """Whether the words of one stand in the other in their order, with the same last word."""
    one, other = _folded(short), _folded(long)
    if one[-1] != other[-1] or ("of" in other) != ("of" in one):
        return False
    rest = iter(other)
    return all(word in rest for word in one)


def _is_a_side_effect(context: Context, phrase: DiseasePhrase) -> bool:
    told = any(phrase.span in m.span for m in context.of(Kind.SAFETY_TERM))
    if not told:
        return False
    places = context.find(phrase.name, frozenset({Section.HEADLINE, Section.LEAD}))
    return not places


def evidence_of(context: Context, disease: ReadDisease) -> list[Evidence]:
    """Its places, those of the chosen wording first."""
    best = disease.best
    ordered = sorted(
        disease.phrases,
        key=lambda one: (
            one.name.lower() != best.name.lower(),
            context.document.section_at(one.span.start) is Section.HEADLINE,
            one.span.start,
        ),
    )
    return [context.evidence(one.span) for one in ordered]
