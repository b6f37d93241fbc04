"""Sentences of many releases, thrown together: read without an error, and quoted letter for letter.

A rule that was written with one release before its author meets the words of another here: lists
that a second sentence adds to, names without owners, headings over nothing.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from summarizer.assembly import Examined, Origin, assemble
from summarizer.documents.document import Document
from summarizer.drafting import merge

RELEASES = Path(__file__).parents[1] / "gold" / "development"
ORIGIN = Origin(model="none", endpoint="compatible", asked_on="2025-01-01")
BLOCKS, SIZE = 8, 6
_SHORTEST = 200  # characters
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z])")


@cache
def _lines() -> tuple[tuple[str, ...], ...]:
    texts = (path.read_text("utf-8") for path in sorted(RELEASES.glob("*.txt")))
    return tuple(tuple(line for line in text.split("\n") if line.strip()) for text in texts)


def _release(chance: random.Random) -> str:
    """The head of one release over sentences of any others, in any order, broken off anywhere."""
    sentences = [s for lines in _lines() for line in lines for s in _SENTENCE_END.split(line)]
    paragraphs = [
        " ".join(chance.sample(sentences, chance.randint(1, 5)))
        for _ in range(chance.randint(4, 9))
    ]
    text = "\n\n".join(("\n".join(chance.choice(_lines())[:4]), *paragraphs))
    return text[: chance.randint(_SHORTEST, len(text))].rstrip()


def _evidence(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if {"start", "end", "text"} <= node.keys():
            yield node
        for value in node.values():
            yield from _evidence(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _evidence(value)


@pytest.mark.parametrize("block", range(BLOCKS))
def test_any_sentences_together_are_read_and_quoted_as_they_stand(block: int) -> None:
    chance = random.Random(block)
    for _ in range(SIZE):
        document = Document.from_text(_release(chance))

        summary = assemble(Examined.of(document), merge([]), origin=ORIGIN)

        quotes = list(_evidence(summary.model_dump()))
        assert quotes
        assert all(q["text"] == document.text[q["start"] : q["end"]] for q in quotes)
