"""Time to find quotes: 60 of 120 words in 5,000 words, and how it grows up to 1 MB.

Run from the project's folder: `python bench/alignment.py`. Half of the quotes are altered in one
word, so that they stand nowhere; a fourth differ in type alone.
"""

# A peer is no dependency, so its types are unknown here.
from __future__ import annotations

import math
import random
import statistics
import time
from collections.abc import Callable

from summarizer.documents.document import Document

WORDS = [
    "patients",
    "response",
    "trial",
    "study",
    "cohort",
    "dose",
    "primary",
    "endpoint",
    "median",
    "survival",
    "months",
    "placebo",
    "agency",
    "designation",
    "granted",
    "therapy",
    "week",
    "grade",
    "event",
    "observed",
    "reported",
    "data",
    "company",
    "results",
]
QUOTES, LENGTH = 60, 120
SIZES = (62_500, 125_000, 250_000, 500_000, 1_000_000)  # characters


def _text(count: int) -> list[str]:
    chance = random.Random(7)
    return [
        chance.choice(WORDS)
        + (f"-{chance.randrange(10_000)}" if at % 9 == 0 else "." if at % 17 == 0 else "")
        for at in range(count)
    ]


def _quotes(words: list[str], count: int, length: int) -> list[str]:
    chance = random.Random(11)
    quotes = []
    for number in range(count):
        start = chance.randrange(len(words) - length)
        part = words[start : start + length]
        if number % 2:
            part[length // 2] = "unheard"
        quotes.append((" " if number % 4 else "\u00a0").join(part))
    return quotes


def _ms(work: Callable[[], object], rounds: int = 3) -> float:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return min(times)


def _find(text: str, quotes: list[str]) -> int:
    document = Document.from_text(text)
    return sum(document.locate(quote) is not None for quote in quotes)


def main() -> None:
    words = _text(5_000)
    text, quotes = " ".join(words), _quotes(words, QUOTES, LENGTH)
    held = _find(text, quotes)
    taken = _ms(lambda: _find(text, quotes))
    print(f"{QUOTES} quotes of {LENGTH} words on 5,000 words: {taken:.1f} ms in all, {held} found")
    points = []
    for size in SIZES:
        many = _text(size // 8)
        whole = (" ".join(many) + " ").ljust(size, "x")[:size]
        some = _quotes(many, 8, LENGTH)
        ms = _ms(lambda whole=whole, some=some: _find(whole, some))  # type: ignore[misc]  # bound defaults
        points.append((math.log(size), math.log(ms)))
        print(f"  8 quotes on {size:>9,} characters: {ms:8.1f} ms")
    slope = statistics.linear_regression(*zip(*points, strict=True)).slope
    print(f"scaling exponent up to 1 MB: {slope:.2f}")
    _peer()


def _peer() -> None:
    """One inexact quote on a small text: langextract's aligner beside ours."""
    words = _text(1_000)
    text, quote = " ".join(words), _quotes(words, 2, 60)[1]
    ours = _ms(lambda: _find(text, [quote]))
    print(f"one altered quote of 60 words on 1,000 words: ours {ours:.1f} ms")
    try:
        from langextract.core.data import Extraction  # type: ignore[import-not-found]  # optional
        from langextract.resolver import WordAligner  # type: ignore[import-not-found]  # optional
    except ImportError:
        print("  langextract: not installed")
        return
    groups = [[Extraction(extraction_class="quote", extraction_text=quote)]]
    taken = _ms(lambda: list(WordAligner().align_extractions(groups, text)), rounds=1)
    print(f"  langextract: {taken:.1f} ms")


if __name__ == "__main__":
    main()
