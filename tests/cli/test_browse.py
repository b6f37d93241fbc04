from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.browse.app import BrowseApp
from summarizer.browse.item import State
from summarizer.browse.preferences import Preferences
from summarizer.cli.asking import Asking
from summarizer.cli.browse import names_of, opening
from summarizer.documents.reading import read

ROOT = Path(__file__).parents[2]

Command = Callable[..., subprocess.CompletedProcess[str]]

FIRST_FRAME = """
import asyncio, sys
from summarizer.browse.app import BrowseApp
from summarizer.browse.preferences import Preferences

async def main():
    app = BrowseApp(lambda: [], None, Preferences(), aside=lambda work: None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        print([name for name in {heavy} if name in sys.modules])

asyncio.run(main())
"""


def test_the_first_frame_is_drawn_before_anything_heavy_is_loaded() -> None:
    heavy = ("instructor", "openai", "pydantic", "xllamacpp", "yaml", "vcr", "httpx2")
    done = subprocess.run(
        [sys.executable, "-c", FIRST_FRAME.format(heavy=heavy)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )

    assert done.stdout.strip() == "[]"


def test_without_a_terminal_it_says_what_needs_none(command: Command) -> None:
    done = command("browse", "seeds")

    assert done.returncode == 2
    assert "--linear" in done.stderr


def test_the_dialogue_is_held_in_lines(command: Command) -> None:
    done = command("browse", "--linear", "seeds", given="1\nn\nq\n")

    assert done.returncode == 0
    assert "1. seeds/000_a2f92c6c0b9b18c3.txt, waiting" in done.stdout
    assert "was not asked about" in done.stdout


def test_a_release_is_asked_about_by_replay(command: Command) -> None:
    seed = "seeds/000_a2f92c6c0b9b18c3.txt"
    done = command("browse", "--linear", "--replay", "cassettes", seed, given="y\n1\n\nq\n")

    assert done.returncode == 0
    assert "Breakthrough Therapy designation, new" in done.stdout


def test_without_a_word_the_folder_one_is_in_is_browsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert names_of([]) == []
    Path("news.txt").write_text("News\n", encoding="utf-8")
    assert names_of([]) == [("news.txt", "")]


def test_standard_input_is_needed_for_keys() -> None:
    ((name, problem),) = names_of(["-"])

    assert name == "-"
    assert "standard input" in problem


async def test_a_seed_is_asked_about_on_the_screen_by_replay() -> None:
    seed = ROOT / "seeds" / "000_a2f92c6c0b9b18c3.txt"
    asking = Asking(replay=ROOT / "cassettes")
    app = BrowseApp(lambda: [(str(seed), "")], opening(asking), Preferences())
    async with asyncio.timeout(120), app.run_test(size=(160, 40)) as pilot:
        while not app.settled:
            await pilot.pause()
        await pilot.press("r")
        while not app.items[0].asked:
            assert app.items[0].state is not State.FAILED, app.items[0].reason
            await pilot.pause()
        while not app.rows().choose("regulatory_events[0].designation"):
            await pilot.pause()
        await pilot.pause()

        assert app.source.marked() == ["Breakthrough Therapy Designation"]


def test_another_model_is_opened_in_place_of_the_one_asked_for() -> None:
    told: list[str] = []
    asking = Asking(replay=ROOT / "cassettes", model="qwen2.5-coder-1.5b-instruct-q4_k_m")
    document = read(ROOT / "seeds" / "000_a2f92c6c0b9b18c3.txt")

    with opening(asking)("smollm2-135m-instruct-q4_1", told.append) as tool:
        *_, summary = tool.stream(document)

    assert "smollm2" in summary.provenance.model.lower()
