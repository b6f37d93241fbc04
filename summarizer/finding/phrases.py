"""Words of a text, and the known phrases that begin at each of them, longest first.

Case, hyphens, quotation marks, Markdown marks, trade marks, line wraps and invisible characters do
not matter between or within words; other punctuation is a word of its own, and so is a blank line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

Payload = TypeVar("Payload")

PARAGRAPH = "\n"
"""The key of a blank line, which no phrase goes across."""

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_WORD = re.compile(
    rf"\n[^\S\n]*(?=\n)|[^\W_]+(?:[{_INVISIBLE}]+[^\W_]+)*"
    rf"|[^\w\s{_INVISIBLE}\-‐‑‒–*™®©\"'“”‘’`~]"
)
_REMOVE_INVISIBLE = str.maketrans("", "", _INVISIBLE)


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark.

    Attributes:
        key: What phrases are compared by, in folded case.
        text: As written, without invisible characters.
        start: First character of the text.
        end: One past the last.
    """

    key: str
    text: str
    start: int
    end: int


class Words:
    """The words of one text, in order."""

    def __init__(self, text: str) -> None:
        self._words = tuple(_split(text))
        self._starts = [word.start for word in self._words]

    def __len__(self) -> int:
        return len(self._words)

    def __getitem__(self, index: int) -> Word:
        return self._words[index]

    def key(self, index: int) -> str:
        """The key at an index, empty before the first word and after the last."""
        return self._words[index].key if 0 <= index < len(self._words) else ""

    def between(self, start: int, end: int) -> range:
        """Indexes of the words that begin in the characters `[start, end)`."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))


def _split(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        written = match.group().translate(_REMOVE_INVISIBLE)
        key = PARAGRAPH if written.startswith("\n") else written.casefold()
        yield Word(key, written, match.start(), match.end())


class _Node(Generic[Payload]):
    __slots__ = ("following", "payloads")

    def __init__(self) -> None:
        self.payloads: list[tuple[Payload, tuple[str, ...]]] = []
        self.following: dict[str, _Node[Payload]] = {}


class Phrases(Generic[Payload]):
    """Known phrases, each with what it stands for. A look-up costs the length of its longest."""

    def __init__(self, rows: Iterable[tuple[str, bool, Payload]]) -> None:
        """Takes rows of phrase, whether its letter case counts, and payload."""
        self._root: _Node[Payload] = _Node()
        for phrase, case_sensitive, payload in rows:
            words = tuple(_split(phrase))
            node = self._root
            for word in words:
                node = node.following.setdefault(word.key, _Node())
            written = tuple(word.text for word in words) if case_sensitive else ()
            node.payloads.append((payload, written))

    def at(self, words: Words, index: int) -> list[tuple[int, Payload]]:
        """Phrases that begin at a word: the index after their last word, and payload."""
        found: list[tuple[int, Payload]] = []
        node = self._root
        end = index
        while (following := node.following.get(words.key(end))) is not None:
            node = following
            end += 1
            for payload, written in node.payloads:
                if not written or written == tuple(words[i].text for i in range(index, end)):
                    found.append((end, payload))
        found.reverse()
        return found
