"""Draws docs/images/summary.svg: the view of a seed document, from its recorded answers."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from rich.console import Console

import summarizer
from summarizer.views.terminal import SummaryView, View

ROOT = Path(__file__).resolve().parent.parent
SEED = Path("seeds", "004_f34af8954315f6b2.txt")
COLUMNS = 96


def main() -> None:
    with summarizer.replay(ROOT / "cassettes"):
        document = summarizer.read((ROOT / SEED).read_bytes(), name=str(SEED))
        summary = summarizer.summarize(document)
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True)
    console.print(SummaryView(summary, View.STANDARD))
    svg = console.export_svg(title=f"summarizer seeds/{SEED.name}")
    # The drawing would fetch its font from elsewhere; a page that opens it has one of its own.
    lines = [line for line in svg.splitlines() if "url(" not in line or "clip-path" in line]
    (ROOT / "docs" / "images" / "summary.svg").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
