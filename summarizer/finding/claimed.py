"""Which characters of a text an earlier, more specific pattern has already taken."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.documents.spans import Span


class Claimed:
    """A text of fixed length, each character free or taken."""

    def __init__(self, length: int, taken: Iterable[Span] = ()) -> None:
        self._taken = bytearray(length)
        for span in taken:
            self.take(span.start, span.end)

    def free(self, start: int, end: int) -> bool:
        """Whether none of the characters in `[start, end)` is taken."""
        return self._taken.find(1, start, end) < 0

    def take(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\x01" * (end - start)
