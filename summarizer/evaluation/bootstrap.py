"""Intervals from documents drawn again with replacement; the same documents give the same ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from summarizer.errors import BadInput
from summarizer.evaluation.matching import MISSING

RESAMPLES = 2000
SEED = 20260126
LEVEL = 95

Interval = tuple[float, float]
Table = Sequence[Sequence[tuple[int, int, int]]]
"""Right, wrong and missed values, by document and field."""


def scores_of_resamples(table: Table) -> Any:
    """F1 of every field in every resample, as an array; NaN where a resample has no values.

    Args:
        table: One row a document; at least one row.

    Raises:
        BadInput: NumPy is not installed.
    """
    try:
        import numpy
    except ImportError as error:
        raise BadInput(MISSING) from error
    counts = numpy.asarray(table, dtype=float)
    size = len(counts)
    drawn = numpy.random.default_rng(SEED).multinomial(
        size, numpy.full(size, 1 / size), size=RESAMPLES
    )
    right, wrong, missed = (drawn @ counts[:, :, part] for part in range(3))
    said = 2 * right + wrong + missed
    return numpy.divide(2 * right, said, out=numpy.full(said.shape, numpy.nan), where=said > 0)


def interval(scores: Any) -> Interval | None:
    """The middle `LEVEL` percent of resampled scores; None where no resample has any."""
    import numpy

    known = scores[~numpy.isnan(scores)]
    if not len(known):
        return None
    tail = (100 - LEVEL) / 2
    low, high = numpy.percentile(known, (tail, 100 - tail))
    return float(low), float(high)


def means(scores: Any) -> Any:
    """The mean over the fields of each resample that have a score."""
    import numpy

    known = ~numpy.isnan(scores)
    sums, many = numpy.where(known, scores, 0).sum(axis=1), known.sum(axis=1)
    return numpy.divide(sums, many, out=numpy.full(len(sums), numpy.nan), where=many > 0)
