"""How it looks where no theme is chosen."""

from __future__ import annotations

from dataclasses import replace

from textual.theme import BUILTIN_THEMES

TERMINAL = replace(
    BUILTIN_THEMES["ansi-dark"],
    name="terminal",
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_default",
)
"""The terminal's own colours, light or dark, sixteen of them or more."""
