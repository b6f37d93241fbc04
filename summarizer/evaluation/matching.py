"""Which entry of an answer is which entry of the gold: the assignment that is best on the whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from summarizer.errors import BadInput

T = TypeVar("T")
Pair = tuple[T | None, T | None]


def matched(
    gold: Sequence[T], answer: Sequence[T], alike: Callable[[T, T], float]
) -> list[Pair[T]]:
    """Pairs of gold and answer, in the order of the gold; who has no partner stands with None.

    Args:
        gold: Entries of the gold.
        answer: Entries of the answer.
        alike: How alike two are; 0 where they cannot be partners.

    Raises:
        BadInput: SciPy is not installed.
    """
    partners = _partners(gold, answer, alike)
    taken = set(partners.values())
    pairs: list[Pair[T]] = [
        (one, answer[partners[at]] if at in partners else None) for at, one in enumerate(gold)
    ]
    return pairs + [(None, one) for at, one in enumerate(answer) if at not in taken]


def _partners(
    gold: Sequence[T], answer: Sequence[T], alike: Callable[[T, T], float]
) -> dict[int, int]:
    table = [[float(alike(one, other)) for other in answer] for one in gold]
    if not any(map(any, table)):
        return {}
    if len(gold) == len(answer) == 1:
        return {0: 0}
    rows, columns = _assignment(table)
    return {row: column for row, column in zip(rows, columns, strict=True) if table[row][column]}


def _assignment(table: list[list[float]]) -> tuple[list[int], list[int]]:
    try:
        from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]  # has none
    except ImportError as error:
        raise BadInput(MISSING) from error
    rows, columns = linear_sum_assignment(table, maximize=True)
    return rows.tolist(), columns.tolist()


MISSING = "scoring needs SciPy, which is not installed; run `pip install 'summarizer[eval]'`"
