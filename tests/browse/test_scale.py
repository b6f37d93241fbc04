"""Bounded work: what is drawn depends on the screen, not on the size of what is shown."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summarizer.browse import source_pane
from summarizer.browse.documents_pane import DocumentsPane
from summarizer.browse.lines_view import LinesView
from summarizer.saved.indexing import Part
from summarizer.schemas.summary import Summary
from summarizer.views.json_text import json_text

if TYPE_CHECKING:
    from rich.segment import Segment

    from tests.browse.conftest import Browse

ROWS = 24


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Lines that were drawn, by pane."""
    counted: Counter[str] = Counter()
    for kind in (source_pane.SourcePane, DocumentsPane):
        _count(kind, counted, monkeypatch)
    return counted


def _count(kind: type[LinesView], counted: Counter[str], monkeypatch: pytest.MonkeyPatch) -> None:
    draw = kind.draw

    def counting(self: LinesView, index: int, width: int) -> list[Segment]:
        counted[kind.__name__] += 1
        return draw(self, index, width)

    monkeypatch.setattr(kind, "draw", counting)


async def test_of_a_megabyte_only_the_lines_in_view_are_drawn(
    browse: Browse, tmp_path: Path, drawn: Counter[str]
) -> None:
    path = tmp_path / "long.txt"
    sentence = "Northlight Bio said that patients responded at Week 12 of the study. "
    path.write_text((sentence * 15 + "\n") * 1_000, encoding="utf-8")
    assert path.stat().st_size > 1_000_000
    async with browse(path, size=(80, ROWS)) as session:
        assert session.app.source.line_count() > 10_000
        drawn.clear()
        await session.press("s", "end")
        await session.press("home")

    assert 0 < drawn["SourcePane"] <= 8 * ROWS


async def test_ten_thousand_summaries_are_listed_and_one_is_read(
    browse: Browse,
    tmp_path: Path,
    summary: Summary,
    drawn: Counter[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "all.jsonl"
    line = json_text(summary, indent=None)
    with path.open("w", encoding="utf-8") as file:
        for number in range(10_000):
            file.write(line.replace("northlight.txt", f"{number:05}.txt") + "\n")
    read: list[int] = []
    load = Part.load

    def counting(part: Part) -> Summary:
        read.append(part.number)
        return load(part)

    monkeypatch.setattr(Part, "load", counting)
    async with browse(path, size=(160, ROWS)) as session:
        drawn.clear()
        await session.press("d", "end", "enter")
        await session.settle()
        shown = session.text()

    assert len(session.app.items) == 10_000
    assert "09999.txt" in shown
    assert read == [1, 10_000]
    assert 0 < drawn["DocumentsPane"] <= 12 * ROWS
