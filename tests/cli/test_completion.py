from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from summarizer.cli.completion import SHELLS, script
from summarizer.cli.main import COMMANDS


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_its_options_are_completed(shell: str) -> None:
    text = script(shell)

    assert all(command in text for command in COMMANDS)
    assert "replay" in text


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("words", "expected"),
    [(["summarizer", "bri"], "brief"), (["summarizer", "brief", "--rep"], "--replay")],
)
def test_bash_completes(words: list[str], expected: str, tmp_path: Path) -> None:
    path = tmp_path / "summarizer"
    path.write_text(script("bash"), encoding="utf-8")
    listed = " ".join(f"'{word}'" for word in words)
    ask = (
        f"source {path}; COMP_WORDS=({listed}); COMP_CWORD={len(words) - 1}; "
        f"_shtab_summarizer summarizer '{words[-1]}'; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    )

    run = subprocess.run(["bash", "-c", ask], capture_output=True, text=True, check=True)

    assert expected in run.stdout.split()
