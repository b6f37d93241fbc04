"""Names that look like a product's: laboratory codes and nonproprietary names."""

from __future__ import annotations

import re

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.schemas.terms import NameType

# A laboratory code: letters, a hyphen, digits, with more letter groups between: WU-1, AB-CART-007.
_CODE = re.compile(
    r"(?<![\w/-])(?!(?:COVID|SARS|PD|IL|CD|PHASE|GRADE|DAY|WEEK|HER|CTLA|HLA|CAS|FGF|VEGF|TNF|PDL"
    r"|IFN|GLP|AAV|HIV|HPV|RSV|ECOG|ISS|GCSF|ISO|Q|H|FY|ICD|TGF|BCL|PARP|CDK|MRD|WHO)[-\u2011\d])"
    r"(?:\[?\d{2,3}[A-Z][a-z]\]?(?:[A-Z][a-z])?-)?[A-Z]{1,6}(?:[-\u2011][A-Z]{1,6})?[-\u2011]?(?<=[A-Z\u2011-])\d{2,6}[A-Za-z]?(?![\w/])"
)
# Endings that the WHO's list of INN stems gives to medicines; a few of the commonest.
_STEM = re.compile(
    r"(?<![\w-])(?:(?!anti-|non-)[A-Za-z]{4,}-)?[A-Za-z]{3,}(?:leucel|mab|nib|ciclib|parib|zomib|degib|lisib|sertib"
    r"|siran|rsen|parvovec|repvec|lentivec|tide|gliptin|gliflozin|vir|stat|cept|kinra|fusp|tecan"
    r"|orexant|gepant|caftor|vaptan|lukast|imod|clax|xaban|gatran|sartan|prazole|setron|triptan|glitazar|glutide|tegravir|bactam|penem|floxacin|conazole|fungin|relix|relin|stinel|grastim|nercept|mapimod|platin|rubicin|taxel|bant|ximab|zumab|umab|xetan|vedotin|deruxtecan|(?:t|gene)cel"
    r"|rasib|lutamide|estrant|pixant|netant|pitant|fexor|ciguat|sentan|glipron|leukin|poetin|milast|rexton"
    r"|tirom|branor|grelor|racetam|zolid|tug|(?<!ho)bart|mig)"
    r"(?:\s+(?:autoleucel|geleucel|vedotin|deruxtecan|tesirine))?(?![\w-])"
    r"|(?<![\w-])[A-Za-z]{3,}gene\s+[a-z]{2,}(?:leucel|vec)(?:el)?(?![\w-])"
    r"|(?<![\w-])[A-Z]?[a-z]{2,}-cel(?![\w-])",
    re.IGNORECASE,
)
_NOT_A_MEDICINE = frozenset({"peptide", "nucleotide", "polypeptide", "oligonucleotide", "invite"})


def find_product_names(document: Document) -> tuple[Mention, ...]:
    """Mentions of kind PRODUCT_NAME, in reading order; `value` is the name as written.

    Attributes of each: `type`, a `NameType`: `code`, or `nonproprietary_unspecified` since a
    release seldom says which body gave the name.
    """
    found: dict[int, Mention] = {}
    for pattern, kind in (
        (_CODE, NameType.CODE),
        (_STEM, NameType.NONPROPRIETARY_UNSPECIFIED),
    ):
        for match in pattern.finditer(document.text):
            if match.group().lower() not in _NOT_A_MEDICINE:
                found.setdefault(match.start(), _mention(match, kind))
    return tuple(found[start] for start in sorted(found))


def _mention(match: re.Match[str], kind: NameType) -> Mention:
    return Mention(
        Kind.PRODUCT_NAME, Span(*match.span()), match.group(), match.group(), {"type": kind.value}
    )
