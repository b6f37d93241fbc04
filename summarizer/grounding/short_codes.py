"""Codes of products with one digit, `HLS-9`, which genes, proteins and scales are written like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.grounding.context import Context

# Three letters that a gene, a protein, a virus or a scale begins with.
_NO_CODE = (
    "IGF|FGF|EGF|NGF|TNF|TGF|JAK|BCL|HIV|HSV|HER|MMP|GLP|TLR|LAG|TIM|COX|SOD|IRF|PDE|PDL|DPP|ERK|AKT"
    "|MEK|RAF|ISS|DLL|BMP|KIR|MET|RET|ALK|CAR|COV|MHC|VEG|CTL|CDK|MCL|MUC|GPR|HDA|SGL|PCS|APO|IDH"
    "|FLT|NTR|NKG|WHO|MRS|CGI|PHQ|GAD"
)
_SHORT_CODE = re.compile(rf"(?<![\w/-])(?!{_NO_CODE})[A-Z]{{3}}[-\u2011]\d(?![\w/.-])")
_TRIAL_WORD = re.compile(r"\s*\)?\s*(?:trial|study|programme|program)\b", re.IGNORECASE)


def short_codes(context: Context, sentence: Span) -> Iterator[str]:
    """Those of a sentence that a headline holds and no word calls a trial."""
    text = context.document.text
    heads = [s for s in context.document.sections if s.section is Section.HEADLINE]
    for match in _SHORT_CODE.finditer(text, sentence.start, sentence.end):
        headed = any(match.group() in text[one.start : one.end] for one in heads)
        if headed and _TRIAL_WORD.match(text, match.end()) is None:
            yield match.group()
