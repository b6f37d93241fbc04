"""Altered quotes accepted and genuine quotes kept: ours beside peers, on the same cases.

Run from the project's folder: `python bench/truth.py`. A peer that is not installed is named so.
"""

# A peer is no dependency, so its types are unknown here.
from __future__ import annotations

import runpy
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from pathlib import Path
from typing import Any

from summarizer.documents.document import Document

CASES = Path(__file__).parents[1] / "tests" / "truth" / "test_quotes.py"
# Peers take up to a second a quote: every n-th case of each set, so that a run ends in minutes.
STEP = 7

Finds = Callable[[str, str], bool]


def _ours() -> Finds:
    document = cache(Document.from_text)
    return lambda text, quote: document(text).locate(quote) is not None


def _langextract(**settings: bool) -> Finds:
    from langextract.core.data import Extraction  # type: ignore[import-not-found]  # optional
    from langextract.resolver import WordAligner  # type: ignore[import-not-found]  # optional

    def finds(text: str, quote: str) -> bool:
        groups = [[Extraction(extraction_class="quote", extraction_text=quote)]]
        aligned = WordAligner().align_extractions(groups, text, **settings)
        return any(one.char_interval is not None for group in aligned for one in group)

    return finds


def _citation_mixin() -> Finds:
    from instructor.dsl.citation import CitationMixin

    def finds(text: str, quote: str) -> bool:
        said: Any = CitationMixin.model_validate(
            {"substring_quotes": [quote]}, context={"context": text}
        )
        return bool(said.substring_quotes)

    return finds


def _systems() -> Iterator[tuple[str, str, Callable[[], Finds]]]:
    yield "summarizer", "", _ours
    yield "langextract, default", "langextract", _langextract
    yield (
        "langextract, no lesser match",
        "langextract",
        lambda: _langextract(accept_match_lesser=False),
    )
    yield (
        "langextract, strict",
        "langextract",
        lambda: _langextract(accept_match_lesser=False, enable_fuzzy_alignment=False),
    )
    yield "instructor, CitationMixin", "instructor", _citation_mixin


def main() -> None:
    cases = runpy.run_path(str(CASES))
    texts: dict[str, str] = cases["TEXTS"]
    altered = [(texts[name], quote) for name, _, quote in islice(cases["ALTERED"], 0, None, STEP)]
    genuine = [
        (texts[name], noisy) for name, _, _, noisy in islice(cases["GENUINE"], 0, None, STEP)
    ]
    print(f"all cases: {len(cases['ALTERED'])} altered, {len(cases['GENUINE'])} genuine with noise")
    print(f"every {STEP}th for every system: {len(altered)} altered, {len(genuine)} genuine")
    print(f"{'':42}{'altered accepted':>24}{'genuine kept':>24}")
    everything = (
        [(texts[name], quote) for name, _, quote in cases["ALTERED"]],
        [(texts[name], noisy) for name, _, _, noisy in cases["GENUINE"]],
    )
    _print("summarizer, all cases", _ours(), *everything)
    for label, package, make in _systems():
        try:
            finds = make()
            told = f"{label} ({version(package)})" if package else label
        except (ImportError, PackageNotFoundError):
            print(f"{label:42}{'not installed':>24}")
            continue
        _print(told, finds, altered, genuine)


def _print(
    label: str, finds: Finds, altered: list[tuple[str, str]], genuine: list[tuple[str, str]]
) -> None:
    accepted = sum(finds(*case) for case in altered)
    kept = sum(finds(*case) for case in genuine)
    print(
        f"{label:42}{f'{accepted} of {len(altered)}':>24}"
        f"{f'{kept} of {len(genuine)} ({kept / len(genuine):.1%})':>24}",
        flush=True,
    )


if __name__ == "__main__":
    main()
