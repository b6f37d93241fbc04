"""Kind of product, read from the words that describe it, from its name or from what it inhibits."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.grounding.context import Context, derived, inferred
from summarizer.grounding.product_words import product_noun, product_words
from summarizer.grounding.target_names import is_inside_cells, named_targets
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import Modality


@dataclass(frozen=True, slots=True)
class _Cue:
    modality: Modality
    pattern: re.Pattern[str]


@cache
def _cues() -> tuple[_Cue, ...]:
    """Most specific first, as the file lists them."""
    rows = json.loads(files("summarizer").joinpath("vocabulary", "modalities.json").read_text())
    return tuple(_Cue(Modality(row["modality"]), _either(row["cues"])) for row in rows)


def _either(cues: list[str]) -> re.Pattern[str]:
    dash = r"[-\u2010-\u2015\s]"
    words = "|".join(
        re.sub(r"\\?[- ]", lambda _: dash, re.escape(cue)).replace(r"\*", r"\w*") for cue in cues
    )
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


_ACTOR = (
    r"(?:inhibitor|agonist|antagonist|"
    r"modulator|degrader|blocker|activator|stabili[sz]er|corrector|potentiator|desensiti[sz]er)s?"
)
_IN_THE_MOUTH = r"(?:oral|orally|tablets?|pills?|capsules?|by\s+mouth)"
_OF_CHEMISTS = (
    r"(?:(?:brain|CNS)-penetrant|covalent|(?:ir)?reversible|allosteric|ATP-competitive"
    r"|macrocyclic|tyrosine\s+kinase|kinase|protease|reuptake|nucleoside|competitive)"
)
# The dot of `NaV1.8` ends no sentence.
_WITHIN = r"(?:[^.;]|\.\d){0,80}?"
# What is swallowed and inhibits something is a small molecule; `inhibitor` alone says no kind.
_SMALL = re.compile(
    rf"\b{_IN_THE_MOUTH}\b{_WITHIN}\b{_ACTOR}\b|\b{_ACTOR}\b{_WITHIN}\b(?:orally|by\s+mouth|tablets?|pills?)\b"
    rf"|\b{_OF_CHEMISTS},?\s+(?:[\w/-]+,?\s+){{0,4}}?{_ACTOR}\b",
    re.IGNORECASE,
)
# `an investigational carbapenem`, but neither `a carbapenem-resistant strain` nor `a statin user`.
_OF_A_CLASS = re.compile(
    rf"\b(?:an?|its|our)\s(?:[\w-]+,?\s){{0,3}}?(?:{'|'.join(sorted(product_words().classes))})"
    r"(?=\s(?:antibiotic|that|which|in|for|with|given|designed|being|and)\b|[.,;])",
    re.IGNORECASE,
)
_SWALLOWED = re.compile(
    r"\b(?:orally|by\s+mouth|(?:as|a|daily|oral)\s+(?:[\w-]+\s+)?(?:tablets?|pills?|capsules?))\b",
    re.IGNORECASE,
)
_INHIBITS = re.compile(
    r"\b(?:inhibits|blocks|antagoni[sz]es|modulates|degrades|(?:designed|able)\s+to\s+(?:inhibit|block|activate|modulate|degrade))\b"
)
_AN_ACTOR = re.compile(rf"\b{_ACTOR}\b", re.IGNORECASE)
_AIMED_AT = re.compile(
    r"\b(?:degrad\w+|reduc\w+|lower\w*|target\w*|silenc\w+|destroy\w*|against|binds?(?:\sto)?|block\w*|cleav\w+|of|its)"
    r"\s(?:[\w-]+\s){0,2}$"
)
_RECEPTOR_CELL = re.compile(r"\bchimeric\s+antigen\s+receptor\b", re.IGNORECASE)
_A_CAR = re.compile(r"\bchimeric\s+antigen\s+receptors?\b|\bCARs?\s+(?:against|for|that)\b")
_CELLS = re.compile(r"\bcells?\b|\blymphocytes\b", re.IGNORECASE)
_OF_CELLS = frozenset(
    (
        *(Modality.CAR_T, Modality.CAR_NK, Modality.TCR_T, Modality.TIL, Modality.CELL_OTHER),
        *(Modality.GENE_THERAPY_OTHER, Modality.OTHER),
    )
)
_KILLER = re.compile(r"\bNK\b|\bnatural\s+killer\b", re.IGNORECASE)
_STEMS = (
    (
        Modality.SMALL_MOLECULE,
        re.compile(r"(?:nib|ciclib|parib|rafenib|metinib|lisib|gliptin|gliflozin)$", re.I),
    ),
    (Modality.OLIGO, re.compile(r"(?:siran|rsen)$", re.I)),
    (Modality.PEPTIDE, re.compile(r"(?:glutide|paratide|relix)$", re.I)),
    (Modality.MAB, re.compile(r"(?:mab|tug)(?:-[a-z]{4})?$", re.I)),
)


def read_modality(context: Context, spans: list[Span]) -> Stated[Modality] | None:
    """Modality by its first, most specific cue in the given spans."""
    for span in spans:
        for cue in _cues():
            match = cue.pattern.search(context.document.text, span.start, span.end)
            if match and not _is_what_is_destroyed(cue, match):
                evidence = context.evidence(Span(*match.span()))
                modality = cue.modality
                if modality is Modality.CELL_OTHER and (
                    car := _first(_RECEPTOR_CELL, spans, context) or _first(_A_CAR, spans, context)
                ):
                    killer = _first(_KILLER, spans, context)
                    modality = Modality.CAR_NK if killer else Modality.CAR_T
                    evidence = car
                return derived(modality, "modality-word", evidence)
    taken = _first(_SWALLOWED, spans, context)
    inhibits = _first(_INHIBITS, spans, context) or _first(_AN_ACTOR, spans, context)
    if taken is not None and inhibits is not None:
        return inferred(Modality.SMALL_MOLECULE, "modality-word", inhibits, taken)
    if car := _first(_A_CAR, spans, context):
        killer = _first(_KILLER, spans, context)
        return derived(Modality.CAR_NK if killer else Modality.CAR_T, "modality-word", car)
    if small := _first(_SMALL, spans, context) or _first(_OF_A_CLASS, spans, context):
        return derived(Modality.SMALL_MOLECULE, "modality-word", small)
    return None


def _is_what_is_destroyed(cue: _Cue, match: re.Match[str]) -> bool:
    """Whether the messenger RNA is the target and not the product."""
    before = match.string[max(0, match.start() - 45) : match.start()]
    if product_noun().match(match.string, match.end() + 1):
        return False
    return cue.modality is Modality.MRNA and _AIMED_AT.search(before) is not None


def modality_of_inhibitor(context: Context, spans: list[Span]) -> Stated[Modality] | None:
    """Small molecule where what it inhibits lies inside cells, where no antibody reaches."""
    for span in spans:
        for target in named_targets(context.document.text, span):
            if is_inside_cells(target.name):
                place = context.evidence(target.phrase)
                return inferred(Modality.SMALL_MOLECULE, "modality-word", place)
    return None


def is_of_cells(told: Stated[Modality] | None, context: Context, spans: list[Span]) -> bool:
    """Whether a product is made of cells, or its description speaks of cells at least."""
    if told is not None:
        return told.value in _OF_CELLS
    return _first(_CELLS, spans, context) is not None


def modality_of_stem(names: list[Evidence]) -> Stated[Modality] | None:
    """Modality by the ending that the INN system gives to all medicines of a kind."""
    for modality, stem in _STEMS:
        for place in names:
            if stem.search(place.text):
                return derived(modality, "inn-stem", place)
    return None


def _first(pattern: re.Pattern[str], spans: list[Span], context: Context) -> Evidence | None:
    for span in spans:
        match = pattern.search(context.document.text, span.start, span.end)
        if match:
            return context.evidence(Span(*match.span()))
    return None
