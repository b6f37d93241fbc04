"""What a download tells whoever watches: numbers to draw, and now and then a line to read."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Takes bytes done, bytes in all (0 where unknown), and a line for a person or an empty string."""


def silent(done_bytes: int, total_bytes: int, note: str) -> None:
    """Nobody watches."""
