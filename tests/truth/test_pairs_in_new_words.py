"""Pairs of sentences that say and do not say the same thing, in styles the guard was not made from.

Each set in `pairs/` was measured before anything was mended for it, and then mended for by
general rules alone: of what is denied or left open 79% was caught in the first set (4% false
alarms), 86% in the second (1%), and 76% in the third (2%), which is the most idiomatic. What holds
for words that nobody has seen yet is nearer to those figures than to what this test measures.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.grounding.guard import Force, force_of

Pair = tuple[str, str]
SETS = {
    path.stem: json.loads(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parent / "pairs").glob("*.json"))
}


def _others(name: str) -> list[Pair]:
    """Words and the sentence that denies them or leaves them open."""
    return [(words, other) for words, _, other in (*SETS[name]["denied"], *SETS[name]["open"])]


def _plain(name: str) -> list[Pair]:
    """Words and the sentence that affirms them; some deny something else."""
    told = [(words, plain) for words, plain, _ in (*SETS[name]["denied"], *SETS[name]["open"])]
    return [*told, *((words, plain) for words, plain in SETS[name]["plain"])]


def _judged(words: str, sentence: str) -> Force:
    text = f"Oravell Bio gave an update. {sentence} The update is over.\n"
    start = text.lower().index(words.lower())
    return force_of(Document.from_text(text), Span(start, start + len(words))).force


def test_the_sets_are_as_large_as_they_say() -> None:
    others = [pair for name in SETS for pair in _others(name)]

    assert len(others) == len(set(others)) >= 200
    assert sum(len(_plain(name)) for name in SETS) >= 200


@pytest.mark.parametrize("name", SETS)
def test_denials_and_hedges_are_caught(name: str) -> None:
    pairs = _others(name)

    missed = [pair for pair in pairs if _judged(*pair) is Force.AFFIRMED]

    assert len(missed) <= 0.05 * len(pairs), missed


@pytest.mark.parametrize("name", SETS)
def test_plain_statements_raise_no_alarm(name: str) -> None:
    pairs = _plain(name)

    alarms = [pair for pair in pairs if _judged(*pair) is not Force.AFFIRMED]

    assert len(alarms) <= 0.05 * len(pairs), alarms


@pytest.mark.parametrize("name", SETS)
def test_a_denial_is_not_taken_for_a_hedge(name: str) -> None:
    pairs = [(words, denied) for words, _, denied in SETS[name]["denied"]]

    weaker = [pair for pair in pairs if _judged(*pair) is not Force.NEGATED]

    assert len(weaker) <= 0.05 * len(pairs), weaker
