"""The two loops that carry questions to a model and answers back: one plain, one for asyncio."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from summarizer.asking.question import Answer, Question
from summarizer.pipeline import Steps
from summarizer.schemas.summary import Summary


def run(steps: Steps, ask: Callable[[Question], Answer]) -> Summary:
    """Ask each question in turn; the second one finds the document in the server's cache."""
    try:
        question = next(steps)
        while True:
            question = steps.send(ask(question))
    except StopIteration as done:
        return _summary(done)


async def arun(steps: Steps, ask: Callable[[Question], Awaitable[Answer]]) -> Summary:
    """As `run`, for asyncio."""
    try:
        question = next(steps)
        while True:
            answer = await ask(question)
            question = steps.send(answer)
    except StopIteration as done:
        return _summary(done)


def _summary(done: StopIteration) -> Summary:
    summary = done.value
    assert isinstance(summary, Summary)
    return summary
