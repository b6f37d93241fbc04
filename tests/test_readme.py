"""The README's Python runs, and its commands exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
COMMANDS = sorted(set(re.findall(r"^summarizer (\S.*?)(?:\s+#.*)?$", README, re.MULTILINE)))
TARGETS = sorted(set(re.findall(r"\bmake (\w+)", README)))


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_python_blocks_run_from_the_recordings(block: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", block], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert "FDA_BTD FDA new_in_document" in done.stdout
    assert "refused: " in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_options_in_the_readme_are_options_of_the_program(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "summarizer.cli.main", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )

    for option in re.findall(r"(?<!\S)(--?[a-z][a-z-]*)", command):
        assert option in done.stdout


@pytest.mark.parametrize("target", TARGETS)
def test_make_targets_in_the_readme_exist(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
