"""Codes of products that genes, proteins and scales are written like: `HLS-9`, `HLS-T1`.

They are read where the headline holds them, or where the document says what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.grounding.context import Context
from summarizer.grounding.product_words import describing_verb, product_noun_words

# Letters that a gene, a protein, a virus or a scale begins with.
_NO_CODE = (
    "IGF|FGF|EGF|NGF|TNF|TGF|JAK|BCL|HIV|HSV|HER|MMP|GLP|TLR|LAG|TIM|COX|SOD|IRF|PDE|PDL|DPP|ERK|AKT"
    "|MEK|RAF|ISS|DLL|BMP|KIR|MET|RET|ALK|CAR|COV|MHC|VEG|CTL|CDK|MCL|MUC|GPR|HDA|SGL|PCS|APO|IDH"
    "|FLT|NTR|NKG|WHO|MRS|CGI|PHQ|GAD|MAGE|HLA|CCR|CXC|SARS|COVID|PHASE|PART|STAGE|GRADE|TYPE|WEEK"
    "|DAY|ARM|PD|CD|IL|TL|DR|CB|ER|FC|NK|PK|MS|BP|TP|CTLA|BRCA|ECOG|TRPM|TRPV|ADAM|SSTR|GIP|SGLT|NOTCH|AAV|BNP|EQ|SF|ADL|PROMIS"
)
_SHORT_CODE = re.compile(
    rf"(?<![\w/-])(?!(?:{_NO_CODE})[-\u2011\d])[A-Z]{{2,5}}[-\u2011](?:\d|[A-Z]{{1,4}}\d{{1,3}}|[A-Z]{{0,3}}\d[A-Z]{{1,2}}|[A-Z][a-z]{{1,3}}[A-Z]?\d{{1,3}}|[A-Z][a-z][A-Z]\d{{1,2}})(?![\w/-]|\.\w)"
)
# Letters alone are a code only where headline and text say so: `stem cell therapy DCB-MSC`.
_LETTERS = re.compile(
    r"(?<![\w/-])(?!CAR|TCR|NCI|FDA|CAB|GLP|NON|ANTI|SARS|BCR|HLA)[A-Z]{2,5}[-\u2011][A-Z]{2,6}(?![\w/-]|\.\w)"
)
_TRIAL_WORD = re.compile(r"\s*\)?\s*(?:trial|study|programme|program)\b", re.IGNORECASE)
_GENE_WORD = re.compile(
    r"[-\s](?:gene|receptor|protein|expression|positive|negative|mutat\w+|inhibitor|antibod\w+|agonist|antagonist|pathway|directed|targeted)\b"
)


@cache
def _defined() -> re.Pattern[str]:
    """What follows a code that is a product: `, an oral inhibitor`, ` is a vaccine`."""
    return re.compile(
        rf"(?:\s\([^()]{{1,60}}\))?(?:,\s(?:which\sis\s)?|\s(?:is|are)\s|\s[–—-]\s|:\s)(?:an?|its|our|the)\s[^.;]{{0,110}}?(?:{product_noun_words()})s?\b"
        rf"|,\s(?:[\w-]+\s){{0,4}}cells\b|(?:\s\([^()]{{1,60}}\))?,?\s(?:was\s|is\s)?(?:well\s|generally\s)?(?:tolerated|administered|given|dosed|discovered|developed|designed|taken)\b"
        rf"|(?:\s\([^()]{{1,60}}\))?\s(?:entered|met|showed|demonstrated|achieved|improved|lowered|slowed|(?!is\s|was\s|are\s|were\s)(?:{describing_verb()}))\s",
        re.IGNORECASE,
    )


@cache
def _announced() -> re.Pattern[str]:
    """What stands before one: `vaccine candidate HLS-9`, `dosed with HLS-9`."""
    return re.compile(
        rf"(?:\b(?:{product_noun_words()})s?,?\s\(?|\b(?:dosed|treated|dosing|trial|study|studies|dose|doses|results?|data|development)\s(?:with|of|for|on|from)\s"
        r"|\b(?:randomi[sz]ed\sto|IND\s(?:application\s)?for|designation\s(?:to|for)|receiving|received|evaluating|administration\sof|known\sas|formerly|called)\s(?:either\s)?)$",
        re.IGNORECASE,
    )


def short_codes(context: Context, sentence: Span) -> Iterator[str]:
    """Those of a sentence that a headline holds or its words define, and no word calls a trial."""
    text = context.document.text
    heads = [s for s in context.document.sections if s.section is Section.HEADLINE]
    for pattern in (_SHORT_CODE, _LETTERS):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if _TRIAL_WORD.match(text, match.end()) or _GENE_WORD.match(text, match.end()):
                continue
            headed = any(match.group() in text[one.start : one.end] for one in heads)
            told = _is_told(text, match, sentence)
            if (headed and told) or (pattern is _SHORT_CODE and (headed or told)):
                yield match.group()


def _is_told(text: str, match: re.Match[str], sentence: Span) -> bool:
    """Whether the words beside a code say that it is a product."""
    before = text[max(sentence.start, match.start() - 60) : match.start()].rstrip("\"'“‘*_")
    bracketed = before.endswith("(") and text[match.end() : match.end() + 1] in (")", ",", ";")
    return (
        bracketed
        or _defined().match(text, match.end(), sentence.end) is not None
        or _announced().search(before) is not None
    )
