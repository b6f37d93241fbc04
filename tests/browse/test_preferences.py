from __future__ import annotations

from pathlib import Path

import pytest
from textual.binding import Binding

from summarizer.browse.keys import KEYS, MOVES, complaints
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
    moves = {
        binding.id: binding.key
        for pane in (LinesView, RowsPane)
        for binding in pane.BINDINGS
        if isinstance(binding, Binding)
    }

    assert len(set(names)) == len(names)
    assert moves == MOVES


def test_the_usual_keys_are_nothing_to_complain_of() -> None:
    assert complaints({}) == []
    assert complaints({"copy": "ctrl+y", "problems": "p,f2"}) == []


@pytest.mark.parametrize(
    ("keymap", "complaint"),
    [
        ({"fly": "f9"}, "no action is called fly"),
        ({"copy": "p"}, "p is given to problems and to copy"),
        ({"copy": "?"}, "question_mark is given to keys and to copy"),
        ({"copy": "f9", "save": "w, f9"}, "f9 is given to copy and to save"),
    ],
)
def test_what_is_wrong_with_a_keymap_is_said(keymap: dict[str, str], complaint: str) -> None:
    assert complaints(keymap) == [complaint]
