"""What is read away from the screen, and the messages that bring it there."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from itertools import islice
from typing import TYPE_CHECKING

from textual.message import Message

from summarizer.browse.item import BUSY, Item, State
from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from summarizer.browse.shown import Shown

AT_ONCE = 500
"""Items that are found before the list is shown again."""

Post = Callable[[Message], object]
Aside = Callable[[Callable[[], None]], None]


def in_a_thread(work: Callable[[], None]) -> None:
    threading.Thread(target=work, daemon=True).start()


class Collected(Message):
    """More items."""

    def __init__(self, items: list[Item], *, all_of_them: bool) -> None:
        super().__init__()
        self.items, self.all_of_them = items, all_of_them


class Loaded(Message):
    """An item was read."""

    def __init__(self, item: Item, shown: Shown) -> None:
        super().__init__()
        self.item, self.shown = item, shown


class Broken(Message):
    """An item cannot be read; it says why itself."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.item = item


def collecting(names: Callable[[], Iterable[tuple[str, str]]], post: Post) -> None:
    """Finds the items and posts them, a few hundred at a time."""
    from summarizer.browse.collecting import collect

    found = collect(names())
    while items := list(islice(found, AT_ONCE)):
        post(Collected(items, all_of_them=False))
    post(Collected([], all_of_them=True))


def loading(item: Item, post: Post) -> None:
    """Reads an item, where it is not read yet, and works out what is to be shown of it."""
    from summarizer.browse.shown import describe, shown

    try:
        reading = item.reading or item.read()
        fresh = item.reading is None or item.state is State.READING
        if fresh and item.state not in BUSY:
            describe(item, reading)
        item.reading = reading
        post(Loaded(item, shown(item, reading)))
    except SummarizerError as error:
        item.state, item.reason = State.FAILED, str(error)
        post(Broken(item))
    except Exception as error:  # a bug must be seen, not end as an empty pane
        item.state, item.reason = State.FAILED, f"this is a bug in summarizer: {error!r}"
        post(Broken(item))
