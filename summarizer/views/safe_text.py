"""The way of every word of a document, a model or a file name to a screen: shown, never obeyed."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Joiners, fillers, blanks and variation selectors that `str.isprintable` calls printable."""

_BREAKS = re.compile(r"[ \t\r\n]+")


def visible(text: str) -> str:
    r"""The text with every character that acts or hides written as an escape, as `repr` does.

    ESC becomes `\x1b`, C1 CSI `\x9b`, a right-to-left override `\u202e`, a zero-width space
    `\u200b`; tabs and line ends too. Spaces of every width become plain spaces. Letters, accents,
    wide characters and `[markup]` stay as they are.
    """
    if text.isprintable() and not _INVISIBLE.search(text):
        return text
    return "".join(_shown(character) for character in text)


def one_line(text: str) -> str:
    """As `visible`, with each run of spaces, tabs and line ends shown as one space."""
    return visible(_BREAKS.sub(" ", text).strip(" "))


def _shown(character: str) -> str:
    if character.isprintable() and not _INVISIBLE.match(character):
        return character
    if unicodedata.category(character) == "Zs":
        return " "
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
