"""`c`: the open document beside another, or beside what was said of it before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.browse.comparing import compared
from summarizer.browse.item import Item, Reading, State
from summarizer.browse.questions import Pick
from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from summarizer.browse.app import BrowseApp


def compare(app: BrowseApp) -> None:
    """Pick the other one; an earlier answer on the same document stands first."""
    item = app.item
    if app.list == "compare":
        app.show_list("facts")
        app.rows().focus()
        return
    if item is None or app.shown is None or not app.shown.facts:
        app.notify("there is no summary to compare yet", severity="warning")
        return
    others = [one for one in app.items if one is not item and one.state is not State.WAITING]
    if item.earlier is not None and item.reading is not None:
        before = Reading(item.reading.document, item.earlier)
        title = f"before: {item.earlier.provenance.model}"
        others.insert(0, Item(item.name, lambda: before, title=title, state=State.DONE))
    if not others:
        app.notify("there is no other summary to compare with", severity="warning")
        return

    def picked(answer: object) -> None:
        if isinstance(answer, Item):
            _beside(app, answer)

    app.push_screen(Pick("compare with", others), picked)


def comparison(app: BrowseApp) -> str:
    """What is compared, for the heading."""
    if app.other is None or app.other.reading.summary is None:
        return ""
    other = app.other.reading.summary
    rows = app.rows("compare").count_of(lambda row: row.differs)
    return f"with {other.document.source or other.provenance.model}, {rows} differ"


def _beside(app: BrowseApp, other: Item) -> None:
    from summarizer.browse.shown import shown

    assert app.shown is not None
    try:
        app.other = shown(other, other.reading or other.read())
    except SummarizerError as error:
        app.notify(str(error), severity="error", markup=False)
        return
    if not app.other.facts:
        app.notify("that document has no summary yet", severity="warning")
        return
    app.rows("compare").show(compared(app.shown.facts, app.other.facts))
    app.show_list("compare")
    app.rows().focus()
