"""The neutral abstract: sentences made from accepted facts."""

from __future__ import annotations

from pydantic import Field

from summarizer.schemas.stated import Saved

MAX_WORDS = 120


class AbstractSentence(Saved):
    """One sentence and the paths of the facts it was made from."""

    text: str
    facts: tuple[str, ...] = Field(min_length=1)


class Abstract(Saved):
    """At most 120 words, made by code; no fact in it is outside the summary."""

    sentences: tuple[AbstractSentence, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences)
