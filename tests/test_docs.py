"""Every block in the README and the documentation does what it says, from the recordings.

- `python` runs in a folder that holds what the pages speak of: `release.txt`, `old.txt`,
  `new.txt`, `releases/`, `seeds/` and `cassettes/`. What a page shows as output beneath it, in a
  `text` block, must be what the block prints.
- In `sh`, each `summarizer` line runs there too, answered from the recordings; a line that names
  another model or fetches one is only parsed. `make` targets must exist.
- `json`, `toml` and `yaml` must be well formed.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from summarizer.cli import options
from summarizer.cli.main import COMMANDS as KNOWN
from summarizer.cli.main import main

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NEEDS_NO_MODEL = {"models", "schema", "completion", "eval"}
ELSEWHERE = {"--model", "--base-url", "--record", "--live"}
"""Options that ask a model which the recordings are not of."""
PLACEHOLDERS = {"GOLD", "DIR", "NAME"}


@dataclass(frozen=True)
class Block:
    page: Path
    line: int
    language: str
    text: str
    shown: str | None

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def _blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    found = list(FENCE.finditer(text))
    blocks = []
    for index, match in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        shown = None
        if after is not None and after[1] == "text":
            between = text[match.end() : after.start()].strip()
            shown = after[2] if not between else None
        line = text.count("\n", 0, match.start()) + 1
        blocks.append(Block(page, line, match[1], match[2], shown))
    return blocks


BLOCKS = [block for page in PAGES for block in _blocks(page)]


def _of(*languages: str) -> list[Block]:
    return [block for block in BLOCKS if block.language in languages]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything the pages name; each module's own, so that blocks may write."""
    folder = tmp_path_factory.mktemp("reader")
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    for name in ("seeds", "cassettes"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "tests").mkdir()
    shutil.copytree(ROOT / "tests" / "gold", folder / "tests" / "gold")
    (folder / "releases").mkdir()
    for name, seed in {
        "release.txt": seeds[1],
        "old.txt": seeds[1],
        "new.txt": seeds[0],
        "releases/first.txt": seeds[0],
        "releases/second.md": seeds[1],
    }.items():
        shutil.copyfile(seed, folder / name)
    return folder


def _run(words: list[str], place: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, cwd=place, capture_output=True, text=True, check=False, timeout=240, env=os.environ
    )


@pytest.mark.parametrize("block", _of("python"), ids=str)
def test_python_runs_and_prints_what_is_shown(block: Block, place: Path) -> None:
    done = _run([sys.executable, "-c", block.text], place)

    assert done.returncode == 0, done.stderr
    if block.shown is not None:
        assert done.stdout == block.shown


def _commands(block: Block) -> list[str]:
    """The block's `summarizer` lines, without comments, continued lines joined."""
    text = block.text.replace("\\\n", " ")
    lines = (re.sub(r"\s#\s.*$", "", line.removeprefix("$ ")) for line in text.splitlines())
    return [line.strip() for line in lines if line.strip().startswith("summarizer ")]


COMMANDS = [
    pytest.param(command, id=f"{block} {command}")
    for block in _of("sh", "console")
    for command in dict.fromkeys(_commands(block))
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_runs_from_the_recordings(
    command: str,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    line, _, file = re.sub(r"\s*\|.*$", "", command).partition(" > ")
    words = shlex.split(line)[1:]
    if words[0] == "browse" or words[:2] == ["models", "pull"] or PLACEHOLDERS & set(words):
        _parses(words)
        return
    if ELSEWHERE & set(words) or words[:2] == ["eval", "tests/gold/development"]:
        _parses(words)
        return
    expanded = [
        path
        for word in words
        for path in (sorted(map(str, place.glob(word))) if "*" in word else [word])
    ]
    if words[0] not in NEEDS_NO_MODEL and "--replay" not in words:
        expanded += ["--replay", "cassettes"]
    monkeypatch.chdir(place)

    code = main(expanded)

    shown = capsys.readouterr()
    assert code == 0, shown.err
    assert shown.out or file or "-o" in words


def _parses(words: list[str]) -> None:
    if words[0] not in KNOWN:
        options.make_parser().parse_args(words)
        return
    parser = options.Parser(prog="summarizer", allow_abbrev=False)
    import_module(KNOWN[words[0]]).add_parser(parser.add_subparsers(required=True))
    parser.parse_args(words)


@pytest.mark.parametrize("block", _of("json", "toml", "yaml"), ids=str)
def test_data_is_well_formed(block: Block) -> None:
    match block.language:
        case "json":
            json.loads(block.text)
        case "toml":
            tomllib.loads(block.text)
        case _:
            yaml.safe_load(block.text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_make_targets_and_files_that_are_named_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    for target in set(re.findall(r"`make ([\w-]+)|^make ([\w-]+)", text, re.MULTILINE)):
        name = target[0] or target[1]
        assert re.search(rf"^{name}:", MAKEFILE, re.MULTILINE), name
    for link in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text):
        assert (page.parent / link).exists(), link


def test_there_are_blocks_of_every_kind() -> None:
    assert _of("python")
    assert COMMANDS
