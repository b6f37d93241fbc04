from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.browse.keys import KEYS, MOVES, unknown
from summarizer.browse.lines_view import LinesView
from summarizer.browse.preferences import Preferences, load_preferences, signature
from summarizer.browse.rows_pane import RowsPane
from summarizer.settings import load


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_without_a_file_nothing_is_preferred(config: Path) -> None:
    assert load_preferences(config) == Preferences()


def test_keys_theme_and_name_are_read(config: Path) -> None:
    config.write_text(
        '[browse]\ntheme = "nord"\nwho = "Ada Vermeer"\n[browse.keys]\ncopy = "ctrl+y"\n',
        encoding="utf-8",
    )

    found = load_preferences(config)

    assert found == Preferences({"copy": "ctrl+y"}, "nord", "Ada Vermeer")
    assert signature(found) == "Ada Vermeer"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[browse", "cannot be read"),
        ("browse = 1", "is no table"),
        ("[browse]\ncolour = 1", "`browse.colour`"),
        ("[browse.keys]\ncopy = 1", "`browse.keys`"),
        ("[browse]\nwho = 1", "`browse.theme` and `browse.who`"),
    ],
)
def test_what_is_not_understood_is_named_and_passed_over(
    config: Path, text: str, complaint: str
) -> None:
    config.write_text(text, encoding="utf-8")

    found = load_preferences(config)

    assert complaint in found.complaint
    assert found.keys == {}


def test_the_settings_of_a_run_leave_the_table_alone(config: Path) -> None:
    config.write_text('model = "local"\n[browse.keys]\ncopy = "ctrl+y"\n', encoding="utf-8")

    assert load(environ={"SUMMARIZER_CONFIG": str(config)}).layers[2].model == "local"


def test_every_action_of_a_key_has_a_name_of_its_own() -> None:
    names = [binding.id for binding in KEYS]
    moves = {binding.id for pane in (LinesView, RowsPane) for binding in pane.BINDINGS}  # type: ignore[union-attr]  # both write bindings out

    assert len(set(names)) == len(names)
    assert moves == MOVES
    assert unknown(["copy", "up", "fly"]) == ["fly"]
