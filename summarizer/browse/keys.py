"""What can be done, by which keys; every action can be given others in the config file."""

from __future__ import annotations

from collections.abc import Mapping

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
    "up": "up,k",
    "down": "down,j",
    "page_up": "pageup,b",
    "page_down": "pagedown",
    "first": "home",
    "last": "end,G",
    "fold": "left,h",
    "unfold": "right,l",
    "toggle_fold": "space",
    "next_entry": "right_curly_bracket,ctrl+down",
    "entry_before": "left_curly_bracket,ctrl+up",
}
"""Keys of the panes by their actions, which can be given others too."""


def complaints(keymap: Mapping[str, str]) -> list[str]:
    """What is wrong with a keymap: actions that are none, keys that are given twice."""
    usual = MOVES | {str(binding.id): binding.key for binding in KEYS}
    found = [f"no action is called {name}" for name in keymap if name not in usual]
    actions: dict[str, list[str]] = {}
    for name, keys in (usual | {name: keymap[name] for name in keymap if name in usual}).items():
        for key in keys.split(","):
            actions.setdefault(_long(key.strip()), []).append(name)
    for key, names in actions.items():
        if len(names) > 1:
            found.append(f"{key} is given to {' and to '.join(names)}")
    return found


def _long(key: str) -> str:
    """`?` and `question_mark` are one key."""
    named = {binding.key_display: binding.key for binding in KEYS if binding.key_display}
    return named.get(key, key)
