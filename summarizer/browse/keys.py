"""What can be done, by which keys; every action can be given others in the config file."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding

KEYS = [
    Binding("question_mark", "keys", "keys", id="keys", key_display="?"),
    Binding("enter", "words", "open, or to the words", show=False, id="words"),
    Binding("d", "documents", "documents", id="documents"),
    Binding("f", "facts", "facts", id="facts", show=False),
    Binding("p", "problems", "problems", id="problems"),
    Binding("s", "source", "source", id="source", show=False),
    Binding(
        "right_square_bracket",
        "neighbour(1)",
        "next document",
        show=False,
        id="next_document",
        key_display="]",
    ),
    Binding(
        "left_square_bracket",
        "neighbour(-1)",
        "document before",
        show=False,
        id="document_before",
        key_display="[",
    ),
    Binding("slash", "search", "search", id="search", key_display="/"),
    Binding("n", "again(1)", "next place found", show=False, id="next_found"),
    Binding("N", "again(-1)", "place found before", show=False, id="found_before"),
    Binding("v", "only", "show only", id="only"),
    Binding("z", "zoom", "this pane alone", show=False, id="zoom"),
    Binding("y", "copy", "copy", id="copy"),
    Binding("o", "original", "open the original", show=False, id="original"),
    Binding("c", "compare", "compare", id="compare"),
    Binding("r", "ask", "ask", id="ask"),
    Binding("R", "ask_other", "ask another model", show=False, id="ask_other"),
    Binding("x", "stop", "stop asking", show=False, id="stop"),
    Binding("w", "save", "save the summary", show=False, id="save"),
    Binding("a", "accept", "accept", id="accept"),
    Binding("e", "correct", "correct", id="correct"),
    Binding("g", "gold", "export as gold", show=False, id="gold"),
    Binding("escape", "leave", "back", show=False, id="back"),
    Binding("q", "quit", "quit", id="quit"),
]

MOVES = {
    "up", "down", "page_up", "page_down", "first", "last",
    "fold", "unfold", "toggle_fold", "next_entry", "entry_before",
}  # fmt: skip
"""Actions of the panes, which can be given other keys too."""


def unknown(names: Iterable[str]) -> list[str]:
    """Names in a keymap that no action has."""
    known = MOVES | {binding.id for binding in KEYS}
    return [name for name in names if name not in known]
