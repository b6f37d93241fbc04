"""What the words around a product's name say of it: kind, cells, targets, status, place made."""

from __future__ import annotations

import re
from typing import TypedDict

from summarizer.documents.evidence import Evidence, Section
from summarizer.documents.spans import Span
from summarizer.grounding.cell_source import read_cell_source
from summarizer.grounding.context import Context, stated
from summarizer.grounding.descriptions import descriptions
from summarizer.grounding.development_status import called_investigational, read_status
from summarizer.grounding.foreign import is_of_others
from summarizer.grounding.modality import (
    is_of_cells,
    modality_of_inhibitor,
    modality_of_stem,
    read_modality,
)
from summarizer.grounding.news_subject import is_subject
from summarizer.grounding.targets import read_described_targets, read_edits, read_targets
from summarizer.schemas.product import GeneEdit, Target
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import CellSource, DevelopmentStatus, Modality

_MATERIAL = re.compile(
    r"\bmanufactured\s+(?:using|from|with)\s+((?:[\w-]+\s+){0,5}?(?:T\s)?cells?)\b", re.I
)
_PLACE_WORD = r"(?:(?:[A-Z]\.){2,}|St\.|[A-Z]\w+)"
_MADE_IN = re.compile(
    rf"\b(?:manufactured|produced|made)\s+in\s+(?:the\s+)?({_PLACE_WORD}(?:\s+{_PLACE_WORD}){{0,3}})"
)
_IS_MADE = re.compile(
    r"[®™*_]{0,4}(?:\s*\([^()]{1,60}\))?(?:,\s+(?:which\s+is\s+)?|\s+(?:is|are|will\s+be)\s+)(?:being\s+)?"
    r"(?=(?:manufactured|produced|made)\s+in\s)"
)


class Standing(TypedDict):
    """The fields of a `Product` that are read from the words around it."""

    modality: Stated[Modality] | None
    cell_source: Stated[CellSource] | None
    starting_material: Stated[str] | None
    targets: tuple[Target, ...]
    engineering: tuple[GeneEdit, ...]
    development_status: Stated[DevelopmentStatus] | None
    manufacturing_location: Stated[str] | None


def facts_of(context: Context, names: list[Evidence], others: tuple[str, ...] = ()) -> Standing:
    """What the words that describe a product say of it.

    Args:
        context: The document.
        names: Every place where the product is named.
        others: Names of the document's other products.
    """
    spans = descriptions(context, names, others)
    about = _about(context, names)
    facts = standing_facts(context, [*spans, *about])
    facts["targets"] = read_described_targets(context, spans)
    passing = not is_subject(context, names)
    facts["modality"] = facts["modality"] or modality_of_stem(names)
    if facts["modality"] is None and not passing:
        facts["modality"] = modality_of_inhibitor(context, spans)
    if not is_of_cells(facts["modality"], context, spans):
        facts["cell_source"] = None
    facts["manufacturing_location"] = facts["manufacturing_location"] or _made_in(context, names)
    facts["development_status"] = read_status(
        context, names, [*spans, *about], alone=not others, passing=passing
    )
    return facts


def standing_facts(context: Context, spans: list[Span]) -> Standing:
    """What given spans say of a product."""
    return Standing(
        modality=read_modality(context, spans),
        cell_source=read_cell_source(context, spans),
        starting_material=_first_group(_MATERIAL, context, spans),
        targets=read_targets(context, spans),
        engineering=read_edits(context, spans),
        development_status=called_investigational(context, spans),
        manufacturing_location=_first_group(_MADE_IN, context, spans),
    )


def product_spans(
    context: Context, names: list[Evidence], descriptor: Stated[str] | None
) -> list[Span]:
    """Sentences that speak of a product: those with its name or descriptor, then its About text."""
    places = [*names, *(descriptor.evidence if descriptor else ())]
    spans = list(dict.fromkeys(context.sentence(place) for place in places))
    return spans + _about(context, names)


def _about(context: Context, names: list[Evidence]) -> list[Span]:
    """The About sections of a product."""
    spans = []
    told = {place.text.lower() for place in names}
    for section in context.document.sections:
        title = (section.title or "").lower()
        if section.section is Section.BOILERPLATE_ABOUT and any(name in title for name in told):
            spans += [
                Span(one.start, one.end)
                for one in context.document.sentences_in(section.section)
                if section.start <= one.start < section.end
                and not is_of_others(context, Span(one.start, one.end))
            ]
    return spans


def _made_in(context: Context, names: list[Evidence]) -> Stated[str] | None:
    """The place behind its own name: `ORV-104, manufactured in Portugal, ...`."""
    spans = []
    for place in names:
        end = context.sentence(place).end
        made = _IS_MADE.match(context.document.text, place.end, end)
        if made:
            spans.append(Span(made.end(), end))
    return _first_group(_MADE_IN, context, spans)


def _first_group(
    pattern: re.Pattern[str], context: Context, spans: list[Span]
) -> Stated[str] | None:
    for span in spans:
        match = pattern.search(context.document.text, span.start, span.end)
        if match:
            evidence = context.evidence(Span(*match.span(1)))
            return stated(evidence.text, evidence)
    return None
