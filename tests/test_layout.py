"""What the tree itself promises: real folders behind links, pinned dependencies, whole seeds."""

from __future__ import annotations

import ast
import hashlib
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(
    path.relative_to(ROOT)
    for name in ("summarizer", "schemas")
    for path in ROOT.glob(f"{name}/**/*.py")
)
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
EMPTY_NAMES = {"utils", "helpers", "common", "base"}
SEEDS = {
    "000_a2f92c6c0b9b18c3.txt": "7c7217978d982982975d56c799a950376f967fe777bc98b0f5bb103da9dc2678",
    "004_f34af8954315f6b2.txt": "3081ff42673cabc59a1ef925819657c3aaf75ea88b4e731342fbbeb8695fa296",
}


@pytest.mark.parametrize("folder", ["schemas", "prompts"])
def test_the_package_reaches_the_top_level_folder_by_a_link(folder: str) -> None:
    link = ROOT / "summarizer" / folder

    assert link.is_symlink(), "cloned without symbolic links? see CONTRIBUTING.md"
    assert link.resolve() == ROOT / folder
    assert not (ROOT / folder).is_symlink()


def test_the_schema_has_one_name() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "import schemas"], cwd=ROOT, capture_output=True, text=True
    )

    assert run.returncode == 1
    assert "import `summarizer.schemas`" in run.stderr


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_is_as_it_came(name: str) -> None:
    assert hashlib.sha256((ROOT / "seeds" / name).read_bytes()).hexdigest() == SEEDS[name]


def pins() -> dict[str, Version]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = (line.split(";")[0].strip(" \\").split("==") for line in lines if line[:1].isalnum())
    return {name: Version(version) for name, version in pinned}


def requirements() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"].values()
    wanted = [line for group in groups for line in group if isinstance(line, str)]
    return [Requirement(line) for line in (*project["project"]["dependencies"], *wanted)]


@pytest.mark.parametrize("requirement", requirements(), ids=str)
def test_a_requirement_is_pinned_where_it_allows(requirement: Requirement) -> None:
    assert requirement.specifier.contains(pins()[requirement.name.lower()]), (
        "run `make constraints`"
    )


def test_pins_name_no_place_to_fetch_from() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")

    assert "://" not in text
    assert "index" not in text


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_is_one_idea_of_a_size_to_read(module: Path) -> None:
    source = (ROOT / module).read_text(encoding="utf-8")
    functions = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert module.stem not in EMPTY_NAMES
    assert len(source.splitlines()) <= LONGEST_MODULE
    for function in functions:
        assert (function.end_lineno or 0) - function.lineno < LONGEST_FUNCTION, function.name


def test_the_tests_mirror_the_package() -> None:
    folders = {path.name for path in (ROOT / "tests").iterdir() if any(path.glob("test_*.py"))}

    # What no single room answers for: that nothing false gets through, on purpose or not.
    across = {"truth", "attacks", "bench"}
    assert folders - across <= {path.name for path in (ROOT / "summarizer").iterdir()}
