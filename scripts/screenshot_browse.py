"""Draws docs/images/browse.svg: a seed document in `summarizer browse`, asked by replay."""

from __future__ import annotations

import asyncio
from pathlib import Path

from summarizer.browse.app import BrowseApp
from summarizer.browse.preferences import Preferences
from summarizer.cli.asking import Asking
from summarizer.cli.browse import opening

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "000_a2f92c6c0b9b18c3.txt"
SIZE = (140, 36)
CHOSEN = "regulatory_events[0].designation"


async def drawn() -> str:
    """The screen with the designation chosen and its words marked."""
    asking = Asking(replay=ROOT / "cassettes")
    app = BrowseApp(lambda: [(str(SEED), "")], opening(asking), Preferences())
    async with app.run_test(size=SIZE) as pilot:
        while not app.settled:
            await pilot.pause(0.05)
        await pilot.press("r")
        while not app.items[0].asked or not app.rows().choose(CHOSEN):
            await pilot.pause(0.05)
        await pilot.pause(0.2)
        return app.export_screenshot(title=f"summarizer browse seeds/{SEED.name}")


def main() -> None:
    svg = asyncio.run(drawn())
    # The drawing would fetch its font from elsewhere; a page that opens it has one of its own.
    lines = [line for line in svg.splitlines() if "url(" not in line or "clip-path" in line]
    path = ROOT / "docs" / "images" / "browse.svg"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
