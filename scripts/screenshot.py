"""Draws the pictures of docs/images from a seed document's recorded answers.

`summary.svg` is the view in a terminal; `report.png` the report in the distribution's Chromium.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from io import StringIO
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console

import summarizer
from summarizer import Summary
from summarizer.views.report.page import page
from summarizer.views.terminal import SummaryView, View
from summarizer.vocabulary.designations import designations

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
IN_TERMINAL = Path("seeds", "004_f34af8954315f6b2.txt")
IN_REPORT = Path("seeds", "000_a2f92c6c0b9b18c3.txt")
COLUMNS = 96
HELD = "a.fact[data-label='based on']"
"""The value of the report that is held in the picture."""


def main() -> int:
    with summarizer.replay(ROOT / "cassettes"):
        in_terminal, in_report = map(_summarized, (IN_TERMINAL, IN_REPORT))
    _draw_terminal(in_terminal)
    chromium = shutil.which("chromium")
    if chromium is None:
        print("no `chromium` on this machine: report.png stays as it is", file=sys.stderr)
        return 1
    _draw_report(in_report, chromium)
    return 0


def _summarized(seed: Path) -> Summary:
    return summarizer.summarize(summarizer.read((ROOT / seed).read_bytes(), name=str(seed)))


def _draw_terminal(summary: Summary) -> None:
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True)
    console.print(SummaryView(summary, View.STANDARD))
    svg = console.export_svg(title=f"summarizer seeds/{IN_TERMINAL.name}")
    # The drawing would fetch its font from elsewhere; a page that opens it has one of its own.
    lines = [line for line in svg.splitlines() if "url(" not in line or "clip-path" in line]
    (IMAGES / "summary.svg").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _draw_report(summary: Summary, chromium: str) -> None:
    names = {code: row.name for code, row in designations().items()}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder, "report.html")
        path.write_text(page([summary], names), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        shown = browser.new_page(
            viewport={"width": 1280, "height": 860},
            device_scale_factor=1.5,
            reduced_motion="reduce",
        )
        shown.goto(path.as_uri())
        shown.locator(HELD).first.click()
        shown.locator("h2", has_text="Designations").evaluate("one => one.scrollIntoView()")
        shown.mouse.move(0, 0)
        shown.screenshot(path=IMAGES / "report.png")
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
