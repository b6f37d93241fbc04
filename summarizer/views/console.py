"""Consoles that take no markup, emoji codes or highlighting from what they are given."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console


def make_console(file: TextIO, *, colour: bool = True) -> Console:
    """Colours only on a terminal, and not under `NO_COLOR`; 80 columns where there is none.

    Args:
        file: Where to write.
        colour: False also leaves out bold and dim.
    """
    return Console(
        file=file,
        markup=False,
        emoji=False,
        highlight=False,
        no_color=None if colour else True,
        color_system="auto" if colour else None,
    )
