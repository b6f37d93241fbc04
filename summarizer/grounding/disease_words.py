"""Whether words name a disease: by their own form, or by what stands before them."""

from __future__ import annotations

import re

from summarizer.documents.evidence import Evidence
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import Context
from summarizer.grounding.own_words import own_words

# Endings and stems of names of diseases.
_FORM = re.compile(
    r"(?:itis|osis|[ae]mias?|omas?|path(?:y|ies)|penia|plegia|philia|uria|algia|troph(?:y|ies)"
    r"|rrho?ea|ectasia|iasis|aphasia|edema|dystonia|stenosis|plasia)$"
    r"|^(?:cancers?|tumou?rs?|disorders?|diseases?|syndromes?|neoplas|malignan|deficien|failure"
    r"|infect|virus|viral|diabet|obes|asthma|gout|lupus|fibro|psoria|epilep|seizure|depress|schizo"
    r"|migraine|malaria|hiv\b|covid|influenza|sepsis|stroke|pain\b|eczema|autism|dementia"
    r"|alzheimer|parkinson|huntington|crohn|leuk)",
    re.IGNORECASE,
)
# Said of no disease in particular.
_NO_DISEASE = re.compile(
    r"disease|diseases|disorder|disorders|condition|conditions|syndrome|"
    r"benefit|survival|response|rate|endpoint|endpoints|primary|"
    r"secondary|safety|efficacy|tolerability|remission|progression|risk|"
    r"signal|cases|event|events|unmet|need|therapeutic|adverse|"
    r"potential|antibody|vaccine|inhibitor|cell|cells|gene|clinical|"
    r"clinical-stage|investigational|targets?|median|mean|ratio|hazard|kind|kinds"
)
_PEOPLE = (
    r"(?:patients?|adults?|children|people|subjects?|participants?|women|men|individuals|those|infants"
    r"|adolescents|boys|girls)"
)
# What is treated follows: `patients with relapsed ...`, `for the treatment of ...`.
_TREATED = re.compile(
    rf"\b(?:{_PEOPLE}\s+(?:[\w-]+\s+){{0,3}}?(?:with|who\s+have|suffering\s+from|affected\s+by)"
    r"|(?:treatments?|therap(?:y|ies)|medicines?|drugs?|vaccines?|candidates?|products?|management"
    r"|prevention|antibod(?:y|ies)|inhibitors?|trials?|stud(?:y|ies)|designations?|status|approv\w+"
    r"|option)\s+(?:[\w-]+\s+){0,6}?(?:of|for|in|against)|\bto\s+(?:treat|prevent|cure)"
    r"|\btreat(?:s|ing|ed)?|diagnosed\s+with|suffering\s+from|indicated\s+for|living\s+with"
    r"|developed\s+for)\s+(?:[\w/,()-]+\s+){0,5}$"
    r"|\b(?:in|for)\s+(?:[\w/()-]+\s+){0,3}$|(?:\band\s|\bor\s|/)\s*(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_BEFORE_CHARS = 120


def is_disease(place: Evidence, context: Context) -> bool:
    """Whether the document speaks of these words as of something that is treated."""
    words = [
        word
        for word in own_words(place, context, taken=(Kind.RESPONSE_TERM,))
        if not _NO_DISEASE.fullmatch(word)
    ]
    if not words:
        return False
    if _is_part_of_one(place, context):
        return False
    if any(_FORM.search(part) for word in words for part in re.split(r"[-/]", word)):
        return True
    start = max(context.sentence(place).start, place.start - _BEFORE_CHARS)
    return _TREATED.search(context.document.text[start : place.start]) is not None


def _is_part_of_one(place: Evidence, context: Context) -> bool:
    """Whether the name goes on beside the words, as `lupus` does in `lupus nephritis`."""
    text = context.document.text
    after = re.match(r"[ -](\w+)", text[place.end : place.end + 30])
    before = re.search(r"(\w+)[ -]$", text[max(0, place.start - 30) : place.start])
    return any(word is not None and _FORM.search(word.group(1)) for word in (after, before))
