"""What scoring comes to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, Literal

from summarizer.evaluation.bootstrap import (
    LEVEL,
    RESAMPLES,
    Interval,
    interval,
    means,
    scores_of_resamples,
)
from summarizer.evaluation.fields import FIELDS, ScoredField
from summarizer.schemas.summary import Summary

FORM = "summarizer evaluation 1"


@dataclass(frozen=True, slots=True)
class Counts:
    """Values of one field.

    Attributes:
        right: Gold values that the answer has.
        wrong: Values of the answer that the gold does not have there.
        missed: Gold values that the answer does not have.
        grounded: Of the right ones, those whose evidence shares a word with the gold evidence.
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0
    grounded: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
            self.grounded + other.grounded,
        )

    @property
    def empty(self) -> bool:
        """Whether neither side has a value."""
        return not (self.right or self.wrong or self.missed)

    @property
    def precision(self) -> float:
        """Right ones among the answer's; without any, 1 where there was nothing to say, else 0."""
        said = self.right + self.wrong
        return self.right / said if said else float(self.empty)

    @property
    def recall(self) -> float:
        """Right ones among the gold's; without any, 1 where nothing was said, else 0."""
        known = self.right + self.missed
        return self.right / known if known else float(self.empty)

    @property
    def f1(self) -> float:
        """1 where there is nothing to say and nothing is said."""
        weight = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / weight if weight else 1.0

    @property
    def grounded_share(self) -> float | None:
        return self.grounded / self.right if self.right else None


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One field over all documents.

    Attributes:
        correctly_empty: Documents in which neither gold nor answer has a value.
        interval: Of F1; None with fewer than two documents.
    """

    name: str
    group: str
    counts: Counts
    correctly_empty: int
    interval: Interval | None

    @property
    def f1_nulls_credited(self) -> float:
        """F1 as if each correctly empty document held one right value."""
        return (self.counts + Counts(right=self.correctly_empty)).f1

    def to_json(self) -> dict[str, Any]:
        counts = self.counts
        return {
            "group": self.group,
            "precision": counts.precision,
            "recall": counts.recall,
            "f1": counts.f1,
            "interval": self.interval,
            **asdict(counts),
            "grounded_share": counts.grounded_share,
            "correctly_empty": self.correctly_empty,
            "f1_nulls_credited": self.f1_nulls_credited,
        }


@dataclass(frozen=True, slots=True)
class Missed:
    """A gold value that the answer does not have; `quote` is the gold's."""

    document: str
    field: str
    value: str
    quote: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """A value of the answer that the gold does not have there.

    Attributes:
        quote: The answer's first evidence.
        kind: `misplaced` where gold has the value in this field of this document, but of another
            entry; else `misread` where the document holds it and `invented` where it does not.
        in_document: Whether the document holds it (`judging.judged`).
    """

    document: str
    field: str
    value: str
    quote: str
    kind: Literal["misplaced", "misread", "invented"]
    in_document: bool


@dataclass(frozen=True, slots=True)
class Run:
    """What the answers cost.

    Attributes:
        tokens: Processed by the model, cached ones not counted.
        seconds: Wall time where it was watched, else the servers' own; None where nobody says.
        cost_usd: None where any request has no known price.
    """

    models: tuple[str, ...] = ()
    tokens: int = 0
    seconds: float | None = None
    cost_usd: float | None = None

    @classmethod
    def of(cls, answers: Iterable[Summary], wall_s: float | None) -> Run:
        made = [answer.provenance for answer in answers]
        attempts = [attempt for one in made for attempt in one.attempts]
        times = [attempt.server_ms for attempt in attempts if attempt.server_ms is not None]
        costs = [attempt.cost_usd for attempt in attempts]
        known = [cost for cost in costs if cost is not None]
        return cls(
            tuple(sorted({one.model for one in made})),
            sum(one.processed_tokens for one in made),
            wall_s if wall_s is not None else (sum(times) / 1000 if times else None),
            sum(known) if known and len(known) == len(costs) else None,
        )


@dataclass(frozen=True)
class Report:
    """Scores of one run over some gold.

    Attributes:
        documents: Counts by document and field.
        missed: What the answers lack.
        wrong: What they have beside the gold: misplaced, misread or invented.
        unanswered: Documents without an answer; all their values are missed.
    """

    documents: Mapping[str, Mapping[str, Counts]]
    missed: tuple[Missed, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    run: Run = Run()
    unanswered: tuple[str, ...] = ()

    @cached_property
    def fields(self) -> dict[str, FieldScore]:
        """Each scored field by its name, in the order of `FIELDS`."""
        return {field.name: self._score(at, field) for at, field in enumerate(FIELDS)}

    @property
    def macro_f1(self) -> float:
        """Unweighted mean of F1 over the fields of which gold or answer has a value."""
        scores = [one.counts.f1 for one in self.fields.values() if not one.counts.empty]
        return sum(scores) / len(scores) if scores else 1.0

    @property
    def macro_f1_nulls_credited(self) -> float:
        """Unweighted mean over all fields, each correctly empty document one right value."""
        return sum(one.f1_nulls_credited for one in self.fields.values()) / len(self.fields)

    @cached_property
    def macro_interval(self) -> Interval | None:
        return None if self._resampled is None else interval(means(self._resampled))

    @property
    def groups(self) -> dict[str, Counts]:
        """Counts of the fields that are reported together, by the name of their group."""
        sums: dict[str, Counts] = {}
        for one in self.fields.values():
            sums[one.group] = sums.get(one.group, Counts()) + one.counts
        return sums

    @property
    def total(self) -> Counts:
        return sum(self.groups.values(), Counts())

    @property
    def invented(self) -> tuple[Wrong, ...]:
        """Values that neither the gold nor the document has."""
        return tuple(one for one in self.wrong if one.kind == "invented")

    def table(self) -> list[list[tuple[int, int, int]]]:
        """Right, wrong and missed, by document and field, in their orders."""
        return [
            [(one.right, one.wrong, one.missed) for one in counts.values()]
            for counts in self.documents.values()
        ]

    def to_json(self) -> dict[str, Any]:
        """Everything, as JSON; `read_report` reads it back."""
        return {
            "form": FORM,
            "macro_f1": self.macro_f1,
            "macro_interval": self.macro_interval,
            "macro_f1_nulls_credited": self.macro_f1_nulls_credited,
            "level": LEVEL,
            "resamples": RESAMPLES,
            "fields": {name: one.to_json() for name, one in self.fields.items()},
            "groups": {name: {"f1": one.f1, **asdict(one)} for name, one in self.groups.items()},
            "grounded_share": self.total.grounded_share,
            "invented": [asdict(one) for one in self.invented],
            "wrong": [asdict(one) for one in self.wrong],
            "missed": [asdict(one) for one in self.missed],
            **asdict(self.run),
            "unanswered": self.unanswered,
            "documents": {
                name: {field: list(asdict(one).values()) for field, one in counts.items()}
                for name, counts in self.documents.items()
            },
        }

    @cached_property
    def _resampled(self) -> Any:
        return scores_of_resamples(self.table()) if len(self.documents) > 1 else None

    def _score(self, at: int, field: ScoredField) -> FieldScore:
        counts = [counts[field.name] for counts in self.documents.values()]
        return FieldScore(
            field.name,
            field.group,
            sum(counts, Counts()),
            sum(one.empty for one in counts),
            None if self._resampled is None else interval(self._resampled[:, at]),
        )
