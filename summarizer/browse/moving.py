"""Keys that show something else, or take something out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from summarizer.browse import opener
from summarizer.browse.citing import citation
from summarizer.browse.collecting import original_of
from summarizer.browse.questions import Keys
from summarizer.browse.row import Only, Row

if TYPE_CHECKING:
    from summarizer.browse.app import BrowseApp

_ZOOMS = ("documents", "summary", "source")


def whereabouts(row: Row | None) -> str:
    """The section and place of the words that are marked."""
    if row is None or not row.spans:
        return "nothing marked" if row is not None and row.depth else ""
    first = row.spans[0]
    more = f", and {len(row.spans) - 1} more" if len(row.spans) > 1 else ""
    return f"{first.section.value.replace('_', ' ')} {first.start}-{first.end}{more}"


def keys(app: BrowseApp) -> None:
    app.push_screen(Keys(dict(app.preferences.keys)))


def words(app: BrowseApp) -> None:
    """Enter: a document opens, a problem leads to its fact, a fact to its words."""
    if app.pane() is app.documents:
        app.documents.action_open()
        return
    row = app.rows().row
    if row is not None and app.list == "problems" and app.rows("facts").choose(row.path):
        app.show_list("facts")
        app.rows().focus()
    elif row is not None and app.pane() is app.rows():
        to_source(app)
    else:
        app.rows().focus()


def documents(app: BrowseApp) -> None:
    """To the list of documents, or back from it."""
    if app.pane() is app.documents:
        back(app)
        return
    app.screen.add_class("-documents")
    alone = app.screen.has_class("-wide") and not app.screen.has_class("-several")
    if alone or _zoomed(app):
        _zoom_to(app, "documents")
    app.documents.focus()


def to_list(app: BrowseApp, name: str) -> None:
    app.screen.remove_class("-documents")
    if _zoomed(app):
        _zoom_to(app, "summary")
    app.show_list(name)
    app.rows().focus()


def to_source(app: BrowseApp) -> None:
    app.screen.remove_class("-documents")
    if _zoomed(app):
        _zoom_to(app, "source")
    app.source.focus()


def only(app: BrowseApp) -> None:
    """The next filter."""
    order = list(Only)
    pane = app.rows("facts")
    app.show_list("facts")
    pane.filter(order[(order.index(pane.only) + 1) % len(order)])
    if app.shown is not None:
        pane.message = (f"Nothing here: {pane.only}.", "", "v   shows the next kind")
    app.headings()


def zoom(app: BrowseApp) -> None:
    """The pane alone on the screen, or all of them again."""
    if _zoomed(app):
        _zoom_to(app, "")
        return
    pane = app.pane()
    names = {app.documents: "documents", app.source: "source"}
    _zoom_to(app, names.get(pane, "summary"))


def back(app: BrowseApp) -> None:
    """Escape: out of the search, the zoom, the list of documents, the comparison."""
    if app.search.pane is not None:
        app.search.leave(app)
        return
    if _zoomed(app):
        _zoom_to(app, "")
    app.screen.remove_class("-documents")
    if app.list == "compare" or app.pane() is app.rows():
        app.show_list("facts")
    app.rows().focus()


def copy(app: BrowseApp) -> None:
    row, item = app.rows().row, app.item
    if row is None or item is None:
        return
    app.copy_to_clipboard(citation(row, item))
    app.notify("copied, with its words and their place", timeout=2)


def original(app: BrowseApp) -> None:
    """The file in the reader's own program."""
    path = original_of(app.item) if app.item else None
    found = opener.opener(path, os.environ) if path else None
    if found is None:
        app.notify("no program to open it; set EDITOR or PAGER", severity="warning")
        return
    command, takes_over = found
    if not takes_over:
        trouble = opener.start(command)
    else:
        try:
            with app.suspend():
                trouble = opener.run(command)
        except SuspendNotSupported:
            trouble = "this terminal cannot be lent to another program"
    if trouble:
        app.notify(trouble, severity="warning", markup=False)


def _zoomed(app: BrowseApp) -> bool:
    return any(app.screen.has_class(f"-zoom-{name}") for name in _ZOOMS)


def _zoom_to(app: BrowseApp, name: str) -> None:
    for one in _ZOOMS:
        app.screen.set_class(one == name, f"-zoom-{one}")
