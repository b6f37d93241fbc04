"""What is worth asking again: missed passages that could carry a fact of a refused kind.

A refusal alone is not asked again: where the document holds no passage that could support it,
asking costs tokens and invites another invention.
"""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.finding.mentions import Kind
from summarizer.schemas.audit import Missed, Refusal
from summarizer.schemas.summary import Summary

# Which block of the draft a missed mention belongs to.
_BLOCK = {
    Kind.RESPONSE_TERM.value: "results",
    Kind.SAFETY_TERM.value: "safety",
    Kind.TIME_EXPRESSION.value: "milestones",
}
# The questions that those blocks come from: one that failed is not asked again in other words.
_ASKS_OF_THEM = frozenset({"findings", "release"})
_MOST_PASSAGES = 8


@dataclass(frozen=True, slots=True)
class RepairPoints:
    """What a repair question says.

    Attributes:
        passages: Sentences of the document, one a line, each once.
        text: The points, one a line; empty where nothing is worth asking.
    """

    passages: str
    text: str


def repair_points(summary: Summary) -> RepairPoints:
    """The passages to show again and what was wrong, at most eight passages."""
    failed = {unanswered.question for unanswered in summary.audit.unanswered}
    if failed & _ASKS_OF_THEM:
        return RepairPoints("", "")
    worth = [entry for entry in summary.audit.missed if entry.kind in _BLOCK]
    sentences = list(dict.fromkeys(entry.sentence for entry in worth))[:_MOST_PASSAGES]
    shown = [entry for entry in worth if entry.sentence in sentences]
    blocks = dict.fromkeys(_BLOCK[entry.kind] for entry in shown)
    lines = [_missed_line(block, shown) for block in blocks]
    lines += [
        _refused_line(refusal)
        for refusal in summary.audit.refused
        if refusal.path.split("[")[0] in blocks and refusal.asked_again == 0
    ]
    return RepairPoints("\n".join(" ".join(s.split()) for s in sentences), "\n".join(lines))


def _missed_line(block: str, missed: list[Missed]) -> str:
    values = ", ".join(
        dict.fromkeys(entry.evidence.text for entry in missed if _BLOCK[entry.kind] == block)
    )
    return f"- {block}: no entry speaks of {values}"


def _refused_line(refusal: Refusal) -> str:
    return f"- {refusal.path}: {refusal.said!r} was refused, because {refusal.reason}"
