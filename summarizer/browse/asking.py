"""Keys that ask a model, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.browse.asker import Came, Failed
from summarizer.browse.item import BUSY, Item, Reading, State
from summarizer.browse.messages import nothing_to_show
from summarizer.browse.questions import Ask
from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from summarizer.browse.app import BrowseApp


def ask(app: BrowseApp, model: str | None = None) -> None:
    """Ask about the open document, once more where it was asked before.

    One that is still being read is asked about as soon as it is read.
    """
    if app.item is not None:
        _ask(app, app.item, model)


def when_read(app: BrowseApp, item: Item, *, first: bool) -> None:
    """Ask what was asked for meanwhile, and, where answers cost nothing, without being told.

    Args:
        app: Where it is shown.
        item: What was read.
        first: Whether the document was opened just now; one that is stopped stays stopped.
    """
    if item in app.wanted:
        _ask(app, item, app.wanted.pop(item))
    elif first and app.at_once and item.state is State.WAITING:
        _ask(app, item, None)


def _ask(app: BrowseApp, item: Item, model: str | None) -> None:
    if item.state in BUSY:
        return
    if item.reading is None and item.state is not State.FAILED:
        app.wanted[item] = model
        return
    document = item.reading.document if item.reading else None
    if document is None:
        if item.state is State.FAILED:
            item.state = State.READING
            item.reading = None
            app.wanted[item] = model
            app.open(item)
            return
        app.notify(
            "its text is not to be had, so nothing can be asked about it", severity="warning"
        )
        return
    if item.reading is not None:
        item.earlier = item.reading.summary
    item.state = State.QUEUED
    app.told = ""
    app.asker.ask(item, document, model)
    app.show_message()
    app.documents.refresh()
    app.banner()


def ask_other(app: BrowseApp) -> None:
    """Ask for the model's name first."""

    def answered(answer: object) -> None:
        if isinstance(answer, tuple) and answer[0].strip():
            ask(app, answer[0].strip())

    app.push_screen(
        Ask("ask which model?", "openai/NAME, local, a .gguf file, or a name the server knows"),
        answered,
    )


def stop(app: BrowseApp) -> None:
    """Nothing more comes; what the document had before is shown again."""
    item = app.item
    if item is not None:
        app.wanted.pop(item, None)
    if item is None or not app.asker.stop(item):
        return
    _settle(item)
    app.notify("stopped", timeout=2)
    app.load(item)
    app.documents.refresh()
    app.banner()


def take(app: BrowseApp, came: Came) -> None:
    """Show what has come so far; keep what is whole."""
    from summarizer.browse.shown import describe, partly

    item = came.item
    if came.whole:
        item.reading = Reading(came.document, came.summary)
        item.asked = True
        describe(item, item.reading)
        app.documents.refresh()
        if item is app.item:
            app.load(item)
        return
    if item is app.item and app.shown is not None:
        app.shown = partly(app.shown, came.summary)
        app.show_rows()


def take_failure(app: BrowseApp, failed: Failed) -> None:
    """Say it in the document's place; a summary it had stays."""
    item = failed.item
    _settle(item)
    item.reason = failed.reason
    kept = item.reading is not None and item.reading.summary is not None
    if not kept:
        item.state = State.FAILED
    if item is app.item:
        if kept:
            app.notify(failed.reason, severity="error", timeout=10, markup=False)
        app.load(item)
        app.rows("facts").message = nothing_to_show(item)
    app.documents.refresh()
    app.banner()


def save(app: BrowseApp) -> None:
    """Write the summary beside its document."""
    from summarizer.browse.saving import save_beside

    item = app.item
    if item is None or item.reading is None or item.reading.summary is None:
        app.notify("there is no summary to save yet; r asks for one", severity="warning")
        return
    try:
        path = save_beside(item, item.reading.summary)
    except SummarizerError as error:
        app.notify(str(error), severity="error", markup=False)
        return
    item.asked = False
    app.notify(f"saved {path}", markup=False)


def _settle(item: Item) -> None:
    """The state the item had before it was asked about."""
    from summarizer.browse.shown import describe

    if item.reading is not None:
        describe(item, item.reading)
