"""Codes of the schema in words. A code that is not listed is its own words, in lower case."""

from __future__ import annotations

from enum import StrEnum

_ABBREVIATIONS = frozenset(
    {"TIL", "ACCESSWIRE", "EQS", "CRO", "CDMO", "ASTCT", "CTCAE"}
    | {"ORR", "CR", "VGPR", "PR", "PFS", "OS", "EFS"}
)
_WORDS = {
    "MAB": "antibody",
    "BISPECIFIC": "bispecific antibody",
    "ADC": "antibody-drug conjugate",
    "CAR_T": "CAR-T",
    "CAR_NK": "CAR-NK",
    "TCR_T": "TCR-T",
    "CELL_OTHER": "cell therapy",
    "GENE_THERAPY_AAV": "AAV gene therapy",
    "GENE_THERAPY_OTHER": "gene therapy",
    "GENE_EDIT_IN_VIVO": "in vivo gene editing",
    "MRNA": "mRNA",
    "OLIGO": "oligonucleotide",
    "RADIOPHARM": "radiopharmaceutical",
    "ALLOGENEIC_DONOR": "allogeneic, from donors",
    "ALLOGENEIC_IPSC": "allogeneic, from iPSC",
    "ALLOGENEIC_UNSPECIFIED": "allogeneic",
    "EUA": "emergency use authorised",
    "KNOCK_OUT": "knock-out",
    "KNOCK_IN": "knock-in",
    "RR": "relapsed or refractory",
    "MRD_POSITIVE": "MRD positive",
    "EARLY_PHASE1": "early phase 1",
    "PHASE1": "phase 1",
    "PHASE2": "phase 2",
    "PHASE3": "phase 3",
    "PHASE4": "phase 4",
    "NA": "not applicable",
    "ACTIVE_NOT_RECRUITING": "active, not recruiting",
    "ONGOING_UNSPECIFIED": "ongoing, recruitment not stated",
    "SINGLE_GROUP": "single group",
    "NON_RANDOMIZED": "not randomised",
    "RANDOMIZED": "randomised",
    "IND_CTA_CLEARED": "IND or CTA cleared",
    "ADCOM": "advisory committee",
    "CRL_REFUSAL": "complete response letter",
    "crl_or_hold": "complete response letter or hold",
    "TOPLINE": "topline data",
    "BUSINESS_WIRE": "Business Wire",
    "PR_NEWSWIRE": "PR Newswire",
    "GLOBENEWSWIRE": "GlobeNewswire",
    "NEWSFILE": "Newsfile",
    "COMPANY_SITE": "company site",
    "SCR": "sCR",
    "DOR": "DoR",
    "MRD_NEG": "MRD negativity",
    "EXPANSION_PK": "expansion",
    "LEE2014": "Lee 2014",
    "new_in_document": "new",
    "unknown": "novelty unknown",
}


def label(term: StrEnum) -> str:
    """Short words for a term of the vocabulary, fit to stand in a line of others."""
    if term.value in _ABBREVIATIONS:
        return term.value
    return _WORDS.get(term.value, term.value.replace("_", " ").lower())
