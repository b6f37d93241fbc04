"""The application: three panes, what moves between them, and what comes from other threads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual.app import App, ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import Input, Static

from summarizer.browse import asking, comparing_two, correcting, moving, searching
from summarizer.browse.asker import Asker, Came, Failed, OpenTool, Told
from summarizer.browse.detail import Detail
from summarizer.browse.documents_pane import DocumentsPane
from summarizer.browse.heading import Banner, Heading
from summarizer.browse.item import Item, State
from summarizer.browse.key_line import KeyLine
from summarizer.browse.keys import KEYS, complaints
from summarizer.browse.lines_view import BAD, DIM, DOUBTFUL, LinesView
from summarizer.browse.loading import (
    Aside,
    Broken,
    Collected,
    Loaded,
    collecting,
    in_a_thread,
    loading,
)
from summarizer.browse.messages import EMPTY, nothing_to_show
from summarizer.browse.preferences import Preferences
from summarizer.browse.row import Only
from summarizer.browse.rows_pane import RowsPane
from summarizer.browse.source_pane import SourcePane
from summarizer.browse.theme import TERMINAL

if TYPE_CHECKING:
    from summarizer.browse.shown import Shown

LISTS = ("facts", "problems", "compare")

Names = Callable[[], Iterable[tuple[str, str]]]
"""The names of what is browsed, each with why it cannot be read, or with nothing."""


class BrowseApp(App[None]):
    """Shows releases and what was said of them."""

    TITLE = "summarizer"
    CSS_PATH = "browse.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = KEYS  # type: ignore[assignment]  # a list of one of the kinds the base allows
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (118, "-wide")]

    def __init__(
        self,
        names: Names,
        open_tool: OpenTool,
        preferences: Preferences,
        *,
        at_once: bool = False,
        aside: Aside = in_a_thread,
    ) -> None:
        """Reads nothing before the first screen is drawn.

        Args:
            names: Called once, away from the screen.
            open_tool: Opens a model when one is asked for.
            preferences: Keys, theme, and who corrects.
            at_once: Whether to ask about a document when it is opened: answers cost nothing.
            aside: Does work that must not hold up the screen.
        """
        # Known before the theme is: under NO_COLOR the base would turn the terminal's own colours
        # into black on black.
        super().__init__(ansi_color=None if preferences.theme else True)
        self.at_once = at_once
        self._aside = aside
        self._names = names
        self.preferences = preferences
        self.asker = Asker(open_tool, self.post_message)
        self.wanted: dict[Item, str | None] = {}
        self.items: list[Item] = []
        self.item: Item | None = None
        self.shown: Shown | None = None
        self.other: Shown | None = None
        self.list = "facts"
        self.told = ""
        self.collected = False
        self.search = searching.Search()
        self.register_theme(TERMINAL)
        self.theme = preferences.theme if preferences.theme in self.available_themes else "terminal"

    def compose(self) -> ComposeResult:
        yield Banner(id="banner")
        with Container(id="main"):
            with Vertical(id="documents-pane"):
                yield Heading("documents", id="documents-heading")
                yield DocumentsPane(id="documents")
            with Vertical(id="summary-pane"):
                yield Heading("facts", id="summary-heading")
                for name in LISTS:
                    yield RowsPane(id=name)
                yield Heading("", id="detail-heading")
                yield Detail(id="detail")
            with Vertical(id="source-pane"):
                yield Heading("source", id="source-heading")
                yield SourcePane(id="source")
        with Horizontal(id="search-line"):
            yield Static("/", id="search-label", markup=False)
            yield Input(id="search", select_on_focus=False)
        yield KeyLine(self.preferences.keys, id="key-line")

    def on_mount(self) -> None:
        for name in LISTS:
            self.rows(name).add_class("list")
        self.show_list("facts")
        self.rows("facts").focus()
        self.set_keymap(dict(self.preferences.keys))
        self.watch(self.screen, "focused", self._focus_moved, init=False)
        self.call_after_refresh(self._begin)

    def on_unmount(self) -> None:
        self.asker.close()

    # What is where.

    @property
    def documents(self) -> DocumentsPane:
        return self.query_one("#documents", DocumentsPane)

    @property
    def source(self) -> SourcePane:
        return self.query_one("#source", SourcePane)

    def rows(self, name: str = "") -> RowsPane:
        """A list of the summary pane; the one that is seen where none is named."""
        return self.query_one(f"#{name or self.list}", RowsPane)

    def pane(self) -> LinesView:
        """The one that keys go to."""
        if self.search.pane is not None:
            return self.search.pane
        focused = self.focused
        return focused if isinstance(focused, LinesView) else self.rows()

    @property
    def settled(self) -> bool:
        """Whether the open item is read, or known to be unreadable."""
        return self.shown is not None or (self.item is not None and self.item.state is State.FAILED)

    # What comes from other threads.

    def _begin(self) -> None:
        for complaint in complaints(self.preferences.keys):
            self.notify(f"[browse.keys]: {complaint}", severity="warning", markup=False)
        if self.preferences.theme not in ("", *self.available_themes):
            self.notify(
                f"[browse] knows no theme {self.preferences.theme}; there are "
                f"{', '.join(self.available_themes)}",
                severity="warning",
                markup=False,
            )
        if self.preferences.complaint:
            self.notify(self.preferences.complaint, severity="warning", markup=False)
        self._aside(lambda: collecting(self._names, self.post_message))

    def on_collected(self, message: Collected) -> None:
        self.items += message.items
        self.documents.show(self.items)
        self.screen.set_class(len(self.items) > 1, "-several")
        self.collected = message.all_of_them
        self.query_one("#documents-heading", Heading).say("documents", f"{len(self.items):,}")
        if self.item is None and self.items:
            self.open(self.items[0])
        elif message.all_of_them and not self.items:
            self.rows().show([], message=EMPTY)
            self.banner()

    def open(self, item: Item) -> None:
        """Show an item; what takes time is done elsewhere."""
        before = self.item
        if before is not None and before is not item and not before.asked:
            before.reading = None
        self.item, self.shown, self.other, self.told = item, None, None, ""
        if item.state is State.CLOSED:
            item.state = State.READING
        self.documents.open(item)
        for name in LISTS:
            self.rows(name).show([], message=("reading …",))
        self.query_one("#detail", Detail).show(())
        self.source.show("")
        if self.list == "compare":
            self.show_list("facts")
        self.banner()
        self.load(item)

    def load(self, item: Item) -> None:
        """Read it, or only lay out again what was read."""
        self._aside(lambda: loading(item, self.post_message))

    def on_loaded(self, message: Loaded) -> None:
        self.documents.refresh()
        if message.item is not self.item:
            asking.when_read(self, message.item, first=False)
            return
        first = self.shown is None
        self.shown = message.shown
        if first:
            self.source.show(message.shown.text, message.shown.titles)
        self.show_rows()
        if message.shown.complaint:
            self.notify(message.shown.complaint, severity="warning", markup=False)
        asking.when_read(self, message.item, first=first)

    def on_broken(self, message: Broken) -> None:
        self.wanted.pop(message.item, None)
        self.documents.refresh()
        if message.item is self.item:
            for name in LISTS:
                self.rows(name).show([], message=nothing_to_show(message.item))
            self.banner()

    def on_told(self, message: Told) -> None:
        message.item.state = State.ASKING
        if message.item is self.item:
            self.told = message.words
            self.show_message()
        self.documents.refresh()
        self.banner()

    def on_came(self, message: Came) -> None:
        asking.take(self, message)

    def on_failed(self, message: Failed) -> None:
        asking.take_failure(self, message)

    # What is seen.

    def show_rows(self) -> None:
        """The rows of what is shown, in both lists."""
        if self.item is None or self.shown is None:
            return
        self.rows("facts").show(self.shown.facts, message=nothing_to_show(self.item, self.told))
        self.rows("problems").show(self.shown.problems, message=("No problem is known.",))
        self.headings()
        self.banner()

    def show_message(self) -> None:
        """What stands in place of rows, where there are none yet."""
        pane = self.rows("facts")
        if self.item is not None and not pane.row:
            pane.show([], message=nothing_to_show(self.item, self.told))

    def show_list(self, name: str) -> None:
        self.list = name
        for one in LISTS:
            self.rows(one).set_class(one == name, "seen")
        self.headings()
        self.point(self.rows())

    def headings(self) -> None:
        shown = self.shown
        info = ""
        if shown is not None:
            problems = sum(row.depth > 0 for row in shown.problems)
            if self.list == "facts":
                info = f"{shown.values}" if shown.values else ""
                info += f", {problems} problems" if problems else ""
            elif self.list == "problems":
                info = f"{problems}"
        if self.list == "compare" and self.other is not None:
            info = comparing_two.comparison(self)
        if self.rows().only is not Only.ALL:
            info = f"{self.rows().only}  {info}"
        self.query_one("#summary-heading", Heading).say(self.list, info.strip())

    def banner(self) -> None:
        banner = self.query_one("#banner", Banner)
        item = self.item
        if item is None:
            banner.say("summarizer", "" if self.collected else "looking for documents …")
            return
        state: str = item.state
        if item.state is State.ASKING:
            state = f"{self.told or 'asking'} …"
        styles = {State.FAILED: BAD, State.LACKS_ANSWERS: DOUBTFUL}
        banner.say(item.headline or item.title or item.name, state, styles.get(item.state, DIM))

    def _focus_moved(self) -> None:
        pane = self.pane()
        for name in ("documents", "source"):
            self.query_one(f"#{name}-heading", Heading).activate(pane.id == name)
        self.query_one("#summary-heading", Heading).activate(pane.id in LISTS)

    def on_rows_pane_chosen(self, message: RowsPane.Chosen) -> None:
        if message.pane.id == self.list:
            self.point(message.pane)

    def point(self, pane: RowsPane | None) -> None:
        """Show the chosen row's words, and what it says in full."""
        row = pane.row if pane else None
        self.query_one("#detail", Detail).show(row.detail if row else ())
        self.source.mark(row.spans if row else (), row.context if row else ())
        self.query_one("#detail-heading", Heading).say("", row.path if row else "")
        self.query_one("#source-heading", Heading).say("source", moving.whereabouts(row))

    def on_source_pane_pointed(self, message: SourcePane.Pointed) -> None:
        row = self.rows("facts").at_offset(message.offset)
        if row is not None:
            self.show_list("facts")
            self.rows("facts").choose(row.key)

    def on_documents_pane_opened(self, message: DocumentsPane.Opened) -> None:
        self.open(message.item)
        self.screen.remove_class("-documents", "-zoom-documents")
        self.rows().focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "search":
            self.search.typed(self, event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "search":
            self.search.close(self)

    # What keys do; each is a function of its own elsewhere.

    def action_keys(self) -> None:
        moving.keys(self)

    def action_words(self) -> None:
        moving.words(self)

    def action_documents(self) -> None:
        moving.documents(self)

    def action_facts(self) -> None:
        moving.to_list(self, "facts")

    def action_problems(self) -> None:
        moving.to_list(self, "facts" if self.list == "problems" else "problems")

    def action_source(self) -> None:
        moving.to_source(self)

    def action_neighbour(self, step: int) -> None:
        if item := self.documents.neighbour(step):
            self.open(item)

    def action_search(self) -> None:
        self.search.open(self)

    def action_again(self, step: int) -> None:
        self.search.again(self, step)

    def action_only(self) -> None:
        moving.only(self)

    def action_zoom(self) -> None:
        moving.zoom(self)

    def action_leave(self) -> None:
        moving.back(self)

    def action_copy(self) -> None:
        moving.copy(self)

    def action_original(self) -> None:
        moving.original(self)

    def action_compare(self) -> None:
        comparing_two.compare(self)

    def action_ask(self) -> None:
        asking.ask(self)

    def action_ask_other(self) -> None:
        asking.ask_other(self)

    def action_stop(self) -> None:
        asking.stop(self)

    def action_save(self) -> None:
        asking.save(self)

    def action_accept(self) -> None:
        correcting.accept(self)

    def action_correct(self) -> None:
        correcting.correct(self)

    def action_gold(self) -> None:
        correcting.gold(self)
