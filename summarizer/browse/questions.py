"""Small windows that ask a reader for something."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from summarizer.browse.documents_pane import DocumentsPane
from summarizer.browse.item import Item
from summarizer.browse.keys import KEYS
from summarizer.views.safe_text import visible


class Question(ModalScreen[object]):
    """Leaves with an answer, or with None by Escape."""

    BINDINGS = [("escape", "leave", "leave")]

    def action_leave(self) -> None:
        self.dismiss(None)


def said(words: str, kind: str = "") -> Static:
    """Words that are shown as they are, never as markup."""
    return Static(visible(words), markup=False, classes=kind)


class Ask(Question):
    """One line, or two: the second is why.

    Leaves with a tuple of what was typed.
    """

    def __init__(
        self,
        title: str,
        hint: str,
        *,
        value: str = "",
        reason: bool = False,
        check: Callable[[str], str] | None = None,
    ) -> None:
        """Opens when it is pushed.

        Args:
            title: What is asked.
            hint: What may be typed.
            value: What stands there already.
            reason: Whether a second line asks for a reason.
            check: Says what is wrong with the first line; nothing where it may be left so.
        """
        super().__init__()
        self._title, self._hint, self._value = title, hint, value
        self._reason, self._check = reason, check

    def compose(self) -> ComposeResult:
        with Vertical():
            yield said(self._title, "name")
            yield Input(self._value, id="answer")
            if self._reason:
                yield said("why (may be left empty)", "hint")
                yield Input(id="why")
            yield Static("", markup=False, id="fault", classes="fault")
            yield said(f"{self._hint}  ·  Enter takes it, Escape leaves", "hint")

    def on_mount(self) -> None:
        self.query_one("#fault").display = False

    def on_input_submitted(self, _: Input.Submitted) -> None:
        first = self.query_one("#answer", Input)
        fault = self._check(first.value) if self._check else ""
        if fault:
            shown = self.query_one("#fault", Static)
            shown.update(visible(fault))
            shown.display = True
            first.focus()
            return
        if self._reason and first.has_focus:
            self.query_one("#why", Input).focus()
            return
        why = self.query_one("#why", Input).value if self._reason else ""
        self.dismiss((first.value, why))


class Pick(Question):
    """One of the items; typing narrows the list."""

    def __init__(self, title: str, items: list[Item]) -> None:
        super().__init__()
        self._title, self._items = title, items

    def compose(self) -> ComposeResult:
        with Vertical():
            yield said(self._title, "name")
            yield Input(placeholder="part of a name", id="answer")
            yield DocumentsPane(id="picked")
            yield said("↑ ↓ choose  ·  Enter takes it, Escape leaves", "hint")

    def on_mount(self) -> None:
        self._list.show(self._items)
        self._list.always_marked = True
        self._list.can_focus = False

    @property
    def _list(self) -> DocumentsPane:
        return self.query_one(DocumentsPane)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._list.find(event.value)

    def on_input_submitted(self, _: Input.Submitted) -> None:
        self.dismiss(self._list.item)

    def on_documents_pane_opened(self, message: DocumentsPane.Opened) -> None:
        message.stop()
        self.dismiss(message.item)

    def key_down(self) -> None:
        self._list.action_step(1)

    def key_up(self) -> None:
        self._list.action_step(-1)


_MOVES = (
    "↑ ↓ or j k    line by line; PageUp, PageDown, Home and End too",
    "{ }           entry by entry       ← → space   fold and unfold       Tab   next pane",
    "A click chooses; one on words of the source chooses the value they carry.",
)


class Keys(Question):
    """Every key that is bound now."""

    BINDINGS = [("question_mark", "leave", "leave"), ("q", "leave", "leave")]

    def __init__(self, keymap: dict[str, str]) -> None:
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        with Vertical():
            yield said("keys", "name")
            lines = [
                f"{self._key(str(binding.id), binding.key_display or binding.key):<7} "
                f"{binding.description}"
                for binding in KEYS
            ]
            half = (len(lines) + 1) // 2
            left, right = lines[:half], [*lines[half:], *[""] * (2 * half - len(lines))]
            rows = [f"{a:<40}{b}" for a, b in zip(left, right, strict=True)]
            rows += ["", *_MOVES]
            yield said_lines(rows)
            yield said("[browse.keys] in the config file gives an action other keys", "hint")

    def _key(self, name: str, usual: str) -> str:
        return self._keymap.get(name, usual).replace(",", " ")


def said_lines(lines: list[str]) -> Static:
    """Lines of our own words."""
    return Static("\n".join(visible(line) for line in lines), markup=False)
