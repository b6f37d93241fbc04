"""What a sentence claims: a measure, and the figures that are its outcome."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.documents.spans import Span
from summarizer.grounding.figure_tokens import RATIOS, Figure
from summarizer.grounding.measures import Measure


@dataclass(frozen=True, slots=True)
class Claim:
    """A measure with the figures that are its outcome.

    Attributes:
        measure: What was measured; its words may stand in a sentence before.
        figures: One an arm, and ratios or differences of two.
        carried: Whether the measure stands in a sentence before.
        part: What the label of a list's item adds to the measure's name.
    """

    measure: Measure
    figures: tuple[Figure, ...]
    carried: bool = False
    part: Span | None = None


def shown(figure: Figure) -> bool:
    """Whether what stands with a number shows it to be an outcome."""
    return (
        figure.arm is not None
        or figure.ci is not None
        or figure.p is not None
        or figure.kind in (*RATIOS, "difference")
    )
