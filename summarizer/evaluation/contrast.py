"""Two runs over the same gold: by how much they differ, and whether that could be chance."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from summarizer.errors import BadInput
from summarizer.evaluation.bootstrap import Interval, interval, means, scores_of_resamples
from summarizer.evaluation.report import Report


@dataclass(frozen=True, slots=True)
class Gap:
    """One figure in both runs.

    Attributes:
        interval: Of the difference, over documents drawn alike for both runs; None with fewer
            than two documents.
    """

    name: str
    before: float
    after: float
    interval: Interval | None

    @property
    def difference(self) -> float:
        return self.after - self.before

    @property
    def beyond_chance(self) -> bool:
        """Whether the interval lies on one side of zero."""
        return self.interval is not None and (self.interval[0] > 0 or self.interval[1] < 0)


@dataclass(frozen=True, slots=True)
class Contrast:
    """Attributes.

    Attributes:
        documents: How many both runs have.
        macro: The macro F1 of both.
        fields: F1 of the fields of which gold or either answer has a value.
    """

    documents: int
    macro: Gap
    fields: tuple[Gap, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "documents": self.documents,
            "macro_f1": _as_json(self.macro),
            "fields": {gap.name: _as_json(gap) for gap in self.fields},
        }


def _as_json(gap: Gap) -> dict[str, Any]:
    told = asdict(gap)
    del told["name"]
    return {**told, "difference": gap.difference, "beyond_chance": gap.beyond_chance}


def contrast(before: Report, after: Report) -> Contrast:
    """The later run against the earlier one, over the documents that both have.

    Raises:
        BadInput: They have no document in common.
    """
    shared = [name for name in after.documents if name in before.documents]
    if not shared:
        raise BadInput("the two evaluations have no document in common; use the same gold for both")
    old, new = (
        Report({name: report.documents[name] for name in shared}) for report in (before, after)
    )
    spreads = _spreads(old, new) if len(shared) > 1 else {}
    gaps = [
        Gap(name, old.fields[name].counts.f1, one.counts.f1, spreads.get(name))
        for name, one in new.fields.items()
        if not (one.counts.empty and old.fields[name].counts.empty)
    ]
    return Contrast(
        len(shared), Gap("macro F1", old.macro_f1, new.macro_f1, spreads.get("")), tuple(gaps)
    )


def _spreads(old: Report, new: Report) -> dict[str, Interval | None]:
    """Intervals of the differences by field; that of the mean under the empty name."""
    theirs, mine = (scores_of_resamples(report.table()) for report in (old, new))
    spreads = {name: interval(mine[:, at] - theirs[:, at]) for at, name in enumerate(new.fields)}
    return {**spreads, "": interval(means(mine) - means(theirs))}
