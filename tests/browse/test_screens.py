"""The screen as text, as a person has read it.

`RENEW_SCREENS=1 pytest tests/browse/test_screens.py` writes the files anew; read the difference.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browse.conftest import Browse

HERE = Path(__file__).parent / "screens"


def _same_as(name: str, text: str) -> None:
    path = HERE / name
    if os.environ.get("RENEW_SCREENS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    expected = path.read_text(encoding="utf-8")
    difference = difflib.unified_diff(
        expected.splitlines(), text.splitlines(), str(path), "the screen", lineterm=""
    )
    assert text == expected, "\n".join(difference)


@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=["80x24", "200x50"])
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("facts", ["down", "down", "down", "down", "down"]),
        ("problems", ["p"]),
        ("search", ["s", "slash", *"velmocel"]),
        ("keys", ["question_mark"]),
        ("correct", ["down", "down", "down", "down", "e"]),
    ],
)
async def test_the_screen_is_as_it_was_read(
    browse: Browse, saved: Path, name: str, keys: list[str], size: tuple[int, int]
) -> None:
    async with browse(saved, size=size) as session:
        await session.press(*keys)

        _same_as(f"{name}_{size[0]}.txt", session.text())


async def test_a_document_nobody_asked_about_is_as_it_was_read(
    browse: Browse, release: Path
) -> None:
    release.rename(release.with_name("news.txt"))
    async with browse(release.with_name("news.txt"), size=(80, 24)) as session:
        text = session.text().replace(str(release.parent), "").splitlines()

    _same_as("waiting_80.txt", "\n".join(text[1:]) + "\n")
