"""What a product binds and which genes are edited, read from the words around a gene or antigen.

The same gene can be both (rule R-ENT-02): the words next to it decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.documents.spans import Span
from summarizer.grounding.context import Context, derived, stated
from summarizer.grounding.target_names import NamedTarget, named_targets
from summarizer.schemas.product import GeneEdit, Target
from summarizer.schemas.terms import EditAction, TargetRole

_DASH = r"[-\u2010-\u2015\u2212\s]"
# An antigen or gene symbol: CD7, BCMA, HER2, GPRC5D, PD-1, Claudin18.2, CD19/CD20, TNF-alpha.
_SYMBOL = (
    r"(?:[A-Z][A-Z0-9]{1,7}(?:-[A-Z]?\d{1,2}[A-Za-z]?|-?[αβγδ]|-(?:alpha|beta|gamma))?"
    r"|Claudin\s?\d+(?:\.\d)?|(?:α|β|γ|μ)[A-Za-z0-9]{2,8}|[A-Z][a-z]{1,3}\d{1,3}[a-z]?)"
)
_SYMBOLS = rf"{_SYMBOL}(?:/{_SYMBOL})*"
_TARGETING = (
    re.compile(rf"\banti{_DASH}({_SYMBOLS})"),
    re.compile(rf"\b({_SYMBOLS}){_DASH}(?:targeted|targeting|directed|specific|binding)\b"),
    re.compile(
        rf"\b(?:[Tt]arget(?:s|ing)|[Dd]irected\s+(?:at|against)|[Bb]inds(?:\s+to)?|[Ii]nhibits"
        rf"|[Bb]locks)\s+(?:the\s+)?({_SYMBOLS})\b"
    ),
    re.compile(
        rf"\b({_SYMBOLS})\s+(?:(?:small[- ]molecule|kinase|dual|selective|oral)\s+){{0,2}}"
        rf"(?:CAR{_DASH}?(?:T|NK)|inhibitors?|antibod(?:y|ies)|agonists?|antagonists?|degraders?"
        rf"|blockers?|bispecific|TCR{_DASH}?T)\b"
    ),
)
_EDITING = re.compile(
    rf"\b(?P<verb>delet(?:e|es|ed|ing|ion\s+of)|knock(?:s|ed|ing)?{_DASH}?(?:out|in)(?:\s+of)?"
    rf"|disrupt(?:s|ed|ing|ion\s+of)?|insert(?:s|ed|ing|ion\s+of)?|edit(?:s|ed|ing)?(?:\s+of)?(?!\s+technolog|\s+platform|\s+tool|\s+system))\s+"
    rf"(?P<genes>(?:[^.;]){{1,120}}?)(?=\bgenes?\b|,\s+thereby|[.;]|$)",
    re.IGNORECASE,
)
_STRAIN = re.compile(r"h\d{1,2}n\d{1,2}")
_TOOL = re.compile(
    rf"\bCRISPR(?:/|{_DASH})?Cas\d+[a-z]?\b|\bCRISPR\b|\bTALENs?\b|\bbase\s+edit(?:ing|or)\b"
    rf"|\bprime\s+edit(?:ing|or)\b|\bzinc{_DASH}finger\s+nucleases?\b|\bARCUS\b"
)
# Words in capitals that name no antigen.
# fmt: off
_NOT_A_SYMBOL = frozenset(
    (
        "CAR", "TCR", "NK", "US", "USA", "UK", "EU", "FDA", "EMA", "CEO", "CMO", "CSO",
        "CFO", "NYSE", "IND", "BLA", "NDA", "MAA", "RMAT", "PRIME", "BTD", "DNA", "RNA",
        "MRNA", "AAV", "ADC", "CRS", "ICANS", "ORR", "PFS", "MRD", "SCR", "CR", "PR", "MM",
        "PCL", "ALL", "AML", "CLL", "NHL", "DLBCL", "LBL", "GMP", "CMC", "INC", "LLC",
        "LTD", "GVHD", "AAV9", "PUB", "DISC",
    )
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Found:
    """A symbol with its span and the span of the words that give it its role."""

    symbol: str
    span: Span
    phrase: Span


def targeting(context: Context, within: Span) -> Iterator[Found]:
    """Antigens that the words of a span say something is aimed at."""
    for pattern in _TARGETING:
        for match in pattern.finditer(context.document.text, within.start, within.end):
            yield from _symbols(match.group(1), match.start(1), Span(*match.span()))


def editing(context: Context, within: Span) -> Iterator[tuple[Found, EditAction]]:
    """Genes that the words of a span say are deleted, inserted or edited."""
    for match in _EDITING.finditer(context.document.text, within.start, within.end):
        verb = match.group("verb").lower()
        if verb.startswith(("delet", "disrupt")) or "out" in verb:
            action = EditAction.KNOCK_OUT
        elif verb.startswith("knock"):
            action = EditAction.KNOCK_IN
        else:
            action = EditAction.INSERT if verb.startswith("insert") else EditAction.EDIT
        phrase = Span(*match.span())
        for found in _symbols(match.group("genes"), match.start("genes"), phrase):
            yield found, action


def _symbols(text: str, offset: int, phrase: Span) -> Iterator[Found]:
    for match in re.finditer(rf"(?<![\w-])({_SYMBOL})(?![\w-])", text):
        symbol = match.group(1)
        if symbol.upper() not in _NOT_A_SYMBOL:
            span = Span(offset + match.start(), offset + match.end())
            yield Found(symbol, span, phrase)


def read_targets(context: Context, spans: list[Span]) -> tuple[Target, ...]:
    """Therapeutic targets named in the given spans, each once, in reading order."""
    targets: dict[str, Target] = {}
    for span in spans:
        for found in targeting(context, span):
            targets.setdefault(
                found.symbol,
                Target(
                    text=stated(found.symbol, context.evidence(found.span)),
                    role=derived(
                        TargetRole.THERAPEUTIC_TARGET, "R-ENT-02", context.evidence(found.phrase)
                    ),
                ),
            )
    return tuple(targets.values())


def read_described_targets(context: Context, spans: list[Span]) -> tuple[Target, ...]:
    """Therapeutic targets that the descriptions of a product name, each once.

    A target that stands inside another's words is the other: `IL-23` of `IL-23 receptor`.
    """
    found: dict[str, NamedTarget] = {}
    for span in spans:
        for one in named_targets(context.document.text, span):
            found.setdefault(one.name.lower(), one)
    kept = [
        one
        for name, one in found.items()
        if not any(name != other and name in other for other in found)
        and not _STRAIN.fullmatch(name)
    ]
    return tuple(
        Target(
            text=stated(one.name, context.evidence(one.span)),
            role=derived(TargetRole.THERAPEUTIC_TARGET, "R-ENT-02", context.evidence(one.phrase)),
        )
        for one in kept
    )


def read_edits(context: Context, spans: list[Span]) -> tuple[GeneEdit, ...]:
    """Gene edits named in the given spans, each gene once, in reading order."""
    edits: dict[str, GeneEdit] = {}
    for span in spans:
        tool = _TOOL.search(context.document.text, span.start, span.end)
        for found, action in editing(context, span):
            phrase = context.evidence(found.phrase)
            edits.setdefault(
                found.symbol,
                GeneEdit(
                    gene=stated(found.symbol, context.evidence(found.span)),
                    action=derived(action, "gene-edit-verb", phrase),
                    tool=stated(tool.group(), context.evidence(Span(*tool.span())))
                    if tool
                    else None,
                ),
            )
    return tuple(edits.values())
