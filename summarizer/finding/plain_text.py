"""The copy of a text that patterns run on: typography made plain, one character for one.

Length and offsets stay those of the original, so a match here is a span there. Superscript digits
stay as they are, since `10⁶` and `106` are different numbers.
"""

from __future__ import annotations

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–−﹣－", "-"),
        **dict.fromkeys("‘’ʼ′", "'"),
        **dict.fromkeys("“”", '"'),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000\t", " "),
        **dict.fromkeys("×✕✖", "x"),
        **dict.fromkeys("µμ", "u"),
        "⁄": "/",
        "∕": "/",
        "∼": "~",
        "％": "%",
    }
)


def plain(text: str) -> str:
    """The same number of characters; the em dash keeps its own meaning and stays."""
    return text.translate(_PLAIN)
