"""The words of each sentence as a set, split once however often they are asked for."""

from __future__ import annotations

from summarizer.documents.document import Document
from summarizer.finding.phrases import Words


class SentenceWords:
    def __init__(self, document: Document, words: Words) -> None:
        self._document = document
        self._words = words
        self._keys: dict[int, frozenset[str]] = {}

    def start(self, index: int) -> int:
        """Where the sentence of the word at `index` begins: the sentence's name in here."""
        return self._document.sentence_at(self._words[index].start).start

    def span(self, index: int) -> range:
        """Indexes of the words of the sentence that the word at `index` stands in."""
        sentence = self._document.sentence_at(self._words[index].start)
        return self._words.between(sentence.start, sentence.end)

    def keys(self, index: int) -> frozenset[str]:
        """The keys of all words of that sentence."""
        start = self.start(index)
        if start not in self._keys:
            self._keys[start] = frozenset(self._words.key(i) for i in self.span(index))
        return self._keys[start]
