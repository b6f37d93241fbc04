"""Time to the first frame of `summarizer browse`, beside that of a bare Textual application.

Run from the project's folder: `python bench/first_frame.py`. Each is a process of its own, in
turns, and the smallest of several times counts; imports and interpreter are in both.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

ROUNDS = 9
LIMIT = 1.5

_BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("bare")

    def on_mount(self):
        self.call_after_refresh(self.exit)

Bare().run(headless=True, size=(80, 24))
"""

_OURS = """
from summarizer.browse.app import BrowseApp
from summarizer.browse.preferences import Preferences

BrowseApp._begin = BrowseApp.exit
BrowseApp(lambda: [], None, Preferences()).run(headless=True, size=(80, 24))
"""


def _seconds(program: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True, env=os.environ)
    return time.perf_counter() - begun


def main() -> None:
    _seconds(_BARE), _seconds(_OURS)  # both compiled to byte code, both in the disk's cache
    bare, ours = [], []
    for _ in range(ROUNDS):
        bare.append(_seconds(_BARE))
        ours.append(_seconds(_OURS))
    ratio = min(ours) / min(bare)
    print(f"first frame of a bare Textual application: {min(bare) * 1000:.0f} ms")
    print(f"first frame of summarizer browse:          {min(ours) * 1000:.0f} ms")
    print(f"ratio {ratio:.2f} (at most {LIMIT})")
    sys.exit(ratio > LIMIT)


if __name__ == "__main__":
    main()
