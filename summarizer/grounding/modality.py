"""Kind of product and source of its cells, read from the noun phrase that names it.

A source word must stand before the product's own noun (rule R-ENT-03): `autologous
transplantation` or `the autologous setting` say nothing about the product.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.grounding.context import Context, derived, stated
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import CellSource, Modality


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
    words = "|".join(re.sub(r"\\?[- ]", lambda _: dash, re.escape(cue)) for cue in cues)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


# What is swallowed and inhibits something is a small molecule; `inhibitor` alone says no kind.
_SMALL = re.compile(
    r"\b(?:oral|orally)\b[^.;]{0,80}?\b(?:inhibitor|agonist|antagonist|modulator|degrader|blocker)s?\b"
    r"|\ballosteric\s+(?:\w+\s+){0,2}?(?:inhibitor|modulator)s?\b",
    re.IGNORECASE,
)
_RECEPTOR_CELL = re.compile(r"\bchimeric\s+antigen\s+receptor\b", re.IGNORECASE)
_KILLER = re.compile(r"\bNK\b|\bnatural\s+killer\b", re.IGNORECASE)
_DONOR = re.compile(
    r"\b(?:derived|made|manufactured|produced|sourced|generated)\s+from\s+[^.;]{0,60}?\bdonors?\b",
    re.IGNORECASE,
)
_OWN_CELLS = re.compile(r"\bfrom\s+(?:the|a|each)\s+patient['’]s\s+own\b", re.IGNORECASE)
_STEMS = (
    (
        Modality.SMALL_MOLECULE,
        re.compile(r"(?:nib|ciclib|parib|rafenib|metinib|lisib|gliptin|gliflozin)$", re.I),
    ),
    (Modality.OLIGO, re.compile(r"(?:siran|rsen)$", re.I)),
    (Modality.MAB, re.compile(r"mab$", re.I)),
)
_PRODUCT_NOUN = r"(?:CAR\b|cell\b|cells\b|T[-\u2010-\u2015\s]?cells?\b|therap(?:y|ies)\b|product)"
# Up to five words, all before the product's noun, none that begins another noun phrase.
_SOURCE = re.compile(
    rf"\b(?P<source>allogene?ic|autologous|iPSC|donor)\b(?P<between>(?:[-\u2010-\u2015,\s]+"
    rf"(?!setting|transplant|hematopoietic|haematopoietic|stem\b)[\w/]+){{0,5}}?)"
    rf"[-\u2010-\u2015,\s]+{_PRODUCT_NOUN}",
    re.IGNORECASE,
)
_CONTRAST = re.compile(r"\b(?:unlike|historically|compared\s+(?:to|with)|versus|vs\.?)\b", re.I)


def read_modality(context: Context, spans: list[Span]) -> Stated[Modality] | None:
    """Modality by its first, most specific cue in the given spans."""
    for span in spans:
        for cue in _cues():
            match = cue.pattern.search(context.document.text, span.start, span.end)
            if match:
                evidence = context.evidence(Span(*match.span()))
                modality = cue.modality
                if modality is Modality.CELL_OTHER and (
                    car := _first(_RECEPTOR_CELL, spans, context)
                ):
                    killer = _first(_KILLER, spans, context)
                    modality = Modality.CAR_NK if killer else Modality.CAR_T
                    evidence = car
                return derived(modality, "modality-word", evidence)
        if small := _first(_SMALL, [span], context):
            return derived(Modality.SMALL_MOLECULE, "modality-word", small)
    return None


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


def read_cell_source(context: Context, spans: list[Span]) -> Stated[CellSource] | None:
    """Source of a cell product, from a source word that modifies the product's own noun."""
    if donor := _first(_DONOR, spans, context):
        return derived(CellSource.ALLOGENEIC_DONOR, "R-ENT-03", donor)
    if own := _first(_OWN_CELLS, spans, context):
        return derived(CellSource.AUTOLOGOUS, "R-ENT-03", own)
    for span in spans:
        for match in _SOURCE.finditer(context.document.text, span.start, span.end):
            lead_in = context.document.text[max(span.start, match.start() - 40) : match.start()]
            if _CONTRAST.search(lead_in):
                continue
            evidence = context.evidence(Span(*match.span()))
            source = match.group("source").lower()
            if source.startswith("allo"):
                return derived(CellSource.ALLOGENEIC_UNSPECIFIED, "R-ENT-03", evidence)
            if source == "autologous":
                return stated(CellSource.AUTOLOGOUS, evidence)
            if source == "ipsc":
                return derived(CellSource.ALLOGENEIC_IPSC, "R-ENT-03", evidence)
            return derived(CellSource.ALLOGENEIC_DONOR, "R-ENT-03", evidence)
    return None
