"""The way of a document, written once: a generator that asks and is answered. No I/O in here.

    document -> mentions -> questions ... drafts -> grounding -> checks -> summary

Drivers send the questions to a model, replay them, or make the answers up in a test; all of them
get the same summary from the same answers.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from summarizer.asking.prompts import messages, prompt, repair_question
from summarizer.asking.question import Answer, Message, Question
from summarizer.assembly import Examined, Origin, assemble
from summarizer.checking.repair import repair_points
from summarizer.documents.document import Document
from summarizer.drafting import complete_entries, merge
from summarizer.passages import passages
from summarizer.schemas.audit import Unanswered
from summarizer.schemas.provenance import Attempt
from summarizer.schemas.questions import (
    FindingsDraft,
    ReleaseDraft,
    RepairDraft,
    StudyDraft,
)
from summarizer.schemas.stated import Draft
from summarizer.schemas.summary import Summary

Steps = Generator[Question, Answer, Summary]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a document is asked about.

    Attributes:
        focused: Several small questions that share one document prefix, for endpoints whose
            schema is not part of the prompt; otherwise everything in one question.
        rounds: How many repair rounds may follow, 0 or more.
        max_passage_chars: Longest piece of a document in one question, in characters.
        max_answer_tokens: Longest answer, in tokens.
    """

    focused: bool = True
    rounds: int = 1
    max_passage_chars: int = 24_000
    max_answer_tokens: int = 1200


def steps(document: Document, plan: Plan, origin: Origin) -> Steps:
    """Ask about a document until its summary can be made.

    Yields:
        One question at a time; `send` its answer.

    Returns:
        The summary, with everything refused, missed or unanswered in its audit.
    """
    return _Run(document, plan, origin).steps()


class _Run:
    """What is known so far of one document."""

    def __init__(self, document: Document, plan: Plan, origin: Origin) -> None:
        self._plan = plan
        self._origin = origin
        self._examined = Examined.of(document)
        self._drafts: list[Draft] = []
        self._attempts: list[Attempt] = []
        self._unanswered: list[Unanswered] = []

    def steps(self) -> Steps:
        for piece in passages(
            self._examined.document,
            self._examined.mentions,
            max_chars=self._plan.max_passage_chars,
        ):
            for name, draft in self._questions():
                yield from self._ask(self._question(name, draft, messages(piece, _text(name))))
        summary = self._summary(self._drafts)
        for _ in range(self._plan.rounds):
            points = repair_points(summary)
            if not points.text:
                break
            asked = messages(points.passages, repair_question(points.text))
            answered = yield from self._ask(self._question("repair", RepairDraft, asked))
            if not answered:
                break
            summary = self._summary(self._drafts)
        return summary

    def _questions(self) -> list[tuple[str, type[Draft]]]:
        if not self._plan.focused:
            return [("release", ReleaseDraft)]
        return [("study", StudyDraft), ("findings", FindingsDraft)]

    def _question(self, name: str, draft: type[Draft], asked: tuple[Message, ...]) -> Question:
        return Question(
            name=name,
            draft=draft,
            messages=asked,
            max_tokens=self._plan.max_answer_tokens,
            preview=partial(self._preview, draft),
        )

    def _ask(self, question: Question) -> Generator[Question, Answer, bool]:
        answer = yield question
        self._attempts.extend(answer.attempts)
        if isinstance(answer.draft, Draft):
            self._drafts.append(answer.draft)
            return True
        reason = answer.failure or "no usable answer"
        self._unanswered.append(Unanswered(question=question.name, reason=reason))
        return False

    def _preview(self, draft: type[Draft], half: Mapping[str, object]) -> Summary:
        return self._summary([*self._drafts, complete_entries(draft, half)])

    def _summary(self, drafts: Sequence[Draft]) -> Summary:
        return assemble(
            self._examined,
            merge(drafts),
            origin=self._origin,
            attempts=tuple(self._attempts),
            unanswered=tuple(self._unanswered),
        )


def _text(name: str) -> str:
    """The text of a question; the one that asks everything is made of the focused ones."""
    if name != "release":
        return prompt(name)
    return "\n\n".join(prompt(part) for part in ("study", "findings"))
