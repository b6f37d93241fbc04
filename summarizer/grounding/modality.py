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
                return derived(cue.modality, "modality-word", evidence)
    return None


def read_cell_source(context: Context, spans: list[Span]) -> Stated[CellSource] | None:
    """Source of a cell product, from a source word that modifies the product's own noun."""
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
