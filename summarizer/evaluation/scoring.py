"""Answers against gold, value by value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from summarizer.errors import BadInput
from summarizer.evaluation.fields import BLOCKS, FIELDS, Item, ScoredField, entries, items
from summarizer.evaluation.gold import Gold
from summarizer.evaluation.judging import judged
from summarizer.evaluation.matching import Pair, matched
from summarizer.evaluation.report import Counts, Missed, Report, Run, Wrong
from summarizer.evaluation.sameness import ALIKE, overlap
from summarizer.evaluation.showing import shown
from summarizer.schemas.summary import Summary

Blocks = dict[str, list[Pair[object]]]


def score(
    golds: Sequence[Gold], answers: Mapping[str, Summary], *, wall_s: float | None = None
) -> Report:
    """How right the answers are.

    Args:
        golds: What is right.
        answers: Summaries by the name of their gold; a document without one has all to miss.
        wall_s: Seconds that answering took, where it was watched; else the servers' own times.

    Raises:
        BadInput: SciPy is not installed, or an answer is of another document than its gold.
    """
    documents: dict[str, dict[str, Counts]] = {}
    missed: list[Missed] = []
    wrong: list[Wrong] = []
    for gold in golds:
        answer = answers.get(gold.name)
        _check(gold, answer)
        blocks = _paired(gold.summary, answer)
        tables = documents[gold.name] = {}
        for field in FIELDS:
            tally = _Tally(gold, field, blocks)
            tables[field.name] = tally.counts
            missed += tally.missed
            wrong += tally.wrong
    named = {gold.name for gold in golds}
    run = Run.of([answer for name, answer in answers.items() if name in named], wall_s)
    unanswered = tuple(gold.name for gold in golds if gold.name not in answers)
    return Report(documents, tuple(missed), tuple(wrong), run, unanswered)


def _check(gold: Gold, answer: Summary | None) -> None:
    if answer is not None and answer.document.sha256 != gold.document.sha256:
        raise BadInput(
            f"the answer for `{gold.name}` is of another document ({answer.document.source}); "
            "summarise the release that lies beside the gold"
        )


def _paired(gold: Summary, answer: Summary | None) -> Blocks:
    return {
        block: matched(entries(gold, block), entries(answer, block), ALIKE.get(block, _only_one))
        for block in BLOCKS
    }


def _only_one(*_: object) -> float:
    return 1


class _Tally:
    """One field of one document."""

    def __init__(self, gold: Gold, field: ScoredField, blocks: Blocks) -> None:
        self._gold = gold
        self._field = field
        self._all_gold = [item for one, _ in blocks[field.block] for item in items(field, one)]
        self.missed: list[Missed] = []
        self.wrong: list[Wrong] = []
        right = grounded = 0
        for mine, theirs in self._compared(blocks[field.block]):
            if mine and theirs:
                right += 1
                grounded += overlap(mine.evidence, theirs.evidence)
            elif mine:
                self.missed.append(self._missed(mine))
            elif theirs:
                self.wrong.append(self._wrong(theirs))
        self.counts = Counts(right, len(self.wrong), len(self.missed), grounded)

    def _compared(self, pairs: list[Pair[object]]) -> Iterator[Pair[Item]]:
        agree = self._field.comparison.agree
        for one, other in pairs:
            if self._field.of_found and (one is None or other is None):
                continue
            yield from matched(
                items(self._field, one),
                items(self._field, other),
                lambda mine, theirs: agree(mine.value, theirs.value),
            )

    def _missed(self, item: Item) -> Missed:
        quote = item.evidence[0].text if item.evidence else ""
        return Missed(self._gold.name, self._field.name, shown(item.value), quote)

    def _wrong(self, item: Item) -> Wrong:
        agree = self._field.comparison.agree
        elsewhere = any(agree(one.value, item.value) for one in self._all_gold)
        found = judged(item, self._field.comparison, self._gold.document)
        return Wrong(
            self._gold.name,
            self._field.name,
            shown(item.value),
            item.evidence[0].text if item.evidence else "",
            kind="misplaced" if elsewhere else ("misread" if found else "invented"),
            in_document=found,
        )
