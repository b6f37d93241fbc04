"""Where the cells of a cell product come from, by the words that say it of the product.

A bare source word must stand before the product's own noun (rule R-ENT-03): `autologous
transplantation` or `the autologous setting` say nothing about the product.
"""

from __future__ import annotations

import re

from summarizer.documents.spans import Span
from summarizer.grounding.context import Context, derived, stated
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import CellSource

_MADE = (
    r"(?:derived|made|manufactured|produced|sourced|generated|obtained|collected|prepared|isolated|taken|expanded|grown"
    r"|created|engineered|comes?|cells|consist(?:s|ing)?|composed|lymphocytes|starting\s+material)"
)
_PATIENT = (
    r"(?:(?:the|a|each|their|his|her)\s+)?"
    r"(?:patient|recipient|person|individual)(?:['’]?s['’]?|s['’])?"
)
# The most telling first: what a donor's stem cell line is made of comes before `allogeneic`.
_TOLD = (
    (
        CellSource.ALLOGENEIC_IPSC,
        re.compile(
            r"\biPSCs?\b|\biPS\s+cells?\b|\binduced[-\s]+pluripotent\b|\bpluripotent\s+stem\s+cells?\b",
            re.IGNORECASE,
        ),
    ),
    (
        CellSource.AUTOLOGOUS,
        re.compile(
            rf"\b{_PATIENT}\s+own\s+(?:[\w+-]+\s+){{0,3}}?(?:cells?|blood|lymphocytes|tumou?r|marrow|immune|tissue|skin|leukocytes)\b"
            rf"|\b(?:their|his|her)\s+own\s+(?:[\w-]+\s+){{0,2}}?cells?\b|\b{_MADE}\s+from\s+(?:the\s+|each\s+|a\s+)?patients?\s+themselves\b"
            rf"|\b{_MADE}\s+(?:from|with)\s+(?:the\s+|each\s+|a\s+)?(?:individual\s+)?patient['’]s\b|\bpatient[-\s]derived\b",
            re.IGNORECASE,
        ),
    ),
    (
        CellSource.ALLOGENEIC_DONOR,
        re.compile(
            rf"\b{_MADE}\b[^.;]{{0,70}}?\bdonors?\b|\bdonor[-\s](?:derived|cells?|T[-\s]cells?|lymphocytes|bone\s+marrow|NK)\b"
            r"|\bfrom\s(?:adult\s|volunteer\s|screened\s)?(?:bone\smarrow\s|blood\s|cord\sblood\s)?donors?(?!\s+volunteers)\b|\bhealthy[-\s]+(?:\w+\s+){0,2}?donors?(?!\s+volunteers)\b|\b(?:third-party|unrelated|haploidentical)\s+donors?\b"
            rf"|\b{_MADE}\b[^.;]{{0,60}}?\b(?:umbilical\s+)?cord\s+(?:blood|tissue)\b|\b(?:umbilical\s+)?cord[-\s](?:blood|tissue)[-\s]derived\b"
            rf"|\b{_MADE}\b[^.;]{{0,60}}?\bplacentas?\b|\bplacenta(?:l)?[-\s]derived\b|\bdonated\s+(?:[\w-]+\s+){{0,3}}?(?:cells?|tissue|corneas?|livers?|pancreas\w*|placentas?)\b",
            re.IGNORECASE,
        ),
    ),
)
_PRODUCT_NOUN = (
    r"(?:CAR\b|TCR\b|NK\b|cells?\b|"
    r"T[-\u2010-\u2015\s]?cells?\b|therap(?:y|ies)\b|product|treatment|candidate|immunotherapy)"
)
# Up to seven words, all before the product's noun, none that begins another noun phrase.
_SOURCE = re.compile(
    rf"\b(?P<source>allogene?ic|autologous|off[-\s]the[-\s]shelf)\b(?P<between>(?:[-\u2010-\u2015,\s]+"
    rf"(?!setting|transplant|hematopoietic\s+(?:stem\s+)?cell\s+transplant|haematopoietic\s+(?:stem\s+)?cell\s+transplant|stem\s+cell\s+transplant)[\w/+()]+){{0,7}}?)"
    rf"[-\u2010-\u2015,\s]+{_PRODUCT_NOUN}(?!\s+transplant)",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"\b(?:unlike|historically|compared\s+(?:to|with)|versus|vs\.?|than|instead\s+of|rather\s+than|not|after|following|prior|previous|failed|alternative\s+to)\b",
    re.IGNORECASE,
)


def read_cell_source(context: Context, spans: list[Span]) -> Stated[CellSource] | None:
    """Source of a cell product, from what its cells are made of, else a word before its noun."""
    text = context.document.text
    for source, told in _TOLD:
        for span in spans:
            for match in told.finditer(text, span.start, span.end):
                if not _CONTRAST.search(text, max(span.start, match.start() - 40), match.start()):
                    return derived(source, "R-ENT-03", context.evidence(Span(*match.span())))
    for span in spans:
        for match in _SOURCE.finditer(text, span.start, span.end):
            if _CONTRAST.search(text, max(span.start, match.start() - 40), match.start()):
                continue
            evidence = context.evidence(Span(*match.span()))
            if match["source"].lower() == "autologous":
                return stated(CellSource.AUTOLOGOUS, evidence)
            return derived(CellSource.ALLOGENEIC_UNSPECIFIED, "R-ENT-03", evidence)
    return None
